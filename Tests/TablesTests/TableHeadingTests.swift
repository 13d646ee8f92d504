import Diagnostics
import Tables
import Testing

/// A form with a title above its header.
@Suite struct TableHeadingTests {
  @Test("below a title, a row names the columns; rows keep their numbers and places")
  func headed() throws {
    let text = "各单位指标表,,\n填报单位：甲,,\n序号,名称,分值\n1,学习,5\n\n2,\"走\n访\",6\n"
    let source = try #require(Table.read(Array(text.utf8), file: "t.csv").table)
    let table = source.headed(byRow: 1)
    #expect(table.columns.map(\.name) == ["序号", "名称", "分值"])
    #expect(table.rows.map(\.number) == [4, 6])
    let column = try #require(table.column(ifNamed: "分值"))
    let cell = table.row(at: 1).cell(column)
    #expect(cell.text == "6" && cell.column.name == "分值")
    // The cell before it holds a line end, so it stands on the line after its row's first.
    #expect(cell.location.line == 7 && cell.location.column == 4)
    #expect(source.rowCount == 4)
  }

  @Test("below the last row there is nothing")
  func last() throws {
    let source = try #require(Table.read(Array("a,b\n1,2\n".utf8), file: "t.csv").table)
    #expect(source.headed(byRow: 0).rowCount == 0)
  }
}
