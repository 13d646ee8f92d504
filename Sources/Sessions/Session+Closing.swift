import Diagnostics
import Digests
import Questionnaires
import Rounds
import Sheets

extension Session {
  mutating func end(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.end)
    try checkKeys(arguments, ["papers"])
    let isForced = try takeForce(arguments, .end)
    let accounting = try checkedAccounting(key, arguments, .end)
    if key.pass == 1 {
      if !isForced { try checkOthers(key) }
      try checkBalance(accounting, key)
    }
    try store(
      .end(key, papers: accounting.entered, last: lastHash(recording), isForced: isForced),
      &recording)
    return closed(key, accounting)
  }

  mutating func accept(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.accept)
    try checkKeys(arguments, ["papers", "by", "reason"])
    let isForced = try takeForce(arguments, .accept)
    let accounting = try checkedAccounting(key, arguments, .accept)
    guard key.pass == 1, !accounting.imbalances.isEmpty else {
      throw .notNow(
        .accept, need: "end", zh: "数目是平的，直接收批（end）即可",
        en: "the totals balance; simply end the pass")
    }
    let by = try secondPerson(arguments, .accept)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.accept)
    }
    if !isForced { try checkOthers(key) }
    try store(
      .accept(
        key, papers: accounting.entered, by: by, reason: reason, last: lastHash(recording)),
      &recording)
    return closed(key, accounting)
  }

  /// Whether the line carries `!`; nothing else may stand beside its arguments.
  private func takeForce(_ arguments: CommandArguments, _ word: Word) throws(Refusal) -> Bool {
    let isForced = arguments.words.first?.folded == "!"
    try expect(arguments, word, words: isForced ? 1 : 0)
    return isForced
  }

  /// Asks about ticked "other" options without their text.
  private func checkOthers(_ key: PassKey) throws(Refusal) {
    let unwritten = othersWithoutText(key)
    guard let first = unwritten.first else { return }
    throw Refusal(
      340,
      [
        .init("paper", "\(first.number)"), .init("item", first.item),
        .init("count", "\(unwritten.count)"),
      ],
      details: unwritten.dropFirst().prefix(100).map {
        [.init("paper", "\($0.number)"), .init("item", $0.item)]
      },
      zh: "选了“其他”却没有文字；用文字（text）补录，确实没写就在行尾加 !",
      en: "the other option is ticked without its text; add it with text, or repeat the line with !"
    )
  }

  private mutating func closed(_ key: PassKey, _ accounting: Accounting) -> Reply {
    current = nil
    if key.pass == 2 { return closedSecond(key, accounting) }
    return Reply(
      231,
      [.init("batch", key.batch), .init("pass", "\(key.pass)")] + Self.fields(accounting),
      text: state.batches[key.batch].map(awaitsSecond) ?? false
        ? .init(
          zh: "已收批；等另一位录入员用 开批 \(key.batch) pass=2 录第二遍",
          en: "the pass is closed; now another operator keys begin \(key.batch) pass=2")
        : .init(zh: "已收批；核对后封存（seal）", en: "the pass is closed; check it, then seal"))
  }

  private func lastHash(_ recording: some Recording) -> Digest {
    recording.lastHash ?? .zero
  }

  /// Another person's id, who vouches for something.
  func secondPerson(_ arguments: CommandArguments, _ word: Word) throws(Refusal) -> String {
    guard let text = arguments.folded("by") else {
      throw .missing("by", zh: "请写由谁认可：by=…", en: "say who agrees: by=…")
    }
    guard let id = OperatorID(text)?.text else {
      throw .bad(
        "by", found: text, zh: "代号是 1–32 个小写字母、数字、- 或 _",
        en: "an id is 1 to 32 of a–z, 0–9, - and _")
    }
    guard id != operatorID else {
      throw .bad(
        "by", found: text, zh: "必须是另一个人，不能是 \(id) 自己",
        en: "it has to be another person than \(id)")
    }
    return id
  }

  /// The accounting of a pass whose declared number of papers is right.
  private func checkedAccounting(
    _ key: PassKey, _ arguments: CommandArguments, _ word: Word
  ) throws(Refusal) -> Accounting {
    guard let batch = state.batches[key.batch], let pass = batch.passes[key.pass],
      let layout = plan.layouts[batch.parameters.questionnaire]
    else { throw .needsBatch(word) }
    guard let declared = try BeginRequest.count("papers", arguments) else {
      throw .missing(
        "papers", zh: "请写录了多少张：\(word.alias ?? word.rawValue) papers=…",
        en: "say how many papers you keyed: \(word.rawValue) papers=…")
    }
    let accounting = Accounting(pass, policy: layout.questionnaire.validity)
    guard declared == accounting.entered else {
      let missing = pass.numbers?.missing(from: pass.papers.enteredNumbers) ?? []
      throw Refusal(
        553,
        [
          .init("declared", "\(declared)"), .init("entered", "\(accounting.entered)"),
          .init("missing", missing.numberText),
        ],
        zh: "声明 \(declared) 张，实录 \(accounting.entered) 张；批仍开着，补录缺号或改正声明",
        en: "\(declared) declared, \(accounting.entered) entered; still open: key the missing "
          + "numbers or correct the count")
    }
    return accounting
  }

  private func checkBalance(_ accounting: Accounting, _ key: PassKey) throws(Refusal) {
    let imbalances = accounting.imbalances
    guard !imbalances.isEmpty else { return }
    throw Refusal(
      350, [.init("batch", key.batch), .init("pass", "\(key.pass)")] + Self.fields(accounting),
      details: imbalances.map { [.init("imbalance", $0.rawValue)] },
      zh: imbalances.map { Self.words($0, accounting).zh }.joined(separator: "；")
        + "。补录、更正批头（header），或由另一人认可（accept）",
      en: imbalances.map { Self.words($0, accounting).en }.joined(separator: "; ")
        + ". Key what is missing, mend with header, or let another person accept it")
  }

  private static func words(
    _ imbalance: Accounting.Imbalance, _ accounting: Accounting
  ) -> Bilingual {
    switch imbalance {
    case .returnedExceedsIssued:
      Bilingual(
        zh: "收回 \(accounting.returned) 张，多于发出的 \(accounting.issued) 张",
        en: "\(accounting.returned) returned exceed \(accounting.issued) issued")
    case .enteredDiffersFromReturned:
      Bilingual(
        zh: "收回 \(accounting.returned) 张，录入 \(accounting.entered) 张",
        en: "\(accounting.returned) returned, \(accounting.entered) entered")
    }
  }

  static func fields(_ accounting: Accounting) -> [Reply.Field] {
    [
      .init("issued", "\(accounting.issued)"), .init("returned", "\(accounting.returned)"),
      .init("entered", "\(accounting.entered)"), .init("valid", "\(accounting.valid)"),
      .init("invalid", "\(accounting.invalid)"), .init("abstained", "\(accounting.abstained)"),
    ]
  }

  /// Papers that tick an "other" option without its text.
  private func othersWithoutText(_ key: PassKey) -> [(number: Int, item: String)] {
    guard let layout = state.layout(of: key.batch), let pass = state.pass(key) else { return [] }
    let places = layout.places.indices.filter {
      layout.places[$0].options.contains(where: \.takesText)
    }
    guard !places.isEmpty else { return [] }
    var unwritten: [(number: Int, item: String)] = []
    for paper in pass.papers.inOrder where paper.isEntered {
      guard let tokens = paper.marks?.tokens else { continue }
      for index in places {
        let place = layout.places[index]
        let codes = tokens.indices.contains(index) ? place.codes(in: tokens[index]) : []
        let hasOther = place.options.contains { $0.takesText && codes.contains($0.code) }
        if hasOther, paper.texts[place.name] == nil {
          unwritten.append((paper.number, place.name))
        }
      }
    }
    return unwritten
  }

  mutating func seal(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.seal) }
    try expect(arguments, .seal, words: 0)
    try checkKeys(arguments, ["batch"])
    let batch = try batchArgument(arguments, .seal)
    try checkStanding(batch, .seal)
    guard let layout = plan.layouts[batch.parameters.questionnaire],
      layout.questionnaire.isDefined(by: batch.parameters.definition.hex)
    else { throw Self.definitionChanged(batch) }
    guard let pass = batch.passes[1], let closing = pass.closing else {
      throw .notNow(
        .seal, need: "end", zh: "这一批还没有收批", en: "the batch is not ended yet")
    }
    try checkPasses(batch)
    try checkSettled(batch, layout)
    let accounting =
      Accounting(batch, policy: layout.questionnaire.validity)
      ?? Accounting(pass, policy: layout.questionnaire.validity)
    if closing.acceptedBy == nil {
      try checkBalance(accounting, PassKey(batch: batch.id, pass: 1))
    }
    let sheets = CanonicalSheets.hash(of: batch)
    let rulings = state.conflictRulings(about: batch.id).filter { $0.standing == .inForce }
    try store(
      .seal(
        batch: batch.id, after: batch.closings + rulings.map(\.stamp.hash), sheets: sheets),
      &recording)
    return Reply(
      232,
      [
        .init("batch", batch.id), .init("sha256", sheets.hex),
      ] + recording.headFields.map { .init($0.key, $0.value) } + Self.fields(accounting),
      text: .init(zh: "已封存；日志头请抄入记录", en: "sealed; write the head into the minutes"))
  }

  mutating func reopen(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.reopen) }
    try expect(arguments, .reopen, words: 0)
    try checkKeys(arguments, ["by", "reason", "batch", "pass"])
    let pass = try passArgument(arguments)
    let batch = try batchArgument(arguments, .reopen)
    if batch.spoiling != nil, batch.conflicts.isEmpty, !batch.isSealed {
      return try lift(batch, arguments, &recording)
    }
    try checkStanding(batch, .reopen)
    let by = try secondPerson(arguments, .reopen)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.reopen)
    }
    guard batch.passes[pass]?.closing != nil else {
      throw .notNow(
        .reopen, need: "begin", zh: "这一遍本来就开着", en: "that pass is open already")
    }
    let again = Self.rejoining(PassKey(batch: batch.id, pass: pass))
    try store(
      .reopen(
        PassKey(batch: batch.id, pass: pass), by: by, reason: reason,
        after: batch.closings(of: pass)),
      &recording)
    return Reply(
      200, [.init("batch", batch.id), .init("pass", "\(pass)"), .init("by", by)],
      text: .init(
        zh: "已启封；由 \(batch.passes[pass]?.owner ?? "") 用 \(again.zh) 接着录，再收批（end）",
        en: "reopened; \(batch.passes[pass]?.owner ?? "") goes on with \(again.en) and ends "
          + "it again"))
  }
}
