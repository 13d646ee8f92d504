import Diagnostics
import Digests
import Exchanging
import Glibc
import Questionnaires
import Rounds
import Sessions
import Sheets
import Tables

/// The round of `Fixtures/tables`: three units and a questionnaire of each shape of paper line.
struct ExchangeRound {
  enum Trouble: Error {
    case findings([String])
    case refused(String)
    case noFile(String)
  }

  let plan: CollectionPlan
  private(set) var session: Session
  private(set) var journal = MemoryJournal()

  init(entry: String = "single") throws {
    let text = Self.round.replacing("entry: 'single'", with: "entry: '\(entry)'")
    let (round, findings) = Round.decode(bytes: Array(text.utf8), file: "round.json5")
    guard let round else { throw Trouble.findings(findings.map { "\($0)" }) }
    let questionnaires = try Self.questionnaires.map { text in
      let (questionnaire, findings) = Questionnaire.decode(
        bytes: Array(text.utf8), file: "q.json5")
      guard let questionnaire else { throw Trouble.findings(findings.map { "\($0)" }) }
      return questionnaire
    }
    plan = CollectionPlan(round: round, questionnaires: questionnaires, facts: Self.facts)
    session = Session(
      plan: plan, state: CollectionState(layouts: plan.layouts.values), language: .en)
  }

  var state: CollectionState { session.state }
  var hash: String { CanonicalSheets.stateHash(state).hex }

  /// Types lines; throws at the first that is not accepted.
  mutating func type(_ lines: String, as operatorID: String = "li") throws {
    for line in ["who \(operatorID)"] + lines.split(separator: "\n").map(String.init) {
      guard let reply = session.receive(line, recording: &journal), reply.sign != .done else {
        continue
      }
      throw Trouble.refused("\(line): \(reply.rendered(in: .en))")
    }
  }

  /// Rehearses a table of sheets.
  func rehearse(
    _ table: Table, isEnding: Bool = false, by operatorID: String = "wang", pass: Int? = nil
  ) throws -> (script: ImportScript, verdict: ImportVerdict) {
    let script = try SheetsTranslation(
      table, plan: plan, state: state, isEnding: isEnding, pass: pass
    ).script
    return (
      script, script.rehearse(by: operatorID, journal: journal.name(of: operatorID), in: session)
    )
  }

  /// Imports a table of sheets; with a refusal only its good rows, and only if `keepsGood`.
  @discardableResult
  mutating func importSheets(
    _ table: Table, isEnding: Bool = false, keepsGood: Bool = false,
    by operatorID: String = "wang", pass: Int? = nil
  ) throws -> ImportVerdict {
    let (script, verdict) = try rehearse(table, isEnding: isEnding, by: operatorID, pass: pass)
    try perform(script, verdict, keepsGood, operatorID)
    return verdict
  }

  /// Imports a table of facts.
  @discardableResult
  mutating func importFacts(_ table: Table, by operatorID: String = "wang") throws -> ImportVerdict
  {
    let script = try FactsTranslation(table, plan: plan).script
    let verdict = script.rehearse(
      by: operatorID, journal: journal.name(of: operatorID), in: session)
    try perform(script, verdict, false, operatorID)
    return verdict
  }

  /// Imports a table of settlements.
  @discardableResult
  mutating func importSettlements(
    _ table: Table, by operatorID: String = "zhou"
  ) throws -> ImportVerdict {
    let script = try SettlementsTranslation(table, state: state).script
    let verdict = script.rehearse(
      by: operatorID, journal: journal.name(of: operatorID), in: session)
    try perform(script, verdict, false, operatorID)
    return verdict
  }

  private mutating func perform(
    _ script: ImportScript, _ verdict: ImportVerdict, _ keepsGood: Bool, _ operatorID: String
  ) throws {
    guard !verdict.isFaulty || keepsGood, verdict.eventCount > 0 else { return }
    if let reply = script.perform(
      verdict, by: operatorID, in: &session, recording: &journal)
    {
      throw Trouble.refused(reply.rendered(in: .en))
    }
  }

  /// Everything that export writes.
  func exported(_ format: TableWriter.Format, byteOrderMark: Bool = false) -> [UInt8] {
    let export = SheetsExport(state)
    var writer = TableWriter(format, columns: export.columns, byteOrderMark: byteOrderMark)
    export.forEachRow { writer.add($0) }
    return writer.bytes
  }

  /// The settlements that export writes.
  func exportedSettlements(_ format: TableWriter.Format) -> [UInt8] {
    let export = SettlementsExport(state)
    var writer = TableWriter(format, columns: export.columns)
    export.forEachRow { writer.add($0) }
    return writer.bytes
  }

  /// The facts that export writes.
  func exportedFacts(_ format: TableWriter.Format) -> [UInt8] {
    let export = FactsExport(state)
    var writer = TableWriter(format, columns: export.columns)
    export.forEachRow { writer.add($0) }
    return writer.bytes
  }

  // MARK: Files

  /// A file of `Fixtures/tables`.
  static func file(_ name: String, here: String = #filePath) throws -> [UInt8] {
    let root = here.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/")
    guard let file = fopen("\(root)/Fixtures/tables/\(name)", "r") else {
      throw Trouble.noFile(name)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, file), count > 0 {
      bytes += block[..<count]
    }
    return bytes
  }

