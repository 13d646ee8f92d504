import Diagnostics
import Digests
import Encodings
import Questionnaires
import Rounds
import Sheets

extension Session {
  /// `diff`: where the passes differ, and what was settled.
  func compare(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try expect(arguments, .diff, words: 0)
    try checkKeys(arguments, ["batch"])
    let batch = try batchArgument(arguments, .diff)
    if !batch.conflicts.isEmpty { return rivals(of: batch) }
    let rulings = rulingDetails(batch)
    if !rulings.isEmpty, !batch.isEnded || awaitsSecond(batch) {
      return Reply(
        210, [.init("batch", batch.id), .init("conflicts", "0")], details: rulings,
        text: .init(
          zh: "矛盾已裁定；两遍都收批之后才比对",
          en: "the conflict is settled; passes are compared when both are closed"))
    }
    let layout = try comparable(batch, .diff)
    let differences = batch.differences(illegible: Self.settlesIllegible(layout))
    let open = differences.count { $0.settlement == nil }
    return Reply(
      210,
      [
        .init("batch", batch.id), .init("compared", "\(batch.comparedPapers)"),
        .init("differences", "\(differences.count)"), .init("open", "\(open)"),
      ],
      details: differences.prefix(1_000).map { Self.fields($0, layout) } + rulings,
      text: batch.passes[2] != nil && batch.comparedPapers == 0
        ? .init(zh: "没有两遍都录了的答卷，无可比较", en: "no paper was keyed twice: nothing to compare")
        : open == 0
          ? .init(zh: "没有未裁定的差异", en: "no difference is open")
          : .init(
            zh: "由没有录入过这一批的人逐项裁定（settle）", en: "someone who keyed neither pass settles each"))
  }

  static func settlesIllegible(_ layout: SheetLayout) -> Bool {
    layout.questionnaire.validity.illegible == .settle
  }

  /// One difference as fields: `paper kind item a b settled`.
  static func fields(_ difference: Difference, _ layout: SheetLayout) -> [Reply.Field] {
    func name(_ place: Int) -> String {
      layout.places.indices.contains(place) ? layout.places[place].name : ""
    }
    let parts: (kind: String, item: String, a: String, b: String) =
      switch difference.kind {
      case .mark(let place, let first, let second): ("mark", name(place), first, second)
      case .onlyIn(let pass): ("paper", "", pass == 1 ? "yes" : "no", pass == 2 ? "yes" : "no")
      case .ruling(let first, let second): ("ruling", "", words(first), words(second))
      case .unreadable(let place): ("unreadable", name(place), "/", "")
      }
    return [
      .init("paper", "\(difference.number)"), .init("kind", parts.kind), .init("item", parts.item),
      .init("a", parts.a), .init("b", parts.b),
      .init("settled", difference.settlement?.choice.word ?? ""),
    ] + (difference.lapsed.map { [.init("lapsed", $0.choice.word)] } ?? [])
  }

  /// The layout of a batch whose passes are closed, so that they may be compared.
  private func comparable(_ batch: Batch, _ word: Word) throws(Refusal) -> SheetLayout {
    guard let layout = plan.layouts[batch.parameters.questionnaire],
      layout.questionnaire.isDefined(by: batch.parameters.definition.hex)
    else { throw Self.definitionChanged(batch) }
    guard batch.isEnded, !awaitsSecond(batch) else {
      throw .notNow(
        word, need: "end", zh: "要等这一批的两遍都收批", en: "both passes of the batch have to be closed first"
      )
    }
    return layout
  }

