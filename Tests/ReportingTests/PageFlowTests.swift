import Testing

@testable import Reporting

/// Distributing rows over sheets; every figure is worked out in the comment beside it.
@Suite struct PageFlowTests {
  private func block(rows: Int, heading: Double = 0, frame: Double = 0) -> PageFlow.Block {
    PageFlow.Block(
      heading: heading > 0 ? [.element(.h2, "heading")] : [], headingHeight: heading,
      frameHeight: frame,
      rows: (1...rows).map { PageFlow.Row(.element(.td, "\($0)"), height: 10) }
    ) { .element(.table, $0) }
  }

  /// What lies on each sheet, as the texts of its cells.
  private func cells(_ flow: PageFlow) -> [[String]] {
    flow.sheets.map { sheet in
      var text = ""
      for node in sheet { node.write(to: &text) }
      return text.split(separator: "<").filter { $0.hasPrefix("td>") }.map {
        String($0.dropFirst(3))
      }
    }
  }

  @Test func `rows fill the first sheet and then the later ones, in order and none twice`() {
    var flow = PageFlow(roomOnFirstSheet: 35, roomOnLaterSheets: 45)
    flow.add(block(rows: 9, frame: 5))
    // First: 5 + 3 × 10 = 35. Later: 5 + 4 × 10 = 45. The rest: 2.
    #expect(cells(flow) == [["1", "2", "3"], ["4", "5", "6", "7"], ["8", "9"]])
  }

  @Test func `a heading stays with its first row and is not repeated`() {
    var flow = PageFlow(roomOnFirstSheet: 30, roomOnLaterSheets: 40)
    flow.add(block(rows: 1))
    // 10 are used; heading 8 + frame 5 + row 10 = 23 > 20, so all of it moves on; there
    // 8 + 5 + 2 × 10 = 33 fit and a third row would make 43.
    flow.add(block(rows: 3, heading: 8, frame: 5))
    #expect(cells(flow) == [["1"], ["1", "2"], ["3"]])
    let headings = flow.sheets.map { sheet in
      sheet.count { node in
        var text = ""
        node.write(to: &text)
        return text.contains("<h2>")
      }
    }
    #expect(headings == [0, 1, 0])
  }

  @Test func `a row that is higher than a sheet still comes, alone`() {
    var flow = PageFlow(roomOnFirstSheet: 5, roomOnLaterSheets: 5)
    flow.add(block(rows: 3))
    #expect(cells(flow) == [["1"], ["2"], ["3"]])
  }
}

/// A point is 1/72 inch = 0.3528 mm; a Hanzi is one em wide, a digit half of one.
@Test(arguments: [
  // 20 Hanzi at 10 pt: 20 × 3.528 = 70.56 mm.
  (String(repeating: "评", count: 20), 71.0, 1), (String(repeating: "评", count: 20), 70.0, 2),
  // 40 digits are as wide as 20 Hanzi.
  (String(repeating: "7", count: 40), 71.0, 1), (String(repeating: "7", count: 40), 70.0, 2),
  // 40 letters are taken for a tenth more: 77.6 mm.
  (String(repeating: "a", count: 40), 71.0, 2), (String(repeating: "a", count: 40), 78.0, 1),
  ("", 10.0, 1), ("评议", 0.0, 2),
])
func `text takes lines by the width of its characters`(text: String, width: Double, lines: Int) {
  #expect(PaperText.lines(text, width: width, size: 10) == lines)
}
