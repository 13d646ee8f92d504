import Digests

extension CollectionState {
  /// What a change of a paper needs to know; a pass itself is not held, or changing it would copy
  /// all papers.
  private struct Surroundings {
    let closing: Stamp?
    let beganAt: Stamp
    let seal: Stamp?
    let paper: Paper?
    let lastNumber: Int?
  }

  private func surroundings(of key: PassKey, _ number: Int) -> Surroundings? {
    guard let batch = batches[key.batch], let pass = batch.passes[key.pass] else { return nil }
    return Surroundings(
      closing: pass.closing?.stamp, beganAt: pass.openedAt, seal: batch.seal?.stamp,
      paper: pass.papers[number], lastNumber: pass.lastNumber)
  }

  /// Changes one paper of an open pass, remembers what stood before and notes what is a correction.
  mutating func changePaper(
    _ key: PassKey, _ number: Int, _ word: String, _ reason: String?, _ context: RecordContext,
    _ change: (inout Paper) -> Void
  ) throws(ReplayFault) {
    guard let surroundings = surroundings(of: key, number) else {
      throw fault(.unknownBatch(key.batch), context)
    }
    let before = surroundings.paper
    put(key, number, before, word, reason, context, change)
    push(.paper(key, number: number, before, lastNumber: surroundings.lastNumber), word, context)
  }

  private mutating func put(
    _ key: PassKey, _ number: Int, _ before: Paper?, _ word: String, _ reason: String?,
    _ context: RecordContext, _ change: (inout Paper) -> Void
  ) {
    var paper = before ?? Self.unkeyed(number, context)
    if paper.isVoided, word == "paper" {
      paper.texts = [:]
      paper.ruling = nil
    }
    change(&paper)
    batches[key.batch]?.passes[key.pass]?.papers[number] = paper
    if word == "text" {
      noteReplacedTexts(key, before, paper, context)
    } else if let act = Correction.Act(rawValue: word) {
      note(act, key, number, Self.words(before), Self.words(paper), reason ?? "", context)
    }
  }

  /// A number that nothing is known of yet.
  static func unkeyed(_ number: Int, _ context: RecordContext) -> Paper {
    Paper(
      number: number, marks: nil, texts: [:], ruling: nil, isVoided: false, isForced: false,
      keyedBy: context.operatorID, keyedAt: context.time)
  }

  private mutating func noteReplacedTexts(
    _ key: PassKey, _ before: Paper?, _ after: Paper, _ context: RecordContext
  ) {
    for (item, text) in before?.texts ?? [:] where after.texts[item] != text {
      note(
        .text, key, after.number, "\(item): \(text)", "\(item): \(after.texts[item] ?? "")", "",
        context)
    }
  }

  /// Replaces marks of one paper.
  mutating func replaceMarks(
    _ changes: [MarkChange], of key: PassKey, _ number: Int, _ word: String, _ reason: String,
    _ isForced: Bool, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let (questionnaire, marks) = keyedMarks(key, number) else {
      throw fault(.unknownPaper(key.batch, number), context)
    }
    guard let layout = layouts[questionnaire] else {
      throw fault(.unknownQuestionnaire(questionnaire), context)
    }
    var replacements: [(place: Int, mark: String)] = []
    for change in changes {
      guard let index = layout.placeIndex(named: change.place) else {
        throw fault(.unknownPlace(change.place), context)
      }
      replacements.append((index, change.mark))
    }
    let replaced = marks.replacing(replacements)
    guard pass(key)?.papers.fits(replaced.bytes) ?? true else {
      throw fault(.marks(batch: key.batch, paper: number), context)
    }
    try changePaper(key, number, word, reason, context) { paper in
      paper.marks = replaced
      if isForced { paper.isForced = true }
    }
  }

  private func keyedMarks(_ key: PassKey, _ number: Int) -> (questionnaire: String, Marks)? {
    guard let batch = batches[key.batch], let marks = batch.passes[key.pass]?.papers[number]?.marks
    else { return nil }
    return (batch.passes[key.pass]?.parameters.questionnaire ?? "", marks)
  }

  mutating func note(
    _ act: Correction.Act, _ key: PassKey, _ number: Int?, _ before: String, _ after: String,
    _ reason: String, _ context: RecordContext
  ) {
    batches[key.batch]?.passes[key.pass]?.corrections.enter(
      Correction(
        act: act, number: number, before: before, after: after, reason: reason,
        by: context.operatorID, at: context.time, stamp: context.stamp))
  }

  /// A paper in a few words, for a correction's before and after.
  static func words(_ paper: Paper?) -> String {
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
