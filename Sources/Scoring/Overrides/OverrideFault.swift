public import Diagnostics
public import ExactArithmetic
public import Sheets

/// An override that cannot be applied, with the record that says it.
public struct OverrideFault: Sendable, Hashable {
  /// Why it cannot.
  public enum Problem: Sendable, Hashable {
    /// The round has no such unit.
    case unknownUnit
    /// The unit has no such item.
    case unknownItem
    /// The item does not apply to the unit.
    case notApplicable
    /// The points are not between 0, or the scheme's floor, and this maximum.
    case outside(Rational)
    /// Its author registered, keyed or certified what the item reads.
    case party

    /// Its word in documents.
    public var word: String {
      switch self {
      case .unknownUnit: "unknownUnit"
      case .unknownItem: "unknownItem"
      case .notApplicable: "notApplicable"
      case .outside: "outside"
      case .party: "party"
      }
    }
  }

  /// Why it cannot.
  public let problem: Problem
  /// What was decided, by whom and where it stands.
  public let override: Override

  /// The record, what is wrong with it and what to do.
  public var message: Bilingual {
    let key = override.parameters.key
    let what: Bilingual =
      switch problem {
      case .unknownUnit: Bilingual(zh: "本轮没有这个单位", en: "the round has no such unit")
      case .unknownItem: Bilingual(zh: "这个单位没有这一项指标", en: "the unit has no such item")
      case .notApplicable:
        Bilingual(zh: "这项指标对该单位不适用", en: "the item does not apply to the unit")
      case .outside(let most):
        Bilingual(
          zh: "得分应在 0（或办法允许的下限）到 \(Wording.points(most)) 分之间",
          en: "points go from 0 (or the scheme's floor) to \(Wording.points(most))")
      case .party:
        Bilingual(
          zh: "这项指标现在或以前所依据的数是 \(override.by) 登记、录入或认定的，本人不能改判",
          en:
            "\(override.by) registered, keyed or certified what the item rests on, now or before, and cannot override it"
        )
      }
    let points = override.parameters.points.map { Wording.points($0) } ?? OverrideParameters.lift
    return Bilingual(
      zh: "\(key.unit) \(key.item) 改判为 \(points)（\(override.by)，\(override.at)，记录 "
        + "\(override.record)）没有生效：\(what.zh)；请由另一人撤回：改判 \(key.unit) \(key.item) lift "
        + "reason=…，或重新改判",
      en: "the override of \(key.unit) \(key.item) to \(points) (\(override.by), \(override.at), "
        + "record \(override.record)) is not applied: \(what.en); somebody else should lift it: "
        + "override \(key.unit) \(key.item) lift reason=…, or override it again")
  }
}
