import Diagnostics
import Digests
import Journaling
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets

/// What the verification of a whole round found; internal to the office.
struct VerificationReport {
  /// The round's folder.
  let folder: RoundFolder
  /// Its journals, verified and replayed.
  let reading: RoundJournals.Reading
  /// Its draws, compared with the journals.
  let draws: DrawStanding
  /// The registers of publications, held against the definitions and what lies in `reports/`.
  let registers: RegisterStanding
  /// Heads that were noted earlier.
  let heads: [HeadReference]
  /// The language of the page.
  let language: Language

  /// What a batch's seal says about its sheets as they are now.
  enum SealState: String, Sendable {
    case unsealed
    case agrees
    case contradicted
    /// Two journals conflict about the batch; what either sealed is in no figure.
    case conflict
  }

  /// The journal that holds a noted head; nil when none does.
  func holder(of head: HeadReference) -> JournalReading? {
    reading.journals.first { $0.summary.verdict(on: head) == .extends }
  }

  /// Whether a batch's sheets are those that were sealed.
  func seal(of batch: Batch) -> SealState {
    guard batch.conflicts.isEmpty else { return .conflict }
    guard let seal = batch.seal else { return .unsealed }
    return CanonicalSheets.hash(of: batch) == seal.sheets ? .agrees : .contradicted
  }

  /// 65 when something was rewritten, 1 when something needs a look, else 0.
  var status: ExitStatus {
    let batches = reading.state.orderedBatches
    if heads.contains(where: { holder(of: $0) == nil })
      || batches.contains(where: { seal(of: $0) == .contradicted })
      || !drawFindings.isEmpty || hasChangedTable || !registers.damages.isEmpty
    {
      return .data
    }
    let isClean =
      reading.journals.allSatisfy { $0.isSound && $0.summary.clockNoteCount == 0 }
      && reading.state.factConflicts.isEmpty && overrideConflicts.isEmpty
      && overrideFaults.isEmpty
      && registers.changes.isEmpty && registers.gaps.isEmpty
      && reading.forks.isEmpty && changedFrames.isEmpty
      && batches.allSatisfy { $0.conflicts.isEmpty && definitionIsUnchanged($0) }
    return isClean ? .fine : .findings
  }

  private func definitionIsUnchanged(_ batch: Batch) -> Bool {
    let questionnaire = folder.questionnaires.first { $0.id == batch.parameters.questionnaire }
    return questionnaire?.isDefined(by: batch.parameters.definition.hex) == true
  }

  // MARK: Page

  /// The page.
  var text: String {
    var text = words(
      "内部 · 核对轮次 \(folder.round.id)", "INTERNAL · Verification of the round \(folder.round.id)")
    text += "\n\n" + journalTable.text
    for head in heads {
      let verdict =
        if let holder = holder(of: head) {
          words(
            "\(PathName.lastName(of: holder.path)) 包含这一状态",
            "\(PathName.lastName(of: holder.path)) extends that state")
        } else {
          words(
            "没有日志包含这一状态：被截短、改写，或抄写有误", "no journal extends that state: cut, rewritten, or miscopied"
          )
        }
      text += TerminalText.safe(words("日志头 \(head)：\(verdict)", "head \(head): \(verdict)")) + "\n"
    }
    if !reading.state.batches.isEmpty { text += "\n" + batchTable.text }
    text += drawText + tableText
    for line in notes { text += TerminalText.safe(line) + "\n" }
    text += "\n" + words("定义：", "definitions: ") + "\(folder.scheme.id) \(folder.scheme.sha256)\n"
    text += words("状态：", "state: ") + "\(CanonicalSheets.stateHash(reading.state).hex)\n"
    return text
  }

  private var journalTable: TextTable {
    var table = TextTable(columns: [
      .init(words("日志", "Journal")), .init(words("记录", "Records"), .right),
      .init(words("日志头", "Head")), .init(words("核对数", "Check digits")),
      .init(words("状态", "State")),
    ])
    for journal in reading.journals {
      let summary = journal.summary
      var states: [String] = []
      if case .tail(let tail) = summary.condition {
        states.append(
          words("末尾 \(tail.length) 字节未写完", "\(tail.length) unfinished bytes at the end"))
      }
      if summary.sealedTailCount > 0 {
        states.append(
          words("封住的尾部 \(summary.sealedTailCount) 处", "\(summary.sealedTailCount) tails sealed"))
      }
      if summary.clockNoteCount > 0 {
        states.append(
          words(
            "时钟回拨 \(summary.clockNoteCount) 次", "clock ran back: \(summary.clockNoteCount)"))
      }
      if case .absent = journal.note { states.append(words("旁边没有登记头", "no head noted beside it")) }
      table.add([
        PathName.lastName(of: journal.path), "\(summary.records)", "\(summary.head)",
        summary.head.checkDigits,
        states.isEmpty ? words("相符", "agrees") : states.joined(separator: words("；", "; ")),
      ])
    }
    return table
  }

