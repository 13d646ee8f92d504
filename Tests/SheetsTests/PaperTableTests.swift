import Chance
import Testing

@testable import Sheets

/// The table against a plain dictionary of papers.
@Suite struct PaperTableTests {
  private static func paper(_ number: Int, _ marks: String?, _ numbers: inout SeededNumbers)
    -> Paper
  {
    Paper(
      number: number, marks: marks.map { Marks($0.map { String($0) }, isCompact: true) },
      texts: numbers.once(in: 3) ? ["q9": "意见 \(number)"] : [:],
      ruling: numbers.once(in: 4) ? .abstained : nil, isVoided: numbers.once(in: 5),
      isForced: numbers.once(in: 6), keyedBy: numbers.pick(["wang", "li"]),
      keyedAt: numbers.pick(["2019-06-13", "2019-06-14"]))
  }

  @Test(arguments: 0..<50) func `it holds what a dictionary holds`(run: Int) {
    let seed = 0x7AB1_0000 + UInt64(run)
    var numbers = SeededNumbers(seed: seed)
    var table = PaperTable(isCompact: true, places: 3)
    var model: [Int: Paper] = [:]
    for _ in 0..<400 {
      let number = Int.random(in: 1...20, using: &numbers)
      switch Int.random(in: 0..<4, using: &numbers) {
      case 0:
        let bytes = Array(numbers.pick(["123", "..1", "9*/", "12"]).utf8)
        let isNew = bytes.withUnsafeBytes {
          table.append(number: number, marks: $0, isForced: false, by: "zhao", at: "2019-06-15")
        }
        #expect(isNew == (model[number] == nil && bytes.count == 3), "seed \(seed)")
        if isNew {
          model[number] = Paper(
            number: number, marks: Marks(bytes: bytes, isCompact: true), texts: [:], ruling: nil,
            isVoided: false, isForced: false, keyedBy: "zhao", keyedAt: "2019-06-15")
        }
      case 1:
        table[number] = nil
        model[number] = nil
      default:
        let paper = Self.paper(number, numbers.pick(["111", "2", "", nil]), &numbers)
        table[number] = paper
        model[number] = paper
      }
      #expect(table.count == model.count, "seed \(seed)")
      #expect(table[number] == model[number], "seed \(seed)")
    }
    let expected = model.values.sorted { $0.number < $1.number }
    #expect(table.inOrder == expected, "seed \(seed)")
    #expect(table.enteredNumbers == expected.filter(\.isEntered).map(\.number), "seed \(seed)")
    var visited: [Int] = []
    table.forEachEntered { number, marks, hasMarks, ruling in
      visited.append(number)
      #expect(Array(marks) == model[number]?.marks?.bytes ?? [], "seed \(seed)")
      #expect(hasMarks == (model[number]?.marks != nil) && ruling == model[number]?.ruling)
    }
    #expect(visited.sorted() == table.enteredNumbers, "seed \(seed)")
  }

  @Test func `as many marks as places`() {
    let tokens = PaperTable(isCompact: false, places: 3)
    #expect(tokens.fits(Array("95 . 1,3".utf8)))
    #expect(!tokens.fits(Array("95 .".utf8)) && !tokens.fits(Array("1 2 3 4".utf8)))
    #expect(!tokens.fits([]))
    #expect(PaperTable(isCompact: false, places: 0).fits([]))
    #expect(PaperTable(isCompact: true).fits(Array("12345".utf8)))
  }
}
