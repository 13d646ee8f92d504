import Diagnostics
import Questionnaires
import Rounds
import Sheets
import Tables

/// Makes lines of the papers' rows of one batch pass.
struct PaperRows {
  let layout: SheetLayout?
  let columns: SheetTableColumns.Layout?
  let fixed: SheetTableColumns
  let round: Round
  let header: BatchHeader
  let batch: Batch?
  let pass: Pass?
  /// Whether nothing can be entered into the pass any more.
  let isClosed: Bool

  /// A row's lines, and whether they void the paper in the end.
  struct Outcome {
    let step: ImportScript.Step
    var isVoiding = false
  }

  /// What a paper's row says.
  private struct Sheet {
    var number = ""
    var marks: [String]?
    var texts: [(item: String, text: String, column: TableColumn)] = []
    var ruling: SheetRuling?
    var reason = ""
    var isConfirmed = false
  }

  /// A row about the batch as a whole, its fault or nothing yet; see `BatchClosing`.
  func batchStep(_ row: SheetRow) -> ImportScript.Step {
    var faults = contradictions(in: row)
    do throws(ImportFault) {
      _ = try row.isConfirmed
    } catch {
      faults.append(fault(error, row, .confirmed))
    }
    return ImportScript.Step(row: row.index, lines: [], faults: faults)
  }

