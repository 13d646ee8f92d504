import Reporting
import Testing

// Source: wcswidth of the Python package wcwidth 0.7.0.
@Test(arguments: [
  ("甲乙", 4), ("a甲b", 4), ("ｱ", 1), ("Ａ", 2), ("“”", 2), ("①", 1), ("é", 1), ("e\u{301}", 1),
  ("한", 2), ("ᄒ", 2), ("ー", 2), ("〇", 2), ("👍", 2), ("…", 1), ("·", 1), ("　", 2), ("～", 2),
  ("﹣", 2), ("", 0), ("𠀀", 2),
])
func `a text takes as many columns as a terminal gives it`(text: String, columns: Int) {
  #expect(TerminalText.width(text) == columns)
}

@Test(arguments: [
  ("教育系统 A-1", "教育系统 A-1"), ("a\u{1B}[2Jb", "a<U+001B>[2Jb"), ("\u{202E}x", "<U+202E>x"),
  ("x\u{200B}y", "x<U+200B>y"), ("a\nb", "a<U+000A>b"), ("\u{2028}", "<U+2028>"),
  ("\u{9B}31m", "<U+009B>31m"), ("\u{FEFF}", "<U+FEFF>"), ("\u{3164}", "<U+3164>"),
])
func `nothing in a text acts on a terminal`(text: String, shown: String) {
  #expect(TerminalText.safe(text) == shown)
}

@Test func `columns line up with Chinese in them`() {
  var table = TextTable(columns: [.init("单位"), .init("得分", .right), .init("note")])
  table.add(["教育系统", "2.5", "ok"])
  table.add(["U02", "10", ""])
  table.add(["医\u{202E}院"])
  table.add(["a", "1", "b", "beyond"])
  // Laid out by hand: the first column is 14 wide (医<U+202E>院), the second 4.
  #expect(
    table.text == """
      单位          得分  note
      ------------  ----  ----
      教育系统       2.5  ok
      U02             10
      医<U+202E>院
      a                1  b

      """)
}
