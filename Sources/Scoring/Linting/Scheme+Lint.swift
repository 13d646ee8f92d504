import Definitions
import Diagnostics
import ExactArithmetic
import IndicatorTables
import Sheets
import Tallies

extension Scheme {
  /// Everything that is wrong with a scheme beyond its form; the examples are run.
  func lint() -> [Finding] {
    lintIDs() + lintSums() + lintInputs() + lintReadings() + lintPoints() + lintExamples()
      + lintComposition() + lintTables() + lintBonus() + lintReferences() + lintGates() + lintText()
      + lintTracks() + lintSpreads() + (indicatorTables?.lintExamples() ?? []) + lintEvents()
  }

  /// All items in the order of the file.
  var items: [Item] { sections.flatMap(\.items) }

  private func lintIDs() -> [Finding] {
    func repeated(_ ids: [(String, SourceLocation)]) -> [Finding] {
      var seen: [String: SourceLocation] = [:]
      return ids.compactMap { id, location in
        guard let first = seen[id] else {
          seen[id] = location
          return nil
        }
        return SchemeFault.repeatedID(id, first: first).finding(at: location)
      }
    }
    return repeated(
      (composition?.components ?? []).map { ($0.id, $0.location) }
        + sections.map { ($0.id, $0.location) })
      + repeated(items.map { ($0.id, $0.location) })
  }

  /// Items, blocks and sections that add up to what is stated.
  func lintSums() -> [Finding] {
    var findings: [Finding] = []
    for section in sections {
      let sum = section.scored.reduce(Rational(0)) { $0 + $1.points }
      let isExcused = sum < section.points && (isExcerpt || section.isExcerpt)
      if sum != section.points, !isExcused {
        findings.append(
          SchemeFault.sectionSum(section.id, items: sum, stated: section.points)
            .finding(at: section.location))
      }
      for block in section.blocks {
        let sum = section.items.filter { $0.kind == block.kind }
          .reduce(Rational(0)) { $0 + $1.points }
        guard sum != block.points.value else { continue }
        findings.append(
          SchemeFault.sectionSum(
            "\(section.id) \(block.kind.rawValue)", items: sum, stated: block.points.value
          ).finding(at: block.points.location))
      }
    }
    let sum = sections.reduce(Rational(0)) { $0 + $1.points }
    let stated = statedForItems
    if sum != stated, !(sum < stated && isExcerpt) {
      findings.append(SchemeFault.schemeSum(sections: sum, stated: stated).finding(at: location))
    }
    if covered < stated, isExcerpt || sections.contains(where: \.isExcerpt) {
      findings.append(SchemeFault.excerpt(covered: covered, stated: stated).finding(at: location))
    }
    return findings
  }

  private func lintInputs() -> [Finding] {
    var findings: [Finding] = []
    let known = inputsByName
    var read: Set<String> = []
    for reference in references {
      let name = reference.name.value
      read.insert(name)
      if let input = known[name] {
        if !reference.kinds.contains(input.kind) {
          let usable = FactDeclaration.Kind.allCases.filter { reference.kinds.contains($0) }
          findings.append(
            SchemeFault.inputKind(name, input.kind, usable: usable)
              .finding(at: reference.name.location))
        }
      } else {
        findings.append(
          SchemeFault.danglingInput(name, known: inputs.map(\.name))
            .finding(at: reference.name.location))
      }
    }
    for input in inputs where !read.contains(input.name) {
      findings.append(SchemeFault.unusedInput(input.name).finding(at: input.location))
    }
    return findings + lintFacts()
  }

  /// Every input that something reads.
  private var references: [InputReference] {
    let components = (composition?.bodies ?? []).compactMap { body -> InputReference? in
      guard case .input(let name) = body else { return nil }
      return InputReference(name: name, kinds: [.amount])
    }
    return items.flatMap(\.rule.all).flatMap(\.primitive.references) + components
      + vetoes.map { InputReference(name: $0.input, kinds: [.date, .yesNo]) } + derivedReferences
      + gates.flatMap(\.references) + (tracks?.references ?? [])
  }

