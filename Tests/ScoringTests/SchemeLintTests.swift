import Diagnostics
import Scoring
import Testing

@Test func `the example of the formats contract decodes with warnings only`() throws {
  // Source: the design's page on formats, section "Scheme"; one item of a section of 30 is shown.
  let (scheme, findings) = SmallScheme.decode(
    """
    {
      scheme: 'qinhuangdao-2023-home', version: 1,
      title: { zh: '模范职工之家', en: 'Model workers\\' home' },
      source: { document: '004_8a82fd19fdcc5420.txt', part: '附件1' },
      maximum: '100',
      inputs: {
        memberEvaluation: { rate: 'member-evaluation.overall' },
        membership: { fact: 'membership-ratio', type: 'ratio' },
      },
      sections: [ { id: '1', title: { zh: '工会组织建设', en: 'Organisation' }, points: '30', items: [
        { id: '1.6', title: { zh: '会员评家', en: 'Members evaluate' }, points: '3', clause: '附件1 组织建设 6',
          rule: { steps: { of: 'memberEvaluation', from: '90%', lose: '2', each: '5%', loseMore: '0.5', reading: 'AMB-02' }, notHeld: '0' },
          examples: [ { given: { memberEvaluation: '18/20' }, points: '3' },
                      { given: { memberEvaluation: '17/20' }, points: '0.5' },
                      { given: { memberEvaluation: 'notHeld' }, points: '0' } ] },
      ] } ],
      readings: { 'AMB-02': { default: 'completed', alternatives: ['completed', 'beyond', 'started', 'proRata', 'relative'], clause: '附件1 组织建设 5、6' } },
    }
    """)
  #expect(scheme != nil)
  #expect(
    findings.map(\.code) == [
      "scheme-sum", "unused-input", "section-sum", "uncovered-alternative",
      "uncovered-alternative", "uncovered-alternative", "uncovered-alternative",
      "uncovered-boundary", "uncovered-boundary", "uncovered-boundary", "uncovered-boundary",
    ])
  #expect(findings.allSatisfy { $0.severity == .warning })
}

private let steps =
  "steps: { of: 'x', from: '90%', lose: '2', each: '5%', loseMore: '0.5', reading: 'R' }"
private let reading =
  "readings: { R: { default: 'completed', alternatives: ['completed', 'started'], clause: '1' } },"
private let examples = """
  { given: { x: '18/20' }, points: '3' }, { given: { x: '89.5%' }, points: '1' },
  { given: { x: '89.5%' }, reading: 'started', points: '0.5' },
  { given: { x: '17/20' }, points: '0.5' }, { given: { x: '84.5%' }, points: '0.5' },
  { given: { x: '90.5%' }, points: '3' }, { given: { x: '85.5%' }, points: '1' }
  """

private func findings(
  points: String = "3", rule: String = steps, examples: String = examples,
  inputs: String = "x: { rate: 'q.r' }", rest: String = reading
) -> [Finding] {
  SmallScheme.decode(
    SmallScheme.text(points: points, rule: rule, examples: examples, inputs: inputs, rest: rest)
  ).1
}

@Test func `a complete small scheme has no finding`() {
  #expect(findings() == [])
}

@Test func `a failing example is found where it stands, with what it gives`() throws {
  let examples = examples + ", { given: { x: '16/20' }, points: '0.5' }"
  let failing = try #require(findings(examples: examples).first)
  #expect(failing.code == "example-fails")
  #expect(failing.severity == .error)
  // Counted on the text itself: the quotation mark of the last '0.5' in it.
  let lines = SmallScheme.text(points: "3", rule: steps, examples: examples, rest: reading)
    .split(separator: "\n", omittingEmptySubsequences: false)
  let line = try #require(lines.lastIndex { $0.contains("points: '0.5'") })
  let column = lines[line].count - "'0.5' }] } ] } ],".count + 1
  #expect(
    failing.location == SourceLocation(file: "s.scheme.json5", line: line + 1, column: column))
  #expect(failing.problem.zh == "1.1 的算例算得 0，写的是 0.5")
  #expect(failing.problem.en == "an example of 1.1 gives 0, it says 0.5")
}

