import Definitions
import Diagnostics
import ExactArithmetic

extension Scheme {
  /// The readings that limits of the bonus ask for.
  var bonusReadingNeeds: [ReadingNeed] {
    guard let bonus else { return [] }
    let whole = bonus.reading.map {
      ReadingNeed(name: $0, alternatives: Limit.allCases.map(\.rawValue))
    }
    let shared = bonus.shared.compactMap { cap in
      cap.reading.map {
        ReadingNeed(name: $0, alternatives: SharedCap.Counting.allCases.map(\.rawValue))
      }
    }
    return [whole].compactMap { $0 } + shared
  }

  /// Limits that name bonus items, examples that come out, and bonus without any limit.
  func lintBonus() -> [Finding] {
    let items = bonusItems
    let shared = bonus?.shared ?? []
    var findings: [Finding] = []
    var seen: [String: SourceLocation] = [:]
    for name in shared.flatMap(\.items) {
      // A row under two limits, or twice under one, is a slip.
      if let first = seen[name.value] {
        findings.append(
          SchemeFault.repeatedID(name.value, first: first).finding(at: name.location))
      }
      seen[name.value] = name.location
    }
    for cap in shared {
      for name in cap.items where !items.contains(where: { $0.id == name.value }) {
        findings.append(
          SchemeFault.danglingItem(name.value, known: items.map(\.id)).finding(at: name.location))
      }
      var seen: [String: SourceLocation] = [:]
      for name in cap.items {
        if let first = seen[name.value] {
          findings.append(
            SchemeFault.repeatedID(name.value, first: first).finding(at: name.location))
        }
        seen[name.value] = name.location
      }
      findings += lintExamples(of: cap)
    }
    let capped = Set(shared.flatMap(\.items).map(\.value))
    for item in items where !item.isLimited && !capped.contains(item.id) {
      // A limit of everything together that a reading may lift is none of the text.
      guard bonus?.atMost == nil || bonus?.reading != nil, !item.rule.hasOwnLimit else { continue }
      findings.append(SchemeFault.uncappedBonus(item.id).finding(at: item.location))
    }
    return findings + lintBonusExamples() + lintConversion()
  }

  private func lintExamples(of cap: SharedCap) -> [Finding] {
    guard let standard = try? readings() else { return [] }
    return cap.examples.compactMap { example in
      var chosen = standard
      if let wanted = example.reading, let reading = cap.reading {
        chosen = chosen.choosing(wanted, for: reading.value)
      }
      let total = cap.total(example.given, chosen)
      guard total != example.expected.value else { return nil }
      return SchemeFault.exampleFails(
        cap.id, found: Wording.points(total), expected: Wording.points(example.expected.value)
      ).finding(at: example.expected.location)
    }
  }

  private func lintBonusExamples() -> [Finding] {
    guard let bonus, let standard = try? readings() else { return [] }
    let isLimited = bonus.atMost != nil || bonus.warnAbove != nil
    var findings: [Finding] = []
    if isLimited, bonus.examples.isEmpty {
      findings.append(SchemeFault.noExample("bonus").finding(at: bonus.location))
    }
    for example in bonus.examples {
      var chosen = standard
      if let wanted = example.reading, let reading = bonus.reading {
        chosen = chosen.choosing(wanted, for: reading.value)
      }
      let total = bonus.total(example.given, chosen)
      if total != example.expected.value {
        findings.append(
          SchemeFault.exampleFails(
            "bonus", found: Wording.points(total),
            expected: Wording.points(example.expected.value)
          ).finding(at: example.expected.location))
      }
      let warns = bonus.warns(total, beside: maximum)
      if let expected = example.warns, expected.value != warns {
        findings.append(
          SchemeFault.gateExample("bonus", stands: warns).finding(at: expected.location))
      }
    }
    return findings
  }

  private func lintConversion() -> [Finding] {
    guard let conversion, let standard = try? readings() else { return [] }
    return conversion.examples.compactMap { example in
      var chosen = standard
      if let wanted = example.reading, let reading = conversion.reading {
        chosen = chosen.choosing(wanted, for: reading.value)
      }
      guard let points = conversion.converted(example, chosen) else {
        return SchemeFault.zeroWidth("of").finding(at: example.expected.location)
      }
      guard points != example.expected.value else { return nil }
      return SchemeFault.exampleFails(
        "conversion", found: Wording.points(points),
        expected: Wording.points(example.expected.value)
      ).finding(at: example.expected.location)
    }
  }
}

extension Rule {
  /// Whether what it gives has a limit in the rule itself.
  var hasOwnLimit: Bool {
    switch primitive {
    case let rule as Occurrences: rule.atMost != nil
    case let rule as Ladder: rule.atMost != nil
    case let rule as Growth: rule.atMost != nil
    case let rule as Sum: rule.parts.allSatisfy { $0.points != nil || $0.hasOwnLimit }
    case let rule as Choice: rule.parts.allSatisfy(\.hasOwnLimit)
    default: true
    }
  }
}
