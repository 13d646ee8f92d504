import Digests

extension CollectionState {
  /// Changes one paper, remembers what stood before and notes what is a correction.
  mutating func changePaper(
    _ key: PassKey, _ number: Int, _ word: String, _ reason: String?, _ context: RecordContext,
    _ change: (inout Paper) -> Void
  ) throws(ReplayFault) {
    guard let surroundings = surroundings(of: key, number) else {
      throw fault(.unknownBatch(key.batch), context)
    }
    guard surroundings.isClosed || surroundings.journal == context.stamp.journal else {
      batches[key.batch]?.conflicts.append(
        Conflict(
          subject: "batch \(key.batch) pass \(key.pass)", first: surroundings.beganAt,
          second: context.stamp))
      return
    }
    if let seal = batches[key.batch]?.seal {
      batches[key.batch]?.conflicts.append(
        Conflict(subject: "sealed batch \(key.batch)", first: seal.stamp, second: context.stamp))
      return
    }
    let before = surroundings.paper
    var paper =
      before
      ?? Paper(
        number: number, marks: nil, texts: [:], ruling: nil, isVoided: false, isForced: false,
        keyedBy: context.operatorID, keyedAt: context.time)
    if before?.isVoided == true, word == "paper" {
      paper.texts = [:]
      paper.ruling = nil
    }
    change(&paper)
    batches[key.batch]?.passes[key.pass]?.papers[number] = paper
    push(.paper(key, number: number, before, lastNumber: surroundings.lastNumber), word, context)
    if let act = Correction.Act(rawValue: word) {
      note(act, key, number, Self.words(before), Self.words(paper), reason ?? "", context)
    }
  }

  /// What a change needs to know; a pass itself is not held, or changing it would copy all papers.
  private func surroundings(
    of key: PassKey, _ number: Int
  ) -> (isClosed: Bool, journal: String, beganAt: Stamp, paper: Paper?, lastNumber: Int?)? {
    guard let pass = pass(key) else { return nil }
    return (
      pass.closing != nil, pass.journal, pass.beganAt, pass.papers[number], pass.lastNumber
    )
  }

  /// Replaces marks of one paper.
  mutating func apply(
    _ changes: [MarkChange], to key: PassKey, _ number: Int, _ word: String, _ reason: String,
    _ context: RecordContext
  ) throws(ReplayFault) {
    guard let batch = batches[key.batch], let marks = batch.passes[key.pass]?.papers[number]?.marks
    else { throw fault(.unknownPaper(key.batch, number), context) }
    guard let layout = layouts[batch.parameters.questionnaire] else {
      throw fault(.unknownQuestionnaire(batch.parameters.questionnaire), context)
    }
    var replacements: [(place: Int, mark: String)] = []
    for change in changes {
      guard let index = layout.placeIndex(named: change.place) else {
        throw fault(.unknownPlace(change.place), context)
      }
      replacements.append((index, change.mark))
    }
    let replaced = marks.replacing(replacements)
    try changePaper(key, number, word, reason, context) { $0.marks = replaced }
  }

  /// Takes back the newest undoable line of a journal.
  mutating func undo(_ sequence: Int, _ context: RecordContext) throws(ReplayFault) {
    guard let newest = undoable[context.stamp.journal]?.popLast(), newest.sequence == sequence
    else { throw fault(.nothingToUndo(sequence), context) }
    switch newest.before {
    case .paper(let key, let number, let paper, let lastNumber):
      let now = pass(key)?.papers[number]
      batches[key.batch]?.passes[key.pass]?.papers[number] = paper
      batches[key.batch]?.passes[key.pass]?.lastNumber = lastNumber
      note(.undo, key, number, Self.words(now), Self.words(paper), newest.word, context)
      if pass(key)?.closing != nil { batches[key.batch]?.closings.append(context.stamp.hash) }
      referable.insert(context.stamp.hash)
    case .header(let key, let issued, let returned):
      batches[key.batch]?.passes[key.pass]?.issued = issued
      batches[key.batch]?.passes[key.pass]?.returned = returned
      note(
        .undo, key, nil, "", "issued=\(issued) returned=\(returned)", newest.word, context)
    case .fact(let key, let fact):
      facts[key] = fact
      factChanges += 1
    case .spoiling(let batch):
      batches[batch]?.spoiling = nil
      note(.undo, PassKey(batch: batch, pass: 1), nil, "spoil-batch", "", newest.word, context)
    }
  }

  /// A ruling after the pass closed is among what a seal names.
  mutating func noteRuling(_ key: PassKey, _ after: Digest?, _ context: RecordContext) {
    if after != nil { batches[key.batch]?.closings.append(context.stamp.hash) }
  }

  mutating func note(
    _ act: Correction.Act, _ key: PassKey, _ number: Int?, _ before: String, _ after: String,
    _ reason: String, _ context: RecordContext
  ) {
    batches[key.batch]?.passes[key.pass]?.corrections.append(
      Correction(
        act: act, number: number, before: before, after: after, reason: reason,
        by: context.operatorID, at: context.time))
  }

  /// A paper in a few words, for a correction's before and after.
  private static func words(_ paper: Paper?) -> String {
    guard let paper else { return "" }
    var words = [paper.marks?.grouped ?? ""]
    if paper.isVoided { words.append("void") }
    switch paper.ruling {
    case .invalid(let code, _): words.append("invalid \(code)")
    case .abstained: words.append("abstained")
    case nil: break
    }
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
