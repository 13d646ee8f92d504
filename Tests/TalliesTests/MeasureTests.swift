import ExactArithmetic
import Questionnaires
import Tallies
import Testing

@Test func `a rate and a ratio are exact numbers`() throws {
  // 17/20 by hand; 47/50 and 94/100 are equal as numbers and differ as statements.
  #expect(Measure.Value.rate(satisfied: 17, of: 20).number == (try Rational(17, over: 20)))
  #expect(
    Measure.Value.ratio(part: 47, whole: 50).number
      == Measure.Value.ratio(part: 94, whole: 100).number)
  #expect(Measure.Value.ratio(part: 47, whole: 50) != .ratio(part: 94, whole: 100))
}

@Test(arguments: [
  Measure.Value.missing(.notRegistered), .undefined(.emptyDenominator(.opinions)), .notHeld,
  .notApplicable, .pending, .conflict,
])
func `what is not known has no number, least of all zero`(value: Measure.Value) {
  #expect(!value.isKnown)
  #expect(value.number == nil)
}

@Test func `a rate over nothing has no number`() {
  #expect(Measure.Value.rate(satisfied: 0, of: 0).number == nil)
}

@Test func `a rate is provisional until all its batches are sealed`() {
  func survey(sealed: Bool) -> Measure {
    Measure(
      .rate(satisfied: 17, of: 20),
      from: .survey(
        .init(
          questionnaire: "member-evaluation", rate: "overall", item: "q1", denominator: .opinions,
          batches: ["B1"], isSealed: sealed, papers: 20)))
  }
  #expect(survey(sealed: false).isProvisional)
  #expect(!survey(sealed: true).isProvisional)
  #expect(!Measure(.yesNo(true)).isProvisional)
}

@Test func `measures are found by unit and input`() {
  var measures = Measures()
  measures[unit: "U07", input: "memberEvaluation"] = Measure(.notHeld)
  measures[unit: "U02", input: "b"] = Measure(.pending)
  measures[unit: "U02", input: "a"] = Measure(.yesNo(true))
  #expect(measures[unit: "U07", input: "memberEvaluation"]?.value == .notHeld)
  #expect(measures[unit: "U07", input: "a"] == nil)
  #expect(measures.units == ["U02", "U07"])
  #expect(measures.inputs(of: "U02") == ["a", "b"])
}