@Test func `an example follows the reading that it names`() {
  #expect(
    findings(examples: examples + ", { given: { x: '89.5%' }, reading: 'started', points: '0.5' }")
      == [])
}

@Test(arguments: [
  // Points.
  ("example-fails", examples + ", { given: { x: 'notHeld' }, points: '3' }", steps, reading),
  ("example-input", examples + ", { given: { y: '1/2' }, points: '3' }", steps, reading),
  ("example-value", examples + ", { given: { x: '21/20' }, points: '3' }", steps, reading),
  ("example-value", examples + ", { given: { x: 'yes' }, points: '3' }", steps, reading),
  (
    "example-reading", examples + ", { given: { x: '1/2' }, reading: 'beyond', points: '0' }",
    steps,
    reading
  ),
  // Rules.
  ("not-held-above-item", examples, steps + ", notHeld: '4'", reading),
  ("dangling-input", "", "threshold: { of: 'xx', atLeast: '1', lose: '1' }", ""),
  ("wrong-input-kind", "", "require: { that: 'x', lose: '1' }", ""),
  ("bad-rule", "", "", ""),
  (
    "bad-rule", "",
    "\(steps), threshold: { of: 'x', atLeast: '1', lose: '1' }", reading
  ),
  ("unknown-key", "", "step: { of: 'x' }", ""),
  ("one-of", "", "threshold: { of: 'x', atLeast: '1', moreThan: '1', lose: '1' }", ""),
  ("one-of", "", "threshold: { of: 'x', atLeast: '1', lose: '1', win: '1' }", ""),
  ("zero-width", "", "steps: { of: 'x', from: '90%', each: '0', loseMore: '1' }", ""),
  ("award-differs", "", "threshold: { of: 'x', atLeast: '1', win: '1' }", ""),
  ("too-few", "", "deduct: []", ""),
  // Readings.
  (
    "unknown-reading", "",
    "steps: { of: 'x', from: '90%', each: '5%', loseMore: '1', reading: 'complete' }", ""
  ),
  (
    "unknown-alternative", "", steps,
    "readings: { R: { default: 'completed', alternatives: ['completed', 'rounded'], clause: '1' } },"
  ),
  (
    "unknown-alternative", "", steps,
    "readings: { R: { default: 'begun', alternatives: ['completed'], clause: '1' } },"
  ),
])
func `a mistake in a rule is an error with its code`(
  code: String, examples: String, rule: String, rest: String
) throws {
  let found = findings(rule: rule, examples: examples, rest: rest)
  let errors = found.filter { $0.severity == .error }
  #expect(errors.map(\.code) == [code], "\(found.map { $0.rendered(in: .en) })")
  #expect(errors.allSatisfy { $0.location != nil })
}

@Test(arguments: [
  ("no-example", steps, "", reading),
  (
    "uncovered-boundary", steps,
    "{ given: { x: '18/20' }, points: '3' }, { given: { x: '17/20' }, points: '0.5' }, "
      + "{ given: { x: '84.5%' }, points: '0.5' }, { given: { x: '85.5%' }, points: '1' }, "
      + "{ given: { x: '90.5%' }, points: '3' }, "
      + "{ given: { x: '17/20' }, reading: 'started', points: '0.5' }", reading
  ),
  (
    "unused-reading", "threshold: { of: 'x', atLeast: '90%', lose: '3' }",
    "{ given: { x: '18/20' }, points: '3' }, { given: { x: '89.5%' }, points: '0' }, "
      + "{ given: { x: '90.5%' }, points: '3' }", reading
  ),
])
func `what is probably not meant is a warning`(
  code: String, rule: String, examples: String, rest: String
) {
  let found = findings(rule: rule, examples: examples, rest: rest)
  #expect(found.map(\.code) == [code])
  #expect(found.allSatisfy { $0.severity == .warning })
}

@Test func `an answer that no example gives is a warning`() {
  let found = findings(
    points: "1", rule: "require: { that: 'x', lose: '1' }",
    examples: "{ given: { x: 'yes' }, points: '1' }", inputs: "x: { fact: 'x', type: 'yesNo' }",
    rest: "")
  #expect(found.map(\.code) == ["uncovered-branch"])
  #expect(found.first?.problem.zh == "1.1 没有 x 为“否”的算例")
}

