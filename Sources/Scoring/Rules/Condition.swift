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
  /// A day lies in the years up to the scheme's day, both ends included (近一年、三年内).
  case within(Located<String>, years: Int)
  /// The mean of several numbers is on the good side of a line.
  case meanReaches([Located<String>], Threshold.Comparison, Located<Rational>)
  /// One of several conditions, as a reading chooses.
  case choice(Located<String>, [TableEntry<Condition>])
  case allOf([Condition])
  case anyOf([Condition])
  case noneOf([Condition])

  /// The inputs that it reads.
  var references: [InputReference] {
    switch self {
    case .holds(let name): [InputReference(name: name, kinds: [.yesNo])]
    case .reaches(let name, _, _):
      [InputReference(name: name, kinds: [.rate, .ratio, .count, .amount])]
    case .by(let name, _), .within(let name, _): [InputReference(name: name, kinds: [.date])]
    case .meanReaches(let names, _, _):
      names.map { InputReference(name: $0, kinds: [.rate, .ratio, .count, .amount]) }
    case .choice(_, let conditions): conditions.flatMap(\.value.references)
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.references)
    }
  }

  /// The readings that it asks for.
  var readingNeeds: [ReadingNeed] {
    switch self {
    case .holds, .reaches, .by, .within, .meanReaches: []
    case .choice(let name, let conditions):
      [ReadingNeed(name: name, alternatives: conditions.map(\.name))]
        + conditions.flatMap(\.value.readingNeeds)
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.readingNeeds)
    }
  }

  /// The values at which it changes.
  var lines: [Line] {
    switch self {
    case .holds, .by, .within, .meanReaches: []
    case .choice(_, let conditions): conditions.flatMap(\.value.lines)
    case .reaches(let name, let comparison, let line):
      [
        Line(
          input: name.value, value: line.value, location: line.location,
          isChangedAbove: comparison.isChangedAbove)
      ]
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts): parts.flatMap(\.lines)
    }
  }

  /// Inputs of whose number nothing counts but which of ``lines`` it is at, below or above.
  var steppedInputs: Set<String> { Set(lines.map(\.input)).subtracting(averagedInputs) }

  /// Inputs whose number counts as part of a mean.
  private var averagedInputs: [String] {
    switch self {
    case .holds, .reaches, .by, .within: []
    case .meanReaches(let names, _, _): names.map(\.value)
    case .choice(_, let conditions): conditions.flatMap(\.value.averagedInputs)
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts):
      parts.flatMap(\.averagedInputs)
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
    case .within(let name, let years):
      return evaluation.isRecent(name.value, years: years)
    case .meanReaches(let names, let comparison, let line):
      let numbers = names.compactMap { evaluation.number($0.value) }
      let sum = numbers.reduce(Rational(0), +)
      guard numbers.count == names.count, let mean = try? sum.divided(by: Rational(names.count))
      else { return nil }
      return comparison.holds(mean, line.value)
    case .choice(let reading, let conditions):
      let use = evaluation.readings.use(reading.value)
      return conditions.first { $0.name == use.alternative }?.value.truth(in: evaluation)
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
    case .holds(let name), .reaches(let name, _, _), .by(let name, _), .within(let name, _):
      truth(in: evaluation) == nil ? [name.value] : []
    case .meanReaches(let names, _, _):
      names.map(\.value).filter { evaluation.number($0) == nil }
    case .choice(let reading, let conditions):
      conditions.first { $0.name == evaluation.readings.use(reading.value).alternative }?
        .value.openInputs(in: evaluation) ?? []
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
    case .within(let name, _):
      let label = evaluation.label(name.value)
      return [Bilingual(zh: "\(label.zh)：没有", en: "\(label.en): none")]
    case .meanReaches(let names, let comparison, let line):
      let labels = names.map { evaluation.label($0.value) }
      let limit = Wording.percent(line.value, beside: nil)
      return [
        Bilingual(
          zh: "\(labels.map(\.zh).joined(separator: "、"))的平均\(comparison.failure.zh) \(limit)",
          en: "the mean of \(labels.map(\.en).joined(separator: ", ")) is "
            + "\(comparison.failure.en) \(limit)")
      ]
    case .choice(let reading, let conditions):
      return conditions.first { $0.name == evaluation.readings.use(reading.value).alternative }?
        .value.failures(in: evaluation) ?? []
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
        reader.has("of") || reader.has("meanOf") ? reader.comparison() : reader.connection()
      }
    }
  }
}

