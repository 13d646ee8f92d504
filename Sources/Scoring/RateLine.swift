public import Diagnostics
public import ExactArithmetic
import Tallies

/// A line that the scheme holds a questionnaire's rate against, such as 90% for `member-evaluation.overall`.
public struct RateLine: Sendable, Hashable {
  /// The questionnaire's id.
  public let questionnaire: String
  /// The rate's id in the questionnaire.
  public let rate: String
  /// The line.
  public let value: Rational
  /// Whether the line itself is on the lower side, as 超过 has it.
  public let isChangedAbove: Bool
  /// The id of the item or gate that reads the rate.
  public let item: String
  /// What that is called.
  public let title: Bilingual
  /// Whether it is a gate, whose id nobody knows, and not an item of the table.
  public let isGate: Bool

  /// What a reader knows the item or gate by: `1.6 会员评家`.
  public var name: Bilingual {
    isGate ? title : Bilingual(zh: "\(item) \(title.zh)", en: "\(item) \(title.en)")
  }

  /// What to say about a rate that is near the line but not on it; nil for one that is not.
  public func closeness(satisfied: Int, of count: Int) -> Bilingual? {
    guard let share = try? Rational(satisfied, over: count) else { return nil }
    return Closeness.flag(share, .rate(satisfied: satisfied, of: count), lines: [value])?.note
  }
}

extension Scheme {
  /// The lines that items and gates hold rates against, each once, in the order of the scheme.
  ///
  /// Of rules with steps the first line counts, at which something is lost at all.
  public var rateLines: [RateLine] {
    let inputs = inputsByName
    var lines: [RateLine] = []
    func add(_ found: [Line], _ item: String, _ title: Bilingual, isGate: Bool = false) {
      for line in found {
        for rate in Self.rates(behind: line.input, inputs) {
          let read = RateLine(
            questionnaire: rate.questionnaire, rate: rate.rate, value: line.value,
            isChangedAbove: line.isChangedAbove, item: item, title: title, isGate: isGate)
          if !lines.contains(read) { lines.append(read) }
        }
      }
    }
    for item in items {
      add(item.rule.all.flatMap(\.primitive.thresholds), item.id, item.title)
    }
    for gate in gates { add(gate.condition.lines, gate.id, gate.title, isGate: true) }
    return lines
  }

  /// The rates that an input stands for: itself, or those that a reading chooses among.
  private static func rates(
    behind name: String, _ inputs: [String: Input]
  ) -> [(questionnaire: String, rate: String)] {
    switch inputs[name]?.origin {
    case .rate(let questionnaire, let rate): [(questionnaire, rate)]
    case .choice(_, let names): names.flatMap { rates(behind: $0.value, inputs) }
    default: []
    }
  }
}
