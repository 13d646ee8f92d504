public import ExactArithmetic
import Questionnaires
public import Sheets

/// The sheets of raters who sign with their number: leaders, departments, units on peer ballots.
///
/// Only valid papers of closed batches are here. A rater with two sheets that differ at a place has no
/// rating there: the sheets contradict each other until one of them is voided.
public struct RatingSheets: Sendable {
  /// The questionnaire's id.
  public let questionnaire: String
  /// The ids of the batches, sorted.
  public let batches: [String]
  /// Whether every batch is sealed.
  public let isSealed: Bool
  private let layout: SheetLayout?
  private let marks: [Int: [[String]]]

  /// What a rater says at a place.
  public enum Rating: Sendable, Hashable {
    /// A score.
    case score(Rational)
    /// The rater wrote that the place does not apply, `-`.
    case notApplicable
    /// No sheet, or a place that carries no score: blank, unreadable, an abstention.
    case absent
    /// Two sheets of the rater say different things.
    case contradicted
  }

  /// Collects the sheets of a questionnaire about a subject, `all` for a grid.
  public init(
    _ questionnaire: String, subject: String, in book: TallyBook, _ state: CollectionState
  ) {
    let roles: [String?] = [nil] + (state.layouts[questionnaire]?.questionnaire.roles ?? [])
    let tallies = roles.compactMap {
      book.tallies[Tally.Key(questionnaire: questionnaire, subject: subject, role: $0)]
    }
    self.questionnaire = questionnaire
    batches = tallies.flatMap { $0.sources.map(\.batch) }.sorted()
    isSealed = tallies.allSatisfy(\.isSealed)
    layout = state.layouts[questionnaire]
    var marks: [Int: [[String]]] = [:]
    for batch in batches {
      state.forEachValidPaper(of: batch) { number, bytes, isCompact in
        let tokens = Marks(bytes: Array(bytes), isCompact: isCompact).tokens
        marks[number, default: []].append(tokens)
      }
    }
    self.marks = marks
  }

  /// The numbers of those who handed in a valid sheet, ascending.
  public var raters: [Int] { marks.keys.sorted() }

  /// What a rater says at a place, such as `m1-1` or `score:U07`.
  public func rating(by rater: Int, at place: String) -> Rating {
    guard let layout, let index = layout.placeIndex(named: place), let sheets = marks[rater] else {
      return .absent
    }
    let said = Set(sheets.map { $0.indices.contains(index) ? $0[index] : "." })
    guard said.count == 1, let mark = said.first else { return .contradicted }
    if mark == IrregularMark.notApplicable.rawValue { return .notApplicable }
    return layout.places[index].score(of: mark).map { .score($0) } ?? .absent
  }

  /// The least and the greatest score that a place takes; nil where it sets no limit.
  public func range(at place: String) -> ClosedRange<Rational>? {
    guard let layout, let index = layout.placeIndex(named: place) else { return nil }
    return layout.places[index].scoreRange
  }
}

extension Place {
  /// The score that a canonical mark stands for; nil where it stands for none.
  func score(of mark: String) -> Rational? {
    guard IrregularMark(rawValue: mark) == nil else { return nil }
    switch kind {
    case .number: return try? Rational(parsing: mark)
    case .single(let options):
      guard let option = options.first(where: { $0.code == mark }), !option.isAbstention else {
        return nil
      }
      return option.score
    case .multiple, .ratio, .yesNo, .date, .unit: return nil
    }
  }

  /// The least and the greatest score that the place takes; nil where it takes none or has no limit.
  var scoreRange: ClosedRange<Rational>? {
    switch kind {
    case .number(let range):
      guard let high = range.high, range.low <= high else { return nil }
      return range.low...high
    case .single(let options):
      let scores = options.filter { !$0.isAbstention }.compactMap(\.score)
      guard let low = scores.min(), let high = scores.max() else { return nil }
      return low...high
    case .multiple, .ratio, .yesNo, .date, .unit: return nil
    }
  }
}

extension CollectionState {
  /// Visits the valid papers of a batch that is counted, in the order of entry.
  func forEachValidPaper(
    of batch: String,
    _ visit: (_ number: Int, _ marks: UnsafeBufferPointer<UInt8>, _ isCompact: Bool) -> Void
  ) {
    guard let batch = batches[batch], let layout = layouts[batch.parameters.questionnaire]
    else { return }
    let policy = layout.questionnaire.validity
    batch.forEachFinal { number, marks, hasMarks, ruling in
      guard hasMarks else { return }
      let counts = MarkCounts(marks, isCompact: layout.isCompact)
      guard case .valid = policy.standing(of: counts, ruling: ruling) else { return }
      visit(number, marks, layout.isCompact)
    }
  }
}
