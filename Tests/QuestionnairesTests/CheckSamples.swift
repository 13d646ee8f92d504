import Testing

/// For every check a change to the sample that breaks it, with `▸` before the place, and one that does not.
struct CheckSample: Sendable, CustomTestStringConvertible {
  let code: String
  let part: String
  let wrong: String
  let right: String
  let suggestion: String?
  let isWarning: Bool
  var testDescription: String { "\(code): \(wrong)" }

  init(
    _ code: String, _ part: String, wrong: String, right: String, suggestion: String? = nil,
    isWarning: Bool = false
  ) {
    self.code = code
    self.part = part
    self.wrong = wrong
    self.right = right
    self.suggestion = suggestion
    self.isWarning = isWarning
  }

  static let all: [CheckSample] = names + options + conditions + rules

  static let names: [CheckSample] = [
    CheckSample(
      "unknown-key", "version: 1,", wrong: "version: 1, ▸verison: 2,", right: "version: 2,"),
    CheckSample(
      "unknown-key", "exclusive: true", wrong: "▸exlusive: true", right: "exclusive: false",
      suggestion: "did you mean 'exclusive'?"),
    CheckSample(
      "unknown-key", "min: '0',", wrong: "min: '0', ▸options: 'agree',", right: "min: '1',"),
    CheckSample("missing-key", "{ id: 'q5', ", wrong: "▸{ ", right: "{ id: 'q6', "),
    CheckSample(
      "missing-key", "roles: ['member', 'chair'],", wrong: "", right: "roles: [],",
      suggestion: "add 'roles: …'"),
    CheckSample("missing-clause", "clause: '附件1 组织建设 6',", wrong: "", right: "clause: 'c',"),
    CheckSample("duplicate-id", "id: 'q5'", wrong: "id: ▸'q1'", right: "id: 'q6'"),
    CheckSample("duplicate-id", "'chair'", wrong: "▸'member'", right: "'manager'"),
    CheckSample(
      "near-duplicate", "id: 'q5'", wrong: "id: ▸'ql'", right: "id: 'q6'", isWarning: true),
    CheckSample(
      "near-duplicate", "id: 'q5'", wrong: "id: ▸'Q1'", right: "id: 'Q6'", isWarning: true),
    CheckSample(
      "bad-id", "id: 'q5'", wrong: "id: ▸'q5 '", right: "id: '1.6'",
      suggestion: "did you mean 'q5'?"),
    CheckSample("reserved-id", "id: 'q5'", wrong: "id: ▸'reason'", right: "id: 'reasons'"),
    CheckSample("reserved-id", "id: 'q5'", wrong: "id: ▸'q1.text'", right: "id: 'q1.texts'"),
    CheckSample(
      "unknown-value", "'anonymous'", wrong: "▸'anonymos'", right: "'anonymous'",
      suggestion: "did you mean 'anonymous'?"),
    CheckSample(
      "unknown-value", "type: 'text'", wrong: "type: ▸'txt'", right: "type: 'date'"),
  ]

  private static let abstention =
    "{ code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true"

  static let options: [CheckSample] = [
    CheckSample(
      "unknown-options", "cell: 'agree'", wrong: "cell: ▸'agreed'", right: "cell: 'agree'",
      suggestion: "did you mean 'agree'?"),
    CheckSample(
      "unused-options", "agree: [",
      wrong: "▸spare: [ { code: '1', label: { zh: '甲', en: 'a' } } ], agree: [", right: "agree: [",
      isWarning: true),
    CheckSample(
      "too-few", "cell: 'agree'", wrong: "cell: ▸[]",
      right: "cell: { type: 'single', options: 'agree' }"),
    CheckSample("unreachable-code", "code: '3'", wrong: "code: ▸'甲'", right: "code: '３'"),
    CheckSample("unreachable-code", "code: '3'", wrong: "code: ▸'.'", right: "code: 'A'"),
    CheckSample("unreachable-code", "code: '3'", wrong: "code: ▸'-'", right: "code: '03'"),
    CheckSample("unreachable-code", "code: '3'", wrong: "code: ▸''", right: "code: '4'"),
    CheckSample(
      "unreachable-code", "code: '3'", wrong: "code: ▸'123456789'", right: "code: '12345678'"),
    CheckSample("unreachable-code", "code: '3'", wrong: "code: ▸'3 '", right: "code: '3'"),
    CheckSample("duplicate-code", "code: '45'", wrong: "code: ▸'3'", right: "code: '4'"),
    CheckSample("duplicate-code", "code: '45'", wrong: "code: ▸'３'", right: "code: '５'"),
    CheckSample(
      "near-duplicate", "{ code: '3', label: { zh: '甲', en: 'a' } }",
      wrong:
        "{ code: 'I', label: { zh: '甲', en: 'a' } }, { code: ▸'l', label: { zh: '丙', en: 'c' } }",
      right:
        "{ code: 'I', label: { zh: '甲', en: 'a' } }, { code: 'k', label: { zh: '丙', en: 'c' } }"),
    CheckSample(
      "duplicate-label", "label: { zh: '不满意'", wrong: "label: ▸{ zh: '满意'",
      right: "label: { zh: '不太满意'", isWarning: true),
    CheckSample(
      "abstain-satisfied", abstention, wrong: "▸\(abstention), satisfied: true",
      right: "\(abstention), satisfied: false"),
    CheckSample(
      "abstain-scored", abstention, wrong: "▸\(abstention), score: '0'", right: abstention),
    CheckSample(
      "incomplete-scores", "{ code: '2', label: { zh: '不满意', en: 'no' }, score: '0' }",
      wrong: "▸{ code: '2', label: { zh: '不满意', en: 'no' } }",
      right: "{ code: '2', label: { zh: '不满意', en: 'no' }, score: '10' }"),
    CheckSample(
      "exclusive-in-single", abstention, wrong: "▸\(abstention), exclusive: true",
      right: "\(abstention), exclusive: false"),
    CheckSample(
      "number-not-string", "score: '0'", wrong: "score: ▸0", right: "score: '0.0'",
      suggestion: "write '0' in quotes"),
    CheckSample("wrong-type", "code: '3'", wrong: "code: ▸3", right: "code: '3'"),
  ]

