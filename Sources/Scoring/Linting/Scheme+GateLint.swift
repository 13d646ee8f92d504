import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme {
  /// Gates with ids of their own, examples that come out, and a day to look back from.
  func lintGates() -> [Finding] {
    var findings: [Finding] = []
    var seen: [String: SourceLocation] = [:]
    for gate in gates {
      if let first = seen[gate.id] {
        findings.append(
          SchemeFault.repeatedID(gate.id, first: first).finding(at: gate.location))
      }
      seen[gate.id] = gate.location
      if gate.examples.isEmpty {
        findings.append(SchemeFault.noExample(gate.id).finding(at: gate.location))
      }
      if gate.condition.looksBack, asOf == nil {
        findings.append(SchemeFault.noDay(gate.id).finding(at: gate.location))
      }
      for example in gate.examples { findings += lint(example, of: gate) }
    }
    return findings + lintRecommendation()
  }

  private func lint(_ example: Gate.Example, of gate: Gate) -> [Finding] {
    let known = inputsByName
    let names = Set(gate.references.map(\.name.value))
    var values: UnitMeasures = [:]
    for entry in example.given {
      guard names.contains(entry.name) else {
        return [
          SchemeFault.exampleInput(entry.name, known: names.sorted()).finding(at: entry.location)
        ]
      }
      guard let input = known[entry.name] else { continue }
      guard let value = Measure.Value(example: entry.value, kind: input.kind) else {
        let shown = entry.value.string ?? entry.value.shown.en
        return [
          SchemeFault.exampleValue(shown, input: entry.name, input.kind)
            .finding(at: entry.value.location)
        ]
      }
      values[entry.name] = Measure(value)
    }
    guard var chosen = try? readings() else { return [] }
    if let wanted = example.reading {
      let needs = gate.readingNeeds.map(\.name.value)
      let own = readings.filter { needs.contains($0.id) && $0.alternatives.contains(wanted.value) }
      guard !own.isEmpty else {
        return [
          SchemeFault.exampleReading(
            wanted.value,
            known: readings.filter { needs.contains($0.id) }.flatMap(\.alternatives)
          ).finding(at: wanted.location)
        ]
      }
      for reading in own { chosen = chosen.choosing(wanted.value, for: reading.id) }
    }
    let frames = evaluations(
      units: ["example"], values: [values], readings: chosen, isTelling: false)
    let stands = gate.standing(in: frames[0]) == .stands
    guard stands != example.stands.value else { return [] }
    return [
      SchemeFault.gateExample(gate.id, stands: stands).finding(at: example.stands.location)
    ]
  }

  private func lintRecommendation() -> [Finding] {
    guard let rule = recommendation, let standard = try? readings() else { return [] }
    var findings: [Finding] = []
    if rule.examples.isEmpty {
      findings.append(SchemeFault.noExample("recommendation").finding(at: rule.location))
    }
    for example in rule.examples {
      var chosen = standard
      if let wanted = example.reading, let reading = rule.reading {
        chosen = chosen.choosing(wanted.value, for: reading.value)
      }
      let isBonus = rule.basis(chosen).countsBonus
      let points = isBonus ? example.base + example.bonus : example.base
      let isReached = rule.isReached(Score(points)) ?? false
      guard isReached != example.isRecommended.value else { continue }
      findings.append(
        SchemeFault.gateExample("recommendation", stands: isReached)
          .finding(at: example.isRecommended.location))
    }
    return findings
  }
}

extension Condition {
  /// Whether it reads a window up to the scheme's day.
  var looksBack: Bool {
    switch self {
    case .within: true
    case .holds, .reaches, .by, .meanReaches: false
    case .choice(_, let conditions): conditions.contains { $0.value.looksBack }
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts):
      parts.contains(where: \.looksBack)
    }
  }
}
