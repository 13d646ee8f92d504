import Diagnostics
import ExactArithmetic
import Questionnaires
import Rounds
import Sheets

/// The round in which the transcripts play: five units, two leaders, and a questionnaire of each kind.
enum ProtocolRound {
  enum Fault: Error {
    case findings([String])
  }

  /// The plan of the round.
  ///
  /// - Parameters:
  ///   - entry: the round's rule of entry.
  ///   - changed: a questionnaire whose definition reads differently by a blank, so its hash differs.
  static func plan(entry: String = "single", changed: String? = nil) throws -> CollectionPlan {
    let (round, roundFindings) = Round.decode(bytes: Array(round(entry).utf8), file: "round.json5")
    guard let round else { throw Fault.findings(roundFindings.map { "\($0)" }) }
    let sheets = try questionnaires.map { id, text in
      let bytes = Array((id == changed ? text + " " : text).utf8)
      let (questionnaire, findings) = Questionnaire.decode(bytes: bytes, file: "\(id).json5")
      guard let questionnaire else {
        throw Fault.findings(findings.map { "\($0.code) \($0.found ?? "")" })
      }
      return questionnaire
    }
    return CollectionPlan(
      round: round, questionnaires: sheets, facts: facts, items: items, sums: sums, drawn: ["G01"])
  }

  /// One fact of every kind.
  static let facts = [
    FactDeclaration(id: "members", aliases: [], kind: .count),
    FactDeclaration(id: "membership-ratio", aliases: ["membership"], kind: .ratio),
    FactDeclaration(id: "dues", aliases: [], kind: .amount),
    FactDeclaration(id: "congress-day", aliases: [], kind: .date),
    FactDeclaration(id: "has-office", aliases: [], kind: .yesNo),
    FactDeclaration(id: "memberEvaluation", aliases: [], kind: .rate),
  ]

  /// Items that read a fact, that read papers and may be negative, that are a bonus without a limit, and that one
  /// unit alone has.
  static let items = [
    ItemDeclaration(id: "1.1", most: 3, facts: ["members"]),
    ItemDeclaration(id: "1.2", most: 2, mayBeNegative: true, questionnaires: ["short"]),
    ItemDeclaration(id: "7.1", most: nil, usual: 150),
    ItemDeclaration(id: "9.1", most: 5, units: ["U02"]),
  ]

  /// The scheme, its sections, and a component that is no sum of items.
  private static let sums = [
    "demo": ["1.1", "1.2", "7.1", "9.1"], "1": ["1.1", "1.2"], "7": ["7.1"], "9": ["9.1"],
    "leaders": [],
  ]

  private static func round(_ entry: String) -> String {
    """
    { round: 'protocol-demo', scheme: 'demo', entry: '\(entry)',
      units: [
        { id: 'U01', number: 1, name: '甲', works: ['一', '二'] },
        { id: 'U02', number: 2, name: '乙', works: ['三'] },
        { id: 'U03', number: 3, name: '丙' }, { id: 'U04', number: 4, name: '丁' },
        { id: 'U05', number: 5, name: '戊', members: 20 } ],
      leaders: [ { id: 'L1', number: 1 }, { id: 'L2', number: 2 } ] }
    """
  }

  private static let satisfaction = """
    [ { code: '1', label: { zh: '满意', en: 'satisfied' }, satisfied: true },
      { code: '2', label: { zh: '不满意', en: 'dissatisfied' } },
      { code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true } ]
    """