  static let conditions: [CheckSample] = [
    CheckSample(
      "unknown-item", "item: 'q1', is", wrong: "item: ▸'q9', is", right: "item: 'q1', is",
      suggestion: "did you mean 'q1'?"),
    CheckSample("unknown-option", "is: ['9']", wrong: "is: [▸'8']", right: "is: ['９']"),
    CheckSample("duplicate-code", "is: ['9']", wrong: "is: ['9', ▸'9']", right: "is: ['9', '2']"),
    CheckSample("never-true", "is: ['9']", wrong: "is: ▸[]", right: "is: ['2']"),
    CheckSample(
      "always-true", "is: ['9']", wrong: "is: ▸['1', '2', '9']", right: "is: ['1', '2']"),
    CheckSample(
      "skip-not-choice", "id: 'q5', type: 'text',",
      wrong: "id: 'q5', type: 'text', skipIf: { item: ▸'q3', is: ['1'] },",
      right: "id: 'q5', type: 'text', skipIf: { item: 'q2', is: ['45'] },"),
    CheckSample(
      "skip-not-earlier", "item: 'q1', is: ['9']", wrong: "item: ▸'q2', is: ['45']",
      right: "item: 'q1', is: ['2']"),
  ]

  static let rules: [CheckSample] = [
    CheckSample(
      "unknown-item", "item: 'q1', denominator", wrong: "item: ▸'q11', denominator",
      right: "item: 'q1', denominator", suggestion: "did you mean 'q1'?"),
    CheckSample(
      "rate-needs-single", "item: 'q1', denominator", wrong: "item: ▸'q2', denominator",
      right: "item: 'q1', denominator"),
    CheckSample(
      "unknown-value", "denominator: 'valid'", wrong: "denominator: ▸'opinion'",
      right: "denominator: 'opinions'", suggestion: "did you mean 'opinions'?"),
    CheckSample(
      "rate-without-satisfied", "satisfied: true,", wrong: "", right: "satisfied: true,"),
    CheckSample(
      "unknown-option", "{ option: '1'", wrong: "{ option: ▸'7'", right: "{ option: '2'"),
    CheckSample(
      "bad-number", "atMost: '30%'", wrong: "atMost: ▸'130%'", right: "atMost: '3/10'"),
    CheckSample(
      "quota-without-options", "cell: 'agree', ownRow: 'rated',\n      quota: [",
      wrong: "cell: { type: 'score', min: '0', max: '5' }, quota: ▸[",
      right: "cell: { type: 'single', options: 'agree' }, quota: ["),
    CheckSample(
      "empty-range", "min: '0', max: '10'", wrong: "min: '0', max: ▸'-1'",
      right: "min: '0', max: '0'"),
    CheckSample(
      "soft-outside", "max: '10'", wrong: "max: '10', soft: ▸{ low: '8', high: '11' }",
      right: "max: '10', soft: { low: '8', high: '10' }"),
    CheckSample(
      "uneven-range", "max: '10'", wrong: "max: ▸'10', step: '3'", right: "max: '10', step: '2.5'"),
    CheckSample("bad-number", "max: '10'", wrong: "max: '10', step: ▸'0'", right: "max: '10'"),
    CheckSample(
      "missing-policy", "validity: { overTick: 'itemVoid', ",
      wrong: "validity: ▸{ ",
      right: "validity: { overTick: 'paperVoid', "),
    CheckSample(
      "missing-policy", "validity: { overTick: 'itemVoid', illegible: 'settle', ",
      wrong: "validity: ▸{ overTick: 'itemVoid', ",
      right: "validity: { overTick: 'itemVoid', illegible: 'itemVoid', "),
    CheckSample(
      "missing-policy",
      "validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'abstained', ",
      wrong: "validity: ▸{ overTick: 'itemVoid', illegible: 'settle', ",
      right: "validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'invalid', "),
    CheckSample(
      "missing-policy",
      "validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'abstained', partBlank: 'keep', ",
      wrong: "validity: ▸{ overTick: 'itemVoid', illegible: 'settle', allBlank: 'abstained', ",
      right:
        "validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'abstained', partBlank: 'paperVoid', "
    ),
    CheckSample(
      "unknown-value", "overTick: 'itemVoid'", wrong: "overTick: ▸'settle'",
      right: "overTick: 'paperVoid'"),
    CheckSample("low-threshold", "threshold: 10", wrong: "threshold: ▸4", right: "threshold: 5"),
  ]
}
