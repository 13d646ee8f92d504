import Digests

extension CollectionState {
  /// Where a withdrawn pass stands.
  struct WithdrawnPlace {
    let batch: String
    let index: Int
  }

  /// Withdraws the open second pass that a record names; what was keyed stays, and counts nowhere.
  mutating func withdraw(
    _ id: String, _ reason: String, _ after: Digest, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let batch = batches[id] else { throw fault(.unknownBatch(id), context) }
    let named = hash(after)
    let made = WithdrawnPass.Withdrawal(
      reason: reason, by: context.operatorID, at: context.time, stamp: context.stamp)
    if let seal = batch.seal {
      clash(id, "sealed batch \(id)", seal.stamp, context)
      return
    }
    if let twin = batch.withdrawn.firstIndex(where: { $0.opening.hash == named }) {
      // Two people withdrew the same pass side by side, which is no conflict.
      batches[id]?.withdrawn[twin].withdrawals.enter(made)
    } else if let second = batch.passes[2], second.closing == nil,
      second.ownOpening.hash == named
    {
      batches[id]?.passes[2] = nil
      batches[id]?.withdrawn.append(
        WithdrawnPass(pass: second, withdrawals: [made], opening: second.ownOpening))
      // What it contradicted by its papers or its clerk, it contradicts no more.
      batches[id]?.noted.removeAll { conflict in
        conflict.subject == "passes of batch \(id)"
          && [conflict.first, conflict.second].contains(second.beganAt)
      }
    } else {
      let standing = batch.passes[2].map { $0.closing?.stamp ?? $0.beganAt }
      conflict(id, "batch \(id) pass 2", standing ?? batch.basis ?? context.stamp, context)
      return
    }
    push(.withdrawal(batch: id, made: context.stamp), "spoil-batch", context)
    noteClosing(id, of: [2], context)
  }

  /// The withdrawn pass that a line belongs to whose journal does not know of the withdrawal.
  ///
  /// Which is read first must not matter: such a line goes where it would have gone before.
  func withdrawnPlace(
    of event: CollectionEvent, _ context: RecordContext
  ) -> WithdrawnPlace? {
    guard let key = event.ownPass ?? passTakenBack(by: event, context), key.pass == 2,
      let batch = batches[key.batch], !batch.withdrawn.isEmpty
    else { return nil }
    if case .begin(let parameters, _, _) = event, parameters.replaces != nil { return nil }
    let journal = context.stamp.journal
    if batch.passes[2]?.isOwn(of: journal) ?? false { return nil }
    var reopening: Digest?
    if case .begin(_, _, .some(let after)) = event { reopening = hash(after) }
    return batch.withdrawn.lastIndex {
      $0.pass.isOwn(of: journal) || reopening != nil && $0.pass.reopening == reopening
    }
    .map { WithdrawnPlace(batch: key.batch, index: $0) }
  }

  /// The pass of the line that an `undo` takes back.
  private func passTakenBack(
    by event: CollectionEvent, _ context: RecordContext
  ) -> PassKey? {
    guard case .undo = event else { return nil }
    return undoable[context.stamp.journal]?.last?.keyedPass
  }

  /// The newest withdrawal of a pass.
  func withdrawal(at place: WithdrawnPlace) -> Stamp? {
    guard let withdrawn = batches[place.batch]?.withdrawn,
      withdrawn.indices.contains(place.index)
    else { return nil }
    return withdrawn[place.index].withdrawals.last?.stamp
  }

  /// The record that keeps a second pass from beginning: one that was withdrawn unseen.
  func obstacle(toReplacing withdrawal: Digest?, _ key: PassKey) -> Stamp? {
    guard key.pass == 2, let last = batches[key.batch]?.withdrawn.last else { return nil }
    let isNamed = last.withdrawals.contains { $0.stamp.hash == withdrawal.map { hash($0) } }
    return isNamed ? nil : last.pass.beganAt
  }

  /// Whether the pass of a line that could be taken back is still its journal's.
  func isInItsPass(_ undoable: Undoable, _ journal: String) -> Bool {
    guard let key = undoable.keyedPass, key.pass == 2 else { return true }
    return pass(key)?.isOwn(of: journal) ?? false
  }

  /// Whether no other second pass was begun after a withdrawal.
  func isUnreplaced(_ id: String, _ made: Stamp) -> Bool {
    batches[id]?.passes[2] == nil
      && batches[id]?.withdrawn.last?.withdrawals.last?.stamp == made
  }

  /// Takes a withdrawal back: the pass is open again.
  mutating func restore(_ id: String, _ made: Stamp, _ context: RecordContext) {
    guard let batch = batches[id],
      let index = batch.withdrawn.lastIndex(where: { withdrawn in
        withdrawn.withdrawals.contains { $0.stamp == made }
      })
    else { return }
    let replaced = batch.passes[2]
    let isReplaced = replaced?.parameters.replaces.map { hash($0) } == made.hash
    let others = batch.withdrawn[index].withdrawals.filter { $0.stamp != made }
    if let replaced, isReplaced || others.isEmpty {
      noteConflict(id, "batch \(id) pass 2", replaced.beganAt, context)
      return
    }
    batches[id]?.withdrawn[index].withdrawals = others
    if others.isEmpty {
      let second = batch.withdrawn[index].pass
      batches[id]?.withdrawn.remove(at: index)
      batches[id]?.passes[2] = second
      if let first = batch.passes[1], !first.isTwin(of: second) {
        noteConflict(id, "passes of batch \(id)", first.beganAt, context)
      }
    }
    note(.undo, PassKey(batch: id, pass: 2), nil, "spoil-batch pass=2", "", "spoil-batch", context)
    noteClosing(id, of: [2], context)
  }
}
