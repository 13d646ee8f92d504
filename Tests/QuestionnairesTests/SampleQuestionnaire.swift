import Diagnostics
import Questionnaires

/// A sound questionnaire with every kind of part, and ways to break it.
enum SampleQuestionnaire {
  static let text = """
    {
      questionnaire: 'sample', version: 1, title: { zh: '甲', en: 'a' },
      clause: '附件1 组织建设 6',
      respondent: 'anonymous', roles: ['member', 'chair'],
      optionLists: {
        agree: [
          { code: '1', label: { zh: '满意', en: 'yes' }, satisfied: true, score: '100' },
          { code: '2', label: { zh: '不满意', en: 'no' }, score: '0' },
          { code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true },
        ],
      },
      items: [
        { id: 'q1', type: 'single', options: 'agree', text: { zh: '一', en: 'one' } },
        { id: 'q2', type: 'multiple', text: { zh: '二', en: 'two' }, skipIf: { item: 'q1', is: ['9'] }, options: [
          { code: '3', label: { zh: '甲', en: 'a' } }, { code: '45', label: { zh: '乙', en: 'b' }, text: true },
          { code: '0', label: { zh: '都不是', en: 'none' }, exclusive: true } ] },
        { id: 'q3', type: 'score', min: '0', max: '10', text: { zh: '三', en: 'three' } },
        { id: 'q4', type: 'grid', rows: 'works', cell: 'agree', ownRow: 'rated',
          quota: [ { option: '1', atMost: '30%' } ], text: { zh: '四', en: 'four' } },
        { id: 'q5', type: 'text', text: { zh: '五', en: 'five' } },
      ],
      rates: [ { id: 'overall', item: 'q1', denominator: 'valid' } ],
      validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'abstained', partBlank: 'keep', minimumAnswered: '1/2' },
      participation: { floor: '60%', of: 'members' },
      privacy: { threshold: 10 },
    }
    """

  /// The text with one part, found once, exchanged for another.
  static func replacing(_ part: String, with other: String) -> String {
    let pieces = text.components(around: part)
    precondition(pieces.count == 2, "the sample does not have \(part) exactly once")
    return pieces[0] + other + pieces[1]
  }

  /// The questionnaire and the findings of a text.
  static func decode(_ text: String) -> (questionnaire: Questionnaire?, findings: [Finding]) {
    Questionnaire.decode(bytes: Array(text.utf8), file: "sample.json5")
  }

  /// An item of one line in the place of all items, rates and conditions.
  static func decode(item: String) -> (questionnaire: Questionnaire?, findings: [Finding]) {
    decode(
      """
      { questionnaire: 'x', version: 1, title: { zh: '甲', en: 'a' }, clause: 'c', respondent: 'unit',
        items: [ \(item) ],
        validity: { overTick: 'itemVoid', illegible: 'settle', allBlank: 'valid', partBlank: 'keep' } }
      """)
  }
}

extension String {
  /// The parts of a text between the places of another one.
  func components(around separator: String) -> [String] {
    var parts: [String] = []
    var rest = Substring(self)
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
