import Definitions
import Diagnostics
import ExactArithmetic

extension Scheme {
  /// Weights that add up, sections that are counted once, and examples that come out.
  func lintComposition() -> [Finding] {
    guard let composition else { return [] }
    var findings: [Finding] = []
    var counts = 0
    for body in composition.bodies {
      switch body {
      case .weighted(let components, let location):
        let sum = components.reduce(Rational(0)) { $0 + $1.weight }
        if sum != 1 { findings.append(SchemeFault.weightSum(sum).finding(at: location)) }
      case .sections: counts += 1
      case .input, .choice: continue
      }
    }
    if counts != 1 {
      findings.append(
        SchemeFault.sectionsInComposition(counts).finding(at: composition.location))
    }
    if findings.containError { return findings }
    return findings + lintTotals(composition) + lintRanks(composition)
  }

  private func lintTotals(_ composition: Composition) -> [Finding] {
    guard let standard = try? readings() else { return [] }
    let known = composition.components.map(\.id)
    var findings: [Finding] = []
    if composition.examples.isEmpty {
      findings.append(SchemeFault.noExample(id).finding(at: composition.location))
    }
    for example in composition.examples {
      let strange = example.given.filter { !known.contains($0.name) }
      findings += strange.map {
        SchemeFault.exampleComponent($0.name, known: known).finding(at: $0.location)
      }
      guard strange.isEmpty else { continue }
      let given = Dictionary(
        example.given.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first })
      guard let total = compose(given: given, readings: standard)?.determined else {
        findings.append(SchemeFault.exampleIncomplete.finding(at: example.expected.location))
        continue
      }
      if total != example.expected.value {
        findings.append(
          SchemeFault.exampleFails(
            id, found: Wording.points(total), expected: Wording.points(example.expected.value)
          ).finding(at: example.expected.location))
      }
    }
    return findings
  }

  private func lintRanks(_ composition: Composition) -> [Finding] {
    guard let standard = try? readings() else { return [] }
    let components = (whole.map { [$0] } ?? []) + composition.components
    var findings: [Finding] = []
    for component in components {
      for rank in component.body.ownRankWeights {
        if rank.examples.isEmpty {
          findings.append(SchemeFault.noExample(component.id).finding(at: component.location))
        }
        for example in rank.examples {
          findings += lint(example, of: rank, component, standard)
        }
      }
    }
    return findings
  }

  private func lint(
    _ example: RankWeight.Example, of rank: RankWeight, _ component: Component,
    _ standard: Readings
  ) -> [Finding] {
    var rule = rank.rule(standard, share: component.weight)
    if let name = example.reading {
      guard let reading = RankReading(rawValue: name.value) else {
        return [
          SchemeFault.exampleReading(name.value, known: RankReading.allCases.map(\.rawValue))
            .finding(at: name.location)
        ]
      }
      rule = RankRule(reading: reading, ties: rule.ties, step: rule.step, share: rule.share)
    }
    if let name = example.ties {
      guard let ties = Ties(rawValue: name.value) else {
        return [
          SchemeFault.exampleReading(name.value, known: Ties.allCases.map(\.rawValue))
            .finding(at: name.location)
        ]
      }
      rule = RankRule(reading: rule.reading, ties: ties, step: rule.step, share: rule.share)
    }
    let shares = example.raw.compactMap { try? $0.divided(by: maximum) }
    let worth = example.isContribution ? maximum * component.weight : maximum
    let points = rule.weighted(shares.map { Score($0) }).map { $0.low * worth }
    guard points != example.expected.value else { return [] }
    func words(_ points: [Rational]) -> String {
      points.map { Wording.points($0) }.joined(separator: ", ")
    }
    return [
      SchemeFault.exampleFails(
        component.id, found: words(points), expected: words(example.expected.value)
      ).finding(at: example.expected.location)
    ]
  }

  /// Tables that add up, and inputs that name one.
  func lintTables() -> [Finding] {
    let sums = tables.compactMap { table -> Finding? in
      let sum = table.rows.reduce(Rational(0)) { $0 + $1.value }
      guard let total = table.total, sum != total else { return nil }
      return SchemeFault.tableSum(table.id, rows: sum, stated: total).finding(at: table.location)
    }
    let known = tables.map(\.id)
    return sums
      + inputs.compactMap { input in
        guard case .table(let id) = input.origin, !known.contains(id) else { return nil }
        return SchemeFault.unknownTable(id, known: known).finding(at: input.location)
      }
  }
}