  mutating func settle(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.settle) }
    if arguments.keys.contains("keep") { return try keep(arguments, &recording) }
    try checkKeys(arguments, ["batch", "reason"])
    try expect(arguments, .settle, words: 3)
    let batch = try batchArgument(arguments, .settle)
    try checkStanding(batch, .settle)
    let layout = try comparable(batch, .settle)
    let words = arguments.words
    guard words.count >= 2 else {
      throw .missing(
        "a|b", zh: "写法：裁定 17 q3 a|b|=2 reason=… 或 裁定 17 a|b reason=…",
        en: "write: settle 17 q3 a|b|=2 reason=… or settle 17 a|b reason=…")
    }
    let number = try paperNumber(words[0].folded, batch)
    try checkSettler(batch, number)
    let differences = batch.differences(of: number, illegible: Self.settlesIllegible(layout))
    let place = words.count == 3 ? try place(words[1].folded, layout) : nil
    guard differences.contains(where: { place == nil || $0.place == place }) else {
      throw Refusal(
        544,
        [.init("paper", "\(number)"), .init("item", place.map { layout.places[$0].name } ?? "")],
        zh: "这里没有差异，不用裁定；比对（diff）列出要裁定的",
        en: "there is no difference to settle here; diff lists them")
    }
    let choice = try choice(words[words.count - 1].raw, place, layout, batch, number)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.settle)
    }
    let standing = batch.settlements[number]?.standing(at: place)
    if let standing, standing.place == place, standing.choice == choice,
      standing.reason.utf8.elementsEqual(reason.utf8),
      differences.contains(where: { $0.settlement == standing })
    {
      return settled(batch.id, number, place, layout, code: 208)
    }
    try store(
      .settle(
        SettlementParameters(
          batch: batch.id, number: number, place: place.map { layout.places[$0].name },
          choice: choice, reason: reason),
        after: batch.endings, prior: batch.settlements[number]?.heads(of: place) ?? []),
      grain: grain(of: batch.id), &recording)
    return settled(batch.id, number, place, layout, code: 200)
  }

  private func settled(
    _ id: String, _ number: Int, _ place: Int?, _ layout: SheetLayout, code: Int
  ) -> Reply {
    let batch = state.batches[id]
    let illegible = Self.settlesIllegible(layout)
    let open = batch?.differences(of: number, illegible: illegible).count { $0.settlement == nil }
    return Reply(
      code,
      [
        .init("batch", id), .init("paper", "\(number)"),
        .init("item", place.map { layout.places[$0].name } ?? ""),
        .init("marks", batch?.finalPaper(number)?.marks?.grouped ?? ""),
        .init("open", "\(open ?? 0)"),
      ],
      text: code == 208
        ? .init(zh: "已这样裁定", en: "settled so already")
        : .init(zh: "已裁定；两遍的原样都留着", en: "settled; what both passes keyed is kept"))
  }

  /// 542: a settler has keyed neither pass.
  private func checkSettler(_ batch: Batch, _ number: Int) throws(Refusal) {
    guard let operatorID else { return }
    let keyed = batch.passes.values.contains { $0.papers[number]?.keyedBy == operatorID }
    guard keyed || batch.hasClerk(operatorID) else { return }
    throw Refusal(
      542, [.init("batch", batch.id), .init("by", operatorID)],
      zh: "裁定人不能是录入过这一批的人", en: "who settles may not have keyed a pass of the batch")
  }

  private func place(_ name: String, _ layout: SheetLayout) throws(Refusal) -> Int {
    guard let index = layout.placeIndex(named: name) else {
      throw .bad(
        "ITEM", found: name, nearest: NearestName.among(layout.placeNames, to: name),
        zh: "问卷里没有这一题", en: "the questionnaire has no such item")
    }
    return index
  }

  /// What a settlement chooses: `a`, `b`, or a mark that the item takes.
  private func choice(
    _ typed: String, _ place: Int?, _ layout: SheetLayout, _ batch: Batch, _ number: Int
  ) throws(Refusal) -> Settlement.Choice {
    let word = Folding.fold(typed)
    guard let choice = Settlement.Choice(word) else {
      throw .bad(
        "a|b", found: typed, zh: "a 取第一遍，b 取第二遍，=标记 另定",
        en: "a takes pass 1, b takes pass 2, =MARK says otherwise")
    }
    switch choice {
    case .first: return .first
    case .second:
      let isThere = place.map { batch.keyed(2, number)?.mark(at: $0) != nil }
      guard batch.passes[2] != nil, isThere ?? true else {
        throw .bad("a|b", found: typed, zh: "第二遍没有录这一张", en: "pass 2 does not hold this paper")
      }
      return .second
    case .mark(let mark):
      guard let place else {
        throw .bad("a|b", found: typed, zh: "整张只能取 a 或 b", en: "a whole paper is a or b")
      }
      do {
        let read = try MarkReader(layout).mark(Folding.foldTickList(mark), at: layout.places[place])
        return .mark(read.mark)
      } catch {
        throw Refusal(error)
      }
    }
  }

  /// Refuses to seal while a difference or an unreadable mark waits, or where settlements left marks
  /// that cannot stand together.
  func checkSettled(_ batch: Batch, _ layout: SheetLayout) throws(Refusal) {
    let open = batch.differences(illegible: Self.settlesIllegible(layout)).filter {
      $0.settlement == nil
    }
    if let first = open.first {
      throw Refusal(
        341,
        Self.fields(first, layout).filter { $0.key != "settled" } + [
          .init("open", "\(open.count)")
        ],
        details: open.dropFirst().prefix(100).map { Self.fields($0, layout) },
        zh: "还有 \(open.count) 处差异或看不清的标记没有裁定；由没有录入过的人裁定（settle）",
        en: "differences or unreadable marks not settled: \(open.count); someone who keyed neither "
          + "pass settles them")
    }
    for number in batch.settlements.keys.sorted() {
      guard let paper = batch.finalPaper(number), paper.isEntered, let marks = paper.marks else {
        continue
      }
      do {
        _ = try MarkReader(layout).marks(
          marks.tokens, rater: rater(number, layout.questionnaire))
      } catch {
        throw Refusal(error).about(paper: number)
      }
    }
  }
}
