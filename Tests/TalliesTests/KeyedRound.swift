import Diagnostics
import Digests
import ExactArithmetic
import Questionnaires
import Rounds
import Sheets
import Tallies
import Testing

/// A round of a few units with small questionnaires, keyed batch by batch.
struct KeyedRound {
  let round: Round
  private(set) var state: CollectionState
  private var sequence = 0

  /// Units U01… with one work each unless said otherwise, leaders L1… and departments D1….
  init(units: Int = 3, works: [Int: Int] = [:], leaders: Int = 3, departments: Int = 2) throws {
    let round = Round(
      id: "r", scheme: "s",
      units: (1...units).map { number in
        AssessedUnit(
          id: "U0\(number)", number: number, name: "单位\(number)",
          works: (0..<(works[number] ?? 1)).map { "工作\(number).\($0 + 1)" })
      },
      leaders: (0..<leaders).map { Rater(id: "L\($0 + 1)", number: $0 + 1) },
      departments: (0..<departments).map { Rater(id: "D\($0 + 1)", number: $0 + 1) })
    self.round = round
    state = CollectionState(
      layouts: try Self.questionnaires().map { SheetLayout($0, in: round) })
  }

  private static let policy =
    "validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained', partBlank: 'keep' }"

  private static func questionnaires() throws -> [Questionnaire] {
    let options = """
      options: [ { code: '1', label: { zh: '好', en: 'good' }, score: '100' },
        { code: '2', label: { zh: '中', en: 'fair' }, score: '60' },
        { code: '3', label: { zh: '差', en: 'bad' }, score: '0' },
        { code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true } ]
      """
    let items = (1...3).map {
      "{ id: 'q\($0)', type: 'single', text: { zh: '题\($0)', en: 'q\($0)' }, \(options) }"
    }.joined(separator: ", ")
    let texts = [
      "{ questionnaire: 'staff', version: 1, title: { zh: '职工', en: 'staff' }, clause: 'c', "
        + "respondent: 'anonymous', roles: ['employee'], items: [\(items)], \(policy) }",
      "{ questionnaire: 'heads', version: 1, title: { zh: '主席', en: 'heads' }, clause: 'c', "
        + "respondent: 'anonymous', roles: ['chair', 'manager'], items: [\(items)], \(policy) }",
      "{ questionnaire: 'rating', version: 1, title: { zh: '领导', en: 'rating' }, clause: 'c', "
        + "respondent: 'leader', items: [ { id: 'score', type: 'grid', rows: 'assessedUnits', "
        + "cell: { type: 'score', min: '0', max: '100' }, text: { zh: '评分', en: 'score' } } ], \(policy) }",
      "{ questionnaire: 'ballot', version: 1, title: { zh: '互评', en: 'ballot' }, clause: 'c', "
        + "respondent: 'unit', items: [ { id: 'score', type: 'grid', rows: 'works', ownRow: 'notApplicable', "
        + "cell: { type: 'score', min: '0', max: '100' }, text: { zh: '评分', en: 'score' } } ], \(policy) }",
      "{ questionnaire: 'marks', version: 1, title: { zh: '部门', en: 'marks' }, clause: 'c', "
        + "respondent: 'department', items: [ { id: 'm1', type: 'score', min: '0', max: '6', step: '0.5', "
        + "text: { zh: '项', en: 'item' } } ], \(policy) }",
    ]
    return try texts.map { text in
      let read = Questionnaire.decode(bytes: Array(text.utf8), file: "q")
      return try #require(read.questionnaire, "\(read.findings.map { $0.rendered(in: .en) })")
    }
  }

  var book: TallyBook { TallyBook(state) }

  var source: MeasureSource { MeasureSource(book, state) }

  func sheets(_ questionnaire: String, about subject: String = "all") -> RatingSheets {
    RatingSheets(questionnaire, subject: subject, in: book, state)
  }

  mutating func apply(_ event: CollectionEvent) throws {
    sequence += 1
    try state.apply(
      event,
      RecordContext(
        stamp: Stamp(
          journal: "j", sequence: sequence, hash: SHA256.hash(Array("\(sequence)".utf8))),
        operatorID: "wang", time: "2019-12-20"))
  }

  /// Keys a batch; marks of one-character places are joined, others have blanks between them.
  mutating func batch(
    _ questionnaire: String, about subject: String = "all", role: String? = nil,
    _ papers: [(Int, String)], isClosed: Bool = true, isSealed: Bool = true
  ) throws {
    let layout = try #require(state.layouts[questionnaire])
    let id = "B\(sequence)"
    let key = PassKey(batch: id, pass: 1)
    try apply(
      .begin(
        BeginParameters(
          questionnaire: questionnaire,
          definition: try #require(Digest(hex: layout.questionnaire.sha256)), subject: subject,
          role: role, issued: papers.count, returned: papers.count,
          numbers: try #require(PaperNumbers("1-999")), hasCheckDigits: false),
        pass: key, after: nil))
    for (number, marks) in papers {
      try apply(
        .paper(
          key, number: number, marks: Marks(bytes: Array(marks.utf8), isCompact: layout.isCompact),
          isForced: false))
    }
    let hash = SHA256.hash([])
    if isClosed { try apply(.end(key, papers: papers.count, last: hash, isForced: false)) }
    if isSealed {
      try apply(.seal(batch: id, after: state.batches[id]?.closings ?? [], sheets: hash))
    }
  }

  mutating func fact(_ unit: String, _ item: String, _ value: FactValue) throws {
    try apply(
      .fact(
        FactKey(unit: unit, item: item), value: value, evidence: "e", reason: nil, prior: []))
  }
}

/// A number as published.
func number(_ text: String) -> Rational {
  do {
    return try Rational(parsing: text)
  } catch {
    Issue.record("not a number: \(text)")
    return 0
  }
}
