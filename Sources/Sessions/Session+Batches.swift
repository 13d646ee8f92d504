import Diagnostics
import Digests
import Questionnaires
import Rounds
import Sheets

extension Session {
  mutating func begin(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard let operatorID else { throw .needsOperator(.begin) }
    guard current == nil else {
      throw .notNow(
        .begin, need: "leave", zh: "批还开着；先收批（end）或离批（leave）",
        en: "a batch is open; end or leave it first")
    }
    let id = try batchID(arguments, allowsForce: true)
    let pass = try passArgument(arguments)
    try checkKeys(arguments, BeginRequest.keys)
    let key = PassKey(batch: id, pass: pass)
    guard let batch = state.batches[id] else {
      return try beginNew(key, arguments, &recording)
    }
    try checkRenamed(key, batch)
    try checkStanding(batch, .begin)
    if let standing = batch.passes[pass] {
      guard standing.closing == nil else {
        throw .notNow(
          .begin, need: "reopen",
          zh: "第 \(pass) 遍已经收批；要改请由两人启封（reopen）"
            + (awaitsSecond(batch) ? "；第二遍用 开批 \(id) pass=2" : ""),
          en: "pass \(pass) is closed; two people can reopen it"
            + (awaitsSecond(batch) ? "; the second pass is begin \(id) pass=2" : ""))
      }
      try checkWhereabouts(standing, id, recording)
      guard standing.owner == operatorID,
        standing.journal == recording.journalID || takesOver(standing)
      else {
        throw anothers(standing, of: id, state.place(ofJournal: standing.journal))
      }
    }
    guard
      plan.layouts[batch.parameters.questionnaire]?.questionnaire.isDefined(
        by: batch.parameters.definition.hex) == true
    else { throw Self.definitionChanged(batch) }
    let request = try BeginRequest(arguments)
    try request.check(
      against: batch, selected: questionnaireID, isNew: batch.passes[pass] == nil)
    guard let standing = batch.passes[pass] else {
      return try join(batch, key, request, &recording)
    }
    if let reopening = standing.reopening {
      try store(.begin(batch.parameters, pass: key, after: reopening), &recording)
    } else if let journal = recording.journalID, let newest = state.newestUndoable(in: journal) {
      undoWall = (journal, newest.sequence)
    }
    enter(key, questionnaire: batch.parameters.questionnaire)
    return began(key, resumed: true)
  }

  private mutating func beginNew(
    _ key: PassKey, _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    if arguments.keys.isEmpty { try askCase(key.batch) }
    guard let questionnaireID, let layout = plan.layouts[questionnaireID] else {
      throw Refusal(
        520, [.init("need", "open")], zh: "请先选定问卷：问卷（open）",
        en: "open a questionnaire first")
    }
    let request = try BeginRequest(arguments)
    if key.pass == 2 { try checkUnseenFirst(key) }
    if let value = request.value {
      throw .bad(
        "value", found: value, zh: "value 只用于抽样复录的第二遍（pass=2）",
        en: "value belongs to the sampled second pass (pass=2)")
    }
    let parameters = try confirmed(try request.parameters(layout, plan, state), request, key.batch)
    try store(.begin(parameters, pass: key, after: nil), &recording)
    enter(key, questionnaire: questionnaireID)
    return began(key, resumed: false)
  }

  mutating func enter(_ key: PassKey, questionnaire: String) {
    questionnaireID = questionnaire
    current = key
    lastBegun = key.batch
    if let operatorID { clerks.insert(operatorID) }
    if !begun.contains(key) { begun.append(key) }
  }

  func began(_ key: PassKey, resumed: Bool) -> Reply {
    guard let batch = state.batches[key.batch], let pass = batch.passes[key.pass] else {
      return Reply(230, [.init("batch", key.batch), .init("pass", "\(key.pass)")])
    }
    let entered = pass.papers.enteredNumbers.count
    let neighbours = resumed || key.pass == 2 ? [] : neighbours(of: batch)
    return Reply(
      230,
      [
        .init("batch", key.batch), .init("pass", "\(key.pass)"),
        .init("questionnaire", batch.parameters.questionnaire),
        .init("subject", batch.parameters.subject), .init("issued", "\(pass.issued)"),
        .init("returned", "\(pass.returned)"), .init("entered", "\(entered)"),
        .init("resumed", resumed ? "yes" : "no"),
      ]
        + (pass.sample.map {
          [.init("count", "\($0.count)"), .init("sample", $0.numbers?.text ?? "")]
        } ?? [])
        + (neighbours.isEmpty
          ? [] : [.init("note", neighbours.map(\.word).joined(separator: ","))]),
      text: resumed
        ? .init(zh: "接着录，已录 \(entered) 张", en: "going on; papers in: \(entered)")
        : key.pass == 2 && plan.round.entry == .single
          ? .init(
            zh: "第二遍已打开，请逐张录入。本轮只要求录一遍：开错了用 整批作废 pass=2 reason=… 撤回，否则要收批（end）才能封存",
            en: "pass 2 is open; key the papers. The round demands one pass: if this is a mistake, "
              + "spoil-batch pass=2 reason=… withdraws it; otherwise it has to be ended before seal"
          )
          : .init(
            zh: (["批已打开，请逐张录入"] + neighbours.map(\.words.zh)).joined(separator: "。注意："),
            en: (["the batch is open; key the papers"] + neighbours.map(\.words.en))
              .joined(separator: ". Note: ")))
  }

