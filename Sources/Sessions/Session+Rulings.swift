import Diagnostics
import Digests
import Questionnaires
import Sheets

extension Session {
  mutating func void(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.void)
    try expect(arguments, .void, words: 1)
    try checkKeys(arguments, ["reason"])
    let paper = try recordedPaper(arguments.words.first?.folded, key, .void)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else { throw .needsReason(.void) }
    if paper.isVoided {
      return Reply(
        208, [.init("paper", "\(paper.number)")],
        text: .init(zh: "已经作废", en: "it is voided already"))
    }
    try store(
      .void(key, number: paper.number, reason: reason), grain: grain(of: key.batch), &recording)
    return Reply(
      200, [.init("paper", "\(paper.number)"), .init("pass", "\(key.pass)")],
      text: .init(zh: "已作废；可重录这个号", en: "voided; the number can be keyed again"))
  }

  mutating func unvoid(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let place = try rulingPlace(arguments, .unvoid, keys: ["reason", "batch"])
    let paper = try recordedPaper(arguments.words.first?.folded, place.key, .unvoid)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.unvoid)
    }
    if paper.isVoided, place.isClosed {
      throw .notNow(
        .unvoid, need: "reopen", zh: "收批之后不能恢复作废的号；请由两人启封（reopen）",
        en: "a voided number comes back only before end; two people can reopen the batch")
    }
    guard paper.isVoided || paper.ruling != nil else {
      return Reply(
        208, [.init("paper", "\(paper.number)")],
        text: .init(zh: "没有作废，也没有裁断", en: "neither voided nor ruled on"))
    }
    try store(
      .unvoid(
        place.key, number: paper.number, reason: reason, after: bases(place, paper.number)),
      grain: grain(of: place.key.batch), &recording)
    return Reply(
      200, [.init("paper", "\(paper.number)"), .init("pass", "\(place.key.pass)")],
      text: .init(zh: "已恢复", en: "restored"))
  }

  mutating func ruleInvalid(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let place = try rulingPlace(arguments, .invalid, keys: ["code", "reason", "batch"])
    let number = try rulingNumber(arguments, place.key)
    guard let code = arguments.folded("code") else {
      throw .missing(
        "code", zh: "请写废票原因代码：code=…", en: "give the code of the cause: code=…")
    }
    guard Self.isIdentifier(code) else {
      throw .bad(
        "code", found: code, zh: "代码是字母、数字、. _ -", en: "a code is letters, digits, . _ -")
    }
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.invalid)
    }
    if case .invalid(let oldCode, let oldReason) = state.pass(place.key)?.papers[number]?.ruling,
      oldCode == code, oldReason.utf8.elementsEqual(reason.utf8)
    {
      return ruled(number, place.key, code: 208)
    }
    try store(
      .invalid(
        place.key, number: number, code: code, reason: reason, after: bases(place, number)),
      grain: grain(of: place.key.batch), &recording)
    return ruled(number, place.key, code: 204)
  }

  mutating func ruleAbstained(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let place = try rulingPlace(arguments, .abstain, keys: ["batch"])
    let number = try rulingNumber(arguments, place.key)
    if state.pass(place.key)?.papers[number]?.ruling == .abstained {
      return ruled(number, place.key, code: 208)
    }
    try store(
      .abstain(place.key, number: number, after: bases(place, number)),
      grain: grain(of: place.key.batch), &recording)
    return ruled(number, place.key, code: 204)
  }

  private func ruled(_ number: Int, _ key: PassKey, code: Int) -> Reply {
    let ruling = Self.words(state.pass(key)?.papers[number]?.ruling)
    return Reply(
      code,
      [
        .init("paper", "\(number)"), .init("pass", "\(key.pass)"), .init("batch", key.batch),
        .init("ruling", ruling),
      ])
  }

  /// Where a ruling goes.
  private struct RulingPlace {
    let key: PassKey
    let isClosed: Bool
  }

  /// The records that a ruling on a closed pass follows; nil while it is open.
  private func bases(_ place: RulingPlace, _ number: Int) -> [Digest]? {
    place.isClosed ? state.batches[place.key.batch]?.rulingBases(number) : nil
  }

  /// Where a ruling goes: the open batch, or after `end` any batch.
  private func rulingPlace(
    _ arguments: CommandArguments, _ word: Word, keys: [String]
  ) throws(Refusal) -> RulingPlace {
    guard operatorID != nil else { throw .needsOperator(word) }
    try expect(arguments, word, words: 1)
    try checkKeys(arguments, keys)
    let batch = try batchArgument(arguments, word)
    try checkStanding(batch, word)
    if let current, current.batch == batch.id {
      return RulingPlace(key: current, isClosed: false)
    }
    guard batch.passes[1]?.closing != nil else {
      throw .notNow(
        word, need: "begin", zh: "这一批还开着，由录入它的人裁断；或等收批之后",
        en: "that batch is open; its own clerk rules on it, or anyone after end")
    }
    if let second = batch.passes[2], second.closing == nil, second.owner == operatorID {
      throw Self.blind(word, batch)
    }
    return RulingPlace(key: PassKey(batch: batch.id, pass: 1), isClosed: true)
  }

  private func rulingNumber(
    _ arguments: CommandArguments, _ key: PassKey
  ) throws(Refusal) -> Int {
    guard let text = arguments.words.first?.folded, let batch = state.batches[key.batch] else {
      throw .missing("PAPER", zh: "请写答卷号码", en: "name the paper's number")
    }
    let number = try paperNumber(text, batch, pass: key.pass)
    if state.pass(key)?.papers[number]?.isVoided ?? false {
      throw Refusal(
        532, [.init("paper", "\(number)")], zh: "\(number) 号已作废；先重录一行或恢复（unvoid）",
        en: "paper \(number) is voided; key it again or unvoid it first")
    }
    return number
  }

  mutating func undo(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    try expect(arguments, .undo, words: 0)
    try checkKeys(arguments, [])
    guard let operatorID else { throw .needsOperator(.undo) }
    guard let journal = recording.journalID, let newest = state.newestUndoable(in: journal),
      undoWall.map({ $0.journal != journal || newest.sequence > $0.sequence }) ?? true
    else {
      if let spoiled = lastBegun.flatMap({ state.batches[$0] }), spoiled.spoiling != nil {
        try checkStanding(spoiled, .undo)
      }
      throw unreachable(by: operatorID)
    }
    try store(
      .undo(sequence: newest.sequence), grain: newest.batch.map { grain(of: $0) } ?? .second,
      &recording)
    var fields: [Reply.Field] = [
      .init("undone", newest.word), .init("sequence", "\(newest.sequence)"),
    ]
    if let number = newest.number { fields.append(.init("paper", "\(number)")) }
    return Reply(200, fields, text: .init(zh: "已撤销", en: "taken back"))
  }
}