  /// The lines of a paper's row, and its number if it can be read.
  func step(_ row: SheetRow) -> (step: Outcome, number: Int?) {
    var faults = contradictions(in: row)
    var sheet = Sheet()
    sheet.number = row.folded(.number)
    sheet.reason = row.text(.reason)
    guard sheet.number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      faults.append(fault(.noNumber(sheet.number), row, .number))
      return (Outcome(step: ImportScript.Step(row: row.index, lines: [], faults: faults)), nil)
    }
    let number = number(sheet.number)
    guard let layout, let columns else {
      // The opening is refused and says why.
      return (
        Outcome(
          step: ImportScript.Step(row: row.index, lines: [paperLine("")], faults: faults)), number
      )
    }
    read(row, layout, columns, into: &sheet, &faults)
    guard faults.isEmpty else {
      return (Outcome(step: ImportScript.Step(row: row.index, lines: [], faults: faults)), number)
    }
    let standing = number.flatMap { pass?.papers[$0] }
    if let standing, let number,
      isThere(sheet, standing, number, layout)
    {
      let isVoidedSince = standing.isVoided && sheet.ruling != .voided
      return (
        Outcome(
          step: ImportScript.Step(
            row: row.index, lines: [],
            notes: isVoidedSince ? [fault(.voidedSince, row, .number)] : []),
          isVoiding: standing.isVoided), number
      )
    }
    return (
      Outcome(
        step: ImportScript.Step(row: row.index, lines: lines(sheet, layout, row)),
        isVoiding: sheet.ruling == .voided), number
    )
  }

  // MARK: Reading

  private func read(
    _ row: SheetRow, _ layout: SheetLayout, _ columns: SheetTableColumns.Layout,
    into sheet: inout Sheet, _ faults: inout [Finding]
  ) {
    do throws(ImportFault) {
      sheet.ruling = try SheetRuling.read(row.folded(.ruling))
    } catch {
      faults.append(fault(error, row, .ruling))
    }
    do throws(ImportFault) {
      sheet.isConfirmed = try row.isConfirmed
    } catch {
      faults.append(fault(error, row, .confirmed))
    }
    for (item, candidates) in columns.texts {
      let texts = candidates.map { ($0, ProtocolText.onOneLine(row.text($0))) }
        .filter { !$0.1.isEmpty }
      guard let (column, text) = texts.first else { continue }
      if texts.contains(where: { !$0.1.utf8.elementsEqual(text.utf8) }) {
        faults.append(row.table.finding(.twoTexts, row: row.index, column: column))
      }
      sheet.texts.append((item, text, column))
    }
    for column in columns.foreign where !row.text(column).isEmpty {
      faults.append(
        row.table.finding(
          .foreignCell(questionnaire: layout.questionnaire.id), row: row.index, column: column))
    }
    readMarks(row, layout, columns, into: &sheet, &faults)
  }

  private func readMarks(
    _ row: SheetRow, _ layout: SheetLayout, _ columns: SheetTableColumns.Layout,
    into sheet: inout Sheet, _ faults: inout [Finding]
  ) {
    var marks: [String] = []
    marks.reserveCapacity(layout.places.count)
    var isAnyThere = false
    for (place, column) in zip(layout.places, columns.marks) {
      let mark = column.map { row.mark($0, at: place) } ?? ""
      if !mark.isEmpty { isAnyThere = true }
      marks.append(mark)
    }
    let needsNone: Bool =
      switch sheet.ruling {
      case .invalid, .abstained: true
      case .voided, nil: layout.places.isEmpty
      }
    if !isAnyThere, needsNone, !layout.places.isEmpty { return }
    // Every wrong mark of the row is told, where the protocol would tell the first.
    let reader = MarkReader(layout)
    for ((place, column), mark) in zip(zip(layout.places, columns.marks), marks) {
      guard let column else {
        faults.append(
          row.table.finding(
            .missingPlace(place.name, questionnaire: layout.questionnaire.id), row: row.index,
            column: nil))
        continue
      }
      if mark.isEmpty {
        faults.append(row.table.finding(.blankMark, row: row.index, column: column))
      } else if !Self.isOneMark(mark, isCompact: layout.isCompact) {
        faults.append(
          row.table.finding(
            .noMark(mark, allowed: place.allowed), row: row.index, column: column))
      } else if let fault = reader.fault(of: mark, at: place) {
        faults.append(
          row.table.finding(
            "\(fault.code)", row: row.index, column: column, fault.message, found: mark))
      }
    }
    sheet.marks = marks
  }

  /// Whether a paper line reads this as one mark at one place.
  private static func isOneMark(_ mark: String, isCompact: Bool) -> Bool {
    mark.utf8.allSatisfy { (0x22...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
      && (!isCompact || mark.utf8.count == 1)
  }

  // MARK: Lines

  private func lines(_ sheet: Sheet, _ layout: SheetLayout, _ row: SheetRow) -> [ImportScript.Line]
  {
    var lines: [ImportScript.Line] = []
    if let marks = sheet.marks {
      lines.append(
        paperLine(
          "\(sheet.number) \(marks.joined(separator: layout.isCompact ? "" : " "))"
            + (sheet.isConfirmed ? " !" : "")))
    }
    let texts = sheet.texts.map { item, text, column in
      ImportScript.Line(
        text: "text \(sheet.number) \(ProtocolText.quoted(item)) \(text)", column: column,
        isText: true)
    }
    // A text needs a paper that is entered, so a void comes after it.
    if sheet.ruling == .voided { return lines + texts + rulingLines(sheet) }
    return lines + rulingLines(sheet) + texts
  }

  private func rulingLines(_ sheet: Sheet) -> [ImportScript.Line] {
    let reason = sheet.reason.isEmpty ? "" : " reason=\(ProtocolText.quoted(sheet.reason))"
    let text: String
    switch sheet.ruling {
    case .invalid(let code):
      text = "invalid \(sheet.number) code=\(ProtocolText.quoted(code))\(reason)"
    case .abstained: text = "abstain \(sheet.number)"
    case .voided: text = "void \(sheet.number)\(reason)"
    case nil: return []
    }
    return [ImportScript.Line(text: text, column: fixed[.ruling])]
  }

  private func paperLine(_ text: String) -> ImportScript.Line {
    ImportScript.Line(text: text, column: fixed[.number])
  }

  // MARK: What stands already

  /// The paper's number, without its check digit where the batch has them.
  private func number(_ text: String) -> Int? {
    let hasCheckDigits =
      batch?.parameters.hasCheckDigits ?? (header[.check]?.lowercased() == "damm")
    return PaperNumbers.number(hasCheckDigits ? text.dropLast() : text[...])
  }

  /// Whether the round holds what a row says, where sending it would change something or be refused
  /// for another reason: a pass that is closed, and a paper that is void.
  private func isThere(
    _ sheet: Sheet, _ paper: Paper, _ number: Int, _ layout: SheetLayout
  ) -> Bool {
    guard isClosed || paper.isVoided else { return false }
    guard isSame(sheet.marks, paper, number, layout) else { return false }
    for text in sheet.texts {
      guard let standing = paper.texts[text.item], standing.utf8.elementsEqual(text.text.utf8)
      else { return false }
    }
    let keyed = pass.flatMap { batch?.keyed($0.number, number)?.ruling }
    switch (sheet.ruling, sheet.ruling == nil ? paper.ruling : keyed ?? paper.ruling) {
    case (.voided, _): return paper.isVoided
    case (nil, _): return true
    case (.invalid(let code), .invalid(let standing, _)): return code == standing
    case (.abstained, .abstained): return true
    default: return false
    }
  }

  private func isSame(
    _ marks: [String]?, _ paper: Paper, _ number: Int, _ layout: SheetLayout
  ) -> Bool {
    guard let marks else { return paper.marks == nil || paper.ruling != nil }
    let rater =
      layout.questionnaire.respondent == .unit ? round.unit(number: number)?.id : nil
    guard let read = try? MarkReader(layout).marks(marks, rater: rater) else { return false }
    return read.marks == paper.marks
  }

  // MARK: Faults

  private func contradictions(in row: SheetRow) -> [Finding] {
    guard let (column, fault) = header.contradiction(in: row) else { return [] }
    return [self.fault(fault, row, column)]
  }

  private func fault(_ fault: ImportFault, _ row: SheetRow, _ column: SheetColumn) -> Finding {
    row.table.finding(fault, row: row.index, column: fixed[column])
  }
}

extension MarkReader {
  /// Why a mark is none at its place, whatever the others are; nil when it is one.
  fileprivate func fault(of mark: String, at place: Place) -> MarkFault? {
    do throws(MarkFault) {
      _ = try self.mark(mark, at: place)
      return nil
    } catch {
      return error
    }
  }
}
