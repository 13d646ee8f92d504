import Reporting
import Testing

/// Cells that spreadsheets would run.
///
/// Source: OWASP, "CSV Injection", for the characters; their full-width twins are what a Chinese input
/// method types instead.
@Test(arguments: [
  ("=1+1", "'=1+1"), ("+1", "'+1"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"),
  ("＋1", "'＋1"), ("－1", "'－1"), ("＠a", "'＠a"), ("\tx", "\"'\tx\""), ("a\n=1", "\"a\n'=1\""),
  ("a\r\n@x", "\"a\r'\n'@x\""), ("\0x", "'\0x"), ("--1", "'--1"), ("-1/", "'-1/"),
])
func `a cell that a spreadsheet would run begins with an apostrophe`(text: String, cell: String) {
  var table = CSVTable(columns: ["a"])
  table.add([text])
  #expect(table.text() == "a\r\n\(cell)\r\n")
}

@Test(arguments: ["-1.5", "17/20", "-17/20", "0", "教育系统", "a b", "1.2.3", ""])
func `numbers, fractions and plain words stay as they are`(text: String) {
  var table = CSVTable(columns: ["a"])
  table.add([text])
  #expect(table.text() == "a\r\n\(text)\r\n")
}

// Source: RFC 4180, section 2, rules 5 to 7.
@Test(arguments: [
  ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("\"\u{301}", "\"\"\"\u{301}\""),
  ("a\nb", "\"a\nb\""),
])
func `commas, quotes and line ends are quoted`(text: String, cell: String) {
  var table = CSVTable(columns: ["a"])
  table.add([text])
  #expect(table.text() == "a\r\n\(cell)\r\n")
}

@Test func `headings are guarded too, and the mark of UTF-8 stands first only on request`() {
  let table = CSVTable(columns: ["=x", "b"])
  #expect(table.text() == "'=x,b\r\n")
  #expect(table.text(byteOrderMark: true) == "\u{FEFF}'=x,b\r\n")
}
