public import Diagnostics
public import ExactArithmetic
public import Sheets

/// What can be wrong, or worth knowing, about a scheme or the way it is asked to score.
public enum SchemeFault: Fault, Hashable {
  /// Two sections or items have the same id.
  case repeatedID(String, first: SourceLocation)
  /// Two inputs read one fact as different kinds of value.
  case conflictingFact(String, first: SourceLocation)
  /// A rate is not named as `questionnaire.rate`.
  case rateReference(String)
  /// Exactly one of these keys must be there.
  case oneOf([String], found: [String])
  /// A rule has no primitive, or several.
  case ruleWords(found: [String], known: [String])
  /// A threshold or a step is 0, so nothing can be below it or counted by it.
  case zeroWidth(String)
  /// A rule reads an input that the scheme does not declare.
  case danglingInput(String, known: [String])
  /// A rule cannot use an input of this kind.
  case inputKind(String, FactDeclaration.Kind, usable: [FactDeclaration.Kind])
  /// No rule reads the input.
  case unusedInput(String)
  /// The scheme has no reading of this id.
  case unknownReading(String, known: [String])
  /// The reading, or the rule, does not know the alternative.
  case unknownAlternative(String, of: String, known: [String])
  /// No rule asks for the reading.
  case unusedReading(String)
  /// The items of a section do not add up to its points.
  case sectionSum(String, items: Rational, stated: Rational)
  /// The sections do not add up to the scheme's maximum.
  case schemeSum(sections: Rational, stated: Rational)
  /// The definition says that it covers only a part of the document.
  case excerpt(covered: Rational, stated: Rational)
  /// An item's penalties can take more than its points.
  case deductionsExceed(String, sum: Rational, points: Rational)
  /// An item's rule gives other points than the item.
  case awardDiffers(String, award: Rational, points: Rational)
  /// An item that was not held gives more than the item.
  case notHeldAboveItem(String, given: Rational, points: Rational)
  /// An item has no example.
  case noExample(String)
  /// An example gives other points than it states.
  case exampleFails(String, found: String, expected: String)
  /// The floor absorbs other points in an example than it states.
  case exampleAbsorbs(String, found: String, expected: String)
  /// An example gives an input that the item does not read.
  case exampleInput(String, known: [String])
  /// An example's value is not of the input's kind.
  case exampleValue(String, input: String, FactDeclaration.Kind)
  /// An example names a reading that the item does not follow.
  case exampleReading(String, known: [String])
  /// No example tries a line itself, or the value just beside it at which points are others.
  case uncoveredLine(String, input: String, line: String, Side)
  /// No example of an item follows an alternative of a reading that decides about it.
  case uncoveredAlternative(String, reading: String, alternative: String)
  /// No example answers a yes/no input with this answer.
  case uncoveredAnswer(String, input: String, answer: Bool)
  /// A tier begins below or inside the one before it.
  case tierOverlap(String)
  /// Between two tiers the scheme gives no points.
  case tierGap(from: Rational, to: Rational)
  /// An item's penalties can never take all of its points.
  case deductionsFallShort(String, sum: Rational, points: Rational)
  /// The weights of a total do not add up to 1.
  case weightSum(Rational)
  /// The rows of a table do not add up to its total.
  case tableSum(String, rows: Rational, stated: Rational)
  /// An input names a table that the scheme does not have.
  case unknownTable(String, known: [String])
  /// A composition must name the sections exactly once.
  case sectionsInComposition(Int)
  /// An example names a component that the composition does not have.
  case exampleComponent(String, known: [String])
  /// The examples leave a component without a score, so that no total comes out.
  case exampleIncomplete
  /// A day does not exist or is not written `YYYY-MM-DD`.
  case badDay(String)
  /// The parts of an item, or of a part, do not add up to its points.
  case partSum(String, parts: Rational, points: Rational)
  /// Parts of an item are counted without a limit of their own, and only they can fill what the others leave.
  case openPart(String, parts: Rational, points: Rational)
  /// The lowest tier gives points even where there is nothing at all.
  case bottomTier(String, points: Rational)
  /// Below the lowest tier nothing is stated.
  case openBottom(String, from: Rational)
  /// A tier, or what is said of below the lowest, that no value can reach.
  case unreachableTier(String, at: Rational)
  /// Nothing is stated between two tiers of the text, and a reading decides.
  case readGap(String, from: Rational, to: Rational)
  /// A value lies in two tiers of the text, and a reading decides.
  case sharedTier(String, at: Rational)
  /// A line is a part of a whole, and the input is a count that has none.
  case missingDenominator(String, line: Rational)
  /// The numbering of the annexes implies one that nothing cites.
  case missingAnnex(Int)
  /// A limit lies above all that it could limit.
  case idleCap(String, cap: Rational, sum: Rational)
  /// A mark or a place has no points that it could be a share of.
  case boundlessMark(String)
  /// A part of a deduction gives points instead of taking them.
  case givesInDeduction(String, word: String)
  /// How many of some things are counted is no whole number up to their number, or that number is missing.
  case badCount(String, most: Int)
  /// A bonus has no limit, neither of its own nor together with others.
  case uncappedBonus(String)
  /// An input whose events are compared is counted by no rule that gives points for one of them.
  case eventWithoutRate(String)
  /// A limit of the distance of marks stands on an input that is one statement only.
  case spreadOfOne(String)
  /// A limit of the distance of shares is so wide that nothing exceeds it.
  case spreadOfAll(String, limit: Rational)
  /// Something names an item, a section or a part that is not there.
  case danglingItem(String, known: [String])
  /// An input is made of an input that is itself made of others.
  case derivedInput(String)
  /// An example says that a gate stands, or does not, and it is otherwise.
  case gateExample(String, stands: Bool)
  /// A look-back window needs the scheme's `asOf`.
  case noDay(String)
  /// A fault of the document that the definition declares.
  case declaredDefect(String, note: Bilingual)
  /// A reading cannot be computed for so many units.
  case tooManyUnits(Int, limit: Int)

