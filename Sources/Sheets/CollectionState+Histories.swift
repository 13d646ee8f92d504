import Digests

extension CollectionState {
  /// The batch whose history a line belongs to, and what the line does; nil for a line that keys, or is about no batch.
  ///
  /// Asked before the line is taken: then the line that an `undo` takes back is still known.
  func historicAct(
    of event: CollectionEvent, _ context: RecordContext
  ) -> (batch: String, act: BatchHistory.Act)? {
    guard event.isReferable else { return nil }
    if case .undo(let sequence) = event {
      let journal = context.stamp.journal
      guard let newest = undoable[journal]?.last, newest.sequence == sequence,
        let batch = newest.batch, let act = histories[batch]?.act(sequence, in: journal)
      else { return nil }
      return (batch, act)
    }
    guard let batch = event.batchID, let act = event.historicAct else { return nil }
    return (batch, act)
  }

  /// Takes a line into the history of its batch, and lists what it contradicts.
  mutating func noteHistory(
    of batch: String, _ act: BatchHistory.Act, _ references: [Digest], _ context: RecordContext
  ) {
    let named = references.map { hash($0) }
    guard histories[batch, default: BatchHistory()].note(act, named, context.stamp) else { return }
    authors[context.stamp.hash] = context.operatorID
    let clashes = histories[batch]?.clashes ?? []
    referable.formUnion(clashes.flatMap { [$0.first.hash, $0.second.hash] })
    batches[batch]?.clashes = clashes.map {
      Conflict(subject: "batch \(batch) after its end", first: $0.first, second: $0.second)
    }
  }
}

extension CollectionState {
  /// Lists a batch by the earliest line that began it, and batches of one time by id.
  mutating func list(_ id: String, since time: String) {
    guard let known = batches[id]?.begunAt, known.isEmpty || time < known else { return }
    if !known.isEmpty { batchOrder.removeAll { $0 == id } }
    batches[id]?.begunAt = time
    let place = batchOrder.place { (batches[$0]?.begunAt ?? "", $0) < (time, id) }
    batchOrder.insert(id, at: place)
  }
}

extension CollectionEvent {
  /// What a line does to a batch beside what other journals do; nil where it keys, or is about no batch.
  fileprivate var historicAct: BatchHistory.Act? {
    switch self {
    case .seal(_, _, let sheets): .seal(sheets: sheets)
    case .reopen(let key, _, _, _): .reopening(pass: key.pass)
    case .unvoid(let key, _, _, .some), .invalid(let key, _, _, _, .some),
      .abstain(let key, _, .some):
      .work(passes: [key.pass])
    // It names the end of pass 1, and that of pass 2 where there is one.
    case .settle(_, let after, _): .work(passes: after.count > 1 ? [1, 2] : [1])
    case .spoil(_, _, let after): .work(passes: after == nil ? [] : [1])
    case .lift: .work(passes: [1])
    case .withdraw: .work(passes: [2])
    case .begin(let parameters, let key, _):
      key.pass == 1 ? .link : .work(passes: parameters.sampling == nil ? [] : [1])
    case .end, .accept: .link
    default: nil
    }
  }
}
