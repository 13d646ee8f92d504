import Tallies
import Testing

/// Which results hide.
///
/// Expected values are worked out by hand from the rule: under the threshold hides;
/// the hidden ones are at least two and have the threshold's papers together, else the
/// next smallest hides too.
@Suite struct SmallCellsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let papers: [Int]
    let hidden: [Int]
    let isProtected: Bool
    var testDescription: String { "\(papers)" }
  }

  static let cases: [Case] = [
    Case(papers: [40, 40, 40], hidden: [], isProtected: true),
    Case(papers: [0, 0, 0], hidden: [], isProtected: true),
    Case(papers: [], hidden: [], isProtected: true),
    Case(papers: [10, 10], hidden: [], isProtected: true),
    // 9 alone: the next smallest hides too.
    Case(papers: [9, 10, 11], hidden: [0, 1], isProtected: true),
    // 6 + 3 = 9 < 10: the 40 hides too.
    Case(papers: [40, 6, 3], hidden: [0, 1, 2], isProtected: true),
    // 8 + 3 = 11: enough.
    Case(papers: [40, 8, 3], hidden: [1, 2], isProtected: true),
    // Nobody can hide beside it: the sum is its own value.
    Case(papers: [4, 0, 0], hidden: [0], isProtected: false),
    // Together 7 papers: their sum is over too few as well.
    Case(papers: [4, 3, 0], hidden: [0, 1], isProtected: false),
    Case(papers: [4, 6, 0], hidden: [0, 1], isProtected: true),
    Case(papers: [12, 0, 4], hidden: [0, 2], isProtected: true),
    // Of equal numbers the smaller id hides.
    Case(papers: [20, 20, 1], hidden: [0, 2], isProtected: true),
  ]

  @Test(
    "results under the threshold hide, and so many more that no sum gives them away",
    arguments: cases)
  func rule(test: Case) {
    let cells = test.papers.enumerated().map {
      SmallCells.Cell(id: "r\($0.offset)", papers: $0.element, threshold: 10)
    }
    let small = SmallCells(cells)
    #expect(small.hidden == Set(test.hidden.map { "r\($0)" }))
    #expect(small.isProtected == test.isProtected)
    #expect(SmallCells(cells.reversed()) == small)
  }
}
