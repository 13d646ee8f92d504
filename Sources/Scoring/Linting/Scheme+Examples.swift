import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme {
  /// Runs every example and says which lines and answers none of them tries.
  func lintExamples() -> [Finding] {
    items.flatMap { item -> [Finding] in
      guard !item.examples.isEmpty else {
        return [SchemeFault.noExample(item.id).finding(at: item.location)]
      }
      var findings: [Finding] = []
      let trials = item.examples.map { trial(of: $0, item: item, &findings) }
      return findings + uncovered(item, trials.map(\.values))
    }
  }

  /// The measures of an example, as far as they can be read.
  private struct Trial {
    var values: [String: Measure.Value] = [:]
  }

  private func trial(of example: Example, item: Item, _ findings: inout [Finding]) -> Trial {
    var trial = Trial()
    let known = inputsByName
    let names = item.rule.inputNames
    var isReadable = true
    for entry in example.given {
      guard names.contains(entry.name), let input = known[entry.name] else {
        // A dangling input is reported where it is read.
        if names.contains(entry.name) { continue }
        isReadable = false
        findings.append(
          SchemeFault.exampleInput(entry.name, known: names).finding(at: entry.location))
        continue
      }
      guard let value = Measure.Value(example: entry.value, kind: input.kind) else {
        isReadable = false
        let shown = entry.value.string ?? entry.value.shown.en
        findings.append(
          SchemeFault.exampleValue(shown, input: entry.name, input.kind)
            .finding(at: entry.value.location))
        continue
      }
      trial.values[entry.name] = value
    }
    guard let readings = readings(of: example, item: item, &findings), isReadable else {
      return trial
    }
    let node = item.explain(
      unit: "example", inputs: known, measures: trial.values.mapValues { Measure($0) },
      readings: readings)
    let isOut = node.flags.contains { $0.kind == .notApplicable }
    let outcome: Example.Expectation =
      isOut ? .notApplicable : .points(low: node.value.low, high: node.value.high)
    if outcome != example.expected.value {
      findings.append(
        SchemeFault.exampleFails(
          item.id, found: outcome.words, expected: example.expected.value.words
        ).finding(at: example.expected.location))
    }
    if let absorbed = example.absorbed, node.absorbed != Span(absorbed.value) {
      findings.append(
        SchemeFault.exampleAbsorbs(
          item.id, found: Wording.points(node.absorbed.atWorst),
          expected: Wording.points(absorbed.value)
        ).finding(at: absorbed.location))
    }
    return trial
  }

  /// The defaults, with the example's alternative for the item's readings that know it.
  private func readings(
    of example: Example, item: Item, _ findings: inout [Finding]
  ) -> Readings? {
    guard var chosen = try? readings() else { return nil }
    guard let wanted = example.reading else { return chosen }
    let needs = Set(item.rule.readingNeeds.map(\.name.value))
    let own = readings.filter { needs.contains($0.id) }
    let fitting = own.filter { $0.alternatives.contains(wanted.value) }
    guard !fitting.isEmpty else {
      findings.append(
        SchemeFault.exampleReading(wanted.value, known: own.flatMap(\.alternatives))
          .finding(at: wanted.location))
      return nil
    }
    for reading in fitting { chosen = chosen.choosing(wanted.value, for: reading.id) }
    return chosen
  }

  private func uncovered(_ item: Item, _ trials: [[String: Measure.Value]]) -> [Finding] {
    let known = inputsByName
    var findings: [Finding] = []
    for line in item.rule.all.flatMap(\.primitive.lines) {
      guard let kind = known[line.input]?.kind else { continue }
      let values = trials.compactMap { $0[line.input]?.number }
      let shown =
        kind.isShare ? Wording.percent(line.value, beside: nil) : Wording.points(line.value)
      // Just below is within a percentage point of a share, the next whole number of a count.
      let reach = kind.isShare ? (try? Rational(1, over: 100)) ?? 0 : 1
      let isAt = values.contains(line.value)
      let isBelow = values.contains { $0 < line.value && line.value - $0 <= reach }
      for (isMissing, isBelow) in [(!isAt, false), (!isBelow && line.value > 0, true)]
      where isMissing {
        findings.append(
          SchemeFault.uncoveredLine(item.id, input: line.input, line: shown, isBelow: isBelow)
            .finding(at: line.location))
      }
    }
    for name in item.rule.inputNames where known[name]?.kind == .yesNo {
      for answer in [true, false] where !trials.contains(where: { $0[name] == .yesNo(answer) }) {
        findings.append(
          SchemeFault.uncoveredAnswer(item.id, input: name, answer: answer)
            .finding(at: item.location))
      }
    }
    return findings
  }
}

extension Example.Expectation {
  /// The points as messages show them: `0.5`, `0…3` or `na`.
  fileprivate var words: String {
    switch self {
    case .points(let low, let high):
      low == high ? Wording.points(low) : "\(Wording.points(low))…\(Wording.points(high))"
    case .notApplicable: "na"
    }
  }
}
