import Diagnostics
import Exchanging
import Journaling
import Sessions
import Sheets
import Tables

/// One run of `import`: a file is read and rehearsed, and only what was found good is written.
struct ImportRun {
  let request: ImportRequest
  let folder: RoundFolder
  let surroundings: Surroundings

  /// Does it.
  func run() throws(Refusal) -> ImportReport {
    let bytes = try contents()
    let (read, findings) =
      request.isJSONLines
      ? Table.read(jsonLines: bytes, file: request.path)
      : Table.read(
        bytes, file: request.path, delimiter: request.delimiter, encoding: request.encoding,
        keepsRagged: request.keepsGood)
    guard let table = read else { throw Refusal(.data, findings) }
    let reading = try RoundJournals(of: folder, and: request.journal).read(
      folder.plan, in: surroundings)
    let plan = folder.plan(after: try RoundDraws.standing(of: folder, in: reading.state))
    let session = Session(plan: plan, state: reading.state, language: request.language)
    let script = try script(of: table, plan, reading.state)
    var recording = JournalRecording(
      folder, plan, after: reading, station: request.station, fixedPath: request.journal,
      language: request.language, in: surroundings)
    let path = recording.path(for: request.operatorID)
    let journal = reading.journals.first { $0.path == path || Folder.isSameFile($0.path, path) }
    let verdict = script.rehearse(
      by: request.operatorID, journal: journal?.summary.header?.id.description, in: session)
    var report = ImportReport(
      request: request, verdict: verdict,
      findings: findings + table.raggedRows.map(\.finding) + verdict.findings,
      raggedRows: table.raggedRows.count)
    guard !verdict.isFaulty || request.keepsGood else { return report }
    if report.refused > 0 { try checkRejects() }
    if verdict.eventCount > 0 {
      try write(script, verdict, session, &recording)
      report.head = recording.head
      try recording.close()
    }
    report.isWritten = true
    report.rejects = try writeRejects(bytes, of: table, verdict)
    return report
  }

  // MARK: Reading

  private func contents() throws(Refusal) -> [UInt8] {
    do throws(FileFault) {
      return try FileContents.read(request.path, limit: TableLimits.size)
    } catch {
      throw Refusal(error)
    }
  }

  private func script(
    of table: Table, _ plan: CollectionPlan, _ state: CollectionState
  ) throws(Refusal) -> ImportScript {
    do throws(TableFault) {
      if request.holdsFacts { return try FactsTranslation(table, plan: plan).script }
      if request.holdsSettlements { return try SettlementsTranslation(table, state: state).script }
      return try SheetsTranslation(
        table, plan: plan, state: state, isEnding: request.isEnding, pass: request.pass
      ).script
    } catch {
      throw Refusal(.data, [error.finding(at: table.headerLocation)])
    }
  }

  // MARK: Writing

  /// Sends the good lines and brings them to the disk with one sync.
  private func write(
    _ script: ImportScript, _ verdict: ImportVerdict, _ session: Session,
    _ recording: inout JournalRecording
  ) throws(Refusal) {
    var session = session
    let refusal = script.perform(
      verdict, by: request.operatorID, in: &session, recording: &recording)
    if let failure = recording.failure { throw failure }
    if refusal != nil {
      let refusal = Refusal(.locked, ImportRunFault.roundChanged)
      recording.abandon(because: refusal)
      throw refusal
    }
    try recording.commit()
  }

  private func checkRejects() throws(Refusal) {
    guard let path = request.rejects, !request.overwrites else { return }
    do throws(FileFault) {
      if try Folder.holdsSomething(at: path) {
        throw FileFault(attempt: .create, path: path, reason: .wouldOverwrite)
      }
    } catch {
      throw Refusal(error)
    }
  }

  private func writeRejects(
    _ bytes: [UInt8], of table: Table, _ verdict: ImportVerdict
  ) throws(Refusal) -> String? {
    guard let path = request.rejects,
      let rows = RejectedRows(bytes, of: table).rows(
        refusedBy: verdict, in: request.language)
    else { return nil }
    do throws(FileFault) {
      try AtomicFile.write(rows, to: path, overwriting: request.overwrites)
    } catch {
      throw Refusal(error)
    }
    return path
  }
}

/// What should not happen while a table is imported.
enum ImportRunFault: Fault {
  /// Someone wrote to the round after the rows had been tried.
  case roundChanged

  var code: String { "round-changed" }

  var problem: Bilingual {
    Bilingual(
      zh: "试过之后轮次里有了新的记录，什么也没有写入",
      en: "the round was written to after the rows had been tried; nothing was written")
  }

  var suggestion: Bilingual? { Bilingual(zh: "再导入一次", en: "import again") }
}
