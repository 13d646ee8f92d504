import Diagnostics
import ExactArithmetic
import Rounds
import Sheets

extension Session {
  /// How many items a refusal lists; of more it gives the first ones and their number.
  private static let longestList = 12

  /// The item of a unit that a line names; what is none is refused with the items that there are.
  func overrideKey(
    _ typedUnit: String, _ typedItem: String
  ) throws(Refusal) -> (OverrideKey, ItemDeclaration) {
    guard let unit = plan.round.unit(id: typedUnit)?.id else {
      let units = plan.round.units.map(\.id)
      throw .bad(
        "UNIT", found: typedUnit, nearest: NearestName.among(units, to: typedUnit),
        zh: "本轮没有这个单位", en: "the round has no such unit")
    }
    let own = plan.items.filter { $0.units?.contains(unit) ?? true }
    guard let item = own.first(where: { $0.id == typedItem }) else {
      throw unknownItem(typedItem, own.map(\.id))
    }
    return (OverrideKey(unit: unit, item: item.id), item)
  }

  private func unknownItem(_ typed: String, _ own: [String]) -> Refusal {
    func refusal(nearest: String? = nil, _ zh: String, _ en: String) -> Refusal {
      .bad("ITEM", found: typed, nearest: nearest, zh: zh, en: en)
    }
    if let items = plan.sums[typed] {
      let parts = items.filter { own.contains($0) }
      if items.isEmpty {
        return refusal(
          "\(typed) 是没有单项指标的组成部分，不能改判",
          "\(typed) is a component without items and cannot be overridden")
      }
      guard !parts.isEmpty else {
        return refusal(
          "\(typed) 是合计，不能改判；它的指标这个单位没有",
          "\(typed) is a sum and cannot be overridden; the unit has none of its items")
      }
      let list = Self.list(parts)
      return refusal(
        "\(typed) 是合计，不能改判；它的指标：\(list.zh)",
        "\(typed) is a sum and cannot be overridden; its items: \(list.en)")
    }
    let list = Self.list(own)
    if own.isEmpty {
      return refusal("这个单位还没有自编的指标表", "the unit has no table of its own yet")
    }
    if plan.items.contains(where: { $0.id == typed }) {
      return refusal(
        "这个单位的指标表里没有这一项；有 \(list.zh)",
        "the unit's own table has no such item; there are \(list.en)")
    }
    if let nearest = NearestName.among(own, to: typed) {
      return refusal(nearest: nearest, "考核办法没有这一项指标", "the scheme has no such item")
    }
    return refusal(
      "考核办法没有这一项指标；有 \(list.zh)", "the scheme has no such item; there are \(list.en)")
  }

  private static func list(_ items: [String]) -> Bilingual {
    let shown = items.prefix(longestList)
    guard shown.count < items.count else {
      return Bilingual(
        zh: shown.joined(separator: "、"), en: shown.joined(separator: ", "))
    }
    return Bilingual(
      zh: shown.joined(separator: "、") + "等 \(items.count) 项",
      en: shown.joined(separator: ", ") + " and others, \(items.count) in all")
  }

  /// 340 for points that an item hardly ever has.
  func ask(
    _ key: OverrideKey, _ points: Rational, of item: ItemDeclaration
  ) throws(Refusal) {
    guard let usual = item.usual, item.doubts(points) else { return }
    func text(_ number: Rational) -> String { number.terminatingDecimal ?? number.description }
    let low = item.mayBeNegative ? text(0 - usual) : "0"
    throw Refusal(
      340,
      [
        .init("unit", key.unit), .init("item", key.item), .init("points", text(points)),
        .init("low", low), .init("high", text(usual)),
      ],
      zh: "\(text(points)) 分不在通常的 \(low)…\(text(usual)) 分之内；确认无误就在行尾加 ! 再录一次",
      en:
        "\(text(points)) points are outside the usual \(low) to \(text(usual)); if it was decided so, "
        + "repeat the line with !")
  }

  /// 503 for a line that `undo` does not reach: what takes it back instead.
  ///
  /// Whoever keyed no batch here gets the way back from the own override, or fact, that is the newest of those that
  /// stand; `fix` helps with papers only.
  func unreachable(by operatorID: String) -> Refusal {
    let walls = "开批、收批、裁定冲突、封存、启封、重新报上代号之前录的不能撤销"
    let wallsInEnglish = "begin, end, seal, reopen and a new who are walls"
    let isAtPapers = current != nil || lastBegun != nil
    let decided = state.overriddenKeys.flatMap { state.overrides(of: $0) }
      .filter { $0.by == operatorID && $0.parameters.points != nil }.max { $0.at < $1.at }
    let stated = state.facts.values.filter { $0.by == operatorID }
      .max { ($0.at, $0.key) < ($1.at, $1.key) }
    if !isAtPapers, let decided, stated.map({ $0.at <= decided.at }) ?? true {
      let line = "\(decided.parameters.key.unit) \(decided.parameters.key.item)"
      return .notNow(
        .undo, need: Word.override.rawValue,
        zh: "\(walls)；要撤回改判：改判 \(line) lift reason=…",
        en:
          "nothing can be taken back (\(wallsInEnglish)); to lift an override: override \(line) lift reason=…"
      )
    }
    if !isAtPapers, let stated {
      let line = "\(stated.key.unit) \(stated.key.item)"
      return .notNow(
        .undo, need: Word.fact.rawValue,
        zh: "\(walls)；要改事实：事实 \(line) 新值 evidence=… reason=…",
        en:
          "nothing can be taken back (\(wallsInEnglish)); to state a fact otherwise: fact \(line) VALUE "
          + "evidence=… reason=…")
    }
    return .notNow(
      .undo, need: Word.fix.rawValue,
      zh: "没有可撤销的行：开批、收批、裁定冲突、封存、启封之前录的不能撤销；请用更正（fix）",
      en: "nothing can be taken back (begin, end, seal and reopen are walls); use fix")
  }
}
