import Definitions
import Diagnostics
import ExactArithmetic
import IndicatorTables
import Testing

@testable import Scoring

/// A change of one number somewhere in a definition.
struct SchemeMutation {
  /// The keys and places that lead to the number.
  let path: [String]
  /// The number as written.
  let number: String
  /// What stands there instead.
  let mutant: String

  var description: String { "\(path.joined(separator: "/")): \(number) → \(mutant)" }

  /// Every change of every number in a value: a little up, one up, one down; days by one.
  static func all(in value: LocatedValue, at path: [String] = []) -> [SchemeMutation] {
    switch value.content {
    case .object(let entries):
      // Examples say what must come out; labels and clauses say nothing that counts.
      let passed: Set = [
        "examples", "title", "label", "because", "clause", "note", "id", "scoredBy", "reading",
      ]
      return entries.filter { !passed.contains($0.key) }
        .flatMap { all(in: $0.value, at: path + [$0.key]) }
    case .array(let values):
      return values.enumerated().flatMap { all(in: $1, at: path + ["\($0)"]) }
    case .string(let text), .number(let text):
      return mutants(of: text).map { SchemeMutation(path: path, number: text, mutant: $0) }
    case .boolean, .null: return []
    }
  }

  /// Numbers a little and much beside one; none where a text is no number.
  private static func mutants(of text: String) -> [String] {
    if text.count == 10, text.split(separator: "-").count == 3, let day = Int(text.suffix(2)) {
      return [day + 1, day - 1].filter { (1...28).contains($0) || $0 == 30 }
        .map { text.prefix(8) + ($0 < 10 ? "0" : "") + "\($0)" }
    }
    let sign = text.hasSuffix("%") ? "%" : ""
    let digits = sign.isEmpty ? text[...] : text.dropLast()
    guard let number = try? Rational(parsing: String(digits)), !digits.contains("/") else {
      return []
    }
    let step: Rational = number.isInteger ? 1 : (try? Rational(1, over: 10)) ?? 1
    let little = (try? Rational(1, over: 100)) ?? 1
    return [number + step, number - step, number + little].filter { $0 >= 0 && $0 != number }
      .compactMap { $0.terminatingDecimal.map { $0 + sign } }
  }

  /// The value with the change.
  func applied(to value: LocatedValue) -> LocatedValue {
    Self.applied(mutant, to: value, path[...])
  }

  private static func applied(
    _ mutant: String, to value: LocatedValue, _ path: ArraySlice<String>
  ) -> LocatedValue {
    guard let step = path.first else {
      if case .number = value.content { return LocatedValue(.number(mutant), at: value.location) }
      return LocatedValue(.string(mutant), at: value.location)
    }
    let rest = path.dropFirst()
    switch value.content {
    case .object(let entries):
      let changed = entries.map { entry in
        entry.key == step
          ? LocatedValue.Entry(
            key: entry.key, location: entry.location, value: applied(mutant, to: entry.value, rest))
          : entry
      }
      return LocatedValue(.object(changed), at: value.location)
    case .array(let values):
      let changed = values.enumerated().map { index, value in
        "\(index)" == step ? applied(mutant, to: value, rest) : value
      }
      return LocatedValue(.array(changed), at: value.location)
    default: return value
    }
  }
}

/// A definition whose numbers can be changed one by one, cheaply.
struct MutableScheme {
  let id: String
  let root: LocatedValue
  let scheme: Scheme
  let frame: Evaluation

  init(_ id: String) throws {
    self.id = id
    let definition = Definition(
      bytes: Array(try SurveyScheme.text(id).utf8), file: "\(id).scheme.json5")
    root = try #require(definition.root)
    var findings: [Finding] = []
    scheme = try #require(Shape<Scheme>.scheme(sha256: "", textHash: "").read(root, &findings))
    frame = try #require(scheme.exampleFrame)
  }

  /// The values of a list of the definition.
  private func list(_ value: LocatedValue?) -> [LocatedValue] {
    guard case .array(let values)? = value?.content else { return [] }
    return values
  }

  /// Changes inside items that no example and no sum notices.
  func survivors() -> (survivors: [String], tried: Int) {
    var tried = 0
    var survivors: [String] = []
    for (section, defined) in zip(list(root["sections"]), scheme.sections) {
      for (value, item) in zip(list(section["items"]), defined.items) {
        guard let rule = value["rule"] else { continue }
        for mutation in SchemeMutation.all(in: rule, at: ["rule"]) {
          tried += 1
          if !isNoticed(mutation.applied(to: value), item, defined) {
            survivors.append("\(item.id) \(mutation.description)")
          }
        }
      }
    }
    return (survivors, tried)
  }

  /// Whether an example of the changed item fails, or its numbers cannot stand.
  private func isNoticed(
    _ value: LocatedValue, _ item: Scheme.Item, _ section: Scheme.Section
  ) -> Bool {
    var findings: [Finding] = []
    let shape = Shape<Scheme.Item>.item(
      document: "", section: section.id, kind: item.kind)
    guard let changed = shape.read(value, &findings), !findings.containError else { return true }
    return scheme.lintExamples(of: changed, in: frame).containError
      || scheme.lintPoints(of: changed).containError
  }

  /// Changes outside the items — limits, gates, conversion, composition — that nothing notices.
  func outerSurvivors() -> (survivors: [String], tried: Int) {
    var tried = 0
    var survivors: [String] = []
    let keys = [
      "bonus", "conversion", "gates", "recommendation", "composition", "asOf", "tracks",
      "indicatorTables",
    ]
    for key in keys {
      guard let value = root[key] else { continue }
      for mutation in SchemeMutation.all(in: value, at: [key]) {
        tried += 1
        var findings: [Finding] = []
        let changed = Shape<Scheme>.scheme(sha256: "", textHash: "").read(
          mutation.applied(to: root), &findings)
        guard let changed, !findings.containError else { continue }
        let found =
          changed.lintGates() + changed.lintBonus() + changed.lintComposition()
          + changed.lintSums() + changed.lintTracks()
          + (changed.indicatorTables?.lintExamples() ?? [])
        if found.allSatisfy({ $0.severity == .note }) { survivors.append(mutation.description) }
      }
    }
    return (survivors, tried)
  }

  /// The points of items and sections add up, so that any one of them that is changed is found out.
  func addsUp() -> Bool {
    scheme.isExcerpt
      || scheme.sections.allSatisfy { section in
        section.isExcerpt || section.scored.reduce(0) { $0 + $1.points } == section.points
      } && scheme.sections.reduce(0) { $0 + $1.points } == scheme.statedForItems
  }
}
