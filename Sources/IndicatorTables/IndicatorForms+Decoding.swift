public import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

extension Shape<IndicatorForms> {
  /// The part of a scheme under `indicatorTables`.
  public static var indicatorForms: Shape {
    object { reader in
      let clause = reader.required("clause", .line)
      let year = reader.required("year", .integer(in: 1900...2999))
      let headings = reader.required(
        "headings",
        Shape<[TableEntry<[String]>]>.table(of: .array(of: .line, atLeast: 1, atMost: 50)))
      let nodes = reader.required("nodes", .nodeRule)
      let standard = reader.required("standard", .standardRule)
      let duplicates = reader.required("duplicates", .duplicateRule)
      let certification = reader.required("certified", .milestone)
      let deadline = reader.optional("submitted", .milestone)
      let attachments = reader.optional(
        "attachments", .array(of: .attachment, atMost: 20), default: [])
      let scoring = reader.required("scoring", .scoringRule)
      let forms = reader.required(
        "forms", .array(of: .indicatorForm, atLeast: 1, atMost: 20))
      guard let clause, let year, let headings, let nodes, let standard, let duplicates,
        let certification, let scoring, let forms
      else { return nil }
      var known: [FormColumn: [String]] = [:]
      for entry in headings {
        guard let column = FormColumn(rawValue: entry.name) else {
          let fault = DefinitionFault.unknownKey(
            entry.name, known: FormColumn.allCases.map(\.rawValue))
          reader.report(fault, at: entry.location)
          continue
        }
        known[column] = entry.value
      }
      let result = IndicatorForms(
        forms: forms, headings: known, year: year, nodes: nodes, standard: standard,
        duplicates: duplicates, certification: certification, deadline: deadline,
        attachments: attachments, scoring: scoring, clause: clause, location: reader.location)
      for (fault, place) in result.faults { reader.report(fault, at: place) }
      return result
    }
  }
}

extension IndicatorForms {
  /// Ids that repeat, headings that are missing, totals that nothing reaches.
  fileprivate var faults: [(FormDefinitionFault, SourceLocation)] {
    var seen: [String: SourceLocation] = [:]
    var faults: [(FormDefinitionFault, SourceLocation)] = []
    let ids =
      forms.map { ($0.id, $0.location) }
      + forms.flatMap(\.indicators).flatMap { indicator in
        [(indicator.id, indicator.location)] + indicator.topics.map { ($0.id, $0.location) }
      }
    for (id, place) in ids {
      if let first = seen.updateValue(place, forKey: id) {
        faults.append((.repeatedID(id, first: first), place))
      }
    }
    for form in forms {
      for column in form.columns where headings[column, default: []].isEmpty {
        faults.append((.missingHeadings(column.rawValue), form.location))
      }
      if let range = form.range, let total = form.total {
        let count = Rational(form.indicators.count)
        let (low, high) = (count * range.from.value, count * range.to.value)
        if total.value < low || total.value > high {
          faults.append(
            (.infeasible(form.id, low: low, total: total.value, high: high), total.location))
        }
      }
    }
    return faults
  }
}

extension Shape<CivilDay> {
  /// A day, `'2019-11-30'`.
  static var formDay: Shape {
    Shape<String>.string.converted { text, location, findings in
      if let day = CivilDay(text) { return day }
      let fault = DefinitionFault.badNumber(
        text, expected: Bilingual(zh: "YYYY-MM-DD 的日期", en: "a day YYYY-MM-DD"))
      findings.append(fault.finding(at: location))
      return nil
    }
  }
}

extension Shape<IndicatorForms.Milestone> {
  /// `{ fact: 'submitted', by: '2019-06-13', clause }`.
  fileprivate static var milestone: Shape {
    object { reader in
      let fact = reader.required("fact", .dottedIdentifier)
      let day = reader.optional("by", Shape<CivilDay>.formDay.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .nodeExample, atMost: 100), default: [])
      guard let fact, let clause else { return nil }
      return IndicatorForms.Milestone(fact: fact, day: day, clause: clause, examples: examples)
    }
  }
}

