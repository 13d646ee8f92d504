import Digests

extension CollectionState {
  /// Rules on a paper: in the open pass as any change, in the closed one beside or after what it names.
  mutating func rule(
    _ key: PassKey, _ number: Int, _ word: String, _ reason: String, _ after: [Digest]?,
    _ context: RecordContext, _ change: (inout Paper) -> Void
  ) throws(ReplayFault) {
    guard let after else {
      try changePaper(key, number, word, reason, context, change)
      return
    }
    guard let batch = batches[key.batch], let pass = batch.passes[key.pass] else {
      throw fault(.unknownBatch(key.batch), context)
    }
    guard batch.seal == nil, let closing = pass.closing?.stamp else {
      clash(
        key.batch, "sealed batch \(key.batch)", batch.seal?.stamp ?? pass.openedAt, context)
      return
    }
    let before = pass.papers[number]
    var rulings = batch.rulings[number] ?? PaperRulings(base: before)
    let named = after.map { hash($0) }
    let basis = batch.basis?.hash ?? closing.hash
    guard named.allSatisfy({ $0 == basis || rulings.statements.knows($0) }) else {
      clash(
        key.batch, Self.subject(number, of: key.batch), rulings.standing?.stamp ?? closing, context)
      return
    }
    // What its author had read, also where that was taken back elsewhere since.
    let followed = named.sorted().compactMap { rulings.statements.statement($0) }.first
    let seen = followed?.paper ?? rulings.base
    var paper = seen ?? Self.unkeyed(number, context)
    change(&paper)
    let made = PaperRuling(
      stamp: context.stamp, paper: paper,
      keyed: batch.laterRuling(on: number).map(\.keyed) ?? rulings.base?.ruling)
    rulings.statements.state(made, naming: named)
    if let act = Correction.Act(rawValue: word) {
      note(act, key, number, Self.words(seen), Self.words(paper), reason, context)
    }
    stand(rulings, on: number, of: key, context)
    push(.ruling(key, number: number, made: made.stamp), word, context)
  }

  /// Takes a ruling on a closed pass back.
  mutating func takeBackRuling(
    _ key: PassKey, _ number: Int, _ made: Stamp, _ word: String, _ context: RecordContext
  ) {
    guard var rulings = batches[key.batch]?.rulings[number], rulings.statements.knows(made.hash)
    else {
      noteClash(
        key.batch, Self.subject(number, of: key.batch), batches[key.batch]?.basis ?? made, context)
      return
    }
    let before = rulings.statements.statement(made.hash)?.paper
    let after = rulings.statements.named(by: made.hash).first?.paper ?? rulings.base
    rulings.statements.takeBack(made.hash)
    note(.undo, key, number, Self.words(before), Self.words(after), word, context)
    stand(rulings, on: number, of: key, context)
  }

  /// Makes a paper what the rulings on it say, and lists whether they contradict each other.
  private mutating func stand(
    _ rulings: PaperRulings, on number: Int, of key: PassKey, _ context: RecordContext
  ) {
    var rulings = rulings
    rulings.conflict = relist(
      rulings.statements.contradiction(), about: Self.subject(number, of: key.batch),
      in: key.batch, for: rulings.conflict)
    batches[key.batch]?.rulings[number] = rulings
    batches[key.batch]?.passes[key.pass]?.papers[number] = rulings.paper
    noteClosing(key.batch, of: [1], context)
  }

  /// What a contradiction about a paper is about.
  static func subject(_ number: Int, of batch: String) -> String {
    "paper \(number) of batch \(batch)"
  }

  /// Lists a contradiction of statements in the place of the one that the batch listed before.
  mutating func relist(
    _ contradiction: (first: Stamp, second: Stamp)?, about subject: String, in batch: String,
    for former: Conflict?
  ) -> Conflict? {
    let conflict = contradiction.map {
      Conflict(subject: subject, first: $0.first, second: $0.second)
    }
    guard conflict != former else { return former }
    if let former { batches[batch]?.papers.removeAll { $0 == former } }
    if let conflict { batches[batch]?.papers.append(conflict) }
    return conflict
  }
}
