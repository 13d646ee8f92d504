import Diagnostics
import Rounds
import Sheets

extension Session {
  mutating func registerFact(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.fact) }
    try checkKeys(arguments, ["evidence", "period", "side", "reason"])
    let words = arguments.words
    guard words.count == 3 else {
      throw .missing(
        "UNIT ITEM VALUE", zh: "写法：fact U07 membership 47/50 evidence=…",
        en: "write: fact U07 membership 47/50 evidence=…")
    }
    let (key, declaration) = try factKey(words, arguments)
    let typed = words[2].folded
    guard let value = FactValue(typed, kind: declaration.kind) else {
      let expected = FactValue.expectation(for: declaration.kind)
      throw Refusal(
        523,
        [
          .init("item", declaration.id), .init("mark", Excerpt.quote(typed)),
          .init("expected", declaration.kind.rawValue),
        ], zh: "应为\(expected.zh)", en: "expected \(expected.en)")
    }
    let evidence = arguments.raw("evidence") ?? ""
    guard !evidence.isEmpty || value == .pending else {
      throw .missing(
        "evidence", zh: "请写凭据：evidence=…", en: "name what proves it: evidence=…")
    }
    let standing = state.facts[key]
    if let standing, standing.value == value, state.factConflicts[key] == nil {
      return registered(key, value, code: 208)
    }
    let reason = arguments.raw("reason")
    if standing != nil, reason?.isEmpty ?? true { throw .needsReason(.fact) }
    try store(
      .fact(
        key, value: value, evidence: evidence, reason: reason, prior: standing?.stamp.hash),
      &recording)
    return registered(key, value, code: 200)
  }

  private func registered(_ key: FactKey, _ value: FactValue, code: Int) -> Reply {
    Reply(
      code,
      [
        .init("unit", key.unit), .init("item", key.item), .init("value", value.text),
        .init("side", key.side.rawValue),
      ] + (key.period.isEmpty ? [] : [.init("period", key.period)]),
      text: code == 208 ? .init(zh: "已登记，内容相同", en: "already registered, the same") : nil)
  }

  private func factKey(
    _ words: [Arguments.Argument], _ arguments: CommandArguments
  ) throws(Refusal) -> (FactKey, FactDeclaration) {
    let units = plan.round.units.map(\.id)
    let unit = words[0].folded
    guard units.contains(unit) else {
      throw .bad(
        "UNIT", found: unit, nearest: NearestName.among(units, to: unit),
        zh: "本轮没有这个单位", en: "the round has no such unit")
    }
    let name = words[1].folded
    guard let declaration = plan.fact(named: name) else {
      throw .bad(
        "ITEM", found: name, nearest: NearestName.among(plan.factNames, to: name),
        zh: "考核办法不读这一项", en: "the scheme reads no such fact")
    }
    let period = arguments.folded("period") ?? ""
    guard period.isEmpty || Self.isIdentifier(period) else {
      throw .bad("period", found: period, zh: "期间如 2021", en: "a period looks like 2021")
    }
    let sideText = arguments.folded("side") ?? FactKey.Side.verified.rawValue
    guard let side = FactKey.Side(rawValue: sideText) else {
      throw .bad(
        "side", found: sideText,
        nearest: NearestName.among(FactKey.Side.allCases.map(\.rawValue), to: sideText),
        zh: "side 是 self（自报）或 verified（核定）", en: "side is self or verified")
    }
    return (FactKey(unit: unit, item: declaration.id, period: period, side: side), declaration)
  }

  mutating func intervene(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.intervene) }
    try checkKeys(arguments, ["who", "what", "witnesses"])
    var texts: [String] = []
    for key in ["who", "what", "witnesses"] {
      guard let text = arguments.raw(key), !text.isEmpty else {
        throw .missing(
          key, zh: "写法：intervene who=… what=… witnesses=…",
          en: "write: intervene who=… what=… witnesses=…")
      }
      texts.append(text)
    }
    try store(.intervene(who: texts[0], what: texts[1], witnesses: texts[2]), &recording)
    return Reply(
      200, [.init("interventions", "\(state.interventions.count)")],
      text: .init(zh: "已记录，完整报告里不能略去", en: "recorded; no full report leaves it out"))
  }
}
