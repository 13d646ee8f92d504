import Diagnostics
import Encodings

/// Reads one file as a table and collects what is wrong with it.
struct TableReader {
  private let file: String
  private(set) var findings: [Finding] = []
  private let keepsRagged: Bool
  private var raggedRows: [Table.RaggedRow] = []
  private var source: [UInt8] = []
  private var index = 0
  private var line = 1
  private var row = 0
  private var spans: [Table.CellSpan] = []
  private var marks: [Table.RowMark] = []

  init(file: String, keepsRagged: Bool) {
    self.file = file
    self.keepsRagged = keepsRagged
  }

  mutating func read(
    _ bytes: [UInt8], delimiter: Delimiter?, encoding: TextEncoding?
  ) -> Table? {
    do throws(Stop) {
      guard bytes.count <= TableLimits.size else {
        throw stop(TableLimitFault.tooLarge(bytes: bytes.count, limit: TableLimits.size))
      }
      let (text, found) = try decode(bytes, named: encoding)
      source = text
      try refuseNUL()
      let end = source.firstIndex(of: UInt8(ascii: "\n")) ?? source.count
      let delimiter = delimiter ?? Delimiter(ofHeader: source[..<end])
      let columns = try header(delimiter)
      try rows(columns.count, delimiter)
      return Table(
        file: file, delimiter: delimiter, encoding: found, columns: columns, source: source,
        spans: spans, marks: marks, raggedRows: raggedRows)
    } catch {
      findings.append(error.finding)
      return nil
    }
  }

  // MARK: Bytes

  private func decode(
    _ bytes: [UInt8], named encoding: TextEncoding?
  ) throws(Stop) -> ([UInt8], TextEncoding) {
    var decision = EncodingDecision(named: encoding)
    bytes.withUnsafeBytes { decision.scan($0) }
    switch decision.conclude() {
    case .undecided: return (bytes, .utf8)
    case .refused(let fault): throw undecodable(fault, in: bytes, found: encoding)
    case .decided(let found):
      let decoded = bytes.withUnsafeBytes { TableReader.text(of: $0, in: found) }
      switch decoded {
      case .failure(let fault): throw undecodable(fault, in: bytes, found: found)
      case .success(let text):
        let hasMark = text.unicodeScalars.first == "\u{FEFF}"
        return (Array(hasMark ? text.utf8.dropFirst(3) : text.utf8[...]), found)
      }
    }
  }

  private static func text(
    of bytes: UnsafeRawBufferPointer, in encoding: TextEncoding
  ) -> Result<String, EncodingFault> {
    do throws(EncodingFault) {
      return .success(try encoding.decode(bytes))
    } catch {
      return .failure(error)
    }
  }

  private func undecodable(
    _ fault: EncodingFault, in bytes: [UInt8], found: TextEncoding?
  ) -> Stop {
    // No character of these encodings has the byte of a line feed inside, save those of UTF-16.
    let isWide = found == .utf16LE || found == .utf16BE
    let before = bytes.prefix(fault.offset)
    let lines = isWide ? 0 : before.count { $0 == UInt8(ascii: "\n") }
    return Stop(
      finding: TableFault.encoding(fault).finding(
        at: SourceLocation(file: file, line: lines + 1, column: 1)))
  }

  private func refuseNUL() throws(Stop) {
    guard let offset = source.firstIndex(of: 0) else { return }
    throw Stop(
      finding: TableFault.nul.finding(
        at: CellText.location(of: offset, in: source, rowStart: 0, line: 1, file: file)))
  }

  // MARK: Rows

  private mutating func header(_ delimiter: Delimiter) throws(Stop) -> [TableColumn] {
    var names: [String] = []
    var place = RowPlace(start: 0, line: 1)
    while index < source.count, names.allSatisfy(\.isEmpty) {
      place = RowPlace(start: index, line: line)
      spans = []
      try record(delimiter)
      names = spans.map { CellText.text(of: source[Int($0.start)..<Int($0.end)]) }
    }
    let starts = spans.map { Int($0.start) }
    spans = []
    guard names.contains(where: { !$0.isEmpty }) else { throw stop(TableFault.empty) }
    if names.count == 1, names.allSatisfy({ $0.contains(";") }) {
      throw stop(TableFault.semicolons, at: starts[0], place)
    }
    var first: [String: Int] = [:]
    for (offset, name) in names.enumerated() where !name.isEmpty {
      if let earlier = first.updateValue(offset + 1, forKey: Lookalike.folded(name)) {
        let fault = TableFault.repeatedColumn(name, first: earlier, second: offset + 1)
        findings.append(stop(fault, at: starts[offset], place).finding)
      }
    }
    return names.enumerated().map { TableColumn(position: $0.offset + 1, name: $0.element) }
  }

