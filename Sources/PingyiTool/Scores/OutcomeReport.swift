import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// What stands beside a unit's points: bonus, common scale, own score, who takes part, who is recommended.
struct OutcomeReport {
  /// The units with their results.
  let units: [RankedUnit]
  /// How figures are rounded for display.
  let rounding: Rounding
  /// The language of the page.
  let language: Language

  /// The bonus of every unit that has one, with its items.
  var bonus: [String] {
    units.compactMap { unit in
      guard let bonus = unit.score.bonus, bonus.value != Score(0) else { return nil }
      let items = bonus.nodes.filter { $0.kind == .item && $0.value != Score(0) }.map {
        "\($0.id) \($0.title?[language] ?? "") \(Figure.score($0.value, rounding))"
      }
      let points = Figure.score(bonus.value, rounding)
      let sum = Figure.score(unit.score.withBonus, rounding)
      // Results that are not added have no sum with a bonus either.
      let tail =
        unit.score.hasSeparateResults
        ? "" : words("，连同加分 \(sum) 分", ", with bonus \(sum)")
      return words(
        "\(unit.score.unit)：加 \(points) 分（\(items.joined(separator: "，"))）\(tail)",
        "\(unit.score.unit): \(points) (\(items.joined(separator: ", ")))\(tail)")
    }
  }

  /// Every unit on the common scale.
  var conversion: [String] {
    units.compactMap { unit in
      guard let conversion = unit.score.conversion else { return nil }
      let base = Figure.score(conversion.base, rounding)
      let bonus = Figure.score(conversion.bonus, rounding)
      let total = Figure.score(conversion.total, rounding)
      let parts = conversion.parts.map {
        "\($0.title[language]) \(Figure.score($0.points, rounding))"
      }
      let tail = parts.isEmpty ? "" : words("；", "; ") + parts.joined(separator: words("，", ", "))
      return words(
        "\(unit.score.unit)：\(base) + 加分 \(bonus) = \(total)\(tail)",
        "\(unit.score.unit): \(base) + bonus \(bonus) = \(total)\(tail)")
    }
  }

  /// The own score (自评) of every unit that stated one, beside the assessed one.
  var own: [String] {
    units.compactMap { unit in
      guard let own = unit.own else { return nil }
      let stated = Figure.score(own.value, rounding)
      let assessed = Figure.score(unit.score.value, rounding)
      return words(
        "\(unit.score.unit)：自评 \(stated)，评定 \(assessed)",
        "\(unit.score.unit): own \(stated), assessed \(assessed)")
    }
  }

  /// What the gates say, where they say something.
  var gates: [String] {
    units.flatMap { unit in
      unit.gates.filter { $0.standing != .clear }.map { use in
        let remedy = use.gaps.first.map { " → " + $0.remedy[language] } ?? ""
        let more =
          use.gaps.count > 1
          ? words("（共 \(use.gaps.count) 项）", " (\(use.gaps.count) in all)") : ""
        return "\(unit.score.unit): \(use.statement[language])"
          + words("（\(use.clause)）", " (\(use.clause))") + remedy + more
      }
    }
  }

  /// Who is recommended and why, those with precedence marked.
  var recommendations: [String] {
    units.compactMap { unit in
      guard let recommendation = unit.recommendation else { return nil }
      let verdict =
        switch recommendation.isRecommended {
        case true: words("可以推荐", "can be recommended")
        case false: words("不能推荐", "cannot be recommended")
        case nil: words("尚不能确定", "not known yet")
        }
      let first = recommendation.isPreferred ? words("（优先）", " (goes first)") : ""
      let reason = recommendation.because.map { $0[language] }.joined(separator: words("；", "; "))
      let awards =
        recommendation.isRecommended == true
        ? recommendation.awards.map {
          words("；命名后：", "; when named: ") + $0.title[language]
            + words(" \($0.amount) 元", ", \($0.amount) yuan")
        }.joined() : ""
      return "\(unit.score.unit): \(verdict)\(first)\(words("：", ": "))\(reason)\(awards)"
    }
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}

extension JSONValue {
  /// What stands beside a unit's points: `{"compared", "bonus", "conversion", "own", "gates", "recommendation"}`.
  static func outcome(_ unit: RankedUnit) -> JSONValue {
    [
      "compared": .score(unit.compared),
      "bonus": unit.score.bonus.map { .score($0.value) } ?? .null,
      "conversion": unit.score.conversion.map { .conversion($0) } ?? .null,
      "own": unit.own.map { .score($0.value) } ?? .null,
      "gates": .array(unit.gates.map { .gate($0) }),
      "recommendation": unit.recommendation.map { .recommendation($0) } ?? .null,
    ]
  }

  private static func gate(_ use: GateUse) -> JSONValue {
    [
      "id": .string(use.id), "effect": .string(use.effect.rawValue), "title": .text(use.title),
      "clause": .string(use.clause), "standing": .string(use.standing.name),
      "reason": .text(use.statement), "gaps": .array(use.gaps.map { .gap($0) }),
    ]
  }

  private static func recommendation(_ recommendation: Recommendation) -> JSONValue {
    [
      "recommended": recommendation.isRecommended.map { .bool($0) } ?? .null,
      "atLeast": .rational(recommendation.atLeast),
      "score": recommendation.score.map { .score($0) } ?? .null,
      "reading": recommendation.reading.map { .reading($0) } ?? .null,
      "preferred": .bool(recommendation.isPreferred),
      "because": .array(recommendation.because.map { .text($0) }),
      "awards": .array(
        recommendation.awards.map {
          ["title": .text($0.title), "amount": .rational($0.amount), "clause": .string($0.clause)]
        }),
    ]
  }
}