  private var batchTable: TextTable {
    var table = TextTable(columns: [
      .init(words("批次", "Batch")), .init(words("问卷", "Questionnaire")),
      .init(words("单位", "Unit")), .init(words("封存", "Seal")),
    ])
    for batch in reading.state.orderedBatches {
      let openings = reading.state.openings(of: batch)
      var state =
        switch seal(of: batch) {
        case .unsealed: words("未封存", "unsealed")
        case .agrees: words("已封存，相符", "sealed, agrees")
        case .contradicted: words("已封存，但内容不符", "sealed, but the sheets differ")
        case .conflict: words("两份日志冲突，不计入", "two journals conflict; in no figure")
        }
      if !definitionIsUnchanged(batch) {
        state += words("；问卷已被改动", "; the questionnaire was changed")
      }
      table.add([
        batch.id, Set(openings.map(\.questionnaire)).sorted().joined(separator: "/"),
        Set(openings.map(\.subject)).sorted().joined(separator: "/"), state,
      ])
    }
    return table
  }

  private var notes: [String] {
    reading.state.factConflicts.keys.sorted().map { key in
      words("事实冲突：\(key.unit) \(key.item)", "facts conflict: \(key.unit) \(key.item)")
    }
      + reading.forks.map { fork in
        let first = PathName.lastName(of: fork.first)
        let second = PathName.lastName(of: fork.second)
        return words(
          "\(first) 与 \(second) 是同一份日志，从第 \(fork.sequence) 条起各自续写",
          "\(first) and \(second) are one journal up to record \(fork.sequence - 1); both went on")
      }
      + reading.state.orderedBatches.flatMap { batch in
        batch.conflicts.flatMap { told(of: $0, batch) }
      }
      + overrideNotes + registers.changes.map { $0.problem[language] }
      + registers.findings.map { $0.rendered(in: language) }
      + twins.map { TwinWords(twins: $0, language: language).sentence { $0 } }
      + rulingsTold
  }

  /// Batches that may hold the same papers twice.
  private var twins: [BatchTwins] { folder.plan.twins(in: reading.state) }

  /// A conflict with both of its lines, so that a third person can decide.
  private func told(of conflict: Conflict, _ batch: Batch) -> [String] {
    let heading =
      switch conflict.kind {
      case .batches:
        words(
          "冲突（561）：批号 \(batch.id) 用在了两批不同的答卷上；两批都要用 keep=both rename=哈希:新批号",
          "conflict (561): the id \(batch.id) stands for two batches of different papers; "
            + "keep=both rename=HASH16:NEWID keeps both")
      case .pass, .lines, .rulings:
        words("冲突（561）：批 \(batch.id)", "conflict (561): batch \(batch.id)")
      }
    return [heading] + rulingWords.lines(of: conflict, in: batch, reading.state)
  }

  private var rulingsTold: [String] {
    let rulings = reading.state.conflictRulings
    guard !rulings.isEmpty else { return [] }
    return [words("对日志冲突的裁定：", "rulings on conflicts between journals:")]
      + rulings.map { "  " + rulingWords.sentence($0) }
  }

  private var rulingWords: RulingWords {
    RulingWords(
      language: language, isKeyedTwice: folder.round.entry != .single, namesFiles: true)
  }

  func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: `round stateHash heads definitions journals noted batches factConflicts overrides
  /// changedDefinitions registerFindings rulings draws substitutions drawFindings tables twins`.
  var document: JSONValue {
    [
      "internal": true, "round": .string(folder.round.id),
      "stateHash": .string(CanonicalSheets.stateHash(reading.state).hex),
      "heads": .array(reading.journals.map { .string("\($0.summary.head)") }),
      "definitions": [
        "scheme": .string(folder.scheme.id), "sha256": .string(folder.scheme.sha256),
        "questionnaires": .array(
          folder.questionnaires.map {
            ["questionnaire": .string($0.id), "sha256": .string($0.sha256)]
          }),
      ],
      "journals": .array(
        reading.journals.map { journal in
          JournalReport(reading: journal, heads: []).document
        }),
      "noted": .array(
        heads.map { head in
          [
            "head": .string(head.description),
            "journal": .optional(holder(of: head)?.summary.header?.id.description),
            "extends": .bool(holder(of: head) != nil),
          ]
        }),
      "batches": .array(
        reading.state.orderedBatches.map { batch in
          [
            "batch": .string(batch.id), "questionnaire": .string(batch.parameters.questionnaire),
            "subject": .string(batch.parameters.subject),
            "subjects": .array(
              Set(reading.state.openings(of: batch).map(\.subject)).sorted().map { .string($0) }),
            "seal": .string(seal(of: batch).rawValue),
            "definitionUnchanged": .bool(definitionIsUnchanged(batch)),
            "conflict": .bool(!batch.conflicts.isEmpty),
            "conflicts": .array(
              batch.conflicts.map {
                [
                  "kind": .string($0.kind.rawValue), "first": .string(RulingWords.name($0.first)),
                  "second": .string(RulingWords.name($0.second)),
                  "lines": rulingWords.document(of: $0, in: batch, reading.state),
                ]
              }),
            "formerID": .optional(batch.formerID),
          ]
        }),
      "factConflicts": .array(
        reading.state.factConflicts.keys.sorted().map {
          ["unit": .string($0.unit), "item": .string($0.item), "period": .string($0.period)]
        }),
      "overrides": overridesDocument,
      "changedDefinitions": registers.changesDocument,
      "registerFindings": registers.findingsDocument(language),
      "rulings": .array(reading.state.conflictRulings.map { rulingWords.document(of: $0) }),
      "draws": drawDocument, "substitutions": substitutionDocument,
      "drawFindings": .array(drawFindings.map { .finding($0, in: language) }),
      "tables": tableDocument,
      "twins": .array(twins.map { TwinWords(twins: $0, language: language).document }),
    ]
  }
}
