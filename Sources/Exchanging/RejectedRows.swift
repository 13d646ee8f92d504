public import Diagnostics
import Encodings
import Reporting
public import Tables

/// The refused rows of a table as a table of their own, to be put right and imported again.
///
/// Header and rows are the bytes that arrived, in their encoding and with their delimiter, and each has two
/// more cells: the first code and all messages. Import reads neither. Rows that were rejected before have
/// their old two cells replaced.
public struct RejectedRows: Sendable {
  private static let columns = ["code", "message"]

  private let table: Table
  private let bytes: [UInt8]
  /// Every record of the file with its line end, the header and blank ones too.
  private let records: [Range<Int>]

  /// Prepares the rows of a table that was read from these bytes.
  public init(_ bytes: [UInt8], of table: Table) {
    self.table = table
    self.bytes = bytes
    records = RawRecords(encoding: table.encoding, isQuoting: !table.isJSONLines)
      .ranges(in: bytes)
  }

  /// The bytes of the header and of every row that is refused; nil where there is none.
  public func rows(refusedBy verdict: ImportVerdict, in language: Language) -> [UInt8]? {
    let rejected = rejected(verdict)
    guard !rejected.isEmpty else { return nil }
    var output: [UInt8] = []
    if !table.isJSONLines, let header = records.first(where: { !isBlank($0) }) {
      append(header, Self.columns, to: &output)
    }
    for (number, findings) in rejected where records.indices.contains(number - 1) {
      let message = findings.map { $0.sentence[language] }.joined(separator: "; ")
      let cells = [findings.first?.code ?? "", message]
      if table.isJSONLines {
        appendObject(records[number - 1], cells, to: &output)
      } else {
        append(records[number - 1], cells, to: &output)
      }
    }
    return output
  }

  /// The refused rows by number, those among them that are no rows of the table for their form.
  private func rejected(_ verdict: ImportVerdict) -> [(number: Int, findings: [Finding])] {
    var rejected = table.raggedRows.map { (number: $0.number, findings: [$0.finding]) }
    for (index, fate) in verdict.fates.enumerated() {
      if case .refused(let findings) = fate {
        rejected.append((table.row(at: index).number, findings))
      }
    }
    return rejected.sorted { $0.number < $1.number }
  }

  // MARK: Records

  private func append(_ record: Range<Int>, _ cells: [String], to output: inout [UInt8]) {
    let raw = RawRecords(encoding: table.encoding)
    let end = raw.endOfText(in: bytes, record)
    var cut = end
    if wasRejectedBefore {
      let delimiters = raw.delimiters(table.delimiter, in: bytes, record.lowerBound..<end)
      if delimiters.count + 1 == table.columns.count {
        cut = delimiters[delimiters.count - 2]
      }
    }
    output += bytes[record.lowerBound..<cut]
    for cell in cells {
      let text = table.delimiter.rawValue + CSVTable.quoted(FormulaGuard.guarded(cell))
      output += table.encoding.encode(text) ?? table.encoding.encode(table.delimiter.rawValue) ?? []
    }
    output += end < record.upperBound ? bytes[end..<record.upperBound] : lineEnd[...]
  }

  /// Adds the members to an object of JSON Lines, in the place of those of an earlier rejection.
  private func appendObject(_ record: Range<Int>, _ cells: [String], to output: inout [UInt8]) {
    guard let brace = bytes[record].lastIndex(of: UInt8(ascii: "}")) else { return }
    // Inside a text a quotation mark is escaped, so these bytes begin a member.
    let member = Array(",\"\(Self.columns[0])\":".utf8)
    let earlier = (record.lowerBound..<brace).reversed().first {
      bytes[$0..<brace].starts(with: member)
    }
    output += bytes[record.lowerBound..<(earlier ?? brace)]
    var object = JSONObject()
    for (name, cell) in zip(Self.columns, cells) { object[name] = .string(cell) }
    let members = JSONValue.object(object).text(.oneLine).utf8.dropFirst()
    output += [UInt8(ascii: ",")] + members + [UInt8(ascii: "\n")]
  }

  /// The line end of the header, for a last row that has none.
  private var lineEnd: [UInt8] {
    let raw = RawRecords(encoding: table.encoding)
    guard let header = records.first else { return [] }
    let own = Array(bytes[raw.endOfText(in: bytes, header)..<header.upperBound])
    return own.isEmpty ? table.encoding.encode("\n") ?? [] : own
  }

  /// Whether the table is itself one of rejected rows.
  private var wasRejectedBefore: Bool {
    table.columns.count > 2
      && table.columns.suffix(2).map { Lookalike.folded($0.name) } == Self.columns
  }

  /// Whether a record holds nothing but delimiters and quotation marks, as the reader of tables has it.
  private func isBlank(_ record: Range<Int>) -> Bool {
    let raw = RawRecords(encoding: table.encoding)
    let blanks: Set<UInt16> = [0x22, 0x0D, 0x0A, 0xFEFF, raw.code(of: table.delimiter)]
    return raw.units(in: bytes, record).allSatisfy { blanks.contains($0) }
  }
}

/// Finds the records of a table in the bytes that arrived.
///
/// In UTF-8 and in GB 18030 no byte of a longer character is a quotation mark, a delimiter or a line
/// feed, so bytes can be looked at one by one; UTF-16 goes by units of two.
private struct RawRecords {
  let width: Int
  private let isBigEndian: Bool
  private let isQuoting: Bool

  init(encoding: TextEncoding, isQuoting: Bool = true) {
    self.isQuoting = isQuoting
    width = encoding == .utf16LE || encoding == .utf16BE ? 2 : 1
    isBigEndian = encoding == .utf16BE
  }

  func code(of delimiter: Delimiter) -> UInt16 { delimiter == .tab ? 0x09 : 0x2C }

  func unit(_ bytes: [UInt8], _ index: Int) -> UInt16 {
    guard width == 2, index + 1 < bytes.count else { return UInt16(bytes[index]) }
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  func units(in bytes: [UInt8], _ range: Range<Int>) -> [UInt16] {
    // The mark of UTF-8 is three bytes, which stand for one unit here.
    let marked = bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) ? range.lowerBound + 3 : nil
    return stride(from: marked ?? range.lowerBound, to: range.upperBound, by: width)
      .map { unit(bytes, $0) }
  }

  func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var isQuoted = false
    for index in stride(from: 0, to: bytes.count, by: width) {
      switch unit(bytes, index) {
      case 0x22 where isQuoting: isQuoted.toggle()
      case 0x0A where !isQuoted:
        ranges.append(start..<min(index + width, bytes.count))
        start = index + width
      default: break
      }
    }
    if start < bytes.count { ranges.append(start..<bytes.count) }
    return ranges
  }

  /// Where a record's line end begins.
  func endOfText(in bytes: [UInt8], _ record: Range<Int>) -> Int {
    var end = record.upperBound
    if end - width >= record.lowerBound, unit(bytes, end - width) == 0x0A {
      end -= width
      if end - width >= record.lowerBound, unit(bytes, end - width) == 0x0D { end -= width }
    }
    return end
  }

  /// Where the delimiters of a record stand.
  func delimiters(_ delimiter: Delimiter, in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var isQuoted = false
    return stride(from: range.lowerBound, to: range.upperBound, by: width).filter { index in
      let unit = unit(bytes, index)
      if unit == 0x22 { isQuoted.toggle() }
      return !isQuoted && unit == code(of: delimiter)
    }
  }
}
