import Diagnostics
import Encodings
import Questionnaires
import Sheets

extension Session {
  mutating func writeText(
    _ arguments: Arguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.text)
    var arguments = arguments
    guard key.pass == 1 else {
      throw Refusal(
        526, [.init("item", arguments.next()?.folded ?? ""), .init("pass", "2")],
        zh: "第二遍不录文字", en: "texts are not keyed in pass 2")
    }
    let paper = try recordedPaper(try word(&arguments), key, .text)
    guard let typed = try word(&arguments) else {
      throw .missing("ITEM", zh: "请写题号，如 文字 17 q9 …", en: "name the item: text 17 q9 …")
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
      // Among the options of an over-ticked item there may be the other one, with its text.
      if tokens[index] == "*", !other.isEmpty { return item.id }
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
        "MARK", zh: "写法：多选 17 q7 1,3,5", en: "write: tick 17 q7 1,3,5")
    }
    guard let layout = state.layout(of: key.batch),
      let index = layout.placeIndex(named: words[1].folded),
      case .multiple = layout.places[index].kind
    else {
      throw .bad(
        "ITEM", found: words[1].folded, zh: "多选（tick）只用于多选题", en: "tick is for multiple choice")
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
        "ITEM", zh: "写法：更正 17 q3=2 reason=…", en: "write: fix 17 q3=2 reason=…")
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
}
