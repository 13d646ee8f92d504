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
      clash(id, "sealed batch \(id)", seal.stamp, context)
      return
    }
    let named = Set(after.map { hash($0) })
    let ended = batch.passes.values.filter { pass in
      pass.closing.map { named.contains($0.stamp.hash) } ?? false
    }.map(\.number).sorted()
    guard ended.first == 1, ended.count == named.count else {
      clash(
        id, "paper \(parameters.number) of batch \(id)",
        batch.rival(named: named) ?? context.stamp, context)
      return
    }
    let made = try settlement(parameters, batch, seesSecond: ended.contains(2), context)
    var settlements = batch.settlements[parameters.number] ?? PaperSettlements()
    let read = prior.map { hash($0) }
    guard read.allSatisfy({ settlements.statements.knows($0) }) else {
      clash(
        id, Self.subject(parameters.number, of: id),
        settlements.standing(at: made.place)?.stamp ?? batch.basis ?? context.stamp, context)
      return
    }
    settlements.settle(made, naming: read)
    stand(settlements, on: parameters.number, of: id, ended, context)
    push(.settlement(batch: id, number: parameters.number, made: made.stamp), "settle", context)
  }

  /// Lists whether the settlements of a paper contradict each other, and keeps them.
  private mutating func stand(
    _ settlements: PaperSettlements, on number: Int, of id: String, _ ended: [Int],
    _ context: RecordContext
  ) {
    var settlements = settlements
    settlements.conflict = relist(
      settlements.contradiction, about: Self.subject(number, of: id), in: id,
      for: settlements.conflict)
    batches[id]?.settlements[number] = settlements
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
      second: seesSecond ? batch.keyed(2, parameters.number) : nil)
  }

  /// Takes a settlement back.
  mutating func unsettle(
    _ id: String, _ number: Int, _ made: Stamp, _ context: RecordContext
  ) {
    guard var settlements = batches[id]?.settlements[number],
      let settlement = settlements.statements.statement(made.hash)
    else {
      noteClash(id, Self.subject(number, of: id), made, context)
      return
    }
    settlements.takeBack(made.hash)
    note(
      .undo, PassKey(batch: id, pass: 1), number, "settle \(settlement.choice.word)", "", "settle",
      context)
    stand(settlements, on: number, of: id, batches[id]?.passes.keys.sorted() ?? [], context)
  }
}