  /// The batch a command is about: the open one, the one it names, or the one begun last.
  func batchArgument(_ arguments: CommandArguments, _ word: Word) throws(Refusal) -> Batch {
    let named = arguments.folded("batch")
    guard let id = named ?? current?.batch ?? lastBegun else {
      throw .missing(
        "batch", zh: "请写明哪一批：batch=…", en: "say which batch: batch=…")
    }
    guard let batch = state.batches[id] else {
      throw .bad(
        "batch", found: id, nearest: NearestName.among(state.batchOrder, to: id),
        zh: "没有这一批", en: "there is no such batch")
    }
    return batch
  }

  /// The open batch, which only its owner's session has.
  func openKey(_ word: Word) throws(Refusal) -> PassKey {
    guard operatorID != nil else { throw .needsOperator(word) }
    guard let current else {
      if let last = lastBegun.flatMap({ state.batches[$0] }) {
        try checkStanding(last, word)
        if last.passes[1]?.closing != nil {
          throw .notNow(
            word, need: "reopen", zh: "\(last.id) 已收批；要改请由两人启封（reopen），或另开一批",
            en: "\(last.id) is ended; two people can reopen it, or begin another batch")
        }
      }
      guard questionnaireID != nil else {
        throw Refusal(
          520, [.init("need", "open")], zh: "请先选定问卷：问卷（open），再用开批（begin）",
          en: "open a questionnaire and begin a batch first")
      }
      throw .needsBatch(word)
    }
    guard let pass = state.pass(current), pass.closing == nil else { throw .needsBatch(word) }
    return current
  }

  func batchID(
    _ arguments: CommandArguments, allowsForce: Bool = false
  ) throws(Refusal) -> String {
    guard let id = arguments.words.first?.folded else {
      throw .missing("BATCH", zh: "请写批号，如 开批 M7 …", en: "name the batch: begin M7 …")
    }
    guard arguments.words.count == 1 || allowsForce && arguments.words.count == 2,
      arguments.words.count == 1 || arguments.words.last?.folded == "!", Self.isIdentifier(id)
    else {
      throw .bad(
        "BATCH", found: arguments.words.map(\.raw).joined(separator: " "),
        zh: "批号是 1–64 个字母、数字、. _ -", en: "a batch is 1 to 64 letters, digits, . _ -")
    }
    return id
  }

  func passArgument(_ arguments: CommandArguments) throws(Refusal) -> Int {
    switch arguments.folded("pass") {
    case nil, "1": return 1
    case "2": return 2
    case .some(let other):
      throw .bad("pass", found: other, zh: "遍次是 1 或 2", en: "a pass is 1 or 2")
    }
  }

  func checkKeys(_ arguments: CommandArguments, _ allowed: [String]) throws(Refusal) {
    for key in arguments.keys where !allowed.contains(key) {
      throw .bad(
        Excerpt.quote(key), found: key, nearest: NearestName.among(allowed, to: key),
        zh: "不认识的参数 \(Excerpt.quote(key))", en: "unknown argument \(Excerpt.quote(key))")
    }
  }

  /// Refuses what a seal, a spoiling or a conflict forbids.
  func checkStanding(_ batch: Batch, _ word: Word) throws(Refusal) {
    if let conflict = batch.conflicts.first {
      throw contradiction(batch, conflict)
    }
    if batch.isSealed, word != .reopen {
      throw Refusal(
        551, [.init("batch", batch.id)], zh: "批已封存；要改请由两人启封（reopen）",
        en: "the batch is sealed; two people can reopen it")
    }
    if batch.spoiling != nil {
      throw .notNow(
        word, need: "reopen",
        zh: "整批已作废；误作废的由两人恢复：启封 batch=\(batch.id) by=… reason=…",
        en: "the whole batch is spoiled; if by mistake, two people lift it: "
          + "reopen batch=\(batch.id) by=… reason=…")
    }
  }

  /// A record's name: the journal's first eight digits, the sequence number, the first 16 of the hash.
  static func name(_ stamp: Stamp) -> String {
    "\(stamp.journal.prefix(8)):\(stamp.sequence):\(stamp.hash.prefix16)"
  }

  static func definitionChanged(_ batch: Batch) -> Refusal {
    Refusal(
      552,
      [
        .init("batch", batch.id), .init("questionnaire", batch.parameters.questionnaire),
        .init("began", batch.parameters.definition.prefix16),
      ],
      zh: "开批之后问卷定义变了；请恢复 definitions/ 里的原文件",
      en: "the questionnaire was changed after this batch began; put the old file back")
  }

  /// ASCII letters, digits, `.`, `_` and `-`; 1 to 64.
  static func isIdentifier(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
          || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
      }
  }

  mutating func leave(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try expect(arguments, .leave, words: 0)
    try checkKeys(arguments, [])
    guard let key = current else { throw .needsBatch(.leave) }
    current = nil
    return Reply(
      200, [.init("batch", key.batch), .init("pass", "\(key.pass)")],
      text: .init(
        zh: "已离开，批仍开着；用 \(Self.rejoining(key).zh) 接着录",
        en: "left open; \(Self.rejoining(key).en) goes on"))
  }
}
