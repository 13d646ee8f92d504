import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// One way to compute points; schemes are built of these and of nothing else.
///
/// A new mechanism is a new file beside this one and a line in ``RulePrimitives/all``. A primitive is
/// data: it is decoded, checked against the scheme's inputs and readings, and explained; it keeps no
/// state. It either takes points away or gives them; see ``Explanation/take(_:in:because:)`` and
/// ``Explanation/give(from:to:in:because:)``.
protocol RulePrimitive: Sendable {
  /// Its key in a rule.
  static var word: String { get }
  /// How its object reads.
  static var shape: Shape<Self> { get }

  /// The inputs that it reads itself, with the kinds that it can use.
  var references: [InputReference] { get }
  /// Inputs that may say that they do not apply without taking the whole item out of the maximum.
  var inputsThatMayNotApply: [String] { get }
  /// The readings that it asks for.
  var readingNeeds: [ReadingNeed] { get }
  /// The rules inside it.
  var parts: [Rule] { get }
  /// The values at which points change, which examples should try.
  var lines: [Line] { get }
  /// Those of them that a reader calls its lines; of steps the first one.
  var thresholds: [Line] { get }
  /// Inputs of whose known number nothing counts but which of ``lines`` it is at, below or above.
  var steppedInputs: Set<String> { get }
  /// Whether it sets an input against another one, so that no fixed value is where something changes.
  var comparesInputs: Bool { get }
  /// Whether it gives points instead of taking them.
  var gives: Bool { get }
  /// The most that it can take whatever the inputs; nil where the inputs set the limit.
  var greatestLoss: Rational? { get }
  /// The points that it promises to give where it is an item's whole rule; nil for penalties.
  var award: Rational? { get }
  /// What is wrong or worth knowing about its numbers, where it stands for an item or part of some points.
  func faults(in item: String, points: Rational?) -> [SchemeFault]

  /// The evaluation in which a part of it is explained, where it stands itself in another one.
  func evaluation(of part: Rule, in outer: Evaluation) -> Evaluation

  /// What it takes or gives, why, and what is missing; every measure is asked of the evaluation.
  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation
}

extension RulePrimitive {
  var inputsThatMayNotApply: [String] { [] }
  var readingNeeds: [ReadingNeed] { [] }
  var parts: [Rule] { [] }
  var lines: [Line] { [] }
  var thresholds: [Line] { lines }
  var steppedInputs: Set<String> { [] }
  var comparesInputs: Bool { false }
  var gives: Bool { false }
  var greatestLoss: Rational? { nil }
  var award: Rational? { nil }

  func faults(in item: String, points: Rational?) -> [SchemeFault] { [] }

  func evaluation(of part: Rule, in outer: Evaluation) -> Evaluation { outer }

  static func read(from reader: inout ObjectReader) -> Self? { reader.required(word, shape) }
}

/// All primitives; a scheme's rule uses the word of one of them.
enum RulePrimitives {
  static var all: [any RulePrimitive.Type] {
    [
      Steps.self, Threshold.self, Requirement.self, Deduction.self, Judgement.self,
      Elements.self, Occurrences.self, Tiers.self, Target.self, Sum.self, Choice.self,
      Exclusive.self, CountTable.self, Ladder.self, Shortfall.self, Growth.self, Lateness.self,
      Withholding.self, RankPoints.self,
    ]
  }
}

/// An input that a rule reads.
struct InputReference: Sendable {
  /// The name as written, and where.
  let name: Located<String>
  /// The kinds of value that the rule can use.
  let kinds: Set<FactDeclaration.Kind>
}

/// A reading that a rule asks for.
struct ReadingNeed: Sendable {
  /// The id of a reading or the name of an alternative, and where.
  let name: Located<String>
  /// The alternatives that the rule can follow.
  let alternatives: [String]
  /// Whether the reading may have alternatives that are not among these.
  var isPartial = false
}

/// A value of an input at which points change.
struct Line: Sendable {
  /// The input.
  let input: String
  /// The value.
  let value: Rational
  /// Where the definition states it.
  let location: SourceLocation
  /// Whether points change just above the value instead of just below it.
  var isChangedAbove = false
}
