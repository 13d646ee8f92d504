import Definitions
import Diagnostics
import ExactArithmetic
import Rounds
import Testing

private func decode(_ text: String) -> (Round?, [Finding]) {
  Round.decode(bytes: Array(text.utf8), file: "round.json5")
}

/// A round with these members beside id and scheme.
private func round(_ members: String) -> (Round?, [Finding]) {
  decode("{ round: 'r', scheme: 's', \(members) }")
}

private let oneUnit = "units: [ { id: 'U01', number: 1, name: '教育系统' } ]"

@Test func `the example of the formats contract decodes as written`() throws {
  // Source: the design's page on formats, section "Round".
  let (decoded, findings) = decode(
    """
    {
      round: 'shaoxing-2019-demo', scheme: 'shaoxing-2019',
      entry: 'single',                      // single | sample 10% | double
      units: [ { id: 'U01', number: 1, name: '教育系统', members: 137, works: ['…', '…'] } ],
      leaders: [ { id: 'L1', number: 1 } ],
      departments: [ { id: 'D1', number: 1, name: '宣教部' } ],   // one questionnaire per scoring department, one batch per assessed unit
      readings: { 'AMB-01': 'linear' },
      grades: { excellent: { atLeast: '90', atMost: '30%' }, good: {} },
      rounding: { decimals: 2, rule: 'half-up' },      // or gb8170
      notes: { zh: '…' },
    }
    """)
  #expect(findings == [])
  let round = try #require(decoded)
  #expect(round.id == "shaoxing-2019-demo")
  #expect(round.scheme == "shaoxing-2019")
  #expect(round.entry == .single)
  #expect(
    round.units == [
      AssessedUnit(id: "U01", number: 1, name: "教育系统", members: 137, works: ["…", "…"])
    ])
  #expect(round.leaders == [Rater(id: "L1", number: 1)])
  #expect(round.departments == [Rater(id: "D1", number: 1, name: "宣教部")])
  #expect(round.readings == ["AMB-01": "linear"])
  #expect(
    round.grades == [
      Grade(id: "excellent", atLeast: 90, atMost: try Rational(3, over: 10)), Grade(id: "good"),
    ])
  #expect(round.rounding == Rounding(decimals: 2, rule: .halfUp))
  #expect(round.notes == [.zh: "…"])
  #expect(round.readingLocations["AMB-01"]?.line == 7)
}

@Test func `what may be left out has a stated default`() throws {
  let (decoded, findings) = round(oneUnit)
  #expect(findings == [])
  let round = try #require(decoded)
  #expect(round.entry == .single)
  #expect(round.rounding == Rounding(decimals: 2, rule: .halfUp))
  #expect(round.leaders.isEmpty && round.departments.isEmpty && round.grades.isEmpty)
}

@Test func `units without a number are numbered by their position from 1`() throws {
  let (decoded, _) = round(
    "units: [ { id: 'a', name: '甲' }, { id: 'b', number: 7, name: '乙' }, { id: 'c', name: '丙' } ]")
  let round = try #require(decoded)
  #expect(round.units.map(\.number) == [1, 3, 7])
  #expect(round.units.map(\.id) == ["a", "c", "b"])
  #expect(round.unit(number: 7)?.id == "b")
  #expect(round.unit(id: "c")?.number == 3)
}

@Test func `units and raters are kept by their numbers, whatever the order of the file`() throws {
  let units = ["{ id: 'z', number: 1, name: '甲' }", "{ id: 'y', number: 2, name: '乙' }"]
  let raters = ["{ id: 'b', number: 1 }", "{ id: 'a', number: 2 }"]
  func decoded(_ units: [String], _ raters: [String]) throws -> Round {
    let lists =
      "leaders: [\(raters.joined(separator: ","))]"
      + ", departments: [\(raters.joined(separator: ","))]"
    return try #require(round("units: [\(units.joined(separator: ","))], \(lists)").0)
  }
  let first = try decoded(units, raters)
  #expect(first == (try decoded(units.reversed(), raters.reversed())))
  #expect(first.units.map(\.id) == ["z", "y"])
  #expect(first.leaders.map(\.id) == ["b", "a"] && first.departments.map(\.id) == ["b", "a"])
}

@Test(arguments: [
  ("single", EntryRule.single), ("double", .double), ("sample 100%", .sample(1)),
  ("sample 1", .sample(1)),
])
func `an entry rule reads as written`(text: String, rule: EntryRule) {
  #expect(EntryRule(text) == rule)
}

