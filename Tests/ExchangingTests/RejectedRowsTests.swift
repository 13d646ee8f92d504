import Diagnostics
import Encodings
import Exchanging
import Tables
import Testing

/// Refused rows leave as the bytes in which they came.
@Suite struct RejectedRowsTests {
  /// A table as a spreadsheet saves it, and the bytes of its header and of the rows that are refused.
  ///
  /// Source: the bytes are put together here by hand; GB 18030 ones by Python's `str.encode`.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let encoding: TextEncoding
    let mark: [UInt8]
    let end: String
    let delimiter: String
    var testDescription: String { name }

    func bytes(_ text: String) -> [UInt8] {
      switch encoding {
      case .utf16LE: text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BE: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .utf8: Array(text.utf8)
      // 职工说 is D6B0 B9A4 CBB5, “ and ” are A1B0 and A1B1.
      case .gb18030:
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
          switch scalar {
          case "职": [0xD6, 0xB0]
          case "工": [0xB9, 0xA4]
          case "说": [0xCB, 0xB5]
          case "“": [0xA1, 0xB0]
          case "”": [0xA1, 0xB1]
          default: [UInt8(scalar.value)]
          }
        }
      }
    }

    func line(_ cells: [String]) -> [UInt8] { bytes(cells.joined(separator: delimiter) + end) }
  }

  static let samples = [
    Sample(name: "UTF-8", encoding: .utf8, mark: [], end: "\n", delimiter: ","),
    Sample(
      name: "UTF-8 with mark and CR LF", encoding: .utf8, mark: [0xEF, 0xBB, 0xBF], end: "\r\n",
      delimiter: ","),
    Sample(
      name: "UTF-16 LE with tabs", encoding: .utf16LE, mark: [0xFF, 0xFE], end: "\r\n",
      delimiter: "\t"),
    Sample(name: "UTF-16 BE", encoding: .utf16BE, mark: [0xFE, 0xFF], end: "\n", delimiter: ","),
    Sample(name: "GB 18030", encoding: .gb18030, mark: [], end: "\r\n", delimiter: ","),
  ]

  @Test(arguments: samples)
  func `rows, header and line ends are those of the input, with two more cells`(
    sample: Sample
  ) throws {
    let header = [
      "questionnaire", "batch", "number", "subject", "role", "issued", "returned", "q1", "q2", "q3",
      "q4", "q5", "q9.text",
    ]
    let opening = ["short", "S1"]
    func row(_ number: String, _ mark: String, _ text: String) -> [String] {
      opening + [number, "U01", "member", "3", "3", mark, "1", "1", "1", "a", text]
    }
    let good = row("1", "1", "\"职工\(sample.end)说“\"\"”\"")
    let bad = row("2", "7", "\"职工\(sample.end)说“\"\"”\"")
    let short = Array(row("3", "1", "").dropLast(2))
    let bytes =
      sample.mark + sample.line(header) + sample.line([String](repeating: "", count: 13))
      + sample.line(good) + sample.line(bad) + sample.line(short)
    let (read, findings) = Table.read(bytes, file: "t.csv", keepsRagged: true)
    let table = try #require(read, "\(findings)")
    #expect(table.encoding == sample.encoding)
    let verdict = try ExchangeRound().rehearse(table).verdict
    #expect(verdict.recorded == 1)
    #expect(verdict.refused == 1)
    let rejects = try #require(
      RejectedRows(bytes, of: table).rows(refusedBy: verdict, in: .en))
    let head = sample.mark + sample.line(header + ["code", "message"])
    #expect(rejects.starts(with: head))
    let begin = Array(
      sample.line(bad).dropLast(sample.bytes(sample.end).count)
        + sample.bytes(sample.delimiter + "522" + sample.delimiter + "\"row 4"))
    #expect(rejects.dropFirst(head.count).starts(with: begin))
    // The short row is still short, so that it is refused until someone mends it.
    let again = try #require(Table.read(rejects, file: "r.csv", keepsRagged: true).table)
    #expect(again.encoding == sample.encoding)
    #expect(again.rowCount == 1)
    #expect(again.raggedRows.map(\.number) == [3])
    // Rejected once more, it has no four cells more but the same two.
    let second = try ExchangeRound().rehearse(again).verdict
    let rejected = try #require(
      RejectedRows(rejects, of: again).rows(refusedBy: second, in: .en))
    #expect(rejected.starts(with: head + begin.dropLast(sample.bytes("\"row 4").count)))
  }

  @Test func `an object of JSON Lines keeps its text, and gets two members`() throws {
    let good =
      #"{"questionnaire":"short","batch":"S1","number":1,"subject":"U01","role":"member","issued":2,"#
      + #""returned":2,"q1":1,"q2":1,"q3":true,"q4":1,"q5":"a"}"#
    let bad = good.replacing("\"number\":1", with: "\"number\": 2").replacing(
      "\"q3\":true", with: "\"q3\":\"1\"")
    let text = good + "\n\n" + bad + "\n"
    let table = try ExchangeRound.table(Array(text.utf8), "t.jsonl")
    let verdict = try ExchangeRound().rehearse(table).verdict
    // `true` is the cell `yes`, and the mark of yes is 1.
    #expect(verdict.findings.map(\.code) == ["522"])
    #expect(verdict.findings.first?.location?.line == 1)
    let rejects = try #require(
      RejectedRows(Array(text.utf8), of: table).rows(refusedBy: verdict, in: .en))
    let rejected = String(decoding: rejects, as: UTF8.self)
    #expect(rejected.hasPrefix(good.dropLast() + #","code":"522","message":"row 1, column "#))
    let again = try ExchangeRound.table(rejects, "r.jsonl")
    let second = try ExchangeRound().rehearse(again).verdict
    #expect(RejectedRows(rejects, of: again).rows(refusedBy: second, in: .en) == rejects)
  }
}