extension ObjectReader {
  fileprivate mutating func comparison() -> Condition? {
    let comparisons = Threshold.Comparison.allCases
    let words = comparisons.map(\.rawValue) + (has("of") ? ["by", "years"] : [])
    let present = words.filter { has($0) }
    let input = optional("of", Shape<String>.line.located)
    let mean = optional(
      "meanOf", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 100))
    let lines = comparisons.map { comparison in
      (comparison, optional(comparison.rawValue, Shape<Rational>.rational.located))
    }
    let day = optional("by", Shape<CivilDay>.civilDay)
    let years = optional("years", .integer(in: 1...100))
    let subjects = ["of", "meanOf"].filter { has($0) }
    guard present.count == 1, subjects.count == 1 else {
      report(
        SchemeFault.oneOf(
          subjects.count == 1 ? words : ["of", "meanOf"],
          found: subjects.count == 1 ? present : subjects))
      return nil
    }
    if let input, let day { return .by(input, day) }
    if let input, let years { return .within(input, years: years) }
    guard let found = lines.first(where: { $0.1 != nil }), let line = found.1 else { return nil }
    let comparison = found.0
    if let input { return .reaches(input, comparison, line) }
    return mean.map { .meanReaches($0, comparison, line) }
  }

  fileprivate mutating func connection() -> Condition? {
    let words = ["allOf", "anyOf", "noneOf"]
    let present = (words + ["choose"]).filter { has($0) }
    let lists = words.map { optional($0, .array(of: Shape<Condition>.condition, atLeast: 1)) }
    let choice = optional("choose", Shape<Condition>.conditionChoice)
    guard present.count == 1 else {
      report(SchemeFault.oneOf(words + ["choose"], found: present))
      return nil
    }
    if let choice { return choice }
    guard let list = lists.compactMap({ $0 }).first else { return nil }
    switch present[0] {
    case "allOf": return .allOf(list)
    case "anyOf": return .anyOf(list)
    default: return .noneOf(list)
    }
  }
}

extension Shape<Condition> {
  /// `{ reading: 'S5a', each: { … }, mean: { … } }`.
  fileprivate static var conditionChoice: Shape {
    object { reader in
      let reading = reader.required("reading", Shape<String>.line.located)
      var conditions: [TableEntry<Condition>] = []
      for key in reader.keys where key != "reading" {
        let place = reader.location(of: key)
        if let condition = reader.optional(key, Shape<Condition>.condition) {
          conditions.append(TableEntry(name: key, location: place, value: condition))
        }
      }
      guard let reading, !conditions.isEmpty else { return nil }
      return .choice(reading, conditions)
    }
  }
}

extension Evaluation {
  /// Whether a day lies in the years up to the scheme's day; nil while that is open.
  ///
  /// Both ends are included: what happened on 2022-10-31 is one year old on 2023-10-31 and still counts
  /// (民法典第二百零二条: the last day of a year is the corresponding day).
  fileprivate func isRecent(_ name: String, years: Int) -> Bool? {
    switch measure(name).value {
    case .notApplicable, .notHeld: return false
    case .date(let text):
      guard let day = CivilDay(text), let asOf, let first = asOf.yearsBefore(years) else {
        return nil
      }
      return first <= day && day <= asOf
    default: return nil
    }
  }
}
