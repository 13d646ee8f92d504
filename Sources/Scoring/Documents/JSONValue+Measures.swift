import ExactArithmetic
import Questionnaires
public import Reporting
public import Tallies

// What an input was, for other programs.
extension JSONValue {
  /// A measure's value: `{"kind": …}` with the value where there is one.
  public static func measure(_ value: Measure.Value) -> JSONValue {
    switch value {
    case .rate(let satisfied, let count): ["kind": "rate", "value": .share(satisfied, of: count)]
    case .ratio: ["kind": "ratio", "value": .either(value.number) { .exact($0) }]
    case .number(let number): ["kind": "number", "value": .exact(number)]
    case .yesNo(let answer): ["kind": "yesNo", "value": .bool(answer)]
    case .date(let day): ["kind": "date", "value": .string(day)]
    case .missing(.uncounted(let batch, let why)):
      ["kind": "missing", "reason": .string(why.rawValue), "batch": .string(batch)]
    case .missing(let reason): ["kind": "missing", "reason": .string(reason.word)]
    case .undefined(.emptyDenominator(let denominator)):
      [
        "kind": "undefined", "reason": "emptyDenominator",
        "denominator": .string(denominator.rawValue),
      ]
    case .undefined(.tooFewTookPart(let took, let all, let floor)):
      [
        "kind": "undefined", "reason": "tooFewTookPart", "took": .integer(took),
        "of": .integer(all), "floor": .exact(floor),
      ]
    case .notHeld: ["kind": "notHeld"]
    case .notApplicable: ["kind": "notApplicable"]
    case .pending: ["kind": "pending"]
    case .conflict: ["kind": "conflict"]
    case .between(let low, let high, _):
      ["kind": "between", "low": .exact(low), "high": .exact(high)]
    }
  }

  /// A rate as counted, not reduced; null where the denominator is 0.
  private static func share(_ part: Int, of whole: Int) -> JSONValue {
    guard let share = try? Rational(part, over: whole) else { return .null }
    let (text, isExact) = share.decimalValue
    return .fraction(
      numerator: "\(part)", denominator: "\(whole)", value: text, isExact: isExact)
  }

  /// Where a value comes from; null where nothing was collected.
  public static func provenance(_ provenance: Measure.Provenance?) -> JSONValue {
    switch provenance {
    case .survey(let survey):
      [
        "questionnaire": .string(survey.questionnaire), "rate": .string(survey.rate),
        "item": .string(survey.item), "denominator": .string(survey.denominator.rawValue),
        "batches": .array(survey.batches.map { .string($0) }), "sealed": .bool(survey.isSealed),
        "papers": .integer(survey.papers),
      ]
    case .fact(let fact): .fact(fact)
    case .sheets(let sheets):
      [
        "questionnaires": .array(sheets.questionnaires.map { .string($0) }),
        "item": .either(sheets.item) { .string($0) },
        "batches": .array(sheets.batches.map { .string($0) }),
        "sealed": .bool(sheets.isSealed), "count": .integer(sheets.count),
        "grassrootsUnits": .either(sheets.grassrootsUnits) { .integer($0) },
        "missing": .array(sheets.missing.map { .string($0) }),
        "spread": .either(sheets.spread) { spread in
          [
            "low": .exact(spread.low), "high": .exact(spread.high),
            "lowest": .array(spread.lowest.map { .string($0) }),
            "highest": .array(spread.highest.map { .string($0) }),
            "part": .either(spread.part) { .string($0) },
          ]
        },
      ]
    case .stated(let clause): ["clause": .string(clause)]
    case nil: .null
    }
  }

  /// A registered statement: who, when, on what evidence, and what contradicts it.
  private static func fact(_ fact: Measure.Fact) -> JSONValue {
    [
      "fact": .string(fact.id), "registered": .string(fact.value),
      "evidence": .string(fact.evidence), "registeredBy": .string(fact.registeredBy),
      "registeredAt": .string(fact.registeredAt), "record": .string(fact.record),
      "period": .either(fact.period) { .string($0) },
      "reason": .either(fact.reason) { .string($0) },
      "rivals": .array(fact.rivals.map { .fact($0) }),
    ]
  }

  /// An input as a rule read it: `{"name", "label", "value", "provenance", "own", "evidence"}`.
  ///
  /// - Parameter own: what the unit itself states about it (自评); null where it states nothing.
  public static func input(
    _ use: InputUse, own: Measure? = nil, evidence: JSONValue = .null
  ) -> JSONValue {
    [
      "name": .string(use.name), "label": .words(use.label),
      "value": .measure(use.measure.value), "provenance": .provenance(use.measure.provenance),
      "own": .either(own) { own in
        ["value": .measure(own.value), "provenance": .provenance(own.provenance)]
      },
      "evidence": evidence,
    ]
  }
}