  /// Where beside a line an example is missing.
  public enum Side: Sendable, Hashable {
    case at
    case below
    case above
  }

  /// The stable code.
  public var code: String {
    switch self {
    case .repeatedID: "duplicate-id"
    case .conflictingFact: "conflicting-fact"
    case .rateReference: "bad-rate"
    case .oneOf: "one-of"
    case .ruleWords: "bad-rule"
    case .zeroWidth: "zero-width"
    case .danglingInput: "dangling-input"
    case .inputKind: "wrong-input-kind"
    case .unusedInput: "unused-input"
    case .unknownReading: "unknown-reading"
    case .unknownAlternative: "unknown-alternative"
    case .unusedReading: "unused-reading"
    case .sectionSum: "section-sum"
    case .schemeSum: "scheme-sum"
    case .excerpt: "excerpt"
    case .deductionsExceed: "deductions-exceed-item"
    case .awardDiffers: "award-differs"
    case .notHeldAboveItem: "not-held-above-item"
    case .noExample: "no-example"
    case .exampleFails, .exampleAbsorbs: "example-fails"
    case .exampleInput: "example-input"
    case .exampleValue: "example-value"
    case .exampleReading: "example-reading"
    case .uncoveredLine: "uncovered-boundary"
    case .uncoveredAnswer: "uncovered-branch"
    case .tierOverlap: "tier-overlap"
    case .tierGap: "tier-gap"
    case .deductionsFallShort: "deductions-fall-short"
    case .weightSum: "weight-sum"
    case .tableSum: "table-sum"
    case .unknownTable: "unknown-table"
    case .sectionsInComposition: "sections-in-composition"
    case .exampleComponent: "example-component"
    case .exampleIncomplete: "example-incomplete"
    case .badDay: "bad-day"
    case .tooManyUnits: "too-many-units"
    case .uncoveredAlternative: "uncovered-alternative"
    case .partSum: "part-sum"
    case .idleCap: "idle-cap"
    case .openPart: "open-part"
    case .bottomTier: "bottom-tier"
    case .openBottom: "open-bottom"
    case .unreachableTier: "unreachable-tier"
    case .sharedTier: "shared-tier"
    case .readGap: "read-gap"
    case .missingDenominator: "missing-denominator"
    case .missingAnnex: "missing-annex"
    case .boundlessMark: "boundless-mark"
    case .givesInDeduction: "gives-in-deduction"
    case .badCount: "bad-count"
    case .uncappedBonus: "uncapped-bonus"
    case .danglingItem: "dangling-item"
    case .eventWithoutRate: "event-without-rate"
    case .spreadOfOne: "spread-of-one"
    case .spreadOfAll: "spread-of-all"
    case .derivedInput: "derived-input"
    case .declaredDefect: "declared-defect"
    case .gateExample: "example-fails"
    case .noDay: "no-day"
    }
  }