  /// A table of bytes; throws what is wrong with it.
  static func table(_ bytes: [UInt8], _ name: String = "t.csv") throws -> Table {
    let (table, findings) =
      name.hasSuffix(".jsonl")
      ? Table.read(jsonLines: bytes, file: name) : Table.read(bytes, file: name)
    guard let table else { throw Trouble.findings(findings.map { $0.rendered(in: .en) }) }
    return table
  }

  // MARK: Definitions

  private static let facts = [
    FactDeclaration(id: "members", aliases: [], kind: .count),
    FactDeclaration(id: "membership-ratio", aliases: ["membership"], kind: .ratio),
    FactDeclaration(id: "dues", aliases: [], kind: .amount),
    FactDeclaration(id: "congress-day", aliases: [], kind: .date),
    FactDeclaration(id: "has-office", aliases: [], kind: .yesNo),
    FactDeclaration(id: "memberEvaluation", aliases: [], kind: .rate),
  ]

  private static let round = """
    { round: 'exchange', scheme: 'demo', entry: 'single', units: [
        { id: 'U01', number: 1, name: '甲' }, { id: 'U02', number: 2, name: '乙' },
        { id: 'U03', number: 3, name: '丙' } ] }
    """

  private static let satisfaction = """
    [ { code: '1', label: { zh: '满意', en: 'satisfied' }, satisfied: true },
      { code: '2', label: { zh: '不满意', en: 'dissatisfied' } },
      { code: '9', label: { zh: '不了解', en: 'cannot say' }, abstain: true } ]
    """

  private static let questionnaires = [
    """
    { questionnaire: 'short', version: 1, title: { zh: '短卷', en: 'short' }, clause: 'c 1',
      respondent: 'anonymous', roles: ['member'], items: [
        { id: 'q1', type: 'single', options: \(satisfaction), text: { zh: '一', en: 'one' } },
        { id: 'q2', type: 'single', options: \(satisfaction), text: { zh: '二', en: 'two' } },
        { id: 'q3', type: 'yesNo', text: { zh: '三', en: 'three' } },
        { id: 'q4', type: 'score', min: '0', max: '5', text: { zh: '四', en: 'four' } },
        { id: 'q5', type: 'single', text: { zh: '五', en: 'five' }, options: [
          { code: 'a', label: { zh: '钱', en: 'money' } },
          { code: 'b', label: { zh: '人', en: 'people' } },
          { code: 'x', label: { zh: '其他', en: 'other' }, text: true } ] },
        { id: 'q9', type: 'text', text: { zh: '意见', en: 'remarks' } } ],
      validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'abstained',
        partBlank: 'keep' } }
    """,
    """
    { questionnaire: 'every', version: 3, title: { zh: '全卷', en: 'every type' }, clause: 'c 2',
      respondent: 'anonymous', roles: ['member', 'chair'], items: [
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
        { id: 'score', type: 'score', min: '0', max: '100', step: '0.5',
          soft: { low: '60', high: '100' }, text: { zh: '分', en: 'score' } },
        { id: 'ratio', type: 'ratio', text: { zh: '比', en: 'ratio' } },
        { id: 'day', type: 'date', text: { zh: '日', en: 'day' } },
        { id: 'unit', type: 'unit', text: { zh: '位', en: 'unit' } },
        { id: 'yes', type: 'yesNo', text: { zh: '是', en: 'yes' } },
        { id: 'note', type: 'text', text: { zh: '注', en: 'note' } } ],
      validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'invalid',
        partBlank: 'keep' } }
    """,
    """
    { questionnaire: 'peer', version: 1, title: { zh: '互评', en: 'peers' }, clause: 'c 3',
      respondent: 'unit', items: [
        { id: 'g', type: 'grid', rows: 'assessedUnits', ownRow: 'notApplicable',
          cell: \(satisfaction), quota: [ { option: '1', atMost: '50%' } ],
          text: { zh: '评', en: 'grade' } } ],
      validity: { overTick: 'itemVoid', illegible: 'itemVoid', allBlank: 'valid',
        partBlank: 'keep' } }
    """,
  ]
}

/// Journals that only count and chain.
struct MemoryJournal: Recording {
  private(set) var journalID: String?
  private(set) var lastHash: Digest?
  /// Every record as `kind field field…`.
  private(set) var records: [String] = []
  private var known: Set<String> = []

  var head: String? { lastHash.map { "\(records.count):\($0.prefix16)" } }

  /// The journal of an operator who has one.
  func name(of operatorID: String) -> String? { known.contains(operatorID) ? operatorID : nil }

  mutating func open(for operatorID: String) -> CollectionState? {
    journalID = operatorID
    known.insert(operatorID)
    return nil
  }

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    records.append(([kind] + fields).joined(separator: " "))
    let hash = SHA256.hash("\(records.count) \(records.last ?? "")")
    lastHash = hash
    return (
      Stamp(journal: journalID ?? "", sequence: records.count, hash: hash), "2019-06-13"
    )
  }
}
