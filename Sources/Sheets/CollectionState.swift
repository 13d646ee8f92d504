public import Digests
import Questionnaires

/// Everything that a round's journals say: a pure function of their records.
public struct CollectionState: Sendable {
  /// The batches by id.
  public internal(set) var batches: [String: Batch] = [:]
  /// Batch ids by the times of their first `begin`.
  public internal(set) var batchOrder: [String] = []
  /// The facts that stand; where journals disagree, one of the rivals.
  public internal(set) var facts: [FactKey: Fact] = [:]
  /// Facts about which journals disagree; they have no value until someone rules.
  public internal(set) var factConflicts: [FactKey: Conflict] = [:]
  /// The statements of every fact that no later one replaced, by hash; more than one when journals
  /// were written side by side.
  var factStatements: [FactKey: Statements<Fact>] = [:]
  /// The override lines about every item of a unit.
  var overrideStatements: [OverrideKey: Statements<Override>] = [:]
  /// Every override, lifting and taking back, by time.
  public internal(set) var overrideChanges: [OverrideChange] = []
  /// Requests for figures, by time.
  public internal(set) var interventions: [Intervention] = []
  /// The files of draws that operators put on record.
  public internal(set) var draws: [DrawKey: DrawEntry] = [:]
  /// All that journals say of every file of a draw, by hash.
  var drawStatements: [DrawKey: [DrawEntry]] = [:]
  /// Files of draws about which journals disagree.
  public internal(set) var drawConflicts: [DrawKey: Conflict] = [:]
  /// The substitutes that were activated, by draw and place.
  public internal(set) var substitutions: [SubstitutionEntry] = []
  /// The facts that were changed or taken back, by time.
  public internal(set) var factCorrections: [FactCorrection] = []
  /// How many facts were changed or taken back.
  public var factChanges: Int { factCorrections.count }
  /// The operator whose `who` was last in each journal.
  public internal(set) var operators: [String: String] = [:]
  /// What `undo` can take back in each journal, newest last.
  var undoable: [String: [Undoable]] = [:]
  /// Records that others refer to and that have been read.
  var referable: Set<Digest> = []
  /// Who wrote the records that others may contradict.
  var authors: [Digest: String] = [:]
  /// What was done to each batch after its end, and what each journal had read of it.
  var histories: [String: BatchHistory] = [:]
  /// Rulings on conflicts, in the order of reading, which decides nothing.
  var keeps: [Keep] = []
  /// The first lines of passes, those that were left out too.
  var openings: [Digest: Opening] = [:]
  /// The lines of conflicts and rulings, with their words.
  var lines: [Digest: RecordedLine] = [:]
  /// What their journals went on with.
  var trails: [Digest: Trail] = [:]
  /// The watched lines from which a journal's further lines in a pass follow.
  var followed: [String: [PassKey: [Digest]]] = [:]
  /// What was left out with each line that a ruling dropped.
  var dropped: [Digest: Trail] = [:]
  /// Where the journals are kept; those of branches by the branch's name.
  var places: [String: JournalPlace] = [:]
  /// What the hash of a salvaged record has become.
  var salvaged: [Digest: Digest] = [:]
  /// The round's layouts by questionnaire id.
  public let layouts: [String: SheetLayout]

  /// An empty state for a round's layouts.
  public init(layouts: some Sequence<SheetLayout>) {
    self.layouts = Dictionary(
      layouts.map { ($0.questionnaire.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The batches by the times of their first `begin`, in whatever order journals were read.
  public var orderedBatches: [Batch] { batchOrder.compactMap { batches[$0] } }

  /// A pass of a batch.
  public func pass(_ key: PassKey) -> Pass? { batches[key.batch]?.passes[key.pass] }

  /// The newest line that `undo` would take back in a journal; nil when there is none or when
  /// another journal built on it.
  public func newestUndoable(in journal: String) -> Undoable? {
    undoable[journal]?.last.flatMap { isUnrivalled($0) && isInItsPass($0, journal) ? $0 : nil }
  }

  /// The statements that a new statement of a fact replaces.
  public func priors(of key: FactKey) -> [Digest] { statements(of: key).map(\.stamp.hash) }

  /// The statements of a fact that no later one replaced, by hash; more than one where journals were
  /// written side by side.
  public func statements(of key: FactKey) -> [Fact] { factStatements[key]?.heads ?? [] }

  /// The layout of a batch's questionnaire.
  public func layout(of batch: String) -> SheetLayout? {
    batches[batch].flatMap { layouts[$0.parameters.questionnaire] }
  }

  /// Whether marks of a batch take one byte each.
  public func isCompact(batch: String) -> Bool {
    layout(of: batch)?.isCompact ?? false
  }
}

/// The first line of a pass.
struct Opening: Sendable, Hashable {
  let key: PassKey
  let parameters: BeginParameters
  let after: Digest?
}

/// A recorded line that can be taken back, with what stood before it.
public struct Undoable: Sendable {
  /// What stood before.
  enum Before: Sendable {
    /// A paper, or none; the marks of a new paper are not worth keeping.
    case paper(PassKey, number: Int, Paper?, lastNumber: Int?)
    /// A ruling on a closed pass.
    case ruling(PassKey, number: Int, made: Stamp)
    /// A settlement.
    case settlement(batch: String, number: Int, made: Stamp)
    case header(PassKey, issued: Int, returned: Int)
    case fact(FactKey, made: Digest)
    case override(OverrideKey, made: Digest)
    case spoiling(batch: String, made: Stamp)
    case withdrawal(batch: String, made: Stamp)
    /// Nothing: the line contradicted another journal.
    case untaken(batch: String)
  }

  /// The record's sequence number in its journal.
  public let sequence: Int
  /// The word of the line.
  public let word: String
  let before: Before

  /// The paper that the line was about.
  public var number: Int? {
    switch before {
    case .paper(_, let number, _, _), .ruling(_, let number, _), .settlement(_, let number, _):
      number
    case .header, .fact, .override, .spoiling, .withdrawal, .untaken: nil
    }
  }

  /// The pass into which the line was keyed; nil for any other line.
  var keyedPass: PassKey? {
    switch before {
    case .paper(let key, _, _, _), .header(let key, _, _): key
    case .ruling, .settlement, .fact, .override, .spoiling, .withdrawal, .untaken: nil
    }
  }

  /// The batch that the line was about.
  public var batch: String? {
    switch before {
    case .paper(let key, _, _, _), .ruling(let key, _, _), .header(let key, _, _): key.batch
    case .spoiling(let batch, _), .withdrawal(let batch, _), .untaken(let batch),
      .settlement(let batch, _, _):
      batch
    case .fact, .override: nil
    }
  }
}
