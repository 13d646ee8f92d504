import Diagnostics
import Sheets

/// Makes lines of what is done with a batch when its rows are in.
struct BatchClosing {
  let batch: String
  /// Whether the batch is ended though no row says so.
  let isEnding: Bool
  /// How many papers the round and the table hold together.
  let papers: Int
  let standing: Batch?
  let pass: Pass?

  /// The steps of the rows without a number, and of the end on request, in the order in which they
  /// can be done: the pass is closed before the batch is sealed.
  ///
  /// - Parameters:
  ///   - acts: the rows without a number with their faults.
  ///   - rows: all rows of the batch.
  func steps(_ acts: [ImportScript.Step], _ rows: [SheetRow]) -> [ImportScript.Step] {
    let byIndex = Dictionary(rows.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    var isClosing = false
    var steps: [(order: Int, step: ImportScript.Step)] = []
    for step in acts {
      guard let row = step.row.flatMap({ byIndex[$0] }) else { continue }
      do throws(ImportFault) {
        let act = try BatchAct.read(row.folded(.ruling))
        if case .end? = act { isClosing = true }
        if case .accept? = act { isClosing = true }
        steps.append((act?.order ?? 0, adding(act, row, to: step)))
      } catch {
        var step = step
        step.faults.append(
          row.table.finding(error, row: row.index, column: row.columns[.ruling]))
        steps.append((0, step))
      }
    }
    if isEnding, !isClosing, pass?.closing == nil, standing?.spoiling == nil {
      let line = ImportScript.Line(text: "end papers=\(papers)", column: nil)
      steps.append((1, ImportScript.Step(row: nil, lines: [line])))
    }
    return steps.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element.step)
  }

  private func adding(
    _ act: BatchAct?, _ row: SheetRow, to step: ImportScript.Step
  ) -> ImportScript.Step {
    guard let act, !isDone(act) else { return step }
    let reason = row.text(.reason)
    let words = reason.isEmpty ? "" : " reason=\(ProtocolText.quoted(reason))"
    let named = "batch=\(ProtocolText.quoted(batch))"
    let text: String
    switch act {
    case .end(let isForced): text = "end papers=\(papers)\(isForced ? " !" : "")"
    case .accept(let isForced):
      let by = row.folded(.by)
      text =
        "accept papers=\(papers)" + (by.isEmpty ? "" : " by=\(ProtocolText.quoted(by))") + words
        + (isForced ? " !" : "")
    case .seal: text = "seal \(named)"
    case .spoil: text = "spoil-batch\(words) \(named)"
    }
    return ImportScript.Step(
      row: step.row, lines: [ImportScript.Line(text: text, column: row.columns[.ruling])],
      faults: step.faults)
  }

  /// Whether the round says so already.
  private func isDone(_ act: BatchAct) -> Bool {
    switch act {
    case .end, .accept: pass?.closing != nil
    case .seal: standing?.isSealed ?? false
    case .spoil: standing?.spoiling != nil
    }
  }
}

extension BatchAct {
  /// The place of an act among those on one batch.
  fileprivate var order: Int {
    switch self {
    case .end, .accept: 1
    case .spoil: 2
    case .seal: 3
    }
  }
}
