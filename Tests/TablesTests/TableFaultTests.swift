import Diagnostics
import Encodings
import Tables
import Testing

@Suite("What is wrong with a table") struct TableFaultTests {
  /// A broken table, its code, its place, and what the message must say.
  struct Broken: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let line: Int
    let column: Int
    let says: String
    var testDescription: String { "\(code): \(Excerpt.quote(text))" }
  }

  @Test(
    "Every broken table is refused with its place and what to do",
    arguments: [
      // Places by hand: lines and scalars counted from 1.
      Broken(text: "", code: "empty-table", line: 1, column: 1, says: "column names"),
      Broken(text: "\n,,\n", code: "empty-table", line: 1, column: 1, says: "column names"),
      Broken(text: "id;name\n1;2\n", code: "semicolons", line: 1, column: 1, says: "comma"),
      Broken(
        text: "id,a,ＩＤ\n1,2,3\n", code: "repeated-column", line: 1, column: 6,
        says: "columns 1 and 3"),
      Broken(
        text: "id,a\n1,\"x\n2,y\n", code: "open-quote", line: 2, column: 3,
        says: "row 2, column 2"),
      Broken(
        text: "id,a\n汉,x\"y\n", code: "stray-quote", line: 2, column: 4, says: "row 2, column 2"),
      Broken(
        text: "id,a\n\"1\" ,2\n", code: "text-after-quote", line: 2, column: 4,
        says: "row 2, column 1"),
      Broken(
        text: "id,a\n\"1\n\"x,2\n", code: "text-after-quote", line: 3, column: 2,
        says: "row 2, column 1"),
      Broken(
        text: "id,a\n\"1\"\"\"\"2\"x,2\n", code: "text-after-quote", line: 2, column: 9,
        says: "twice"),
      Broken(
        text: "id,a\r1,2\r", code: "bare-carriage-return", line: 1, column: 5, says: "row 1"),
      Broken(text: "id,a\n1\n", code: "ragged-row", line: 2, column: 1, says: "row 2 has 1 cells"),
      Broken(
        text: "id,a\n1,2\n\n3,4,5\n", code: "ragged-row", line: 4, column: 1,
        says: "row 4 has 3 cells; expected 2"),
      Broken(text: "id,a\n1,\0\n", code: "nul-in-table", line: 2, column: 3, says: "UTF-16"),
    ])
  func broken(_ sample: Broken) {
    let (table, findings) = Table.read(Array(sample.text.utf8), file: "t.csv")
    #expect(table == nil)
    #expect(findings.first?.code == sample.code)
    #expect(
      findings.first?.location
        == SourceLocation(file: "t.csv", line: sample.line, column: sample.column))
    #expect(findings.first?.sentence.en.contains(sample.says) == true)
    #expect(findings.first?.sentence.zh.isEmpty == false)
  }

  @Test func `all rows of a wrong length are told, up to a hundred`() {
    let three = Table.read(Array("a,b\n1\n1,2\n1,2,3\n4\n".utf8), file: "t.csv").findings
    #expect(three.map(\.code) == ["ragged-row", "ragged-row", "ragged-row"])
    #expect(three.map { $0.location?.line } == [2, 4, 5])
    let many = Table.read(
      Array(("a,b\n" + String(repeating: "1\n", count: 200)).utf8), file: "t.csv"
    ).findings
    #expect(many.count == 101)
    #expect(many.last?.code == "too-many-faulty-rows")
  }

  @Test(
    "Bytes that are no text are refused with their offset or line",
    arguments: [
      // FF is in neither UTF-8 nor GB 18030; C4BF C2BC is 目录 in GBK and Ŀ¼ in UTF-8.
      ([0x61, 0x2C, 0x62, 0x0A, 0xFF], "not-text", 2),
      ([0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xC4, 0xBF, 0xC2, 0xBC], "ambiguous-encoding", 2),
      ([0x61, 0x2C, 0xEF, 0xBF, 0xBD, 0x0A], "replacement-character", 1),
    ] as [([UInt8], String, Int)])
  func noText(_ bytes: [UInt8], _ code: String, _ line: Int) {
    let (table, findings) = Table.read(bytes, file: "t.csv")
    #expect(table == nil)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.location?.line == line)
  }

  @Test func `an ambiguous file is read in the encoding that is named`() {
    let bytes: [UInt8] = [0x61, 0x2C, 0x62, 0x0A, 0x31, 0x2C, 0xC4, 0xBF, 0xC2, 0xBC]
    let gb = Table.read(bytes, file: "t.csv", encoding: .gb18030).table
    #expect(gb?.rows.first?.cells.last?.text == "目录")
    let utf8 = Table.read(bytes, file: "t.csv", encoding: .utf8).table
    #expect(utf8?.rows.first?.cells.last?.text == "\u{13F}\u{BC}")
  }

  @Test func `a cell at the limit is read and one byte more is refused`() {
    let cell = String(repeating: "x", count: TableLimits.cell)
    #expect(Table.read(Array("a,b\n1,\(cell)\n".utf8), file: "t.csv").findings == [])
    let (table, findings) = Table.read(Array("a,b\n1,\(cell)x\n".utf8), file: "t.csv")
    #expect(table == nil)
    #expect(findings.map(\.code) == ["cell-too-long"])
    #expect(findings.first?.location == SourceLocation(file: "t.csv", line: 2, column: 3))
  }

  @Test func `columns at the limit are read and one more is refused`() {
    let header = "a" + String(repeating: ",", count: TableLimits.columns - 1)
    #expect(Table.read(Array("\(header)\n".utf8), file: "t.csv").findings == [])
    #expect(
      Table.read(Array("\(header),\n".utf8), file: "t.csv").findings.map(\.code)
        == ["too-many-columns"])
  }

  @Test func `rows at the limit are read and one more is refused`() {
    var bytes = Array("a\n".utf8)
    bytes += [UInt8](repeating: 0x0A, count: TableLimits.rows - 1)
    #expect(Table.read(bytes, file: "t.csv").findings == [])
    #expect(
      Table.read(bytes + [0x0A], file: "t.csv").findings.map(\.code) == ["too-many-rows"])
  }

  @Test func `a message quotes at most forty characters and sends no control character`() {
    let long = String(repeating: "\u{1B}长", count: 500)
    let findings = Table.read(Array("a,b\n1,x\"\(long)\n".utf8), file: "t.csv").findings
    let rendered = findings.first?.rendered(in: .zh) ?? ""
    #expect(rendered.contains("\u{241B}长"))
    #expect(!rendered.contains("\u{1B}"))
    #expect(rendered.unicodeScalars.count { $0 == "长" } <= 40)
  }
}
