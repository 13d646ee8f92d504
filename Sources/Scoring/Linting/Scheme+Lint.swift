import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme {
  /// Everything that is wrong with a scheme beyond its form; the examples are run.
  func lint() -> [Finding] {
    lintIDs() + lintSums() + lintInputs() + lintReadings() + lintPoints() + lintExamples()
      + lintComposition() + lintTables()
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

  private func lintSums() -> [Finding] {
    var findings: [Finding] = []
    for section in sections {
      let sum = section.items.reduce(Rational(0)) { $0 + $1.points }
      let isExcused = sum < section.points && (isExcerpt || section.isExcerpt)
      if sum != section.points, !isExcused {
        findings.append(
          SchemeFault.sectionSum(section.id, items: sum, stated: section.points)
            .finding(at: section.location))
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
      + vetoes.map { InputReference(name: $0.input, kinds: [.date, .yesNo]) }
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
      case .rate, .fact, .mark, .survey, .table: nil
      }
    }
    let effect = vetoEffect.map {
      [ReadingNeed(name: $0, alternatives: VetoEffect.allCases.map(\.rawValue))]
    }
    return items.flatMap(\.rule.readingNeeds) + bodies + ratings + (effect ?? [])
  }

  private func lintFacts() -> [Finding] {
    var first: [String: Input] = [:]
    return inputs.compactMap { input in
      guard case .fact(let fact, let kind) = input.origin else { return nil }
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
        for alternative in reading.alternatives where !need.alternatives.contains(alternative) {
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
    items.flatMap { item -> [Finding] in
      let primitive = item.rule.primitive
      var faults: [SchemeFault] = []
      if let award = primitive.award {
        if award != item.points {
          faults.append(.awardDiffers(item.id, award: award, points: item.points))
        }
      } else if let sum = primitive.greatestLoss, sum > item.points {
        faults.append(.deductionsExceed(item.id, sum: sum, points: item.points))
      } else if primitive is Elements, let sum = primitive.greatestLoss, sum < item.points {
        faults.append(.deductionsFallShort(item.id, sum: sum, points: item.points))
      }
      let given: [Rational] =
        switch item.rule.notHeld {
        case .points(let points): [points]
        case .reading(_, let cases): cases.keys.sorted().compactMap { cases[$0] ?? nil }
        case .loses, nil: []
        }
      for points in given where points > item.points {
        faults.append(.notHeldAboveItem(item.id, given: points, points: item.points))
      }
      return faults.map { $0.finding(at: item.rule.location) }
    }
  }
}
