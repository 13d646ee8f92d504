import Diagnostics
import ExactArithmetic
import Questionnaires
import Testing

@Suite("Questionnaires are read as written") struct DecodingTests {
  /// The example of the format's description; its blanks `…` and `/* … */` stand as they do there.
  static let example = """
    {
      questionnaire: 'member-evaluation', version: 1,
      title: { zh: '会员评家测评', en: 'Members evaluate their union home' },
      clause: 'qinhuangdao-2023 附件1 组织建设 6',
      respondent: 'anonymous',              // anonymous | unit | leader | department
      roles: ['member'],
      optionLists: {
        satisfaction: [
          { code: '1', label: { zh: '满意', en: 'satisfied' }, satisfied: true, score: '100' },
          { code: '2', label: { zh: '基本满意', en: 'fairly satisfied' }, satisfied: true, score: '80' },
          { code: '3', label: { zh: '不满意', en: 'dissatisfied' }, score: '0' },
          { code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true },
        ],
      },
      items: [
        { id: 'q1', type: 'single', options: 'satisfaction', text: { zh: '总体评价', en: 'Overall' } },
        { id: 'q2', type: 'multiple', options: [ { code: '1', label: { zh: '甲', en: 'a' } } /* … */ ], text: { zh: '…', en: '…' }, skipIf: { item: 'q1', is: ['9'] } },
        { id: 'q3', type: 'text', text: { zh: '意见建议', en: 'Suggestions' } },
      ],
      rates: [ { id: 'overall', item: 'q1', denominator: 'opinions' } ],   // issued | returned | valid | opinions
      validity: { overTick: 'itemVoid', illegible: 'itemVoid' /* or 'settle', 'paperVoid' */, allBlank: 'abstained', partBlank: 'keep', minimumAnswered: '1/2' },
      participation: { floor: '60%', of: 'members' },
      privacy: { threshold: 10 },
    }
    """

  @Test("the example of the format's description is read in every part")
  func formats() throws {
    let read = SampleQuestionnaire.decode(Self.example)
    #expect(read.findings.isEmpty)
    let questionnaire = try #require(read.questionnaire)
    let half = try Rational(1, over: 2)
    let satisfaction = [
      Option(
        code: "1", label: Bilingual(zh: "满意", en: "satisfied"), isSatisfied: true, score: 100),
      Option(
        code: "2", label: Bilingual(zh: "基本满意", en: "fairly satisfied"), isSatisfied: true,
        score: 80),
      Option(code: "3", label: Bilingual(zh: "不满意", en: "dissatisfied"), score: 0),
      Option(code: "9", label: Bilingual(zh: "不了解", en: "cannot say"), isAbstention: true),
    ]
    let expected = Questionnaire(
      id: "member-evaluation", version: 1,
      title: Bilingual(zh: "会员评家测评", en: "Members evaluate their union home"),
      clause: "qinhuangdao-2023 附件1 组织建设 6", respondent: .anonymous, roles: ["member"],
      items: [
        Item(id: "q1", text: Bilingual(zh: "总体评价", en: "Overall"), kind: .single(satisfaction)),
        Item(
          id: "q2", text: Bilingual(zh: "…", en: "…"),
          kind: .multiple([Option(code: "1", label: Bilingual(zh: "甲", en: "a"))]),
          skip: SkipRule(item: "q1", marks: ["9"])),
        Item(id: "q3", text: Bilingual(zh: "意见建议", en: "Suggestions"), kind: .text),
      ],
      rates: [Rate(id: "overall", item: "q1", denominator: .opinions)],
      validity: ValidityPolicy(
        overTick: .itemVoid, illegible: .itemVoid, allBlank: .abstained, partBlank: .keep,
        minimumAnswered: half),
      participation: ParticipationFloor(floor: try Rational(3, over: 5), population: .members),
      privacyThreshold: 10, sha256: questionnaire.sha256)
    #expect(questionnaire == expected)
  }

