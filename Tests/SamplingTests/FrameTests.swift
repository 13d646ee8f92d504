import Chance
import Diagnostics
import Digests
import Encodings
import Sampling
import Tables
import Testing

@Suite("Sampling frames") struct FrameTests {
  /// The hash of the fixture's frame, by `sha256sum`.
  ///
  /// Source: `printf 'G01,U01\nG02,U01\nG03,U01\nG04,U01\nG05,U02\nG06,U02\nG08,U02\nG10,U02\n'
  /// | sha256sum`.
  static let hash = "a18a7e5f75344c0b10569bf5508117311420b4c0b8f35f55a51b19fe0333153f"

  @Test func `the hash of a frame is that of its eligible units, one line each`() throws {
    let frame = try Fixture.frame()
    #expect(
      frame.canonicalText
        == "G01,U01\nG02,U01\nG03,U01\nG04,U01\nG05,U02\nG06,U02\nG08,U02\nG10,U02\n")
    #expect(frame.digest.hex == Self.hash)
    #expect(frame.strata.map(\.name) == ["U01", "U02"])
    #expect(frame.strata.map(\.size) == [4, 4])
    #expect(frame.unit("G05")?.stratum == "U02")
    #expect(frame.unit("G07") == nil)
  }

  @Test func `without strata the lines end with the comma`() throws {
    // Source: printf 'G01,\nG02,\n' | sha256sum
    let frame = try Fixture.frame([(id: "G02", stratum: ""), (id: "G01", stratum: "")])
    #expect(frame.canonicalText == "G01,\nG02,\n")
    #expect(
      frame.digest.hex == "ff9520e958d2e0dff03bcd9da64b7d9db405f789b8a0566891f5932cf24ef32f")
    #expect(!frame.isStratified)
  }

  /// The rows of the fixture as texts, and a frame of any table.
  private func frame(of text: [UInt8], encoding: TextEncoding? = nil) throws -> Frame? {
    let (table, findings) = Table.read(text, file: "frame.csv", encoding: encoding)
    #expect(findings == [])
    return Frame.read(
      try #require(table), strata: "parent", where: try Eligibility(parsing: "standalone=是")
    ).frame
  }

  @Test func `shuffled rows and columns, more columns, CRLF, BOM and GB 18030 change nothing`()
    throws
  {
    let bytes = try Fixture.bytes("draws/frame.csv")
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\n").map(String.init)
    #expect(try frame(of: bytes)?.digest.hex == Self.hash)

    let crlf = lines.map { $0 + "\r\n" }.joined()
    #expect(try frame(of: Array(crlf.utf8))?.digest.hex == Self.hash)
    #expect(try frame(of: [0xEF, 0xBB, 0xBF] + bytes)?.digest.hex == Self.hash)
    let unterminated = lines.joined(separator: "\n")
    #expect(try frame(of: Array(unterminated.utf8))?.digest.hex == Self.hash)

    // 是 is CAC7 and 否 B7F1 in GB 18030 (GB 2312, rows 42 and 23).
    let ascii = text.split(separator: "\n").map { line -> String in
      let cells = line.split(separator: ",")
      guard cells.first != "id" else { return String(line) }
      return "\(cells[0]),x,\(cells[cells.count - 3]),\(cells[cells.count - 2]),"
    }
    var gb: [UInt8] = []
    for (line, original) in zip(ascii, lines) {
      gb += Array(line.utf8)
      if original.hasSuffix("是") { gb += [0xCA, 0xC7] }
      if original.hasSuffix("否") { gb += [0xB7, 0xF1] }
      gb.append(0x0A)
    }
    #expect(try frame(of: gb)?.digest.hex == Self.hash)

    let header = lines.removeFirst()
    var numbers = SeededNumbers(seed: 7)
    for _ in 0..<20 {
      lines.shuffle(using: &numbers)
      let wider = ([header + ",note"] + lines.map { $0 + ",\"x,\ny\"" }).joined(separator: "\n")
      #expect(try frame(of: Array(wider.utf8))?.digest.hex == Self.hash)
    }
    let moved = try Fixture.table(
      "standalone,parent,id\n1,U02,G05\nyes,U01,G01\n是,U02,G06\n１,U01,G02\nYES,U01,G03\n1,U01,G04\n"
        + "1,U02,G08\n1,U02,G10\n0,U09,G11\nno,U09,G12\n否,,G13\n")
    let read = Frame.read(
      moved, strata: "parent", where: try Eligibility(parsing: "standalone=yes"))
    #expect(read.findings == [])
    #expect(read.frame?.digest.hex == Self.hash)
  }

  @Test func `units are sorted by the bytes of their ids, not by letters`() throws {
    // UTF-8: Z is 5A, a 61, é C3A9, e + U+0301 65CC81, 𠀀 F0A08080, U+FF5E EFBD9E.
    let ids = ["\u{FF5E}", "\u{20000}", "\u{E9}", "e\u{302}", "a", "Z", "0"]
    let frame = try Fixture.frame(ids.map { (id: $0, stratum: "") })
    #expect(
      frame.units.map { Array($0.id.utf8) }
        == ["0", "Z", "a", "e\u{302}", "\u{E9}", "\u{FF5E}", "\u{20000}"].map { Array($0.utf8) })
  }

  /// A frame that is refused: its table, its code, its row, and what the message says.
  struct Refused: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let line: Int
    let says: String
    var testDescription: String { "\(code): \(Excerpt.quote(text))" }
  }

  @Test(
    "Every frame that cannot be drawn from is refused with the row and what to do",
    arguments: [
      Refused(text: "id,s\nA,1\nB,1\nA,2\n", code: "duplicate-id", line: 4, says: "row 4"),
      Refused(
        text: "id,s\nA,1\nB,1\nA,2\n", code: "duplicate-id", line: 4,
        says: "the earlier one is in row 2"),
      Refused(text: "id,s\nA1,1\nＡ１,1\n", code: "twin-id", line: 3, says: "look alike"),
      Refused(
        text: "id,s\n\u{E9}汉,1\ne\u{301}汉,1\n", code: "twin-id", line: 3, says: "row 3"),
      Refused(text: "id,s\n,1\n", code: "empty-id", line: 2, says: "row 2"),
      Refused(text: "id,s\n\"A,B\",1\n", code: "comma-in-id", line: 2, says: "use - or _"),
      Refused(
        text: "id,s\n\"A\nB\",1\n", code: "hidden-character-in-id", line: 2, says: "row 2"),
      Refused(text: "id,s\nA\tB,1\n", code: "hidden-character-in-id", line: 2, says: "row 2"),
      Refused(
        text: "id,s\nA\u{200B}汉,1\n", code: "hidden-character-in-id", line: 2, says: "row 2"),
      Refused(text: "id,s\nA ,1\n", code: "blank-around-id", line: 2, says: "row 2"),
      Refused(text: "id,s\n汉\u{3000},1\n", code: "blank-around-id", line: 2, says: "row 2"),
      Refused(
        text: "id,s\n\(String(repeating: "x", count: 65)),1\n", code: "id-too-long", line: 2,
        says: "65 bytes; expected at most 64"),
      Refused(text: "id,s\nA,1\nB,\n", code: "no-stratum", line: 3, says: "row 3"),
      Refused(text: "id,s\nA,1\nB,1 \n", code: "bad-stratum", line: 3, says: "row 3"),
      Refused(text: "id,s\nA,1\nB,\"1\n2\"\n", code: "bad-stratum", line: 3, says: "row 3"),
      Refused(text: "id,s\nA,1\nB,１\n", code: "twin-stratum", line: 3, says: "row 3"),
      Refused(text: "id,s\n", code: "empty-frame", line: 1, says: "below the header"),
      Refused(text: "name,s\nA,1\n", code: "missing-column", line: 1, says: "'id'"),
      Refused(text: "id,t\nA,1\n", code: "missing-column", line: 1, says: "'s'"),
    ])
  func refused(_ sample: Refused) throws {
    let (frame, findings) = Frame.read(try Fixture.table(sample.text), strata: "s")
    #expect(frame == nil)
    #expect(findings.first?.code == sample.code)
    #expect(findings.first?.location?.line == sample.line)
    #expect(findings.first?.sentence.en.contains(sample.says) == true)
    #expect(findings.first?.sentence.zh.isEmpty == false)
  }

  @Test func `an id of 64 bytes is taken`() throws {
    let id = String(repeating: "x", count: 64)
    #expect(try Fixture.frame([(id: id, stratum: "")]).units.map(\.id) == [id])
  }

  @Test func `ids are checked in rows that are not eligible too`() throws {
    let table = try Fixture.table("id,standalone\nA,是\nA,否\n")
    let (frame, findings) = Frame.read(table, where: try Eligibility(parsing: "standalone=是"))
    #expect(frame == nil)
    #expect(findings.map(\.code) == ["duplicate-id"])
  }

  @Test func `a unit does not fall out of the frame because nobody knew`() throws {
    let table = try Fixture.table("id,standalone\nA,是\nB,\nC,不详\n")
    let (frame, findings) = Frame.read(table, where: try Eligibility(parsing: "standalone=1"))
    #expect(frame == nil)
    #expect(findings.map(\.code) == ["not-yes-or-no", "not-yes-or-no"])
    #expect(findings.map { $0.location?.line } == [3, 4])
  }

  @Test func `a condition may ask for any value of any column`() throws {
    let table = try Fixture.table("id,kind\nA,国企\nB,民企\nC,国企\n")
    let (frame, findings) = Frame.read(table, where: try Eligibility(parsing: "kind=国企"))
    #expect(findings == [])
    #expect(frame?.units.map(\.id) == ["A", "C"])
    let none = Frame.read(table, where: try Eligibility(parsing: "kind=外企"))
    #expect(none.frame == nil)
    #expect(none.findings.map(\.code) == ["no-eligible-unit"])
  }

  @Test(
    "What is no condition is refused",
    arguments: ["", "standalone", "=是", "standalone=", "standalone= 是", "a\n=1"])
  func noCondition(_ text: String) {
    #expect(throws: FrameFault.badCondition(text)) { _ = try Eligibility(parsing: text) }
  }

  @Test(
    "Ids that a spreadsheet may have eaten are warned of",
    arguments: [
      (["0012", "0013", "12"], ["same-number", "zeros-lost"]),
      (["0012", "0013", "14"], ["zeros-lost"]),
      (["0012", "0013"], []),
      (["8", "9", "10"], []),
      (["0", "1", "10"], []),
      (["1.23457E+17", "a"], ["rounded-number"]),
      (["4403011234567890000", "4403011234567890001"], []),
      (["440301123456789000", "440301987654321000"], ["rounded-number", "rounded-number"]),
      (["Ａ01", "B01"], ["full-width-id"]),
    ])
  func warnings(_ ids: [String], _ codes: [String]) {
    let (frame, findings) = Frame.of(ids.map { FrameUnit(id: $0) })
    #expect(frame?.units.count == ids.count)
    #expect(findings.map(\.code).sorted() == codes)
    #expect(findings.allSatisfy { $0.severity == .warning })
  }

  @Test func `units at the limit are taken and one more is refused`() {
    let units = (0...SamplingLimits.units).map { FrameUnit(id: "u\($0)") }
    let (frame, findings) = Frame.of(Array(units.dropLast()))
    #expect(findings == [])
    #expect(frame?.units.count == 100_000)
    let more = Frame.of(units)
    #expect(more.frame == nil)
    #expect(more.findings.map(\.code) == ["too-many-units"])
  }

  @Test func `the units of a table have names, parents, members and whether they stand alone`()
    throws
  {
    let (table, _) = Table.read(try Fixture.bytes("draws/frame.csv"), file: "frame.csv")
    let (units, findings) = GrassrootsUnit.read(try #require(table))
    #expect(findings == [])
    #expect(units.count == 10)
    #expect(units[2].name == "第三\"合作\"社工会")
    #expect(units[2].parent == "U01")
    #expect(units[2].members == 52)
    #expect(units[2].isStandalone == true)
    #expect(units[0].isStandalone == false)
    let bare = GrassrootsUnit.read(try Fixture.table("id,members,standalone\nA,x,?\nB,,\n"))
    #expect(bare.findings.map(\.code) == ["not-a-whole-number", "not-yes-or-no"])
    #expect(bare.units.map(\.name) == ["A", "B"])
    #expect(bare.units[1].members == nil)
  }
}
