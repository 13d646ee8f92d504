import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// An input as written, before it has its name.
struct WrittenInput {
  let origin: Scheme.Input.Origin
  let label: Bilingual?
  let silence: Located<String>?
  /// How far apart the marks behind it may lie without a flag.
  let spread: Located<Rational>?

  /// What an input without a label is called.
  func standardLabel(_ name: String) -> Bilingual {
    switch origin {
    case .rate: Bilingual(zh: "满意率", en: "satisfaction rate")
    case .fact(let id, _, let period):
      Bilingual(zh: "\(id) \(period)".trimmedOfBlanks, en: "\(id) \(period)".trimmedOfBlanks)
    case .mark: Bilingual(zh: "部室评分", en: "the department's mark")
    case .leaders: Bilingual(zh: "领导评分", en: "leaders' score")
    case .peers: Bilingual(zh: "互评得分", en: "peers' score")
    case .survey: Bilingual(zh: "问卷得分", en: "survey score")
    case .table, .mean, .choice: Bilingual(zh: name, en: name)
    }
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmedOfBlanks: String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }
}

/// The words for where an input comes from.
private enum OriginWord: String, CaseIterable {
  case rate
  case fact
  case mark
  case leaders
  case peers
  case survey
  case table
  case mean
  case choose
}

extension Shape<WrittenInput> {
  /// `{ rate: 'member-evaluation.overall' }`, `{ fact: 'membership-ratio', type: 'ratio' }`,
  /// `{ mark: 'marks-audit.m7-1' }`, `{ leaders: 'leader-rating.score' }`,
  /// `{ peers: 'brand-ballot.score' }`, `{ survey: 'employee-satisfaction' }`, `{ table: 'annex3' }`,
  /// `{ mean: ['a', 'b'] }` or `{ choose: { reading: 'AMB-22', byTopic: 'a', meanOfFive: 'b' } }`.
  static var origin: Shape {
    object { reader in
      let words = OriginWord.allCases.filter { reader.has($0.rawValue) }
      // Every key is asked for, so that none is reported as unknown beside a better finding.
      let references = [OriginWord.rate, .mark, .leaders, .peers].map {
        reader.optional($0.rawValue, Shape<String>.line.located)
      }
      let fact = reader.optional("fact", .dottedIdentifier)
      let roles = reader.optional("survey", Shape<[SurveyScores.Role]>.roles)
      let table = reader.optional("table", .dottedIdentifier)
      let mean = reader.optional(
        "mean", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 100))
      let choice = reader.optional("choose", Shape<Scheme.Input.Origin>.choice)
      let period = reader.optional("period", .identifier, default: "")
      let silence = reader.optional("silent", Shape<String>.line.located)
      let label = reader.optional("label", .text)
      let spread = reader.optional("spread", Shape<Rational>.rational(from: 0).located)
      guard words.count == 1 else {
        _ = reader.value("type")
        reader.report(
          SchemeFault.oneOf(OriginWord.allCases.map(\.rawValue), found: words.map(\.rawValue)))
        return nil
      }
      let origin: Scheme.Input.Origin?
      switch words[0] {
      case .fact:
        let types = FactDeclaration.Kind.allCases.filter { $0 != .rate }
        let type = reader.required(
          "type", Shape<FactDeclaration.Kind>.oneOf(types.map { ($0.rawValue, $0) }))
        origin = fact.flatMap { id in type.map { .fact(id: id, kind: $0, period: period) } }
      case .survey: origin = roles.map { .survey($0) }
      case .table: origin = table.map { .table($0) }
      case .mean:
        origin = mean.map { names in
          .mean(names.map { Scheme.Input.Reference(name: $0.value, target: $0) })
        }
      case .choose: origin = choice
      case .rate, .mark, .leaders, .peers:
        origin = references.compactMap { $0 }.first.flatMap { reader.origin(words[0], $0) }
      }
      return origin.map { WrittenInput(origin: $0, label: label, silence: silence, spread: spread) }
    }
  }
}

extension Shape<Scheme.Input.Origin> {
  /// `{ reading: 'AMB-22', byTopic: 'marks-a', meanOfFive: 'marks-mean' }`.
  fileprivate static var choice: Shape {
    object { reader in
      let reading = reader.required("reading", Shape<String>.line.located)
      var inputs: [Scheme.Input.Reference] = []
      for key in reader.keys where key != "reading" {
        if let name = reader.optional(key, Shape<String>.line.located) {
          inputs.append(Scheme.Input.Reference(name: key, target: name))
        }
      }
      guard let reading, !inputs.isEmpty else { return nil }
      return .choice(
        reading: Scheme.Input.Reference(name: reading.value, target: reading), inputs)
    }
  }
}

extension ObjectReader {
  /// What `questionnaire.name` refers to.
  fileprivate mutating func origin(
    _ word: OriginWord, _ reference: Located<String>
  ) -> Scheme.Input.Origin? {
    let rule = word == .leaders || word == .peers ? ratingRule() : nil
    let parts = reference.value.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.first != "." }),
      word != .rate || !parts[1].contains(".")
    else {
      report(SchemeFault.rateReference(reference.value), at: reference.location)
      return nil
    }
    let (questionnaire, name) = (String(parts[0]), String(parts[1]))
    switch (word, rule) {
    case (.leaders, let rule?): return .leaders(questionnaire: questionnaire, item: name, rule)
    case (.peers, let rule?): return .peers(questionnaire: questionnaire, item: name, rule)
    case (.mark, _): return .mark(questionnaire: questionnaire, item: name)
    default: return .rate(questionnaire: questionnaire, rate: name)
    }
  }

  private mutating func ratingRule() -> Scheme.RatingRule? {
    let reading = optional("reading", Shape<String>.line.located)
    let least = optional("least", .integer(in: 1...100_000), default: 1)
    let trimFrom = optional("trimFrom", .integer(in: 3...100_000), default: 5)
    return Scheme.RatingRule(reading: reading, least: least, trimFrom: trimFrom)
  }
}

extension Shape<[SurveyScores.Role]> {
  /// `'employee-satisfaction'`, `'satisfaction.chair'` for one role of several, or a list of these.
  fileprivate static var roles: Shape {
    Shape { value, findings in
      if case .array = value.content {
        return Shape<[String]>.array(of: .line, atLeast: 1, atMost: 100).read(value, &findings)
          .map { $0.map(role) }
      }
      return Shape<String>.line.read(value, &findings).map { [role($0)] }
    }
  }

  private static func role(_ text: String) -> SurveyScores.Role {
    let parts = text.split(separator: ".", maxSplits: 1)
    return SurveyScores.Role(
      parts.first.map { String($0) } ?? text, role: parts.count == 2 ? String(parts[1]) : nil)
  }
}

/// A table as written, before it has its id.
struct WrittenTable {
  let clause: String
  let rows: [Scheme.Table.Row]
  let total: Rational?
}

extension Shape<WrittenTable> {
  /// `{ clause: '附件3', total: '52850', rows: { '教育系统': '5000' } }`.
  static var statedTable: Shape {
    object { reader in
      let clause = reader.required("clause", .line)
      let total = reader.optional("total", .rational(from: 0))
      _ = reader.optional("note", .text)
      let rows = reader.required(
        "rows", Shape<[TableEntry<Rational>]>.table(of: .rational(from: 0)))
      guard let clause, let rows else { return nil }
      return WrittenTable(
        clause: clause, rows: rows.map { Scheme.Table.Row(unit: $0.name, value: $0.value) },
        total: total)
    }
  }
}
