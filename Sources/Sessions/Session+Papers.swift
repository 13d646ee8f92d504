import Diagnostics
import Digests
import Encodings
import Questionnaires
import Rounds
import Sheets

extension Session {
  mutating func keyPaper(
    _ text: String, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKeyForPaper()
    let verdict = try judge(text, key)
    if let event = verdict.event {
      try store(event, grain: grain(of: key.batch), &recording)
    }
    return verdict.reply
  }

  /// The verdict on a paper line: its reply, and what would be stored.
  func judge(
    _ text: String, _ key: PassKey
  ) throws(Refusal) -> (reply: Reply, event: CollectionEvent?) {
    guard let batch = state.batches[key.batch],
      let layout = plan.layouts[batch.parameters.questionnaire]
    else { throw .needsBatch(.begin) }
    let line = PaperLine(text)
    let number = try paperNumber(line.number, batch)
    let rater = rater(number, layout.questionnaire)
    let marks: Marks
    let warnings: [SoftWarning]
    do {
      let reader = MarkReader(layout)
      let tokens = try reader.tokens(line.marks)
      (marks, warnings) = try reader.marks(tokens, rater: rater)
    } catch {
      throw Refusal(error)
    }
    if let reply = try standing(number, marks, key) { return (reply, nil) }
    if !line.isForced { try ask(number, warnings) }
    let forced = line.isForced && !warnings.isEmpty
    return (
      Reply(
        forced ? 202 : 201,
        [
          .init("paper", "\(number)"), .init("pass", "\(key.pass)"),
          .init("marks", marks.grouped),
        ]),
      .paper(key, number: number, marks: marks, isForced: forced)
    )
  }

  /// Asks about marks outside the range where values usually lie.
  private func ask(_ number: Int, _ warnings: [SoftWarning]) throws(Refusal) {
    guard let first = warnings.first else { return }
    func fields(_ warning: SoftWarning) -> [Reply.Field] {
      [
        .init("paper", "\(number)"), .init("item", warning.item), .init("mark", warning.mark),
        .init("low", warning.low), .init("high", warning.high),
      ]
    }
    throw Refusal(
      340, fields(first), details: warnings.dropFirst().map(fields),
      zh: "\(first.item) 的 \(first.mark) 不在通常的 \(first.low)–\(first.high) 之内；"
        + "确认无误就在行尾加 ! 重录",
      en: "\(first.item): \(first.mark) is outside the usual \(first.low) to "
        + "\(first.high); if the paper says so, repeat the line with !")
  }

  /// A reply for a number that is recorded already with these marks; refuses other marks.
  private func standing(_ number: Int, _ marks: Marks, _ key: PassKey) throws(Refusal) -> Reply? {
    guard let paper = state.pass(key)?.papers[number], !paper.isVoided, let recorded = paper.marks
    else { return nil }
    if recorded == marks {
      return Reply(
        208,
        [
          .init("paper", "\(number)"), .init("pass", "\(key.pass)"),
          .init("marks", marks.grouped),
        ], text: .init(zh: "已录过，内容相同", en: "already recorded, the same"))
    }
    throw Refusal(
      531,
      [
        .init("paper", "\(number)"), .init("by", paper.keyedBy), .init("at", paper.keyedAt),
        .init("marks", recorded.grouped),
      ],
      zh: "\(number) 号已录过，内容不同；要改用 fix（更正），重录先 void（作废）",
      en: "paper \(number) is recorded with other marks; use fix, or void it and key it again")
  }

  /// The open batch for a paper line, where 520 says that nothing is selected yet.
  func openKeyForPaper() throws(Refusal) -> PassKey {
    guard operatorID != nil else { throw .needsOperator(.begin) }
    return try openKey(.begin)
  }

