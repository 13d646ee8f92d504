import Digests

extension CollectionState {
  /// Takes a settlement into the state when it names the ends and settlements that it follows.
  mutating func settle(
    _ parameters: SettlementParameters, _ after: [Digest], _ prior: [Digest],
    _ context: RecordContext
  ) throws(ReplayFault) {
    let id = parameters.batch
    guard let batch = batches[id] else { throw fault(.unknownBatch(id), context) }
    batches[id]?.settlers.insert(context.operatorID)
    if let seal = batch.seal {
      conflict(id, "sealed batch \(id)", seal.stamp, context)
      return
    }
    let named = Set(after.map { hash($0) })
    let ended = batch.passes.values.filter { pass in
      pass.closing.map { named.contains($0.stamp.hash) } ?? false
    }.map(\.number).sorted()
    guard ended.first == 1, ended.count == named.count else {
      conflict(
        id, "paper \(parameters.number) of batch \(id)",
        batch.rival(named: named) ?? context.stamp, context)
      return
    }
    let made = try settlement(parameters, batch, seesSecond: ended.contains(2), context)
    let standing = batch.settlements[parameters.number]
    let heads = standing?.heads(of: made.place) ?? []
    let replaced = prior.map { hash($0) }.map { standing?.standIn(for: $0) ?? $0 }
    guard Set(replaced) == Set(heads) else {
      // Written side by side: the same settlement twice is no conflict.
      let twin = made.place.map { standing?.places[$0] } ?? standing?.whole
      if let twin, twin.agrees(with: made) {
        batches[id]?.settlements[parameters.number]?.join(made)
        push(.settlement(batch: id, number: parameters.number, made: made), "settle", context)
        noteClosing(id, of: ended, context)
      } else {
        conflict(
          id, "paper \(parameters.number) of batch \(id)",
          standing?.standing(at: made.place)?.stamp ?? batch.basis ?? context.stamp, context)
      }
      return
    }
    var settlements = standing ?? PaperSettlements()
    if let place = made.place {
      settlements.places[place] = made
    } else {
      settlements = PaperSettlements([made])
    }
    batches[id]?.settlements[parameters.number] = settlements
    push(.settlement(batch: id, number: parameters.number, made: made), "settle", context)
    noteClosing(id, of: ended, context)
  }

  /// The settlement with what the passes say now; of pass 2 only where it was seen.
  private func settlement(
    _ parameters: SettlementParameters, _ batch: Batch, seesSecond: Bool, _ context: RecordContext
  ) throws(ReplayFault) -> Settlement {
    var place: Int?
    if let name = parameters.place {
      guard let index = layout(of: batch.id)?.placeIndex(named: name) else {
        throw fault(.unknownPlace(name), context)
      }
      place = index
    }
    return Settlement(
      place: place, choice: parameters.choice, reason: parameters.reason, by: context.operatorID,
      at: context.time, stamp: context.stamp, first: batch.keyed(1, parameters.number),
      second: seesSecond ? batch.keyed(2, parameters.number) : nil,
      former: batch.settlements[parameters.number]?.former(of: place) ?? [])
  }

  /// Takes a settlement back.
  mutating func unsettle(
    _ id: String, _ number: Int, _ made: Settlement, _ context: RecordContext
  ) {
    guard let standing = batches[id]?.settlements[number], standing.isNewest(made),
      let current = made.place.map({ standing.places[$0] }) ?? standing.whole
    else {
      noteConflict(id, "paper \(number) of batch \(id)", made.stamp, context)
      return
    }
    var settlements = standing
    let rest = current.without(made.stamp.hash)
    if let place = made.place {
      settlements.places[place] = rest ?? current.former.first
    } else if let rest {
      settlements.whole = rest
    } else {
      settlements = PaperSettlements(current.former)
    }
    batches[id]?.settlements[number] = settlements.isEmpty ? nil : settlements
    note(
      .undo, PassKey(batch: id, pass: 1), number, "settle \(made.choice.word)", "", "settle",
      context)
    noteClosing(id, of: batches[id]?.passes.keys.sorted() ?? [], context)
  }
}
