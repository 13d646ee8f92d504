import Digests

extension CollectionState {
  /// Ends what a journal can take back: `who`, `begin` and `end` are walls.
  mutating func clearUndo(_ context: RecordContext) {
    undoable[context.stamp.journal] = []
  }

  /// Ends what any journal can take back of a batch: `seal` and `reopen` are walls for all.
  mutating func wallOff(_ batch: String, _ context: RecordContext) {
    for journal in undoable.keys {
      guard let last = undoable[journal]?.lastIndex(where: { $0.batch == batch }) else { continue }
      undoable[journal]?.removeFirst(last + 1)
    }
    clearUndo(context)
  }

  mutating func push(_ before: Undoable.Before, _ word: String, _ context: RecordContext) {
    undoable[context.stamp.journal, default: []].append(
      Undoable(sequence: context.stamp.sequence, word: word, before: before))
  }

  /// Whether no other journal has built on a line, so that it can be taken back.
  func isUnrivalled(_ undoable: Undoable) -> Bool {
    switch undoable.before {
    case .ruling(let key, let number, let made):
      batches[key.batch]?.rulings[number]?.statements.includes(made.hash) ?? false
    case .fact(let key, let made): factStatements[key]?.includes(made) ?? false
    case .override(let key, let made): overrideStatements[key]?.includes(made) ?? false
    case .settlement(let batch, let number, let made):
      batches[batch]?.settlements[number]?.isNewest(made.hash) ?? false
    case .withdrawal(let batch, let made): isUnreplaced(batch, made)
    case .spoiling(let batch, let made):
      batches[batch]?.spoilings.contains { $0.stamp == made } ?? false
    case .paper, .header: true
    case .untaken: false
    }
  }

  /// Takes back the newest undoable line of a journal; everything stands again as before it.
  mutating func undo(_ sequence: Int, _ context: RecordContext) throws(ReplayFault) {
    guard let newest = undoable[context.stamp.journal]?.popLast(), newest.sequence == sequence
    else { throw fault(.nothingToUndo(sequence), context) }
    switch newest.before {
    case .paper(let key, let number, let paper, let lastNumber):
      undoPaper(key, number, paper, newest.word, context)
      batches[key.batch]?.passes[key.pass]?.lastNumber = lastNumber
    case .ruling(let key, let number, let made):
      takeBackRuling(key, number, made, newest.word, context)
    case .header(let key, let issued, let returned):
      batches[key.batch]?.passes[key.pass]?.issued = issued
      batches[key.batch]?.passes[key.pass]?.returned = returned
      note(.undo, key, nil, "", "issued=\(issued) returned=\(returned)", newest.word, context)
    case .untaken: return
    case .fact(let key, let made): retractFact(key, made, context)
    case .override(let key, let made): retractOverride(key, made, context)
    case .spoiling(let batch, let made):
      guard isUnrivalled(newest) else { return }
      batches[batch]?.spoilings.removeAll { $0.stamp == made }
      let key = PassKey(batch: batch, pass: 1)
      note(.undo, key, nil, "spoil-batch", "", newest.word, context)
      if pass(key)?.closing != nil { noteClosing(batch, of: [1], context) }
    case .withdrawal(let batch, let made): restore(batch, made, context)
    case .settlement(let batch, let number, let made):
      unsettle(batch, number, made, context)
    }
  }

  private mutating func undoPaper(
    _ key: PassKey, _ number: Int, _ paper: Paper?, _ word: String, _ context: RecordContext
  ) {
    let now = pass(key)?.papers[number]
    batches[key.batch]?.passes[key.pass]?.papers[number] = paper
    note(.undo, key, number, Self.words(now), Self.words(paper), word, context)
  }

  /// A line after the pass closed is among what a seal names.
  mutating func noteClosing(
    _ batch: String, of passes: some Sequence<Int>, _ context: RecordContext
  ) {
    batches[batch]?.noteClosing(context.stamp, of: passes)
    referable.insert(context.stamp.hash)
    authors[context.stamp.hash] = context.operatorID
  }
}
