import Diagnostics
import Encodings
import ExactArithmetic
import Tables
import Testing

/// A table of a text, or the findings.
private func read(_ text: String) -> (table: Table?, findings: [Finding]) {
  Table.read(Array(text.utf8), file: "t.csv")
}

/// All texts of a table's rows.
private func texts(_ table: Table?) -> [[String]] {
  table?.rows.map { $0.cells.map(\.text) } ?? []
}

@Suite("CSV and TSV") struct TableTests {
  /// A text, its header and its rows.
  struct Sample: Sendable, CustomTestStringConvertible {
    let text: String
    let header: [String]
    let rows: [[String]]
    var testDescription: String { Excerpt.quote(text) }
  }

  @Test(
    "RFC 4180, section 2, rules 1 to 7, hold with their own examples",
    arguments: [
      Sample(
        text: "a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", header: ["a", "b", "c"],
        rows: [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      Sample(
        text: "a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx", header: ["a", "b", "c"],
        rows: [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      Sample(
        text: "field_name,field_name2,field_name3\r\naaa,bbb,ccc\r\n",
        header: ["field_name", "field_name2", "field_name3"], rows: [["aaa", "bbb", "ccc"]]),
      Sample(
        text: "a,b,c\r\n\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", header: ["a", "b", "c"],
        rows: [["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      Sample(
        text: "a,b,c\r\n\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", header: ["a", "b", "c"],
        rows: [["aaa", "b\r\nbb", "ccc"], ["zzz", "yyy", "xxx"]]),
      Sample(
        text: "a,b,c\r\n\"aaa\",\"b\"\"bb\",\"ccc\"", header: ["a", "b", "c"],
        rows: [["aaa", "b\"bb", "ccc"]]),
    ])
  func rfc4180(_ sample: Sample) {
    let (table, findings) = read(sample.text)
    #expect(findings == [])
    #expect(table?.columns.map(\.name) == sample.header)
    #expect(texts(table) == sample.rows)
  }

  @Test(
    "Cells are what Python's csv.reader(strict=True) reads",
    arguments: [
      // Source: list(csv.reader(io.StringIO(text, newline=''), strict=True)), Python 3.
      Sample(text: "a,b\n\"\",\"\"\"\"\n", header: ["a", "b"], rows: [["", "\""]]),
      Sample(text: "a,b\n\"x,y\",\"\"\"q\"\"\"\n", header: ["a", "b"], rows: [["x,y", "\"q\""]]),
      Sample(text: "a,b\n ,\" \"\n", header: ["a", "b"], rows: [[" ", " "]]),
      Sample(text: "a,b\n\"l1\nl2\",3\n", header: ["a", "b"], rows: [["l1\nl2", "3"]]),
      Sample(text: "名,值\n汉\u{1F600},é\n", header: ["名", "值"], rows: [["汉\u{1F600}", "é"]]),
      Sample(text: "\"a,1\",b\n1,2\n", header: ["a,1", "b"], rows: [["1", "2"]]),
      Sample(text: "a\tb\n1,5\t\"x\ty\"\n", header: ["a", "b"], rows: [["1,5", "x\ty"]]),
    ])
  func likePython(_ sample: Sample) {
    let (table, findings) = read(sample.text)
    #expect(findings == [])
    #expect(table?.columns.map(\.name) == sample.header)
    #expect(texts(table) == sample.rows)
  }

  @Test func `rows without any text are passed over but counted, as a spreadsheet shows them`() {
    let (table, findings) = read("\n,\nid,name\n\n,\n\"\",\nG01,x\n\n")
    #expect(findings == [])
    #expect(texts(table) == [["G01", "x"]])
    #expect(table?.rows.first?.number == 7)
  }

  @Test func `a cell knows its row, its column's name and its place in the file`() throws {
    // By hand: the second row's first cell has a line end inside, so its second cell is in line 3.
    let (table, _) = read("id,说明\n\"a\nb\",汉字\nc,d\n")
    let rows = try Array(#require(table).rows)
    let column = try #require(table?.column(ifNamed: "说明"))
    let cell = rows[0].cell(column)
    #expect(cell.row == 2)
    #expect(cell.column.position == 2)
    #expect(cell.location == SourceLocation(file: "t.csv", line: 3, column: 4))
    #expect(cell.place.zh == "第 2 行第 2 列（说明）")
    #expect(cell.place.en == "row 2, column 2 (说明)")
    #expect(rows[1].number == 3)
    #expect(rows[1].location == SourceLocation(file: "t.csv", line: 4, column: 1))
    #expect(rows[1].cell(column).location.column == 3)
  }

  @Test(
    "A table is the same in every encoding",
    arguments: [
      // Source: 'id,name\nG01,会员评家\n'.encode(…) in Python 3; the marks EFBBBF, FFFE, FEFF.
      ("69642c6e616d650a4730312ce4bc9ae59198e8af84e5aeb60a", TextEncoding.utf8),
      ("efbbbf69642c6e616d650a4730312ce4bc9ae59198e8af84e5aeb60a", .utf8),
      (
        "fffe690064002c006e0061006d0065000a0047003000310"
          + "02c001a4f5854c48bb65b0a00", .utf16LE
      ),
      (
        "feff00690064002c006e0061006d0065000a0047003000"
          + "31002c4f1a54588bc45bb6000a", .utf16BE
      ),
      ("69642c6e616d650a4730312cbbe1d4b1c6c0bcd20a", .gb18030),
    ])
  func encodings(_ hex: String, _ encoding: TextEncoding) throws {
    let digits = Array(hex)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    let (table, findings) = Table.read(bytes, file: "t.csv")
    #expect(findings == [])
    #expect(table?.encoding == encoding)
    #expect(table?.columns.map(\.name) == ["id", "name"])
    #expect(texts(table) == [["G01", "会员评家"]])
    let named = Table.read(bytes, file: "t.csv", encoding: encoding)
    #expect(texts(named.table) == [["G01", "会员评家"]])
  }

  @Test func `a column is found in any width and case, and a near name is suggested`() throws {
    let (table, _) = read(" ＩＤ ,Members,\n1,2,3\n")
    let found = try #require(table)
    #expect(found.column(ifNamed: "id")?.position == 1)
    #expect(found.column(ifNamed: "members")?.position == 2)
    #expect(found.column(ifNamed: "") == nil)
    #expect(found.column(ifNamed: "parent") == nil)
    #expect {
      _ = try found.column(named: "member")
    } throws: { error in
      (error as? TableFault)?.message.en.contains("did you mean 'Members'?") == true
    }
  }

  @Test(
    "Numbers and answers are read in any width",
    arguments: [("12", 12), ("１２", 12), (" 0012 ", 12), ("0", 0)])
  func wholeNumbers(_ text: String, _ number: Int) throws {
    let cell = try #require(read("n,x\n\(text),1\n").table?.rows.first?.cells.first)
    #expect(try cell.whole(in: 0...100) == number)
  }

  @Test(
    "What is no whole number is refused with its place",
    arguments: ["", "-1", "101", "1.0", "1 2", "1,000", "１２x", "9999999999999999", "十二", "0x1F"])
  func noWholeNumber(_ text: String) throws {
    let cell = try #require(read("n,x\n\"\(text)\",1\n").table?.rows.first?.cells.first)
    #expect {
      _ = try cell.whole(in: 0...100)
    } throws: { error in
      guard let fault = error as? CellFault else { return false }
      return fault.code == "not-a-whole-number" && fault.message.zh.hasPrefix("第 2 行第 1 列（n）")
        && fault.message.en.contains("a whole number from 0 to 100")
    }
  }

  @Test(
    "是, yes and 1 are one answer, 否, no and 0 the other",
    arguments: [
      ("是", true), ("yes", true), ("YES", true), ("1", true), ("１", true), ("否", false),
      ("no", false), ("No", false), ("0", false), (" 否 ", false),
    ])
  func answers(_ text: String, _ answer: Bool) throws {
    let cell = try #require(read("n,x\n\(text),1\n").table?.rows.first?.cells.first)
    #expect(try cell.yesNo() == answer)
  }

  @Test func `a cell that is neither yes nor no is refused`() throws {
    for text in ["", "不详", "2", "true"] {
      let cell = try #require(read("n,x\n\(text),1\n").table?.rows.first?.cells.first)
      #expect(throws: CellFault.notYesNo(cell)) { _ = try cell.yesNo() }
    }
  }

  @Test func `exact numbers keep their fraction`() throws {
    let cells = try #require(read("a,b,c,d\n0.1,17/20,90%,x\n").table?.rows.first?.cells)
    #expect(try cells[0].number() == Rational(1, over: 10))
    #expect(try cells[1].number() == Rational(17, over: 20))
    #expect(try cells[2].number() == Rational(9, over: 10))
    #expect(throws: CellFault.notNumber(cells[3])) { _ = try cells[3].number() }
  }
}
