public import Digests

/// A ruling on which of two conflicting lines stands.
struct Keep: Sendable, Hashable {
  let parameters: KeepParameters
  let stamp: Stamp
}

extension CollectionState {
  /// The lines that rulings on conflicts have rejected; a replay that is told them leaves them out with
  /// all that follows from them.
  public var rejectedLines: Set<Digest> {
    let all = keeps.values.flatMap { $0 }
    let overruled = Set(all.flatMap { $0.parameters.rejected.map { hash($0) } })
    let standing = all.filter { !overruled.contains($0.stamp.hash) }
    let disputed = Set(
      standing.filter { keep in standing.contains { keep.contradicts($0) } }.map(\.stamp.hash))
    return Set(
      standing.filter { !disputed.contains($0.stamp.hash) }
        .flatMap { $0.parameters.rejected.map { hash($0) } })
  }

  /// Notes a ruling on a conflict; the conflict goes when the journals are read again without the lines
  /// that fall.
  mutating func keep(_ parameters: KeepParameters, _ context: RecordContext) {
    let id = parameters.batch
    let made = Keep(parameters: parameters, stamp: context.stamp)
    let overruled = Set(parameters.rejected.map { hash($0) })
    for other in keeps[id] ?? []
    where made.contradicts(other) && !overruled.contains(other.stamp.hash)
      && !other.parameters.rejected.map({ hash($0) }).contains(made.stamp.hash)
    {
      noteConflict(id, "ruling on batch \(id)", other.stamp, context)
    }
    keeps[id, default: []].append(made)
    noteClosing(id, of: batches[id]?.passes.keys.sorted() ?? [], context)
    clearUndo(context)
  }

  /// Who wrote the two lines of a conflict, as far as it is known.
  public func authors(of conflict: Conflict) -> Set<String> {
    Set([conflict.first.hash, conflict.second.hash].compactMap { authors[$0] })
  }
}

extension Keep {
  /// Whether each lets fall what the other keeps.
  func contradicts(_ other: Keep) -> Bool {
    self != other && parameters.rejected.contains(other.parameters.kept)
      && other.parameters.rejected.contains(parameters.kept)
  }
}