  /// The codes that say that no example tries an item, a line, an answer or an alternative; `check` does not
  /// pass while there is one.
  public static let coverageCodes: Set<String> = [
    "no-example", "uncovered-boundary", "uncovered-branch", "uncovered-alternative",
  ]

  /// What cannot be scored is an error; what was probably not meant, a warning.
  ///
  /// Items or sections that add up to more than is stated are an error, to less a warning: a
  /// definition may be unfinished, but it may not give points that the document does not have.
  public var severity: Finding.Severity {
    switch self {
    case .sectionSum(_, let items, let stated): items > stated ? .error : .warning
    case .schemeSum(let sections, let stated): sections > stated ? .error : .warning
    case .partSum(_, let parts, let points): parts > points ? .error : .warning
    case .unusedInput, .unusedReading, .noExample, .uncoveredLine, .uncoveredAnswer, .tierGap,
      .uncoveredAlternative, .idleCap, .unreachableTier, .missingDenominator:
      .warning
    case .excerpt, .deductionsExceed, .deductionsFallShort, .uncappedBonus, .declaredDefect,
      .openPart, .bottomTier, .openBottom, .sharedTier, .readGap, .missingAnnex:
      .note
    default: .error
    }
  }

  /// The offending value.
  public var found: String? {
    switch self {
    case .repeatedID(let text, _), .conflictingFact(let text, _), .rateReference(let text),
      .zeroWidth(let text), .danglingInput(let text, _), .inputKind(let text, _, _),
      .unusedInput(let text), .unknownReading(let text, _), .unknownAlternative(let text, _, _),
      .unusedReading(let text), .noExample(let text), .exampleFails(_, let text, _),
      .exampleAbsorbs(_, let text, _),
      .exampleInput(let text, _), .exampleValue(let text, _, _), .exampleReading(let text, _),
      .uncoveredLine(_, _, let text, _), .uncoveredAnswer(_, let text, _), .tierOverlap(let text),
      .unknownTable(let text, _), .exampleComponent(let text, _), .badDay(let text),
      .uncoveredAlternative(_, _, let text), .boundlessMark(let text),
      .givesInDeduction(let text, _), .badCount(let text, _), .uncappedBonus(let text),
      .danglingItem(let text, _), .derivedInput(let text), .declaredDefect(let text, _),
      .gateExample(let text, _), .noDay(let text), .eventWithoutRate(let text),
      .spreadOfOne(let text), .spreadOfAll(let text, _),
      .missingDenominator(let text, _):
      text
    case .exampleIncomplete: nil
    case .tooManyUnits(let count, _), .sectionsInComposition(let count), .missingAnnex(let count):
      "\(count)"
    case .oneOf(_, let found), .ruleWords(let found, _):
      found.isEmpty ? nil : found.joined(separator: ", ")
    case .sectionSum(_, let points, _), .schemeSum(let points, _), .excerpt(let points, _),
      .tierGap(let points, _), .deductionsFallShort(_, let points, _), .weightSum(let points),
      .tableSum(_, let points, _),
      .deductionsExceed(_, let points, _), .awardDiffers(_, let points, _),
      .notHeldAboveItem(_, let points, _), .partSum(_, let points, _), .idleCap(_, let points, _),
      .openPart(_, let points, _), .bottomTier(_, let points), .openBottom(_, let points),
      .unreachableTier(_, let points), .sharedTier(_, let points), .readGap(_, let points, _):
      Wording.points(points)
    }
  }
}
