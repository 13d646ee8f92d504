import Digests

extension CollectionState {
  /// The hash that a reference means today: a salvaged record has a new one.
  func hash(_ reference: Digest) -> Digest { salvaged[reference] ?? reference }

  /// Whether a record names everything that it has to build on.
  private func names(_ references: [Digest], _ needed: [Digest]) -> Bool {
    Set(references.map { hash($0) }).isSuperset(of: needed)
  }

  /// Notes that a record contradicts an earlier one; it is not taken into the state.
  ///
  /// Its own journal may take it back later on, without having seen the other one.
  mutating func conflict(
    _ batch: String, _ subject: String, _ first: Stamp, _ context: RecordContext,
    kind: Conflict.Kind = .lines
  ) {
    noteConflict(batch, subject, first, context, kind: kind)
    push(.untaken(batch: batch), "", context)
  }

  /// Notes that a line about a closed batch could not be taken, which its history tells as well.
  mutating func clash(
    _ batch: String, _ subject: String, _ first: Stamp, _ context: RecordContext
  ) {
    noteClash(batch, subject, first, context)
    push(.untaken(batch: batch), "", context)
  }

  mutating func noteClash(
    _ batch: String, _ subject: String, _ first: Stamp, _ context: RecordContext
  ) {
    let conflict = Conflict(subject: subject, first: first, second: context.stamp)
    guard let known = batches[batch]?.untaken, !Self.isKnown(conflict, among: known) else { return }
    batches[batch]?.untaken.append(conflict)
    refer(to: conflict, context)
  }

  mutating func noteConflict(
    _ batch: String, _ subject: String, _ first: Stamp, _ context: RecordContext,
    kind: Conflict.Kind = .lines
  ) {
    let conflict = Conflict(kind: kind, subject: subject, first: first, second: context.stamp)
    guard let known = batches[batch]?.noted, !Self.isKnown(conflict, among: known) else { return }
    batches[batch]?.noted.append(conflict)
    refer(to: conflict, context)
  }

  private mutating func refer(to conflict: Conflict, _ context: RecordContext) {
    authors[context.stamp.hash] = context.operatorID
    referable.formUnion(conflict.rivals.map(\.hash))
  }

  /// Whether the same journals contradict each other in the same matter already.
  private static func isKnown(_ conflict: Conflict, among known: [Conflict]) -> Bool {
    known.contains { $0.subject == conflict.subject && $0.journals == conflict.journals }
  }

  mutating func close(
    _ key: PassKey, _ by: String?, _ reason: String?, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let (journal, beganAt) = pass(key).map({ ($0.journal, $0.branchedAt ?? $0.beganAt) })
    else {
      if key.pass == 2, let withdrawn = batches[key.batch]?.withdrawn.last {
        conflict(key.batch, "batch \(key.batch) pass 2", withdrawn.pass.beganAt, context)
        return
      }
      throw fault(.unknownBatch(key.batch), context)
    }
    guard journal == context.stamp.journal else {
      conflict(
        key.batch, "batch \(key.batch) pass \(key.pass)", beganAt, context, kind: .pass)
      return
    }
    batches[key.batch]?.passes[key.pass]?.closing = .init(
      stamp: context.stamp, acceptedBy: by, reason: reason)
    if let by, let reason {
      note(.accept, key, nil, "", "by=\(by)", reason, context)
    }
    if key.pass == 1 { batches[key.batch]?.basis = context.stamp }
    noteClosing(key.batch, of: [key.pass], context)
    clearUndo(context)
  }

  mutating func spoil(
    _ id: String, _ reason: String, _ after: Digest?, _ context: RecordContext
  ) throws(ReplayFault) {
    guard batches[id] != nil else { throw fault(.unknownBatch(id), context) }
    if let seal = batches[id]?.seal {
      clash(id, "sealed batch \(id)", seal.stamp, context)
      return
    }
    guard batches[id]?.spoilingBasis == after.map({ hash($0) }) else {
      clash(
        id, "batch \(id)",
        batches[id]?.rival(named: Set(after.map { [hash($0)] } ?? []))
          ?? context.stamp,
        context)
      return
    }
    batches[id]?.spoilings.append(
      .init(
        reason: reason, by: context.operatorID, stamp: context.stamp, isAfterEnd: after != nil))
    push(.spoiling(batch: id, made: context.stamp), "spoil-batch", context)
    if after != nil { noteClosing(id, of: [1], context) }
  }

