import Chance
import Diagnostics
import Encodings
import Tables
import Testing

@Suite("Tables as they come") struct TablePropertyTests {
  /// Texts with everything that needs quotation marks.
  private static let pieces = [
    "", "a", "汉", "\"", "\"\"", ",", "\t", "\n", "\r\n", "\r", " ", "é", "e\u{301}", "=1+1",
    "\u{1F600}",
    "０",
  ]

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `a table that was written by the rules is read as it was`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<40 {
      let delimiter = Delimiter.allCases.randomElement(using: &numbers) ?? .comma
      let end = ["\n", "\r\n"].randomElement(using: &numbers) ?? "\n"
      let width = Int.random(in: 2...5, using: &numbers)
      let rows = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
        ["x"]
          + (1..<width).map { _ in
            (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
              Self.pieces.randomElement(using: &numbers) ?? ""
            }.joined()
          }
      }
      let header = (0..<width).map { "c\($0)" }
      let text = ([header] + rows).map { row in
        row.map { Self.quoted($0, delimiter) }.joined(separator: delimiter.rawValue) + end
      }.joined()
      let (table, findings) = Table.read(
        Array(text.utf8), file: "t.csv", delimiter: delimiter, encoding: .utf8)
      #expect(findings == [], "seed \(seed): \(Excerpt.quote(text))")
      let found = table?.rows.map { $0.cells.map { Array($0.text.utf8) } }
      #expect(found == rows.map { $0.map { Array($0.utf8) } }, "seed \(seed)")
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func `whatever the bytes are, there is a table or an error with a place`(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = Array("a,\"\n\r\t;1".utf8) + [0x00, 0xC4, 0xBF, 0xE6, 0xB1, 0x89, 0xFF, 0xFE]
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
        alphabet.randomElement(using: &numbers) ?? 0
      }
      let (table, findings) = Table.read(bytes, file: "t.csv")
      #expect((table == nil) == findings.containError, "seed \(seed): \(bytes)")
      #expect(findings.allSatisfy { $0.location != nil })
      for row in table.map({ Array($0.rows) }) ?? [] {
        #expect(row.cells.count == table?.columns.count)
      }
    }
  }

  /// A cell as RFC 4180, section 2, rules 5 to 7, wants it.
  private static func quoted(_ text: String, _ delimiter: Delimiter) -> String {
    let needsQuotes = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "\n" || $0 == "\r" || String($0) == delimiter.rawValue
    }
    guard needsQuotes else { return text }
    return "\"" + text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
