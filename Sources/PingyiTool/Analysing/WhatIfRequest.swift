import Diagnostics
import ExactArithmetic
import Rounds
import Scoring
import Tallies

/// What a `what-if` command line assumes, by unit.
struct WhatIfRequest {
  /// An assumption as it was written, for the page.
  struct Written {
    let unit: String
    let name: String
    let subject: AssumptionSubject
    let value: String
  }

  /// The units named, in their order, each once.
  private(set) var units: [String] = []
  /// What is assumed, by unit.
  private(set) var assumptions: [String: Assumptions] = [:]
  /// The same as written, in order.
  private(set) var written: [Written] = []

  /// Reads the operands after the round: a unit, its changes, perhaps another unit with changes.
  ///
  /// - Parameter own: the scheme with a unit's own tables in it, by unit; empty where units write none.
  init(
    _ operands: some Sequence<String>, in round: Round, of scheme: Scheme,
    own: [String: Scheme] = [:]
  ) throws(Refusal) {
    for operand in operands {
      guard let equals = operand.firstIndex(of: "=") else {
        let unit = try Self.unit(named: operand, in: round, scheme)
        if !units.contains(unit) { units.append(unit) }
        continue
      }
      guard let unit = units.last else { throw Refusal(.usage, WhatIfFault.noUnit(operand)) }
      try assume(
        String(operand[..<equals]), String(operand[operand.index(after: equals)...]),
        of: unit, own[unit] ?? scheme, change: operand, isOwn: own[unit] != nil)
    }
  }

  private static func unit(
    named name: String, in round: Round, _ scheme: Scheme
  ) throws(Refusal) -> String {
    if let unit = round.unit(id: name) { return unit.id }
    if let number = Int(name), let unit = round.unit(number: number) { return unit.id }
    if scheme.subject(named: name) != nil { throw Refusal(.usage, WhatIfFault.noValue(name)) }
    throw Refusal(
      .unknownName(
        name, kind: Bilingual(zh: "被考核单位", en: "assessed unit"),
        nearest: NearestName.among(round.units.map(\.id), to: name), listing: nil))
  }

  private mutating func assume(
    _ name: String, _ value: String, of unit: String, _ scheme: Scheme, change: String,
    isOwn: Bool
  ) throws(Refusal) {
    guard let subject = scheme.subject(named: name) else {
      throw Refusal(
        .unknownName(
          name, kind: Bilingual(zh: "输入或指标", en: "input or item"),
          nearest: NearestName.among(scheme.assumableNames, to: name), listing: nil))
    }
    guard !value.isEmpty else { throw Refusal(.usage, WhatIfFault.noValue(change)) }
    var assumed = assumptions[unit] ?? Assumptions()
    switch subject {
    case .input(let input, let kind):
      guard let found = scheme.value(value, ofInput: input) else {
        throw Refusal(
          .usage, WhatIfFault.badValue(value, subject: input, form: kind.writtenForm))
      }
      assumed.inputs[input] = found
    case .item(let id, _) where isOwn, .component(let id, _) where isOwn:
      throw Refusal(.usage, WhatIfFault.ownItem(id, unit: unit))
    case .item(let id, let most): assumed.items[id] = try Self.points(value, id, most)
    case .component(let id, let most): assumed.components[id] = try Self.points(value, id, most)
    }
    assumptions[unit] = assumed
    written.append(Written(unit: unit, name: name, subject: subject, value: value))
  }

  private static func points(
    _ text: String, _ subject: String, _ most: Rational
  ) throws(Refusal) -> Rational {
    guard let points = try? Rational(parsing: text), points >= 0, points <= most else {
      throw Refusal(.usage, WhatIfFault.pointsOutside(text, subject: subject, most: most))
    }
    return points
  }
}
