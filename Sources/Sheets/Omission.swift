import Digests

/// What a replay leaves out: rejected lines, and what follows from them.
///
/// A line follows from a rejected one when it refers to it, when it is keyed by the same journal into
/// the same pass later on, or when it takes such a line back. Rulings on conflicts are never left out.
struct Omission: Sendable {
  private let rejected: Set<Digest>
  /// Every line that was left out, with the rejected one from which it follows.
  private var omitted: [Digest: Digest] = [:]
  private var passes: [String: [PassKey: Digest]] = [:]
  private var sequences: [String: [Int: Digest]] = [:]

  init(rejected: Set<Digest>) { self.rejected = rejected }

  /// Takes over for a branch what holds for the journal that it branched from.
  mutating func branch(_ journal: String, _ name: String) {
    passes[name] = passes[journal]
    sequences[name] = sequences[journal]
  }

  /// The rejected line from which a record follows; nil where the record stands.
  ///
  /// To be asked once for every record, in the order of its journal.
  mutating func root(
    of event: CollectionEvent, _ stamp: Stamp, _ state: CollectionState
  ) -> Digest? {
    let journal = stamp.journal
    var root: Digest? = rejected.contains(stamp.hash) ? stamp.hash : nil
    var key = event.ownPass
    switch event {
    case .keep: return nil
    case .undo(let sequence):
      key = state.pass(undoneBy: sequence, in: journal)
      root = root ?? sequences[journal]?[sequence]
    default: root = root ?? event.references.compactMap { omitted[state.hash($0)] }.first
    }
    if let key {
      // Going on with a pass is not recorded unless it was reopened, so a `begin` that names nothing
      // that fell is another pass.
      if case .begin = event, root == nil { passes[journal]?[key] = nil }
      root = root ?? passes[journal]?[key]
      if let root { passes[journal, default: [:]][key] = root }
    }
    guard let root else { return nil }
    omitted[stamp.hash] = root
    sequences[journal, default: [:]][stamp.sequence] = root
    return root
  }
}