extension Shape<IndicatorForms.DuplicateRule> {
  fileprivate static var duplicateRule: Shape {
    object { reader in
      let similar = reader.required("similar", Shape<Rational>.share.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .duplicateExample, atMost: 100), default: [])
      guard let similar, let clause else { return nil }
      return IndicatorForms.DuplicateRule(similar: similar, clause: clause, examples: examples)
    }
  }
}

extension Shape<IndicatorForms.DuplicateExample> {
  /// `{ works: ['…', '…'], alike: true }`.
  fileprivate static var duplicateExample: Shape {
    object { reader in
      let works = reader.required("works", .array(of: .line, atLeast: 2, atMost: 2))
      let isAlike = reader.required("alike", Shape<Bool>.boolean.located)
      guard let works, let isAlike else { return nil }
      return IndicatorForms.DuplicateExample(works: works, isAlike: isAlike)
    }
  }
}

extension Shape<IndicatorForms.Attachment> {
  fileprivate static var attachment: Shape {
    object { reader in
      let id = reader.required("id", .identifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let columns = reader.required("columns", .array(of: .line, atLeast: 1, atMost: 50))
      guard let id, let title, let clause, let columns else { return nil }
      return IndicatorForms.Attachment(id: id, title: title, clause: clause, columns: columns)
    }
  }
}

extension Shape<IndicatorForms.ScoringRule> {
  fileprivate static var scoringRule: Shape {
    object { reader in
      let node = reader.required("node", Shape<String>.line.located)
      let bonus = reader.required("innovation", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let bonusClause = reader.required("innovationClause", .line)
      guard let node, let bonus, let clause, let bonusClause else { return nil }
      return IndicatorForms.ScoringRule(
        node: node, bonus: bonus, clause: clause, bonusClause: bonusClause)
    }
  }
}

extension Shape<NodeRule> {
  fileprivate static var nodeRule: Shape {
    object { reader in
      let fewest = reader.required("fewest", Shape<Int>.integer(in: 1...100).located)
      let most = reader.required("most", Shape<Int>.integer(in: 1...100).located)
      let last = reader.required("last", Shape<CivilDay>.formDay.located)
      let reading = reader.required("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .nodeExample, atMost: 100), default: [])
      guard let fewest, let most, let last, let reading, let clause else { return nil }
      return NodeRule(
        fewest: fewest, most: most, last: last, reading: reading, clause: clause,
        examples: examples)
    }
  }
}

extension Shape<NodeExample> {
  /// `{ days: ['2019-06-30'], reading: 'exact', fine: false }`.
  fileprivate static var nodeExample: Shape {
    object { reader in
      let days = reader.required("days", .array(of: Shape<CivilDay>.formDay, atMost: 100))
      let reading = reader.optional("reading", .line)
      let isFine = reader.required("fine", Shape<Bool>.boolean.located)
      guard let days, let isFine else { return nil }
      return NodeExample(days: days, reading: reading, isFine: isFine)
    }
  }
}

extension Shape<StandardRule> {
  fileprivate static var standardRule: Shape {
    object { reader in
      let words = Shape<[String]>.array(of: .line, atMost: 200)
      let forbidden = reader.required("forbidden", words)
      let allowed = reader.optional("allowed", words, default: [])
      let reading = reader.required("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let measurable = reader.optional("measurable", words, default: [])
      let counters = reader.optional("counters", words, default: [])
      let quantityClause = reader.required("quantityClause", .line)
      let examples = reader.optional(
        "examples", .array(of: .standardExample, atMost: 200), default: [])
      guard let forbidden, let reading, let clause, let quantityClause else { return nil }
      return StandardRule(
        forbidden: forbidden, allowed: allowed, reading: reading, clause: clause,
        measurable: measurable, counters: counters, quantityClause: quantityClause,
        examples: examples)
    }
  }
}

extension Shape<StandardExample> {
  fileprivate static var standardExample: Shape {
    object { reader in
      let text = reader.required("text", .line)
      let isFine = reader.required("fine", Shape<Bool>.boolean.located)
      guard let text, let isFine else { return nil }
      return StandardExample(text: text, isFine: isFine)
    }
  }
}
