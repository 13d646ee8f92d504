import Questionnaires

/// What keying a batch twice shows: how often the passes agree, where not, and whose errors they were.
///
/// The denominator of the agreement is what was compared: the marks of the papers that carry marks in
/// both passes, whichever pass is looked at first. A paper that was voided and entered again is one
/// paper; a paper that one pass lacks is missing, not compared.
public struct EntryComparison: Sendable {
  /// What one operator keyed in papers that were compared, and what of it lost a settlement.
  public struct Clerk: Sendable, Hashable {
    /// The operator.
    public let id: String
    /// The marks that were compared.
    public internal(set) var marks = 0
    /// The marks that lost.
    public internal(set) var errors = 0
    /// Papers left out, entered though there is none, or ruled wrongly.
    public internal(set) var paperErrors = 0
    /// Marks that differ and are not settled: each may turn out to be an error of this clerk.
    public internal(set) var openMarks = 0
    /// Differences about papers that are not settled, likewise.
    public internal(set) var openPapers = 0

    /// Whether every difference of papers that the clerk keyed is settled, so that the errors are final.
    public var isDecided: Bool { openMarks + openPapers == 0 }
    /// The most errors that there can be; the least are ``errors``.
    public var mostErrors: Int { errors + openMarks }
    /// The most errors about papers that there can be.
    public var mostPaperErrors: Int { paperErrors + openPapers }

    /// The clerks of several batches, each once, by id.
    public static func merged(_ clerks: [Clerk]) -> [Clerk] {
      var byID: [String: Clerk] = [:]
      for clerk in clerks {
        var entry = byID[clerk.id] ?? Clerk(id: clerk.id)
        entry.marks += clerk.marks
        entry.errors += clerk.errors
        entry.paperErrors += clerk.paperErrors
        entry.openMarks += clerk.openMarks
        entry.openPapers += clerk.openPapers
        byID[clerk.id] = entry
      }
      return byID.keys.sorted().compactMap { byID[$0] }
    }
  }

  /// The batch's id.
  public let batch: String
  /// Papers with marks in both passes.
  public let papers: Int
  /// The marks that were compared.
  public let marks: Int
  /// The marks that agree.
  public let agreeing: Int
  /// The differences, settled or not.
  public let differences: [Difference]
  /// The papers of pass 2 that pass 1 lacks.
  public let missingInFirst: [Int]
  /// The papers of pass 1, or of the sample, that pass 2 lacks.
  public let missingInSecond: [Int]
  /// How many marks differ at each place of the layout.
  public let differencesByPlace: [Int]
  /// The clerks by id.
  public let clerks: [Clerk]

  /// What waits for a third person.
  public var open: Int { differences.count { $0.settlement == nil } }

  /// Compares the closed passes of a batch; nil while a pass is open or there is only one.
  public init?(_ batch: Batch, _ layout: SheetLayout) {
    guard let first = batch.passes[1], let second = batch.passes[2], batch.isEnded else {
      return nil
    }
    self.batch = batch.id
    papers = batch.comparedPapers
    marks = papers * layout.places.count
    differences = batch.differences(
      illegible: layout.questionnaire.validity.illegible == .settle)
    var byPlace = Array(repeating: 0, count: layout.places.count)
    var missing: [Int: [Int]] = [:]
    var clerks: [String: Clerk] = [:]
    for owner in [first.owner, second.owner] {
      clerks[owner] = Clerk(id: owner, marks: marks)
    }
    for difference in differences {
      switch difference.kind {
      case .mark(let place, _, _): if byPlace.indices.contains(place) { byPlace[place] += 1 }
      case .onlyIn(let pass): missing[3 - pass, default: []].append(difference.number)
      case .ruling, .unreadable: break
      }
      for (pass, isPaper) in Self.losers(difference) {
        let clerk =
          batch.keyed(pass, difference.number)?.keyedBy ?? batch.passes[pass]?.owner ?? ""
        var entry = clerks[clerk] ?? Clerk(id: clerk)
        switch (isPaper, difference.settlement == nil) {
        case (true, true): entry.openPapers += 1
        case (true, false): entry.paperErrors += 1
        case (false, true): entry.openMarks += 1
        case (false, false): entry.errors += 1
        }
        clerks[clerk] = entry
      }
    }
    agreeing = marks - byPlace.reduce(0, +)
    differencesByPlace = byPlace
    missingInFirst = missing[1] ?? []
    missingInSecond = missing[2] ?? []
    self.clerks = clerks.keys.sorted().compactMap { clerks[$0] }
  }

  /// The passes that a settlement found wrong, and whether about the paper itself; while nothing is settled,
  /// those that may turn out to be wrong.
  private static func losers(_ difference: Difference) -> [(pass: Int, isPaper: Bool)] {
    guard let settlement = difference.settlement else {
      return switch difference.kind {
      case .mark: [(1, false), (2, false)]
      case .onlyIn, .ruling: [(1, true), (2, true)]
      case .unreadable: []
      }
    }
    switch difference.kind {
    case .mark(_, let first, let second):
      let right =
        switch settlement.choice {
        case .first: first
        case .second: second
        case .mark(let mark): mark
        }
      return (first == right ? [] : [(1, false)]) + (second == right ? [] : [(2, false)])
    case .onlyIn, .ruling: return [(settlement.choice == .first ? 2 : 1, true)]
    case .unreadable: return []
    }
  }
}