  private mutating func rows(_ width: Int, _ delimiter: Delimiter) throws(Stop) {
    var faults = 0
    while index < source.count {
      let start = index
      let startLine = line
      let before = spans.count
      try record(delimiter)
      let count = spans.count - before
      let isBlank = spans[before...].allSatisfy {
        $0.start == $0.end || source[Int($0.start)..<Int($0.end)].elementsEqual([0x22, 0x22])
      }
      if isBlank {
        spans.removeLast(count)
      } else if count != width {
        faults += 1
        guard faults <= TableLimits.faults else {
          throw stop(TableLimitFault.tooManyFaults(limit: TableLimits.faults), line: startLine)
        }
        let place = CellText.location(
          of: start, in: source, rowStart: start, line: startLine, file: file)
        let finding = RowFault.raggedRow(row: row, found: count, expected: width).finding(at: place)
        if keepsRagged {
          raggedRows.append(Table.RaggedRow(number: row, finding: finding))
        } else {
          findings.append(finding)
        }
        spans.removeLast(count)
      } else {
        marks.append(
          Table.RowMark(
            number: UInt32(truncatingIfNeeded: row), line: UInt32(truncatingIfNeeded: startLine)))
      }
      guard spans.count <= TableLimits.cells else {
        throw stop(TableLimitFault.tooManyCells(limit: TableLimits.cells), line: startLine)
      }
    }
  }

  /// Takes one record with its line end and adds its cells to `spans`.
  private mutating func record(_ delimiter: Delimiter) throws(Stop) {
    row += 1
    guard row <= TableLimits.rows else {
      throw stop(TableLimitFault.tooManyRows(limit: TableLimits.rows))
    }
    var rowPlace = RowPlace(start: index, line: line)
    while true {
      guard rowPlace.column <= TableLimits.columns else {
        throw stop(TableLimitFault.tooManyColumns(row: row, limit: TableLimits.columns))
      }
      let start = index
      try source[safe: index] == CellText.quote
        ? quotedCell(rowPlace) : bareCell(rowPlace, delimiter)
      guard index - start <= TableLimits.cell else {
        throw stop(
          TableLimitFault.cellTooLong(
            row: row, column: rowPlace.column, bytes: index - start, limit: TableLimits.cell),
          at: start, rowPlace)
      }
      spans.append(
        Table.CellSpan(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: index)))
      switch source[safe: index] {
      case delimiter.byte:
        index += 1
        rowPlace.column += 1
      case nil:
        return
      case UInt8(ascii: "\n"):
        index += 1
        line += 1
        return
      case UInt8(ascii: "\r") where source[safe: index + 1] == UInt8(ascii: "\n"):
        index += 2
        line += 1
        return
      case UInt8(ascii: "\r"):
        throw stop(RowFault.bareCarriageReturn(row: row), at: index, rowPlace)
      case .some:
        throw stop(
          RowFault.textAfterQuote(row: row, column: rowPlace.column, found: excerpt(from: index)),
          at: index, rowPlace)
      }
    }
  }

  /// Steps over a cell up to the delimiter or line end behind it.
  private mutating func bareCell(_ place: RowPlace, _ delimiter: Delimiter) throws(Stop) {
    while let byte = source[safe: index], byte != delimiter.byte, byte != UInt8(ascii: "\n"),
      byte != UInt8(ascii: "\r")
    {
      if byte == CellText.quote {
        throw stop(
          RowFault.strayQuote(row: row, column: place.column, found: excerpt(from: index)),
          at: index, place)
      }
      index += 1
    }
  }

  /// Steps over a cell in quotation marks, the closing one included.
  private mutating func quotedCell(_ place: RowPlace) throws(Stop) {
    let start = index
    index += 1
    while let byte = source[safe: index] {
      index += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
      } else if byte == CellText.quote {
        guard source[safe: index] == CellText.quote else { return }
        index += 1
      }
    }
    throw stop(RowFault.openQuote(row: row, column: place.column), at: start, place)
  }

  // MARK: Faults

  private struct RowPlace {
    let start: Int
    let line: Int
    var column = 1
  }

  private struct Stop: Error {
    let finding: Finding
  }

  private func stop(_ fault: some Fault, line: Int = 1) -> Stop {
    Stop(finding: fault.finding(at: SourceLocation(file: file, line: line, column: 1)))
  }

  private func stop(_ fault: some Fault, at offset: Int, _ place: RowPlace) -> Stop {
    Stop(
      finding: fault.finding(
        at: CellText.location(
          of: offset, in: source, rowStart: place.start, line: place.line, file: file)))
  }

  private func excerpt(from offset: Int) -> String {
    let rest = source[offset...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: rest.prefix(400), as: UTF8.self)
  }
}

extension [UInt8] {
  /// The byte at an offset, nil at the end.
  fileprivate subscript(safe offset: Int) -> UInt8? { offset < count ? self[offset] : nil }
}
