import Digests
import Questionnaires
public import Sheets

/// All tallies of a round, and the batches that are in none of them.
public struct TallyBook: Sendable {
  /// A batch that no figure counts, with the reason.
  public struct Exclusion: Sendable, Hashable {
    /// Why a batch is not counted.
    public enum Cause: String, Sendable, Hashable, CaseIterable {
      /// Its pass is not closed: the input may have been cut.
      case open
      /// The whole batch is void.
      case spoiled
      /// Two journals contradict each other about it.
      case conflict
      /// Its questionnaire was changed after it began.
      case definitionChanged
      /// The round has no such questionnaire.
      case unknownQuestionnaire
      /// Marks in it do not fit the questionnaire.
      case unfittingMarks
    }

    /// Whether the figures may still change on its account; a void batch is out for good.
    public var isUndecided: Bool { cause != .spoiled }

    /// The batch's id.
    public let batch: String
    /// What it would have been counted in; of a conflict one of the sides.
    public let key: Tally.Key
    /// Why it is not.
    public let cause: Cause
    /// What any side of a conflict would have been counted in, in order; else `key` alone.
    public let keys: [Tally.Key]

    /// The questionnaires that it may be about.
    public var questionnaires: [String] { Set(keys.map(\.questionnaire)).sorted() }
    /// The units that it may be about.
    public var subjects: [String] { Set(keys.map(\.subject)).sorted() }

    init(batch: String, key: Tally.Key, cause: Cause, among keys: [Tally.Key] = []) {
      self.batch = batch
      self.key = key
      self.cause = cause
      self.keys = Set(keys + [key]).sorted()
    }
  }

  /// The tallies by what they are about.
  public private(set) var tallies: [Tally.Key: Tally] = [:]
  /// Batches that are in no tally.
  public private(set) var exclusions: [Exclusion] = []

  /// Counts every closed batch of the state.
  public init(_ state: CollectionState) {
    for batch in state.orderedBatches {
      let parameters = batch.parameters
      let key = Tally.Key(of: parameters)
      if let cause = Self.cause(against: batch, state) {
        exclusions.append(
          Exclusion(
            batch: batch.id, key: key, cause: cause,
            among: state.openings(of: batch).map { Tally.Key(of: $0) }))
      } else if let layout = state.layouts[parameters.questionnaire],
        let tally = Self.tally(batch, layout, key)
      {
        tallies[key]?.merge(tally)
        if tallies[key] == nil { tallies[key] = tally }
      } else {
        exclusions.append(Exclusion(batch: batch.id, key: key, cause: .unfittingMarks))
      }
    }
  }

  /// The tallies in order.
  public var ordered: [Tally] { tallies.keys.sorted().compactMap { tallies[$0] } }

  private static func cause(
    against batch: Batch, _ state: CollectionState
  ) -> Exclusion.Cause? {
    if !batch.conflicts.isEmpty { return .conflict }
    if batch.spoiling != nil { return .spoiled }
    guard let layout = state.layouts[batch.parameters.questionnaire] else {
      return .unknownQuestionnaire
    }
    if !layout.questionnaire.isDefined(by: batch.parameters.definition.hex) {
      return .definitionChanged
    }
    return batch.isEnded ? nil : .open
  }

  /// Counts one batch; nil when a paper's marks do not fit the layout.
  private static func tally(_ batch: Batch, _ layout: SheetLayout, _ key: Tally.Key) -> Tally? {
    guard let pass = batch.passes[1] else { return nil }
    let policy = layout.questionnaire.validity
    let places = layout.places.count
    var histogram = MarkHistogram(places: places)
    var bytes = Array(repeating: 0, count: layout.isCompact ? places << 8 : 0)
    var fits = true
    batch.forEachFinal { _, marks, hasMarks, ruling in
      guard hasMarks else { return }
      let counts = MarkCounts(marks, isCompact: layout.isCompact)
      guard case .valid = policy.standing(of: counts, ruling: ruling) else { return }
      if !layout.isCompact {
        if !histogram.add(tokens: marks) { fits = false }
        return
      }
      guard marks.count == places else {
        fits = false
        return
      }
      for place in 0..<places {
        bytes[place << 8 + Int(marks[place])] += 1
      }
    }
    if layout.isCompact { histogram.add(bytes: bytes) }
    guard fits, histogram.fits(layout) else { return nil }
    let source = Tally.Source(
      batch: batch.id, isSealed: batch.isSealed,
      accounting: Accounting(batch, policy: policy) ?? Accounting(pass, policy: policy),
      acceptedBy: pass.closing?.acceptedBy,
      corrections: pass.corrections.reduce(into: [:]) { $0[$1.act, default: 0] += 1 })
    return Tally(key: key, layout: layout, sources: [source], marks: histogram)
  }
}

extension MarkHistogram {
  /// Whether every mark counted is one that its place accepts.
  fileprivate func fits(_ layout: SheetLayout) -> Bool {
    let reader = MarkReader(layout)
    for (place, counts) in zip(layout.places, places) {
      for mark in counts.keys {
        guard let read = try? reader.mark(mark, at: place), read.mark == mark else { return false }
      }
    }
    return true
  }
}

extension Tally.Key {
  /// What the papers of a batch are counted in.
  fileprivate init(of parameters: BeginParameters) {
    self.init(
      questionnaire: parameters.questionnaire, subject: parameters.subject, role: parameters.role)
  }
}