  /// A paper's number as typed, with its check digit where the batch has them.
  func paperNumber(_ text: String, _ batch: Batch) throws(Refusal) -> Int {
    let parameters = batch.parameters
    var digits = text
    if parameters.hasCheckDigits {
      let width = "\(parameters.numbers.last)".utf8.count + 1
      guard text.utf8.count == width, CheckDigit.damm(text) == 0 else {
        let swaps = text.utf8.count == width ? likelySwaps(text, parameters.numbers) : ""
        throw Refusal(
          530,
          [
            .init("paper", Excerpt.quote(text)), .init("width", "\(width)"),
            .init("likely", swaps),
          ],
          zh: "号码连校验码应为 \(width) 位，这个不符" + (swaps.isEmpty ? "" : "；可能是 \(swaps)"),
          en: "a number has \(width) digits with its check digit and this one does not check"
            + (swaps.isEmpty ? "" : "; perhaps \(swaps)"))
      }
      digits = String(text.dropLast())
    }
    guard let number = PaperNumbers.number(digits), parameters.numbers.contains(number) else {
      throw Refusal(
        530,
        [
          .init("paper", Excerpt.quote(text)),
          .init("numbers", Excerpt.quote(parameters.numbers.text)),
        ],
        zh: "本批的号码是 \(Excerpt.quote(parameters.numbers.text))",
        en: "this batch has the numbers \(Excerpt.quote(parameters.numbers.text))")
    }
    return number
  }

  /// The batch's numbers that two swapped neighbours would explain.
  private func likelySwaps(_ text: String, _ numbers: PaperNumbers) -> String {
    CheckDigit.swapsThatCheck(text).filter { candidate in
      PaperNumbers.number(candidate.dropLast()).map { numbers.contains($0) } ?? false
    }.joined(separator: ",")
  }

  func rater(_ number: Int, _ questionnaire: Questionnaire) -> String? {
    guard questionnaire.respondent == .unit else { return nil }
    return plan.round.unit(number: number)?.id
  }

  /// A recorded paper that is not voided, by its number as typed.
  func recordedPaper(_ text: String?, _ key: PassKey, _ word: Word) throws(Refusal) -> Paper {
    guard let text else {
      throw .missing("PAPER", zh: "请写答卷号码", en: "name the paper's number")
    }
    guard let batch = state.batches[key.batch] else { throw .needsBatch(word) }
    let number = try paperNumber(text, batch)
    guard let paper = state.pass(key)?.papers[number], paper.isVoided || paper.isEntered else {
      throw Refusal(
        533, [.init("paper", "\(number)")], zh: "\(number) 号还没有录入",
        en: "paper \(number) is not recorded yet")
    }
    if paper.isVoided, [.fix, .text, .tick].contains(word) {
      throw Refusal(
        532, [.init("paper", "\(number)")], zh: "\(number) 号已作废；重录一行或 unvoid（恢复）",
        en: "paper \(number) is voided; key it again or unvoid it")
    }
    return paper
  }

