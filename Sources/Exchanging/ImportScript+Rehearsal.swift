import Definitions
import Diagnostics
import Questionnaires
public import Sessions
import Sheets
import Tables

extension ImportScript {
  /// Finds out what every line would be answered, on a copy of the state.
  ///
  /// A row counts as a whole: when one of its lines is refused, those before it are taken back, as
  /// `undo` would, and the next row is tried. What is done with a batch is tried only when all its
  /// rows are good.
  ///
  /// - Parameters:
  ///   - operatorID: who imports.
  ///   - journal: the journal of that operator, if there is one.
  /// - Returns: a verdict on every row, or the refusal of the operator's id.
  public func rehearse(
    by operatorID: String, journal: String?, in session: Session
  ) -> ImportVerdict {
    var rehearsal = Rehearsal(
      script: self, session: session, recording: RehearsalRecording(journal: journal ?? "import"))
    rehearsal.run(operatorID)
    return rehearsal.verdict
  }
}

/// One rehearsal.
private struct Rehearsal {
  let script: ImportScript
  var session: Session
  var recording: RehearsalRecording
  private var takenBack = 0
  var verdict: ImportVerdict

  init(script: ImportScript, session: Session, recording: RehearsalRecording) {
    self.script = script
    self.session = session
    self.recording = recording
    verdict = ImportVerdict(
      fates: [ImportVerdict.Fate](repeating: .already, count: script.table.rowCount))
    for row in script.leftOut { verdict.fates[row] = .leftOut }
    verdict.findings = script.findings
  }

  mutating func run(_ operatorID: String) {
    if let reply = session.receive("who \(operatorID)", recording: &recording),
      reply.sign != .done
    {
      // Without an operator nothing can be sent.
      refuseAll(reply)
      return
    }
    let start = recording.count
    for group in script.groups { run(group) }
    verdict.eventCount = recording.count - start - 2 * takenBack
    verdict.findings.sortByPlace()
  }

  private mutating func refuseAll(_ reply: Reply) {
    verdict.findings.append(
      Finding(
        code: "\(reply.code)", location: nil,
        problem: reply.text ?? Bilingual(zh: "不能收", en: "refused")))
    for index in verdict.fates.indices { verdict.fates[index] = .refused([]) }
    verdict.accepted = script.groups.map { _ in ImportVerdict.AcceptedGroup() }
  }

  // MARK: Groups

  private mutating func run(_ group: ImportScript.Group) {
    var accepted = ImportVerdict.AcceptedGroup()
    var isGood = true
    if group.needsOpening {
      if let finding = open(group) {
        refuse(group, with: finding)
        verdict.accepted.append(accepted)
        return
      }
      accepted.isOpened = true
    }
    for (index, step) in group.steps.enumerated() {
      if run(step) { accepted.steps.append(index) } else { isGood = false }
    }
    for (index, step) in group.closing.enumerated() {
      if !isGood, !step.lines.isEmpty {
        leaveOpen(step, group)
      } else if run(step, of: group) {
        accepted.closing.append(index)
      } else {
        isGood = false
      }
    }
    // A new batch of which every row is refused is not begun either.
    if !isGood, accepted.steps.isEmpty, accepted.closing.isEmpty { accepted.isOpened = false }
    if session.currentPass != nil { _ = session.receive("leave", recording: &recording) }
    verdict.accepted.append(accepted)
  }

  /// Says what leads to the rows; the finding when it is refused.
  private mutating func open(_ group: ImportScript.Group) -> Finding? {
    for line in group.opening {
      guard let reply = session.receive(line.text, recording: &recording), reply.sign != .done
      else { continue }
      return finding(reply, to: line, row: group.openingRow)
    }
    return nil
  }

  /// Refuses all rows of a group that are not there already.
  private mutating func refuse(_ group: ImportScript.Group, with finding: Finding) {
    verdict.findings.append(finding)
    for step in group.steps + group.closing {
      verdict.findings += step.faults + step.notes
      guard let row = step.row, !step.lines.isEmpty || !step.faults.isEmpty else { continue }
      verdict.fates[row] = .refused(step.faults + [finding])
    }
  }

  /// Does not close a batch of which rows were refused.
  private mutating func leaveOpen(_ step: ImportScript.Step, _ group: ImportScript.Group) {
    let row = step.row ?? group.openingRow
    let finding = script.table.finding(
      .notClosed, row: row, column: step.lines.first.flatMap(\.column))
    verdict.findings += step.faults + step.notes + [finding]
    if let row = step.row { verdict.fates[row] = .refused(step.faults + [finding]) }
  }

  // MARK: Steps

  /// Tries the lines of a step; false when one is refused, and then nothing of it stays.
  private mutating func run(
    _ step: ImportScript.Step, of group: ImportScript.Group? = nil
  ) -> Bool {
    verdict.findings += step.notes
    guard step.faults.isEmpty else {
      verdict.findings += step.faults
      if let row = step.row { verdict.fates[row] = .refused(step.faults) }
      return false
    }
    let before = recording.count
    for line in step.lines {
      guard let reply = session.receive(line.text, recording: &recording), reply.sign != .done
      else { continue }
      let finding = finding(reply, to: line, row: step.row ?? group?.openingRow ?? 0)
      verdict.findings.append(finding)
      if let row = step.row { verdict.fates[row] = .refused([finding]) }
      takeBack(since: before)
      return false
    }
    if let row = step.row { verdict.fates[row] = recording.count > before ? .recorded : .already }
    return true
  }

  private mutating func takeBack(since before: Int) {
    for _ in before..<recording.count {
      takenBack += 1
      _ = session.receive("undo", recording: &recording)
    }
  }

  private func finding(_ reply: Reply, to line: ImportScript.Line, row: Int) -> Finding {
    let column = script.places.column(of: reply, to: line)
    let isHead = reply.code == 340 && reply["doubt"] != nil
    let suggestion: Bilingual? =
      isHead
      ? Bilingual(
        zh: "确实如此，就另加一行，只写问卷、批号，不写号码，在 confirmed 列写 !",
        en: "if it is so, add a row with questionnaire and batch, without a number, and write ! "
          + "under confirmed")
      : reply.code == 540 && script.hasTwoPasses
        ? Bilingual(
          zh: "两遍由两人导入：--pass 1 导入第一遍，--pass 2 导入第二遍",
          en: "two people import the two passes: one with --pass 1, the other with --pass 2")
        : nil
    return script.table.finding(reply, row: row, column: column, suggestion: suggestion)
  }
}

extension ImportScript {
  /// Whether rows of both passes of a batch are asked for.
  fileprivate var hasTwoPasses: Bool {
    let ids = groups.compactMap(\.batch)
    return Set(ids).count < ids.count
  }
}

extension ImportScript.Group {
  /// Whether a line of it needs the batch to be open.
  var needsOpening: Bool {
    guard !opening.isEmpty else { return false }
    if isNew || steps.contains(where: { !$0.lines.isEmpty }) { return true }
    return closing.contains { step in
      step.lines.contains { $0.text.hasPrefix("end ") || $0.text.hasPrefix("accept ") }
    }
  }
}
