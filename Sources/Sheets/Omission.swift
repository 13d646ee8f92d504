import Digests

/// What a replay leaves out: rejected lines, and what follows from them.
///
/// A line follows from a rejected one when it refers to it, when it is keyed by the same journal into
/// the same pass later on, or when it takes such a line back.
struct Omission: Sendable {
  private let rejected: Set<Digest>
  private var omitted: Set<Digest> = []
  private var passes: [String: Set<PassKey>] = [:]
  private var sequences: [String: Set<Int>] = [:]

  init(rejected: Set<Digest>) { self.rejected = rejected }

  /// Takes over for a branch what holds for the journal that it branched from.
  mutating func branch(_ journal: String, _ name: String) {
    passes[name] = passes[journal]
    sequences[name] = sequences[journal]
  }

  /// Whether a record is to be left out; says so once, in the order of its journal.
  mutating func leavesOut(
    _ event: CollectionEvent, _ stamp: Stamp, _ state: CollectionState
  ) -> Bool {
    let journal = stamp.journal
    let follows: Bool
    switch event {
    case .undo(let sequence): follows = sequences[journal]?.contains(sequence) ?? false
    case .keep: follows = false
    default: follows = event.references.contains { omitted.contains(state.hash($0)) }
    }
    var isOut = rejected.contains(stamp.hash) || follows
    if let key = event.ownPass {
      if case .begin(_, _, .some(let after)) = event, !isOut, !omitted.contains(state.hash(after)) {
        passes[journal]?.remove(key)
      }
      isOut = isOut || passes[journal]?.contains(key) ?? false
      if isOut { passes[journal, default: []].insert(key) }
    }
    guard isOut else { return false }
    omitted.insert(stamp.hash)
    sequences[journal, default: []].insert(stamp.sequence)
    return true
  }
}