  mutating func writeText(
    _ arguments: Arguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.text)
    var arguments = arguments
    let paper = try recordedPaper(try word(&arguments), key, .text)
    guard let typed = try word(&arguments) else {
      throw .missing("ITEM", zh: "请写题号，如 text 17 q9 …", en: "name the item: text 17 q9 …")
    }
    guard let layout = state.layout(of: key.batch) else { throw .needsBatch(.text) }
    let name = try textItem(typed, paper, layout)
    let text = arguments.rest
    guard !text.isEmpty else {
      throw .missing("TEXT", zh: "请写文字内容", en: "write the text")
    }
    if paper.texts[name].map({ $0.utf8.elementsEqual(text.utf8) }) ?? false {
      return Reply(
        208, [.init("paper", "\(paper.number)"), .init("item", name)],
        text: .init(zh: "已录过，内容相同", en: "already recorded, the same"))
    }
    try store(
      .text(key, number: paper.number, item: name, text: text), grain: grain(of: key.batch),
      &recording)
    return Reply(
      200,
      [
        .init("paper", "\(paper.number)"), .init("item", name),
        .init("characters", "\(text.unicodeScalars.count)"),
        .init("replaced", paper.texts[name] == nil ? "no" : "yes"),
      ], text: Self.stored(text))
  }

  /// What was stored, to be compared with the paper: a terminal may show a Hanzi that is erased.
  private static func stored(_ text: String) -> Bilingual {
    let quoted = Excerpt.quote(text)
    return Bilingual(zh: "已存“\(quoted)”", en: "stored \"\(quoted)\"")
  }

  /// The next plain word, folded; nil at the end.
  private func word(_ arguments: inout Arguments) throws(Refusal) -> String? {
    guard let argument = arguments.next() else { return nil }
    guard argument.key == nil, !arguments.isMalformed else {
      throw .tooMany(.text, found: argument.raw)
    }
    return argument.folded
  }

  /// The item whose text it is: a text item, or a choice whose "other" option the paper ticks.
  private func textItem(
    _ name: String, _ paper: Paper, _ layout: SheetLayout
  ) throws(Refusal) -> String {
    guard let item = layout.questionnaire.item(name) else {
      let names = layout.questionnaire.items.map(\.id)
      throw .bad(
        "ITEM", found: name, nearest: NearestName.among(names, to: name),
        zh: "问卷里没有这一题", en: "the questionnaire has no such item")
    }
    if item.kind == .text { return item.id }
    let other = item.options.filter(\.takesText)
    if let index = layout.placeIndex(named: item.id), let tokens = paper.marks?.tokens,
      tokens.indices.contains(index)
    {
      let codes = layout.places[index].codes(in: tokens[index])
      if other.contains(where: { codes.contains($0.code) }) { return item.id }
    }
    throw Refusal(
      526, [.init("item", name), .init("paper", "\(paper.number)")],
      zh: other.isEmpty ? "\(name) 不收文字" : "\(paper.number) 号没有选 \(name) 的“其他”",
      en: other.isEmpty
        ? "\(name) takes no text" : "paper \(paper.number) did not tick the other option of \(name)"
    )
  }

  mutating func tick(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.tick)
    try checkKeys(arguments, [])
    let words = arguments.words
    try expect(arguments, .tick, words: 3)
    let paper = try recordedPaper(words.first?.folded, key, .tick)
    guard words.count == 3 else {
      throw .missing(
        "MARK", zh: "写法：tick 17 q7 1,3,5", en: "write: tick 17 q7 1,3,5")
    }
    guard let layout = state.layout(of: key.batch),
      let index = layout.placeIndex(named: words[1].folded),
      case .multiple = layout.places[index].kind
    else {
      throw .bad(
        "ITEM", found: words[1].folded, zh: "tick 只用于多选题", en: "tick is for multiple choice")
    }
    let place = layout.places[index].name
    let change = MarkChange(place: place, mark: Folding.foldTickList(words[2].raw))
    let changed = try changedMarks(paper, [change], layout).marks
    if changed == paper.marks { return unchanged(paper.number, key, changed) }
    try store(
      .tick(key, number: paper.number, place: place, mark: changed.tokens[index]),
      grain: grain(of: key.batch), &recording)
    return recorded(paper.number, key, changed)
  }

  mutating func fix(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.fix)
    guard let layout = state.layout(of: key.batch) else { throw .needsBatch(.fix) }
    let paper = try recordedPaper(arguments.words.first?.folded, key, .fix)
    let isForced = arguments.words.dropFirst().first?.folded == "!"
    try expect(arguments, .fix, words: isForced ? 2 : 1)
    try checkKeys(arguments, layout.placeNames + ["reason"])
    let indices = arguments.keys.compactMap { layout.placeIndex(named: $0) }
    guard !indices.isEmpty else {
      throw .missing(
        "ITEM", zh: "写法：fix 17 q3=2 reason=…", en: "write: fix 17 q3=2 reason=…")
    }
    guard let reason = arguments.raw("reason"), !reason.isEmpty else { throw .needsReason(.fix) }
    let requested = indices.map { index in
      let name = layout.places[index].name
      return MarkChange(place: name, mark: Folding.foldTickList(arguments.raw(name) ?? ""))
    }
    let (changed, warnings) = try changedMarks(paper, requested, layout)
    if changed == paper.marks { return unchanged(paper.number, key, changed) }
    let names = Set(requested.map(\.place))
    let unusual = warnings.filter { names.contains($0.item) }
    if !isForced { try ask(paper.number, unusual) }
    let forced = isForced && !unusual.isEmpty
    let tokens = changed.tokens
    let changes = indices.map { MarkChange(place: layout.places[$0].name, mark: tokens[$0]) }
    try store(
      .fix(key, number: paper.number, changes: changes, reason: reason, isForced: forced),
      grain: grain(of: key.batch), &recording)
    return recorded(paper.number, key, changed, forced ? 202 : 200)
  }

  private func unchanged(_ number: Int, _ key: PassKey, _ marks: Marks) -> Reply {
    Reply(
      208,
      [.init("paper", "\(number)"), .init("pass", "\(key.pass)"), .init("marks", marks.grouped)],
      text: .init(zh: "本来就是这样", en: "it says so already"))
  }

  /// A paper's marks with changes, validated as a whole.
  private func changedMarks(
    _ paper: Paper, _ changes: [MarkChange], _ layout: SheetLayout
  ) throws(Refusal) -> (marks: Marks, warnings: [SoftWarning]) {
    guard var tokens = paper.marks?.tokens else {
      throw Refusal(
        533, [.init("paper", "\(paper.number)")], zh: "\(paper.number) 号没有标记，请先录入",
        en: "paper \(paper.number) carries no marks; key it first")
    }
    for change in changes {
      if let index = layout.placeIndex(named: change.place), tokens.indices.contains(index) {
        tokens[index] = change.mark
      }
    }
    do {
      return try MarkReader(layout).marks(
        tokens, rater: rater(paper.number, layout.questionnaire))
    } catch {
      throw Refusal(error)
    }
  }

  private func recorded(
    _ number: Int, _ key: PassKey, _ marks: Marks, _ code: Int = 200
  ) -> Reply {
    Reply(
      code,
      [.init("paper", "\(number)"), .init("pass", "\(key.pass)"), .init("marks", marks.grouped)])
  }

  /// The verdict on a line, with nothing stored.
  mutating func tryOut(
    _ arguments: Arguments, _ recording: some Recording
  ) throws(Refusal) -> Reply {
    let line = arguments.rest
    guard !line.isEmpty, !Request.isComment(line) else {
      throw .missing("LINE", zh: "写法：check 17 1123", en: "write: check 17 1123")
    }
    let request = try Request(line)
    guard request.id == nil else {
      throw .bad("LINE", found: line, zh: "@ 写在整行最前面", en: "an @id stands before check")
    }
    let reply: Reply
    switch request.act {
    case .paper(let text): reply = try judge(text, openKeyForPaper()).reply
    case .command(.check, _):
      throw .bad("LINE", found: line, zh: "试录里不能再试录", en: "a trial cannot try a trial")
    case .command:
      var trial = self
      var nowhere = Nowhere(
        journalID: recording.journalID, head: recording.head, lastHash: recording.lastHash)
      reply = try trial.answer(request.act, &nowhere)
    }
    return Reply(
      reply.code, reply.fields + [.init("stored", "no")], details: reply.details,
      text: .init(zh: "试录，未存", en: "a trial; nothing is stored"))
  }
}

/// Records nothing, for a trial.
private struct Nowhere: Recording {
  let journalID: String?
  let head: String?
  let lastHash: Digest?

  mutating func open(for operatorID: String) -> CollectionState? { nil }

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    (Stamp(journal: journalID ?? "", sequence: 0, hash: .zero), "")
  }
}

/// A folded paper line in its parts; cut at scalars, since a mark may be followed by anything.
private struct PaperLine {
  let number: String
  let marks: String
  let isForced: Bool

  init(_ text: String) {
    var rest = Self.trimmed(text.unicodeScalars[...])
    isForced = rest.last == "!"
    if isForced { rest = Self.trimmed(rest.dropLast()) }
    let end = rest.firstIndex(of: " ") ?? rest.endIndex
    number = String(rest[..<end])
    marks = String(rest[end...])
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
