import Definitions
import Diagnostics
import ExactArithmetic

extension Shape<IndicatorForm> {
  /// A form with the indicators that it names, or with how many an office may invent.
  static var indicatorForm: Shape {
    object { reader in
      let id = reader.required("id", .identifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let total = reader.optional("total", Shape<Rational>.rational(from: 0).located)
      let range = reader.optional("range", .pointsRange)
      let unit = reader.required("unit", Shape<Rational>.rational(from: 0).located)
      let columns = reader.required(
        "columns", .array(of: Shape<FormColumn>.word, atLeast: 1, atMost: 50))
      let indicators = reader.optional(
        "indicators", .array(of: .indicator, atLeast: 1, atMost: 200), default: [])
      let atMost = reader.optional("atMost", Shape<Int>.integer(in: 1...100).located)
      let each = reader.optional("each", .bonusPoints)
      let examples = reader.optional(
        "examples", .array(of: .formExample, atMost: 200), default: [])
      guard let id, let title, let clause, let unit, let columns else { return nil }
      let isGiven = !indicators.isEmpty && total != nil && range != nil
      let isInvented = each != nil && atMost != nil
      if isGiven == isInvented || (total != nil) != isGiven || (each != nil) != isInvented {
        reader.report(FormDefinitionFault.indicatorsOrInnovations(id))
      }
      if unit.value.isZero {
        reader.report(
          DefinitionFault.badNumber("0", expected: Bilingual(zh: "大于 0 的数", en: "above 0")),
          at: unit.location)
      }
      for limit in [total, range?.from, range?.to, each?.limit].compactMap({ $0 })
      where (try? limit.value.divided(by: unit.value))?.isInteger == false {
        reader.report(
          FormDefinitionFault.oddLimit(id, limit.value, unit: unit.value), at: limit.location)
      }
      for column in [FormColumn.indicator, .node, .standard, .evidence]
      where !columns.contains(column) {
        reader.report(FormDefinitionFault.missingColumn(id, column: column.rawValue))
      }
      return IndicatorForm(
        id: id, title: title, clause: clause, total: total, range: range, unit: unit,
        columns: columns, indicators: indicators, atMost: atMost, each: each, examples: examples,
        location: reader.location)
    }
  }
}

extension Shape<PointsRange> {
  /// `{ from: '15', to: '25', clause }`.
  fileprivate static var pointsRange: Shape {
    object { reader in
      let from = reader.required("from", Shape<Rational>.rational(from: 0).located)
      let to = reader.required("to", Shape<Rational>.rational(from: 0).located)
      let clause = reader.required("clause", .line)
      guard let from, let to, let clause else { return nil }
      return PointsRange(from: from, to: to, clause: clause)
    }
  }
}

extension Shape<BonusPoints> {
  /// `{ limit: '3', reading: 'AMB-31', clause }`.
  fileprivate static var bonusPoints: Shape {
    object { reader in
      let limit = reader.required("limit", Shape<Rational>.rational(from: 0).located)
      let reading = reader.required("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      guard let limit, let reading, let clause else { return nil }
      return BonusPoints(limit: limit, reading: reading, clause: clause)
    }
  }
}

extension Shape<Indicator> {
  fileprivate static var indicator: Shape {
    object { reader in
      let id = reader.required("id", .identifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let match = reader.required("match", .wordSets)
      let topics = reader.optional("topics", .array(of: .topic, atMost: 100), default: [])
      guard let id, let title, let clause, let match else { return nil }
      if !match.isFound(in: title.zh) { reader.report(FormDefinitionFault.unmatchedTitle(id)) }
      return Indicator(
        id: id, title: title, clause: clause, match: match, topics: topics,
        location: reader.location)
    }
  }
}

extension Shape<MandatoryTopic> {
  fileprivate static var topic: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let match = reader.required("match", .wordSets)
      let nodes = reader.optional("nodes", .topicNodes)
      let examples = reader.optional(
        "examples", .array(of: .topicExample, atMost: 100), default: [])
      guard let id, let title, let clause, let match else { return nil }
      return MandatoryTopic(
        id: id, title: title, clause: clause, match: match, nodes: nodes, examples: examples,
        location: reader.location)
    }
  }
}

extension Shape<TopicNodes> {
  /// `{ most: 12, reading: 'AMB-33' }`.
  fileprivate static var topicNodes: Shape {
    object { reader in
      let most = reader.required("most", Shape<Int>.integer(in: 1...100).located)
      let reading = reader.required("reading", Shape<String>.line.located)
      let examples = reader.optional(
        "examples", .array(of: .topicNodesExample, atMost: 100), default: [])
      guard let most, let reading else { return nil }
      return TopicNodes(most: most, reading: reading, examples: examples)
    }
  }
}

extension Shape<TopicNodesExample> {
  /// `{ count: 12, reading: 'monthly', fine: true }`.
  fileprivate static var topicNodesExample: Shape {
    object { reader in
      let count = reader.required("count", .integer(in: 0...1000))
      let reading = reader.required("reading", .line)
      let isFine = reader.required("fine", Shape<Bool>.boolean.located)
      guard let count, let reading, let isFine else { return nil }
      return TopicNodesExample(count: count, reading: reading, isFine: isFine)
    }
  }
}

extension Shape<WordSets> {
  /// `[['货车司机'], ['建会', '百人']]`: all words of one of the sets.
  fileprivate static var wordSets: Shape {
    Shape<[[String]]>.array(
      of: .array(of: .line, atLeast: 1, atMost: 20), atLeast: 1, atMost: 50
    ).map { WordSets(sets: $0) }
  }
}

extension Shape<TopicExample> {
  fileprivate static var topicExample: Shape {
    object { reader in
      let work = reader.required("work", .line)
      let isCovered = reader.required("covered", Shape<Bool>.boolean.located)
      guard let work, let isCovered else { return nil }
      return TopicExample(work: work, isCovered: isCovered)
    }
  }
}

extension Shape<FormExample> {
  /// `{ points: ['20', '20', '20', '20', '20'], fine: true }`.
  fileprivate static var formExample: Shape {
    object { reader in
      let points = reader.required(
        "points", Shape<[Rational]>.array(of: .rational(from: 0), atLeast: 1, atMost: 200))
      let reading = reader.optional("reading", .line)
      let isFine = reader.required("fine", Shape<Bool>.boolean.located)
      guard let points, let isFine else { return nil }
      return FormExample(points: points, reading: reading, isFine: isFine)
    }
  }
}
