import Diagnostics
import ExactArithmetic
import Rounds
import Sheets

extension Session {
  /// Gives an item of a unit other points, or lifts that; by somebody who neither registered nor keyed what
  /// the item reads.
  mutating func override(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard let operatorID else { throw .needsOperator(.override) }
    try checkKeys(arguments, ["points", "reason", "clause", "evidence"])
    let words = arguments.words
    let isForced = words.last?.folded == "!"
    try expect(arguments, .override, words: isForced ? 4 : 3)
    guard words.count >= 2 else {
      throw .missing(
        "UNIT ITEM", zh: "写法：改判 U01 3.4 points=2 reason=…",
        en: "write: override U01 3.4 points=2 reason=…")
    }
    let given = arguments.raw("reason").flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    let typed = OverrideKey(unit: words[0].folded, item: words[1].folded)
    let lift = words.dropFirst(2).first { $0.folded != "!" }?.folded
    if lift?.lowercased() == OverrideParameters.lift, arguments.folded("points") == nil,
      !state.overrides(of: typed).isEmpty, !plan.hasItem(typed.item, of: typed.unit)
    {
      // The unit or the item left the round after the override; what stands about it can still be lifted.
      guard let given else { throw .needsReason(.override) }
      let parameters = OverrideParameters(key: typed, points: nil, reason: given)
      try store(.override(parameters, prior: state.priors(of: typed)), &recording)
      return overridden(typed, nil, code: 200, text: .init(zh: "改判已撤回", en: "lifted"))
    }
    let (key, item) = try overrideKey(typed.unit, typed.item)
    let points = try points(arguments, lift: lift, for: item)
    guard let reason = given else { throw .needsReason(.override) }
    if state.parties(to: item, of: key.unit).contains(operatorID) {
      throw Refusal(
        542, [.init("operator", operatorID), .init("unit", key.unit), .init("item", key.item)],
        zh: "这项指标现在或以前所依据的数是 \(operatorID) 登记、录入或认定的，请由另一人改判",
        en:
          "\(operatorID) registered, keyed or certified what this item rests on, now or before; someone else has to "
          + "override it")
    }
    let parameters = OverrideParameters(
      key: key, points: points, reason: reason, clause: arguments.raw("clause") ?? "",
      evidence: arguments.raw("evidence") ?? "")
    let standing = state.overrides(of: key)
    if points == nil, standing.isEmpty {
      return overridden(
        key, nil, code: 208, text: .init(zh: "没有改判，不用撤回", en: "nothing is overridden"))
    }
    if standing.count == 1, standing[0].parameters == parameters {
      return overridden(
        key, points, code: 208, text: .init(zh: "已改判，内容相同", en: "overridden already, the same"))
    }
    if let points, !isForced { try ask(key, points, of: item) }
    try store(.override(parameters, prior: state.priors(of: key)), &recording)
    return overridden(
      key, points, code: 200,
      text: points == nil
        ? .init(zh: "改判已撤回", en: "lifted")
        : .init(zh: "已改判；原来的得分照样留着", en: "overridden; what the rule gives is kept"))
  }

  private func overridden(
    _ key: OverrideKey, _ points: Rational?, code: Int, text: Bilingual
  ) -> Reply {
    let word = points.map { $0.terminatingDecimal ?? $0.description } ?? OverrideParameters.lift
    return Reply(
      code, [.init("unit", key.unit), .init("item", key.item), .init("points", word)],
      text: .init(zh: text.zh, en: text.en))
  }

  /// The points that a line gives; nil where it lifts.
  private func points(
    _ arguments: CommandArguments, lift: String?, for item: ItemDeclaration
  ) throws(Refusal) -> Rational? {
    let typed = arguments.folded("points")
    if let lift {
      guard lift.lowercased() == OverrideParameters.lift, typed == nil else {
        throw .bad(
          "lift", found: lift, zh: "要么写 points=…，要么写 lift", en: "write either points=… or lift")
      }
      return nil
    }
    guard let typed, !typed.isEmpty else {
      throw .missing(
        "points", zh: "写改判后的得分 points=2，或写 lift 撤回改判",
        en: "give the points, points=2, or lift to take an override back")
    }
    guard typed.utf8.count <= 40, !typed.utf8.contains(0x25),
      let points = try? Rational(parsing: typed)
    else {
      throw .bad(
        "points", found: typed, zh: "得分写成小数或分数，如 2、0.5、1/3",
        en: "points are a decimal or a fraction, such as 2, 0.5 or 1/3")
    }
    guard item.allows(points) else {
      let low = item.mayBeNegative ? "" : "0"
      let high = item.most.map { $0.terminatingDecimal ?? $0.description } ?? ""
      let expected: Bilingual =
        low.isEmpty
        ? .init(zh: "不超过 \(high) 分", en: "\(high) points at most")
        : high.isEmpty
          ? .init(zh: "不低于 0 分", en: "0 points or more")
          : .init(zh: "在 0…\(high) 分之间", en: "from 0 to \(high) points")
      throw Refusal(
        523,
        [
          .init("item", item.id), .init("mark", Excerpt.quote(typed)), .init("low", low),
          .init("high", high),
        ], zh: "应\(expected.zh)", en: "expected \(expected.en)")
    }
    return points
  }
}

extension CollectionPlan {
  /// Whether the round has a unit with an item.
  fileprivate func hasItem(_ item: String, of unit: String) -> Bool {
    round.unit(id: unit) != nil
      && items.contains { $0.id == item && $0.units?.contains(unit) ?? true }
  }
}
