import Definitions
import Diagnostics
import ExactArithmetic
import Questionnaires
import Sheets
import Tallies

/// Inputs of an item and the points that they must give; it stands beside the rule and is always run.
struct Example: Sendable {
  /// What the item must give.
  enum Expectation: Sendable, Equatable {
    /// These points, from the least to the greatest reachable.
    case points(low: Rational, high: Rational)
    /// The item leaves the maximum.
    case notApplicable
  }

  /// The inputs, as written.
  let given: [TableEntry<LocatedValue>]
  /// What the item must give.
  let expected: Located<Expectation>
  /// The item's maximum, where parts may have left it; nil where the example does not say.
  let maximum: Located<Rational>?
  /// What the item's floor must absorb; nil where the example does not say.
  let absorbed: Located<Rational>?
  /// The alternatives of the item's readings that the example is about; none for the defaults.
  let readings: [Located<String>]
  /// Where the example begins.
  let location: SourceLocation

  /// The example with an item's usual values for the inputs that it does not name itself.
  func completed(by usual: [TableEntry<LocatedValue>]) -> Example {
    let own = Set(given.map(\.name))
    return Example(
      given: given + usual.filter { !own.contains($0.name) }, expected: expected, maximum: maximum,
      absorbed: absorbed, readings: readings, location: location)
  }
}

extension Shape<Example> {
  static var example: Shape {
    object { reader in
      let given = reader.required("given", .table(of: .value))
      let expected = reader.required("points", Shape<Example.Expectation>.expectation.located)
      let maximum = reader.optional("of", Shape<Rational>.rational(from: 0).located)
      let absorbed = reader.optional("absorbed", Shape<Rational>.rational(from: 0).located)
      let readings = reader.optional("reading", Shape<[Located<String>]>.oneOrMore, default: [])
      _ = reader.optional("note", .text)
      guard let given, let expected else { return nil }
      return Example(
        given: given, expected: expected, maximum: maximum, absorbed: absorbed, readings: readings,
        location: reader.location)
    }
  }
}

extension Shape<Example.Expectation> {
  /// `'0.5'`, `{ low: '0', high: '3' }` or `'na'`.
  fileprivate static var expectation: Shape {
    Shape { value, findings in
      if value.string == "na" { return .notApplicable }
      guard case .object = value.content else {
        return Shape<Rational>.rational.read(value, &findings).map {
          .points(low: $0, high: $0)
        }
      }
      return ObjectReader.read(value, into: &findings) { reader in
        let low = reader.required("low", .rational)
        let high = reader.required("high", .rational)
        guard let low, let high else { return nil }
        return .points(low: low, high: high)
      }
    }
  }
}

extension Measure.Value {
  /// The words for what is no value, as examples write them.
  private static let absences: [(String, Measure.Value)] = [
    ("notHeld", .notHeld), ("na", .notApplicable), ("pending", .pending), ("conflict", .conflict),
    ("missing", .missing(.notRegistered)), ("undefined", .undefined(.emptyDenominator(.opinions))),
  ]

  /// Reads a value as an example gives it: `'18/20'`, `'89.99%'`, `'2'`, `'yes'`, `'notHeld'`.
  init?(example value: LocatedValue, kind: FactDeclaration.Kind) {
    if case .boolean(let answer) = value.content, kind == .yesNo {
      self = .yesNo(answer)
      return
    }
    guard let text = value.string else { return nil }
    self.init(text, kind: kind)
  }

  /// Reads a value of a kind as text gives it; nil for a value of another kind.
  init?(_ text: String, kind: FactDeclaration.Kind) {
    if let absence = Measure.Value.absences.first(where: { $0.0 == text }) {
      self = absence.1
      return
    }
    switch kind {
    case .yesNo:
      switch text {
      case "yes", "是": self = .yesNo(true)
      case "no", "否": self = .yesNo(false)
      default: return nil
      }
    case .date:
      guard let day = CivilDay(text) else { return nil }
      self = .date(day.text)
    case .count, .amount:
      guard let number = try? Rational(parsing: text),
        kind == .amount || (number.isInteger && number >= 0)
      else { return nil }
      self = .number(number)
    case .rate, .ratio:
      guard let share = try? Rational(parsing: text), share >= 0, share <= 1 else { return nil }
      self = Measure.Value.share(text, share)
    }
  }

  /// A share as stated: `18/20` stays 18 of 20, `85%` is 17 of 20.
  private static func share(_ text: String, _ share: Rational) -> Measure.Value {
    let parts = text.split(separator: "/")
    if parts.count == 2, let part = BigInteger(decimal: parts[0]),
      let whole = BigInteger(decimal: parts[1])
    {
      if let satisfied = part.exactInt, let count = whole.exactInt {
        return .rate(satisfied: satisfied, of: count)
      }
      return .ratio(part: part, whole: whole)
    }
    return .ratio(part: share.numerator, whole: share.denominator)
  }
}