  /// Every reading that something asks for.
  private var readingNeeds: [ReadingNeed] {
    let bodies = (composition?.bodies ?? []).flatMap { body -> [ReadingNeed] in
      switch body {
      case .choice(let name, let bodies):
        [ReadingNeed(name: name, alternatives: bodies.map(\.name))]
      case .sections(_, let rank): rank?.needs ?? []
      case .weighted, .input: []
      }
    }
    let ratings = inputs.compactMap { input -> ReadingNeed? in
      switch input.origin {
      case .leaders(_, _, let rule), .peers(_, _, let rule):
        rule.reading.map {
          ReadingNeed(name: $0, alternatives: Aggregation.allCases.map(\.rawValue))
        }
      case .choice(let reading, let names):
        ReadingNeed(name: reading.target, alternatives: names.map(\.name))
      case .rate, .fact, .mark, .survey, .table, .mean: nil
      }
    }
    let silences = inputs.compactMap(\.silence).map {
      ReadingNeed(name: $0, alternatives: Silence.allCases.map(\.rawValue))
    }
    let effect = vetoEffect.map {
      [ReadingNeed(name: $0, alternatives: VetoEffect.allCases.map(\.rawValue))]
    }
    let floors = (items.map(\.floor) + [floor]).compactMap { $0 }.map {
      ReadingNeed(name: $0, alternatives: Floor.allCases.map(\.rawValue))
    }
    return items.flatMap(\.rule.readingNeeds) + bodies + ratings + silences + (effect ?? [])
      + floors
      + bonusReadingNeeds + [conversion?.need].compactMap { $0 } + links.compactMap(\.need)
      + events.compactMap(\.need)
      + gates.flatMap(\.readingNeeds) + [recommendation?.need].compactMap { $0 }
      + trackReadingNeeds
  }

  private func lintFacts() -> [Finding] {
    var first: [String: Input] = [:]
    return inputs.compactMap { input in
      guard case .fact(let fact, let kind, _) = input.origin else { return nil }
      guard let other = first[fact] else {
        first[fact] = input
        return nil
      }
      guard other.kind != kind else { return nil }
      return SchemeFault.conflictingFact(fact, first: other.location).finding(at: input.location)
    }
  }

  private func lintReadings() -> [Finding] {
    var findings: [Finding] = []
    var asked: Set<String> = []
    for need in readingNeeds {
      let name = need.name.value
      if let reading = readings.first(where: { $0.id == name }) {
        asked.insert(name)
        // A gate names the alternatives under which it counts, not all.
        for alternative in reading.alternatives
        where !need.isPartial && !need.alternatives.contains(alternative) {
          findings.append(
            SchemeFault.unknownAlternative(alternative, of: name, known: need.alternatives)
              .finding(at: need.name.location))
        }
      } else if !need.alternatives.contains(name) {
        findings.append(
          SchemeFault.unknownReading(name, known: readings.map(\.id) + need.alternatives)
            .finding(at: need.name.location))
      }
    }
    for reading in readings where !asked.contains(reading.id) {
      findings.append(SchemeFault.unusedReading(reading.id).finding(at: reading.location))
    }
    return findings
  }

  private func lintPoints() -> [Finding] {
    items.flatMap { lintPoints(of: $0) }
  }

  /// What is wrong with the numbers of one item, which need not be the scheme's own.
  func lintPoints(of item: Item) -> [Finding] {
    let points = item.isLimited ? item.points : nil
    var findings = lint(item.rule, of: item.id, points: points)
    let given: [Rational] =
      switch item.rule.notHeld {
      case .points(let points): [points]
      case .reading(_, let cases): cases.keys.sorted().compactMap { cases[$0] ?? nil }
      case .loses, nil: []
      }
    for points in given where points > item.points && item.isLimited {
      findings.append(
        SchemeFault.notHeldAboveItem(item.id, given: points, points: item.points)
          .finding(at: item.rule.location))
    }
    return findings
  }

  /// What is wrong with the numbers of a rule and of the parts that have points of their own.
  private func lint(_ rule: Rule, of name: String, points: Rational?) -> [Finding] {
    let primitive = rule.primitive
    var faults = primitive.faults(in: name, points: points)
    if let points, !(primitive is Sum), !(primitive is Choice) {
      if let award = primitive.award {
        if award != points { faults.append(.awardDiffers(name, award: award, points: points)) }
      } else if let sum = primitive.greatestLoss, sum > points {
        faults.append(.deductionsExceed(name, sum: sum, points: points))
      }
    }
    var findings = faults.map { $0.finding(at: rule.location) }
    for (index, part) in primitive.parts.enumerated() where primitive is Sum {
      findings += lint(part, of: "\(name)/\(index + 1)", points: part.points?.value)
    }
    if primitive is Choice {
      for part in primitive.parts { findings += lint(part, of: name, points: points) }
    }
    return findings
  }
}
