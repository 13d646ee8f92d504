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
    try expect(arguments, .fact, words: 3)
    guard words.count == 3 else {
      throw .missing(
        "UNIT ITEM VALUE", zh: "写法：事实 U07 membership 47/50 evidence=…",
        en: "write: fact U07 membership 47/50 evidence=…")
    }
    let (key, declaration) = try factKey(words, arguments)
    let typed = words[2].folded
    guard let value = FactValue(typed, kind: declaration.kind) else {
      let expected = FactValue.expectation(for: declaration.kind)
      if declaration.kind == .ratio, Self.isFraction(typed) {
        throw Refusal(
          523,
          [
            .init("item", declaration.id), .init("mark", Excerpt.quote(typed)),
            .init("low", "0/n"), .init("high", "n/n"),
          ], zh: "应为：\(expected.zh)，k 不大于 n，n 大于 0",
          en: "expected \(expected.en), k not above n, n above 0")
      }
      throw Refusal(
        522,
        [
          .init("item", declaration.id), .init("mark", Excerpt.quote(typed)),
          .init("allowed", Self.allowed(declaration.kind)),
        ], zh: "应为：\(expected.zh)", en: "expected \(expected.en)")
    }
    let evidence = arguments.raw("evidence") ?? ""
    guard !evidence.isEmpty || value == .pending else {
      throw .missing(
        "evidence", zh: "请写凭据：evidence=…", en: "name what proves it: evidence=…")
    }
    let standing = state.facts[key]
    if let standing, standing.value == value, state.factConflicts[key] == nil,
      standing.evidence.utf8.elementsEqual(evidence.utf8)
    {
      return registered(key, value, code: 208)
    }
    let reason = arguments.raw("reason").flatMap { $0.isEmpty ? nil : $0 }
    if standing != nil, reason == nil { throw needsReason(toState: key) }
    try store(
      .fact(
        key, value: value, evidence: evidence, reason: reason, prior: state.priors(of: key)),
      &recording)
    return registered(key, value, code: 200)
  }

  /// 550: a fact that stands is changed with a reason; where journals state different values, with what each of
  /// them says, so that whoever decides knows what it is about.
  private func needsReason(toState key: FactKey) -> Refusal {
    guard state.factConflicts[key] != nil else { return .needsReason(.fact) }
    let statements = state.statements(of: key)
    let list = statements.map { "\($0.by) \($0.value.text)" }
    return Refusal(
      550,
      [.init("word", Word.fact.rawValue), .init("unit", key.unit), .init("item", key.item)]
        + (key.period.isEmpty ? [] : [.init("period", key.period)])
        + [.init("side", key.side.rawValue), .init("values", "\(statements.count)")],
      details: statements.map { fact in
        [
          .init("rival", Self.name(fact.stamp)), .init("value", fact.value.text),
          .init("by", fact.by), .init("at", fact.at),
          .init("station", state.place(of: fact.stamp)?.station ?? ""),
          .init("evidence", fact.evidence), .init("reason", fact.reason ?? ""),
        ]
      },
      zh: "日志里这一项登记的数互相矛盾（\(list.joined(separator: "；"))），现在哪个都不算；"
        + "核实后重新登记一次，写明理由：reason=…，原来的各条就由它取代",
      en:
        "journals state different values (\(list.joined(separator: "; "))) and none counts; find out "
        + "which is right and register it with reason=…, which replaces them all")
  }

  private static func isFraction(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        (1...15).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
      }
  }

  /// What a kind of fact takes, as a mark's `allowed` names it.
  private static func allowed(_ kind: FactDeclaration.Kind) -> String {
    let value =
      switch kind {
      case .count: "0…999999999999999"
      case .ratio: "k/n"
      case .amount: "decimal"
      case .date: "YYYY-MM-DD"
      case .yesNo: "yes no"
      case .rate: ""
      }
    return (value.isEmpty ? "" : value + " ") + "na pending notHeld"
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
    let typedUnit = words[0].folded
    guard let unit = plan.round.unit(id: typedUnit)?.id else {
      throw .bad(
        "UNIT", found: typedUnit, nearest: NearestName.among(units, to: typedUnit),
        zh: "本轮没有这个单位", en: "the round has no such unit")
    }
    let name = words[1].folded
    guard let declaration = plan.fact(named: name) else {
      throw .bad(
        "ITEM", found: name, nearest: NearestName.among(plan.factNames, to: name),
        zh: "考核办法不读这一项", en: "the scheme reads no such fact")
    }
    if let units = declaration.units, !units.contains(unit) {
      throw .bad(
        "ITEM", found: name, zh: "这个单位的指标表里没有这一项", en: "the unit's own table has no such item")
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
    try expect(arguments, .intervene, words: 0)
    try checkKeys(arguments, ["who", "what", "witnesses"])
    var texts: [String] = []
    for key in ["who", "what", "witnesses"] {
      guard let text = arguments.raw(key), !text.isEmpty else {
        throw .missing(
          key, zh: "写法：干预记录 who=… what=… witnesses=…",
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
