import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme {
  /// Runs every example and says which lines and answers none of them tries.
  func lintExamples() -> [Finding] {
    guard let frame = exampleFrame else { return [] }
    return items.flatMap { lintExamples(of: $0, in: frame) }
  }

  /// Runs the examples of one item, which need not be the scheme's own.
  func lintExamples(of item: Item, in frame: Evaluation) -> [Finding] {
    guard !item.examples.isEmpty else {
      return [SchemeFault.noExample(item.id).finding(at: item.location)]
    }
    var findings: [Finding] = []
    let trials = item.examples.map { trial(of: $0, item: item, frame, &findings) }
    return findings + uncovered(item, trials.map(\.values))
  }

  /// What examples are asked in, with the defaults of the readings and without a measure.
  var exampleFrame: Evaluation? {
    guard let readings = try? readings() else { return nil }
    return evaluations(units: ["example"], values: [[:]], readings: readings, isTelling: false)[0]
  }

  /// The measures of an example, as far as they can be read, and places among units that it states.
  private struct Trial {
    var values: [String: Measure.Value] = [:]
    var places: [String: PlaceAmongUnits] = [:]
  }

  /// The inputs that an item reads, with those that they are made of.
  func inputNames(of item: Item) -> [String] {
    let known = inputsByName
    var names: [String] = []
    func add(_ name: String, _ depth: Int) {
      guard depth < 3, !names.contains(name) else { return }
      names.append(name)
      switch known[name]?.origin {
      case .mean(let inputs): for input in inputs { add(input.value, depth + 1) }
      case .choice(_, let inputs): for input in inputs { add(input.value, depth + 1) }
      default: break
      }
    }
    for name in item.rule.inputNames { add(name, 0) }
    return names
  }

  private func trial(
    of example: Example, item: Item, _ frame: Evaluation, _ findings: inout [Finding]
  ) -> Trial {
    var trial = Trial()
    let known = frame.inputs
    let names = inputNames(of: item)
    let placed = Set(
      item.rule.all.compactMap { $0.primitive as? RankPoints }.flatMap(\.inputs).map(\.value))
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
      if placed.contains(entry.name), let text = entry.value.string,
        let place = PlaceAmongUnits(example: text)
      {
        trial.places[entry.name] = place
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
    guard let readings = readings(of: example, item: item, frame, &findings), isReadable else {
      return trial
    }
    var evaluation = frame
    evaluation.measures = [:]
    for (name, value) in trial.values { evaluation.measures[name] = Measure(value) }
    evaluation.readings = readings
    evaluation.floor = isFloored(readings) ? 0 : nil
    evaluation.places = trial.places
    let node = item.explain(in: evaluation)
    let isOut = item.isLimited && node.maximum.isZero && item.points > 0
    let outcome: Example.Expectation =
      isOut ? .notApplicable : .points(low: node.value.low, high: node.value.high)
    if outcome != example.expected.value {
      findings.append(
        SchemeFault.exampleFails(
          item.id, found: outcome.words, expected: example.expected.value.words
        ).finding(at: example.expected.location))
    }
    if let most = example.maximum, node.maximum != most.value {
      findings.append(
        SchemeFault.exampleFails(
          item.id, found: Wording.points(node.maximum), expected: Wording.points(most.value)
        ).finding(at: most.location))
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

  /// The defaults, with the example's alternatives for the item's readings that know them.
  private func readings(
    of example: Example, item: Item, _ frame: Evaluation, _ findings: inout [Finding]
  ) -> Readings? {
    var chosen = frame.readings
    guard !example.readings.isEmpty else { return chosen }
    let needs = readingNames(of: item)
    let own = readings.filter { needs.contains($0.id) }
    for wanted in example.readings {
      let fitting = own.filter { $0.alternatives.contains(wanted.value) }
      guard !fitting.isEmpty else {
        findings.append(
          SchemeFault.exampleReading(wanted.value, known: own.flatMap(\.alternatives))
            .finding(at: wanted.location))
        return nil
      }
      for reading in fitting { chosen = chosen.choosing(wanted.value, for: reading.id) }
    }
    return chosen
  }

  /// The readings that decide about an item.
  private func readingNames(of item: Item) -> Set<String> {
    let known = inputsByName
    let chosen = inputNames(of: item).flatMap { name -> [String] in
      let silence = known[name]?.silence.map { [$0.value] } ?? []
      guard case .choice(let reading, _) = known[name]?.origin else { return silence }
      return silence + [reading.value]
    }
    let floors = [item.floor, floor].compactMap { $0?.value }
    return Set(item.rule.readingNeeds.map(\.name.value) + chosen + floors)
  }

  private func uncovered(_ item: Item, _ trials: [[String: Measure.Value]]) -> [Finding] {
    let known = inputsByName
    var findings: [Finding] = []
    for line in item.rule.all.flatMap(\.primitive.lines) {
      guard let kind = known[line.input]?.kind else { continue }
      // No count lies on a part of one; that the line is one is told by itself.
      if kind == .count, !line.value.isInteger { continue }
      let values = trials.compactMap { $0[line.input]?.number }
      let shown =
        kind.isShare ? Wording.percent(line.value, beside: nil) : Wording.points(line.value)
      // Just beside is within a percentage point of a share, the next whole number of a count.
      let reach = kind.isShare ? (try? Rational(1, over: 100)) ?? 0 : 1
      let isAt = values.contains(line.value)
      let isBelow = values.contains { $0 < line.value && line.value - $0 <= reach }
      let isAbove = values.contains { $0 > line.value && $0 - line.value <= reach }
      // Nothing is below 0, and no share above 100%.
      let isBottom = line.value <= 0
      let isTop = kind.isShare && line.value >= 1
      let sides: [(isMissing: Bool, SchemeFault.Side)] = [
        (!isAt, .at), (!isBelow && !isBottom, .below), (!isAbove && !isTop, .above),
      ]
      for (isMissing, side) in sides where isMissing {
        findings.append(
          SchemeFault.uncoveredLine(item.id, input: line.input, line: shown, side)
            .finding(at: line.location))
      }
    }
    for name in item.rule.inputNames where known[name]?.kind == .yesNo {
      for answer in [true, false] where !trials.contains(where: { $0[name] == .yesNo(answer) }) {
        if answer == false, known[name]?.silentMeansNone == true { continue }
        findings.append(
          SchemeFault.uncoveredAnswer(item.id, input: name, answer: answer)
            .finding(at: item.location))
      }
    }
    return findings + uncoveredAlternatives(item)
  }

  /// Alternatives of the item's readings that no example follows.
  private func uncoveredAlternatives(_ item: Item) -> [Finding] {
    let needs = Set(item.rule.readingNeeds.map(\.name.value))
    let tried = Set(item.examples.flatMap { $0.readings.map(\.value) })
    return readings.filter { needs.contains($0.id) }.flatMap { reading in
      reading.alternatives.filter { $0 != reading.standard && !tried.contains($0) }.map {
        SchemeFault.uncoveredAlternative(item.id, reading: reading.id, alternative: $0)
          .finding(at: item.location)
      }
    }
  }
}

extension PlaceAmongUnits {
  /// A place as an example states it: `3 of 9`, without ties.
  fileprivate init?(example text: String) {
    let words = text.split(separator: " ")
    guard words.count == 3, words[1] == "of", let place = Int(words[0]), let count = Int(words[2]),
      place >= 1, place <= count
    else { return nil }
    let standing = Standing(above: place - 1, valuesAbove: place - 1, equal: 1)
    self.init(best: standing, worst: standing, count: count)
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