  /// Lifts the spoilings that two people name; a batch that another journal voided as well stays void.
  mutating func lift(
    _ id: String, _ by: String, _ reason: String, _ after: [Digest], _ context: RecordContext
  ) throws(ReplayFault) {
    guard let batch = batches[id] else { throw fault(.unknownBatch(id), context) }
    if let seal = batch.seal {
      clash(id, "sealed batch \(id)", seal.stamp, context)
      return
    }
    let named = Set(after.map { hash($0) })
    let lifted = batch.spoilings.filter { named.contains($0.stamp.hash) }
    batches[id]?.spoilings.removeAll { named.contains($0.stamp.hash) }
    let key = PassKey(batch: id, pass: batch.passes.keys.min() ?? 1)
    for spoiling in lifted {
      note(
        .lift, key, nil, "spoil-batch by=\(spoiling.by): \(spoiling.reason)", "by=\(by)", reason,
        context)
    }
    if lifted.contains(where: \.isAfterEnd) { noteClosing(id, of: [1], context) }
    clearUndo(context)
  }

  mutating func seal(
    _ id: String, _ after: [Digest], _ sheets: Digest, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let closings = batches[id]?.closings else { throw fault(.unknownBatch(id), context) }
    if let seal = batches[id]?.seal {
      // Two journals that sealed the same sheets side by side agree; both seals stand.
      if seal.sheets == sheets, seal.stamp.journal != context.stamp.journal {
        noteClosing(id, of: batches[id]?.passes.keys.sorted() ?? [], context)
      } else {
        clash(id, "seal of \(id)", seal.stamp, context)
      }
      return
    }
    guard batches[id]?.isEnded ?? false, names(after, closings) else {
      clash(
        id, "seal of \(id)",
        batches[id]?.rival(named: Set(after.map { hash($0) })) ?? context.stamp, context)
      return
    }
    batches[id]?.seal = .init(
      sheets: sheets, by: context.operatorID, at: context.time, stamp: context.stamp)
    for pass in batches[id]?.passes.keys.sorted() ?? [] {
      batches[id]?.closingStamps[pass] = [context.stamp]
    }
    wallOff(id, context)
  }

  mutating func reopen(
    _ key: PassKey, _ by: String, _ reason: String, _ after: [Digest], _ context: RecordContext
  ) throws(ReplayFault) {
    guard let pass = pass(key).map({ ($0.closing?.stamp, $0.beganAt) }),
      let closings = batches[key.batch]?.closings(of: key.pass)
    else { throw fault(.unknownBatch(key.batch), context) }
    guard pass.0 != nil, names(after, closings) else {
      clash(
        key.batch, "reopening of \(key.batch)",
        batches[key.batch]?.seal?.stamp
          ?? batches[key.batch]?.rival(named: Set(after.map { hash($0) })) ?? pass.1, context)
      return
    }
    let wasSealed = batches[key.batch]?.isSealed ?? false
    batches[key.batch]?.seal = nil
    batches[key.batch]?.passes[key.pass]?.closing = nil
    batches[key.batch]?.passes[key.pass]?.reopening = context.stamp.hash
    batches[key.batch]?.passes[key.pass]?.lastReopening = context.stamp
    batches[key.batch]?.closingStamps[key.pass] = []
    if key.pass == 1 {
      batches[key.batch]?.basis = nil
      batches[key.batch]?.retireRulings()
    } else if wasSealed {
      batches[key.batch]?.rebase(on: context.stamp)
    }
    note(.reopen, key, nil, "", "by=\(by)", reason, context)
    wallOff(key.batch, context)
  }
}