@Test func `an item without a clause fails`() {
  let text = SmallScheme.text(points: "3", rule: steps, examples: examples, rest: reading)
    .replacing(", clause: '1',\n      rule", with: ",\n      rule")
  let (scheme, findings) = SmallScheme.decode(text)
  #expect(scheme == nil)
  #expect(findings.map(\.code) == ["missing-key"])
}

// The item of the small scheme has 3 points.
@Test(arguments: [
  ("2", "", "section-sum", Finding.Severity.error), ("4", "", "section-sum", .warning),
  ("4", "excerpt: true, ", "excerpt", .note), ("2", "excerpt: true, ", "section-sum", .error),
])
func `items that add up to more than the section are an error, to less a warning`(
  section: String, excerpt: String, code: String, severity: Finding.Severity
) throws {
  let text = SmallScheme.text(points: "3", rule: steps, examples: examples, rest: reading)
    .replacing("en: 'one' }, points: '3'", with: "en: 'one' }, points: '\(section)'")
    .replacing("maximum: '3'", with: "\(excerpt)maximum: '\(section)'")
  let (scheme, findings) = SmallScheme.decode(text)
  #expect(findings.map(\.code) == [code])
  #expect(findings.first?.severity == severity)
  #expect((scheme == nil) == (severity == .error))
}

@Test func `the section's own word excuses a shorter sum`() {
  let text = SmallScheme.text(points: "3", rule: steps, examples: examples, rest: reading)
    .replacing("en: 'one' }, points: '3'", with: "en: 'one' }, points: '4', excerpt: true")
    .replacing("maximum: '3'", with: "maximum: '4'")
  #expect(SmallScheme.decode(text).1.map(\.code) == ["excerpt"])
}

@Test(arguments: [("2", Finding.Severity.error), ("5", .warning)])
func `sections that add up to more than the maximum are an error, to less a warning`(
  maximum: String, severity: Finding.Severity
) {
  let text = SmallScheme.text(points: "3", rule: steps, examples: examples, rest: reading)
    .replacing("maximum: '3'", with: "maximum: '\(maximum)'")
  let findings = SmallScheme.decode(text).1
  #expect(findings.map(\.code) == ["scheme-sum"])
  #expect(findings.first?.severity == severity)
}

@Test func `two items of one id and two types of one fact are errors`() {
  let item = """
    { id: 'a', title: { zh: '项', en: 'item' }, points: '1', clause: '1',
      rule: { deduct: [ { require: { that: 'x', lose: '1' } },
                        { threshold: { of: 'y', atLeast: '1', lose: '1' } } ] } }
    """
  let found = SmallScheme.decode(
    """
    { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
      maximum: '2',
      inputs: { x: { fact: 'f', type: 'yesNo' }, y: { fact: 'f', type: 'count' } },
      sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '2', items: [\(item), \(item)] } ] }
    """
  ).1
  #expect(
    found.filter { $0.severity == .error }.map(\.code) == ["conflicting-fact", "duplicate-id"])
}

@Test(arguments: [
  ("x: { rate: 'q' }", "bad-rate"), ("x: { rate: 'q.' }", "bad-rate"),
  ("x: { rate: 'q.r', fact: 'f', type: 'count' }", "one-of"),
  ("x: { fact: 'f', type: 'rate' }", "unknown-value"), ("x: { fact: 'f' }", "missing-key"),
])
func `an input reads one rate or one typed fact`(inputs: String, code: String) {
  #expect(findings(inputs: inputs).map(\.code) == [code])
}

@Test func `a near miss is told`() throws {
  let finding = try #require(
    findings(rule: "threshold: { of: 'y', atLeast: '1', lose: '1' }", examples: "", rest: "")
      .first { $0.code == "dangling-input" })
  #expect(finding.suggestion?.en == nil)
  let near = try #require(
    findings(
      rule: "threshold: { of: 'memberEvalution', atLeast: '1', lose: '1' }", examples: "",
      inputs: "memberEvaluation: { rate: 'q.r' }", rest: ""
    ).first { $0.code == "dangling-input" })
  #expect(near.suggestion?.en == "did you mean 'memberEvaluation'?")
  #expect(near.suggestion?.zh == "改为“memberEvaluation”")
}
