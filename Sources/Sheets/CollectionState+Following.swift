import Digests

extension CollectionState {
  /// Begins to count what a journal goes on with from a line of a conflict or ruling on.
  mutating func watch(_ event: CollectionEvent, _ stamp: Stamp) {
    if let key = followedPass(event, stamp) {
      followed[stamp.journal, default: [:]][key, default: []].append(stamp.hash)
    } else {
      trails[stamp.hash, default: Trail()].follow(event, stamp)
    }
  }

  /// Counts a line where it follows from watched ones; it may be one that a ruling drops.
  mutating func follow(_ event: CollectionEvent, _ stamp: Stamp) {
    guard let passes = followed[stamp.journal], let key = followedPass(event, stamp) else { return }
    for root in passes[key] ?? [] { trails[root, default: Trail()].follow(event, stamp) }
  }

  private func followedPass(_ event: CollectionEvent, _ stamp: Stamp) -> PassKey? {
    if case .undo(let sequence) = event { return pass(undoneBy: sequence, in: stamp.journal) }
    return event.ownPass
  }
}
