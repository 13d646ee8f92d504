import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

private let readings = """
  readings: {
    S: { default: 'notApplicable', alternatives: ['notApplicable', 'done', 'none'], clause: '1', note: { zh: '一', en: 'one' } },
    A: { default: 'judged', alternatives: ['judged', 'counted'], clause: '1', note: { zh: '二', en: 'two' } },
    B: { default: 'one', alternatives: ['one', 'two'], clause: '1', note: { zh: '三', en: 'three' } },
  },
  """

/// What nothing registered means, and examples that need several readings.
@Suite struct SilenceTests {
  @Test("a reading says whether what nobody registered concerns the unit, is done or is not")
  func silence() throws {
    let scheme = try SmallScheme.scheme(
      points: "5",
      rule:
        "sum: [ { points: '3', require: { that: 'x' } }, { points: '2', require: { that: 'y' } } ]",
      inputs: """
        x: { fact: 'x', type: 'yesNo', silent: 'S' }, y: { fact: 'y', type: 'yesNo' }
        """,
      rest: readings)
    // By hand: y is 2 of 2; x leaves 3 of the 5 points, or gives all of them, or none.
    for (alternative, points, maximum) in [
      ("notApplicable", 2, 2), ("done", 5, 5), ("none", 2, 5),
    ] {
      let score = try scheme.score(["y": .yesNo(true)], option: ["S": alternative])
      #expect(score.value == Score(Rational(points)), "\(alternative)")
      #expect(score.maximum == Rational(maximum), "\(alternative)")
      // What is registered counts under every reading.
      let stated = try scheme.score(
        ["x": .yesNo(false), "y": .yesNo(true)], option: ["S": alternative])
      #expect(stated.value == Score(2))
      #expect(stated.maximum == 5)
    }
  }

  @Test("an unknown word for silence is an error")
  func unknown() {
    let text = SmallScheme.text(
      points: "3", rule: "require: { that: 'x' }",
      inputs: "x: { fact: 'x', type: 'yesNo', silent: 'perhaps' }")
    let codes = SmallScheme.decode(text).1.filter { $0.severity == .error }.map(\.code)
    #expect(codes == ["unknown-reading"])
  }

  @Test("an example states several readings at once", arguments: [("one", "4"), ("two", "2")])
  func several(alternative: String, points: String) {
    // One counted thing is all of 4 points where one is enough, and half of them where two are wanted.
    func codes(_ points: String, _ reading: String) -> [String] {
      let target = "target: { of: 'n', atLeast:"
      let text = SmallScheme.text(
        points: "4",
        rule: """
          choose: { reading: 'A', judged: { judge: { of: 'm' } },
            counted: { choose: { reading: 'B', one: { \(target) '1' } }, two: { \(target) '2' } } } } }
          """,
        examples: "{ given: { n: '1' }, reading: \(reading), points: '\(points)' }",
        inputs: "n: { fact: 'n', type: 'count' }, m: { fact: 'm', type: 'amount' }",
        rest: readings)
      return SmallScheme.decode(text).1.filter { $0.severity == .error }.map(\.code)
    }
    #expect(codes(points, "['counted', '\(alternative)']") == [])
    #expect(codes("3", "['counted', '\(alternative)']") == ["example-fails"])
    #expect(codes(points, "['counted', 'three']") == ["example-reading"])
  }
}