  @Test("the digest is that of the file's bytes")
  func digest() {
    // sha256sum of the file with exactly these bytes.
    let text =
      "{questionnaire:'x',version:1,title:{zh:'甲',en:'a'},clause:'c',respondent:'unit',"
      + "items:[{id:'q1',type:'date',text:{zh:'甲',en:'a'}}],"
      + "validity:{overTick:'itemVoid',illegible:'settle',allBlank:'valid',partBlank:'keep'}}"
    #expect(
      SampleQuestionnaire.decode(text).questionnaire?.sha256
        == "60bea46c39c619162a01445836f193fbb1a714f67dbfaa96aac57f717621dfaf")
  }

  @Test("what may be left out has its value")
  func defaults() {
    let questionnaire = SampleQuestionnaire.decode(
      item: "{ id: 'q1', type: 'date', text: { zh: '甲', en: 'a' } }"
    ).questionnaire
    #expect(questionnaire?.roles == [])
    #expect(questionnaire?.rates == [])
    #expect(questionnaire?.participation == nil)
    #expect(questionnaire?.validity.minimumAnswered == nil)
    #expect(questionnaire?.privacyThreshold == 10)
  }

  struct Kind: Sendable, CustomTestStringConvertible {
    let keys: String
    let kind: Item.Kind
    let isSingleCharacter: Bool
    var testDescription: String { keys }

    init(_ keys: String, _ kind: Item.Kind, isSingleCharacter: Bool) {
      self.keys = keys
      self.kind = kind
      self.isSingleCharacter = isSingleCharacter
    }
  }

  static let yes = Option(code: "1", label: Bilingual(zh: "是", en: "yes"))
  static let yesText = "{ code: '1', label: { zh: '是', en: 'yes' } }"
  static let far = Option(code: "12", label: Bilingual(zh: "远", en: "far"))
  static let farText = "{ code: '12', label: { zh: '远', en: 'far' } }"

  static func range(
    _ meaning: NumberRange.Meaning, _ low: Rational, _ high: Rational?, _ step: Rational?,
    softLow: Rational? = nil, softHigh: Rational? = nil, unit: Bilingual? = nil
  ) -> NumberRange {
    NumberRange(
      meaning: meaning, low: low, high: high, step: step, softLow: softLow, softHigh: softHigh,
      unit: unit)
  }

  static let kinds: [Kind] = [
    Kind("type: 'single', options: [\(yesText)]", .single([yes]), isSingleCharacter: true),
    Kind(
      "type: 'single', options: [\(yesText), \(farText)]", .single([yes, far]),
      isSingleCharacter: false),
    Kind("type: 'multiple', options: [\(yesText)]", .multiple([yes]), isSingleCharacter: false),
    Kind(
      "type: 'score', min: '0', max: '9'", .number(range(.score, 0, 9, 1)), isSingleCharacter: true),
    Kind(
      "type: 'score', min: '0', max: '10'", .number(range(.score, 0, 10, 1)),
      isSingleCharacter: false),
    Kind(
      "type: 'score', min: '-1', max: '9'", .number(range(.score, -1, 9, 1)),
      isSingleCharacter: false),
    Kind(
      "type: 'score', min: '60', max: '100', soft: { low: '70' }",
      .number(range(.score, 60, 100, 1, softLow: 70)), isSingleCharacter: false),
    Kind("type: 'count'", .number(range(.count, 0, nil, 1)), isSingleCharacter: false),
    Kind("type: 'count', max: '9'", .number(range(.count, 0, 9, 1)), isSingleCharacter: true),
    Kind(
      "type: 'amount', unit: { zh: '元', en: 'yuan' }, max: '9'",
      .number(range(.amount, 0, 9, nil, unit: Bilingual(zh: "元", en: "yuan"))),
      isSingleCharacter: false),
    Kind(
      "type: 'amount', unit: { zh: '元', en: 'yuan' }, decimals: 0",
      .number(range(.amount, 0, nil, 1, unit: Bilingual(zh: "元", en: "yuan"))),
      isSingleCharacter: false),
    Kind("type: 'ratio'", .ratio, isSingleCharacter: false),
    Kind("type: 'yesNo'", .yesNo, isSingleCharacter: true),
    Kind("type: 'date'", .date, isSingleCharacter: false),
    Kind("type: 'unit'", .unit, isSingleCharacter: false),
    Kind(
      "type: 'grid', rows: 'assessedUnits', cell: { type: 'score', min: '1', max: '5' }",
      .grid(
        Grid(
          rows: .assessedUnits, cell: .number(range(.score, 1, 5, 1)),
          ownRowIsNotApplicable: false, quotas: [])), isSingleCharacter: true),
    Kind(
      "type: 'grid', rows: 'works', ownRow: 'notApplicable', cell: [\(yesText), \(farText)], quota: [{ option: '12', atMost: '1' }]",
      .grid(
        Grid(
          rows: .works, cell: .option([yes, far]), ownRowIsNotApplicable: true,
          quotas: [Grid.Quota(option: "12", atMost: 1)])), isSingleCharacter: false),
  ]

  @Test("every type of item is read, and known to take one character or more", arguments: kinds)
  func everyKind(_ sample: Kind) {
    let read = SampleQuestionnaire.decode(
      item: "{ id: 'q1', text: { zh: '甲', en: 'a' }, \(sample.keys) }")
    #expect(read.findings.isEmpty)
    #expect(read.questionnaire?.items.first?.kind == sample.kind)
    #expect(read.questionnaire?.items.first?.isSingleCharacter == sample.isSingleCharacter)
    #expect(read.questionnaire?.isSingleCharacter == sample.isSingleCharacter)
  }

  @Test("decimals of an amount give its step")
  func decimals() throws {
    let read = SampleQuestionnaire.decode(
      item:
        "{ id: 'q1', type: 'amount', unit: { zh: '元', en: 'yuan' }, decimals: 2, text: { zh: '甲', en: 'a' } }"
    )
    guard case .number(let range)? = read.questionnaire?.items.first?.kind else {
      Issue.record("no amount")
      return
    }
    #expect(range.step == (try Rational(1, over: 100)))
  }

  @Test("full-width codes are stored as the marks they are keyed as")
  func fullWidth() {
    let text = SampleQuestionnaire.text.components(around: "'9'").joined(separator: "'９'")
    let questionnaire = SampleQuestionnaire.decode(text).questionnaire
    #expect(questionnaire?.item("q1")?.options.map(\.code) == ["1", "2", "9"])
    #expect(questionnaire?.item("q2")?.skip == SkipRule(item: "q1", marks: ["9"]))
  }

  @Test("places are all items but free text, in printed order")
  func places() {
    let questionnaire = SampleQuestionnaire.decode(SampleQuestionnaire.text).questionnaire
    #expect(questionnaire?.places.map(\.id) == ["q1", "q2", "q3", "q4"])
    #expect(questionnaire?.isSingleCharacter == false)
  }
}