@Test(arguments: ["single", "double", "sample 10%"])
func `every entry rule is sound`(rule: String) {
  let (decoded, findings) = round("\(oneUnit), entry: '\(rule)'")
  #expect(decoded?.entry == EntryRule(rule))
  #expect(findings.isEmpty)
}

@Test func `a sample is a share of the papers`() throws {
  // 10% is 1/10.
  #expect(EntryRule("sample 10%") == .sample(try Rational(1, over: 10)))
}

@Test(arguments: ["", "Double", "sample", "sample 0%", "sample 101%", "sample -1%", "sample  10%"])
func `a text that is no entry rule is refused`(text: String) {
  #expect(EntryRule(text) == nil)
}

@Test(arguments: [
  ("units: []", "no-units"),
  ("leaders: []", "missing-key"),
  ("\(oneUnit), entry: 'sometimes'", "bad-entry-rule"),
  ("\(oneUnit), unitz: []", "unknown-key"),
  ("units: [ { id: 'a', name: '甲', member: 3 } ]", "unknown-key"),
  ("units: [ { id: 'a' } ]", "missing-key"),
  ("units: [ { id: 'a', name: ' ' } ]", "empty-text"),
  ("units: [ { id: '-a', name: '甲' } ]", "bad-id"),
  ("units: [ { id: '\(String(repeating: "a", count: 65))', name: '甲' } ]", "bad-id"),
  ("units: [ { id: 'a', name: '甲', number: 0 } ]", "bad-number"),
  ("units: [ { id: 'a', name: '甲', number: 1000000000000000 } ]", "bad-number"),
  ("units: [ { id: 'a', name: '甲', members: -1 } ]", "bad-number"),
  ("units: [ { id: 'a', name: '甲' }, { id: 'a', name: '乙' } ]", "duplicate-id"),
  ("units: [ { id: 'a', name: '甲', number: 2 }, { id: 'b', name: '乙' } ]", "duplicate-number"),
  ("\(oneUnit), leaders: [ { id: 'L', number: 1 }, { id: 'M', number: 1 } ]", "duplicate-number"),
  ("\(oneUnit), departments: [ { id: 'D' }, { id: 'D' } ]", "duplicate-id"),
  ("\(oneUnit), grades: { excellent: { atLeast: 90 } }", "number-not-string"),
  ("\(oneUnit), grades: { excellent: { atMost: '130%' } }", "bad-number"),
  ("\(oneUnit), rounding: { decimals: 13 }", "bad-number"),
  ("\(oneUnit), rounding: { rule: 'up' }", "unknown-value"),
])
func `a mistake is one error with its code and place`(members: String, code: String) throws {
  let (decoded, findings) = round(members)
  #expect(decoded == nil)
  #expect(findings.map(\.code) == [code])
  let finding = try #require(findings.first)
  #expect(finding.severity == .error)
  #expect(finding.location?.file == "round.json5")
}

@Test func `the greatest number and the longest id still work`() throws {
  let id = String(repeating: "a", count: 64)
  let (decoded, findings) = round(
    "units: [ { id: '\(id)', number: 999999999999999, name: '甲' } ]")
  #expect(findings == [])
  #expect(decoded?.units.first?.number == 999_999_999_999_999)
}

@Test func `two units of one name are only a warning`() throws {
  let (decoded, findings) = round("units: [ { id: 'a', name: '甲' }, { id: 'b', name: '甲' } ]")
  #expect(decoded != nil)
  #expect(findings.map(\.code) == ["duplicate-name"])
}

@Test func `an empty round says what to write`() throws {
  let (_, findings) = round("units: []")
  let finding = try #require(findings.first)
  #expect(finding.sentence.zh.contains("units: [ { id: 'U01'"))
  #expect(finding.sentence.en.contains("units: [ { id: 'U01'"))
}

@Test func `every mistake of a file is told at once`() {
  let (_, findings) = round(
    "units: [ { id: 'a', name: '甲' }, { id: 'a', name: '乙', number: 1 } ], entry: 'x', foo: 1")
  #expect(
    Set(findings.map(\.code)) == [
      "duplicate-id", "duplicate-number", "bad-entry-rule", "unknown-key",
    ])
}

@Test func `a hundred thousand units decode and one more is refused`() {
  func text(_ count: Int) -> String {
    "units: ["
      + (1...count).map { "{id:'u\($0)',name:'u\($0)'}" }.joined(separator: ",") + "]"
  }
  #expect(round(text(100_000)).0?.units.count == 100_000)
  #expect(round(text(100_001)).1.map(\.code) == ["too-many"])
}
