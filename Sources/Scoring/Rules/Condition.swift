import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A statement about inputs that is true, false or, while inputs are missing, open.
indirect enum Condition: Sendable {
  /// The input says yes.
  case holds(Located<String>)
  /// A number is on the good side of a line.
  case reaches(Located<String>, Threshold.Comparison, Located<Rational>)
  /// A day is not after another.
  case by(Located<String>, CivilDay)
  case allOf([Condition])
  case anyOf([Condition])
  case noneOf([Condition])

  /// The inputs that it reads.
  var references: [InputReference] {
    switch self {
    case .holds(let name): [InputReference(name: name, kinds: [.yesNo])]
    case .reaches(let name, _, _):
      [InputReference(name: name, kinds: [.rate, .ratio, .count, .amount])]
    case .by(let name, _): [InputReference(name: name, kinds: [.date])]
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.references)
    }
  }

  /// The values at which it changes.
  var lines: [Line] {
    switch self {
    case .holds, .by: []
    case .reaches(let name, let comparison, let line):
      [
        Line(
          input: name.value, value: line.value, location: line.location,
          isChangedAbove: comparison.isChangedAbove)
      ]
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.lines)
    }
  }

  /// Whether it is true; nil while that is open.
  func truth(in evaluation: Evaluation) -> Bool? {
    switch self {
    case .holds(let name): return evaluation.answer(name.value)
    case .reaches(let name, let comparison, let line):
      return evaluation.number(name.value).map { comparison.holds($0, line.value) }
    case .by(let name, let day):
      guard case .date(let text) = evaluation.measure(name.value).value else { return nil }
      return CivilDay(text).map { $0 <= day }
    case .allOf(let parts):
      let truths = parts.map { $0.truth(in: evaluation) }
      if truths.contains(false) { return false }
      return truths.contains(nil) ? nil : true
    case .anyOf(let parts): return Condition.any(parts, evaluation)
    case .noneOf(let parts): return Condition.any(parts, evaluation).map { !$0 }
    }
  }

  /// The inputs without which its truth is open.
  func openInputs(in evaluation: Evaluation) -> [String] {
    switch self {
    case .holds(let name), .reaches(let name, _, _), .by(let name, _):
      truth(in: evaluation) == nil ? [name.value] : []
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts):
      truth(in: evaluation) == nil ? parts.flatMap { $0.openInputs(in: evaluation) } : []
    }
  }

  /// What makes it false, as statements: `A：否`, `B 85%，低于 90%`.
  func failures(in evaluation: Evaluation) -> [Bilingual] {
    guard truth(in: evaluation) == false else { return [] }
    switch self {
    case .holds(let name):
      let label = evaluation.label(name.value)
      return [Bilingual(zh: "\(label.zh)：否", en: "\(label.en): no")]
    case .reaches(let name, let comparison, let line):
      let label = evaluation.label(name.value)
      let isShare = evaluation.kind(name.value).isShare
      let value = evaluation.measure(name.value).value
      let shown =
        isShare
        ? Wording.rate(value, beside: line.value) : value.number.map { Wording.points($0) } ?? ""
      let limit = isShare ? Wording.percent(line.value, beside: nil) : Wording.points(line.value)
      return [
        Bilingual(
          zh: "\(label.zh) \(shown)，\(comparison.failure.zh) \(limit)",
          en: "\(label.en) \(shown), \(comparison.failure.en) \(limit)")
      ]
    case .by(let name, let day):
      let label = evaluation.label(name.value)
      guard case .date(let text) = evaluation.measure(name.value).value else { return [] }
      return [
        Bilingual(
          zh: "\(label.zh) \(text)，晚于 \(day.text)", en: "\(label.en) \(text), after \(day.text)")
      ]
    case .allOf(let parts): return parts.flatMap { $0.failures(in: evaluation) }
    case .anyOf(let parts): return parts.flatMap { $0.failures(in: evaluation) }
    case .noneOf(let parts):
      return parts.filter { $0.truth(in: evaluation) == true }.flatMap(\.references).map {
        let label = evaluation.label($0.name.value)
        return Bilingual(zh: "\(label.zh)：是", en: "\(label.en): yes")
      }
    }
  }

  private static func any(_ parts: [Condition], _ evaluation: Evaluation) -> Bool? {
    let truths = parts.map { $0.truth(in: evaluation) }
    if truths.contains(true) { return true }
    return truths.contains(nil) ? nil : false
  }
}

extension Shape<Condition> {
  /// `'input'`, `{ of: 'input', atLeast: '90%' }`, `{ of: 'day', by: '2023-10-31' }`, or
  /// `{ allOf: [ … ] }`, `{ anyOf: [ … ] }`, `{ noneOf: [ … ] }`.
  static var condition: Shape {
    Shape { value, findings in
      guard case .object = value.content else {
        return Shape<String>.line.located.read(value, &findings).map(Condition.holds)
      }
      return ObjectReader.read(value, into: &findings) { reader in
        reader.has("of") ? reader.comparison() : reader.connection()
      }
    }
  }
}

extension ObjectReader {
  fileprivate mutating func comparison() -> Condition? {
    let words = Threshold.Comparison.allCases.map(\.rawValue) + ["by"]
    let present = words.filter { has($0) }
    let input = required("of", Shape<String>.line.located)
    let lines = Threshold.Comparison.allCases.map { comparison in
      (comparison, optional(comparison.rawValue, Shape<Rational>.rational.located))
    }
    let day = optional("by", Shape<CivilDay>.civilDay)
    guard present.count == 1 else {
      report(SchemeFault.oneOf(words, found: present))
      return nil
    }
    guard let input else { return nil }
    if let day { return .by(input, day) }
    return lines.first { $0.1 != nil }.flatMap { comparison, line in
      line.map { .reaches(input, comparison, $0) }
    }
  }

  fileprivate mutating func connection() -> Condition? {
    let words = ["allOf", "anyOf", "noneOf"]
    let present = words.filter { has($0) }
    let lists = words.map { optional($0, .array(of: Shape<Condition>.condition, atLeast: 1)) }
    guard present.count == 1 else {
      report(SchemeFault.oneOf(words, found: present))
      return nil
    }
    guard let list = lists.compactMap({ $0 }).first else { return nil }
    switch present[0] {
    case "allOf": return .allOf(list)
    case "anyOf": return .anyOf(list)
    default: return .noneOf(list)
    }
  }
}
