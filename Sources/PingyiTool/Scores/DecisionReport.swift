import Diagnostics
import ExactArithmetic
import Reporting
import Scoring
import Sheets

/// What people decided about single items (改判), and where marks lie so far apart that somebody should look.
struct DecisionReport {
  /// The units' scores.
  let scores: [UnitScore]
  /// Overrides that are not applied.
  let faults: [OverrideFault]
  /// The language of the page.
  let language: Language

  private var ordered: [UnitScore] { scores.sorted { $0.unit < $1.unit } }

  /// Every override that is applied, and every contradiction between such, as `unit item: …`.
  var overrides: [String] { lines(of: [.overridden, .overrideConflict]) }

  /// Every override that is not applied, and why.
  var refused: [String] { faults.map { $0.message[language] } }

  /// Every value whose marks lie further apart than the scheme allows without a look.
  var discrepancies: [String] { lines(of: [.spread]) }

  /// The kinds of flags that are told here and not among the remarks.
  static let kinds: Set<Flag.Kind> = [.overridden, .overrideConflict, .spread]

  private func lines(of kinds: Set<Flag.Kind>) -> [String] {
    ordered.flatMap { score in
      score.flags.filter { kinds.contains($0.flag.kind) }.map {
        "\(score.unit) \($0.node): \($0.flag.note[language])"
      }
    }
  }

  // MARK: Documents

  /// Every applied override with its unit and item.
  var overridesDocument: JSONValue {
    .array(
      ordered.flatMap { score in
        score.flags.compactMap { node, flag -> JSONValue? in
          guard case .override(let use)? = flag.detail else { return nil }
          return [
            "unit": .string(score.unit), "item": .string(node), "override": .override(use),
          ]
        }
      })
  }

  /// Every override that is not applied.
  var faultsDocument: JSONValue { .array(faults.map { .overrideFault($0) }) }

  /// Every value whose marks lie too far apart.
  var discrepanciesDocument: JSONValue {
    .array(
      ordered.flatMap { score in
        score.flags.compactMap { node, flag -> JSONValue? in
          guard case .spread(let found)? = flag.detail else { return nil }
          return .discrepancy(found, unit: score.unit, node: node)
        }
      })
  }
}

extension OverrideChange {
  /// The points on one side of a change: `2`, 按办法 where the rule's stand.
  static func words(_ points: [Rational?]) -> Bilingual {
    let list = points.map { $0.map { $0.terminatingDecimal ?? $0.description } }
    return Bilingual(
      zh: list.map { $0 ?? "按办法" }.joined(separator: "／"),
      en: list.map { $0 ?? "as the rule" }.joined(separator: " / "))
  }
}