  /// The sheets' definitions by id.
  ///
  /// `short`: every place one character, an "other" option, a text. `every`: every type of item, a
  /// skip rule, soft ranges. `peer`: a grid over the units with own row and quota. `works`: a grid of
  /// scores over the works. `strict`: a policy under which marks void a paper or wait for a ruling.
  /// `whole`: every type on one paper, grids among them, one of which is skipped by an answer.
  private static let questionnaires: [(id: String, text: String)] = [
    (
      "short",
      """
      { questionnaire: 'short', version: 1, title: { zh: '短卷', en: 'short' }, clause: 'c 1',
        respondent: 'anonymous', roles: ['member'],
        items: [
          { id: 'q1', type: 'single', options: \(satisfaction), text: { zh: '一', en: 'one' } },
          { id: 'q2', type: 'single', options: \(satisfaction), text: { zh: '二', en: 'two' } },
          { id: 'q3', type: 'yesNo', text: { zh: '三', en: 'three' } },
          { id: 'q4', type: 'score', min: '0', max: '5', text: { zh: '四', en: 'four' } },
          { id: 'q5', type: 'single', text: { zh: '五', en: 'five' }, options: [
            { code: 'a', label: { zh: '钱', en: 'money' } },
            { code: 'b', label: { zh: '人', en: 'people' } },
            { code: 'x', label: { zh: '其他', en: 'other' }, text: true } ] },
          { id: 'q6', type: 'single', options: \(satisfaction), text: { zh: '六', en: 'six' } },
          { id: 'q9', type: 'text', text: { zh: '意见', en: 'remarks' } },
        ],
        rates: [ { id: 'overall', item: 'q1', denominator: 'opinions' } ],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained',
          partBlank: 'keep', minimumAnswered: '1/2' } }
      """
    ),
    (
      "every",
      """
      { questionnaire: 'every', version: 3, title: { zh: '全卷', en: 'every type' }, clause: 'c 2',
        respondent: 'anonymous', roles: ['member', 'chair'],
        items: [
          { id: 's', type: 'single', options: \(satisfaction), text: { zh: '单', en: 'single' } },
          { id: 'm', type: 'multiple', text: { zh: '多', en: 'multiple' },
            skipIf: { item: 's', is: ['9'] }, options: [
              { code: '1', label: { zh: '甲', en: 'first' } },
              { code: '3', label: { zh: '丙', en: 'third' } },
              { code: '5', label: { zh: '其他', en: 'other' }, text: true },
              { code: '0', label: { zh: '都不是', en: 'none' }, exclusive: true } ] },
          { id: 'w', type: 'multiple', text: { zh: '长', en: 'long codes' }, options: [
              { code: '1', label: { zh: '一', en: 'one' } },
              { code: '10', label: { zh: '十', en: 'ten' } } ] },
          { id: 'score', type: 'score', min: '0', max: '100', step: '0.5', soft: { low: '60', high: '100' },
            text: { zh: '分', en: 'score' } },
          { id: 'count', type: 'count', soft: { low: '0', high: '500' }, text: { zh: '数', en: 'count' } },
          { id: 'amount', type: 'amount', decimals: 2, unit: { zh: '万元', en: '10,000 yuan' },
            text: { zh: '额', en: 'amount' } },
          { id: 'ratio', type: 'ratio', text: { zh: '比', en: 'ratio' } },
          { id: 'yes', type: 'yesNo', text: { zh: '是', en: 'yes' } },
          { id: 'day', type: 'date', text: { zh: '日', en: 'day' } },
          { id: 'unit', type: 'unit', text: { zh: '位', en: 'unit' } },
          { id: 'note', type: 'text', text: { zh: '注', en: 'note' } },
        ],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'invalid',
          partBlank: 'keep' } }
      """
    ),
    (
      "peer",
      """
      { questionnaire: 'peer', version: 1, title: { zh: '互评', en: 'peers' }, clause: 'c 3',
        respondent: 'unit',
        items: [ { id: 'g', type: 'grid', rows: 'assessedUnits', ownRow: 'notApplicable',
          cell: \(satisfaction), quota: [ { option: '1', atMost: '50%' } ],
          text: { zh: '评', en: 'grade' } } ],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'valid',
          partBlank: 'keep' } }
      """
    ),
    (
      "works",
      """
      { questionnaire: 'works', version: 1, title: { zh: '作品', en: 'works' }, clause: 'c 4',
        respondent: 'unit',
        items: [ { id: 'p', type: 'grid', rows: 'works', ownRow: 'notApplicable',
          cell: { type: 'score', min: '0', max: '100' }, text: { zh: '分', en: 'points' } } ],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'valid',
          partBlank: 'keep' } }
      """
    ),
    (
      "strict",
      """
      { questionnaire: 'strict', version: 1, title: { zh: '严卷', en: 'strict' }, clause: 'c 5',
        respondent: 'leader',
        items: [
          { id: 'q1', type: 'single', options: \(satisfaction), text: { zh: '一', en: 'one' } },
          { id: 'q2', type: 'single', options: \(satisfaction), text: { zh: '二', en: 'two' } } ],
        validity: { overTick: 'paperVoid', illegible: 'settle', allBlank: 'invalid',
          partBlank: 'paperVoid' } }
      """
    ),
    (
      "whole",
      """
      { $schema: './questionnaire.schema.json', questionnaire: 'whole', version: 1,
        title: { zh: '通卷', en: 'whole' }, clause: 'c 6', respondent: 'unit',
        items: [
          { id: 'post', type: 'single', text: { zh: '身份', en: 'post' }, options: [
            { code: '1', label: { zh: '主席', en: 'chair' } },
            { code: '2', label: { zh: '其他', en: 'other' }, text: true } ] },
          { id: 'needs', type: 'multiple', text: { zh: '需要', en: 'needs' }, options: [
            { code: '1', label: { zh: '培训', en: 'training' } },
            { code: '2', label: { zh: '帮扶', en: 'relief' } },
            { code: '0', label: { zh: '没有', en: 'none' }, exclusive: true } ] },
          { id: 'knows', type: 'yesNo', text: { zh: '了解', en: 'knows' } },
          { id: 'grade', type: 'grid', rows: 'assessedUnits', ownRow: 'notApplicable',
            skipIf: { item: 'knows', is: ['0'] }, cell: \(satisfaction),
            quota: [ { option: '1', atMost: '50%' }, { option: '2', atMost: '25%' } ],
            text: { zh: '评', en: 'grade' } },
          { id: 'points', type: 'grid', rows: 'works', ownRow: 'notApplicable',
            cell: { type: 'score', min: '0', max: '100', step: '0.5', soft: { low: '60' } },
            text: { zh: '分', en: 'points' } },
          { id: 'visits', type: 'count', max: '12', text: { zh: '走访', en: 'visits' } },
          { id: 'funds', type: 'amount', min: '-10', decimals: 1, unit: { zh: '万元', en: '10,000 yuan' },
            soft: { low: '0', high: '50' }, text: { zh: '结余', en: 'funds' } },
          { id: 'share', type: 'ratio', text: { zh: '入会率', en: 'membership' } },
          { id: 'day', type: 'date', text: { zh: '日期', en: 'day' } },
          { id: 'model', type: 'unit', text: { zh: '榜样', en: 'model unit' } },
          { id: 'note', type: 'text', text: { zh: '意见', en: 'note' } } ],
        validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained',
          partBlank: 'keep' } }
      """
    ),
  ]
}
