import Definitions
import Testing

/// What other line ends and a byte order mark leave of a text: nothing.
@Suite("The text of a definition, however it was saved") struct PlainBytesTests {
  @Test(
    "every kind of line end is one LF, and a mark counts at the beginning only",
    arguments: [
      ("a\nb\n", "a\nb\n"), ("a\r\nb\r\n", "a\nb\n"), ("a\rb\r", "a\nb\n"),
      ("a\r\r\nb", "a\n\nb"), ("a\n\rb", "a\n\nb"), ("\u{FEFF}a", "a"),
      ("a\u{FEFF}\r\n", "a\u{FEFF}\n"), ("\u{FEFF}\u{FEFF}", "\u{FEFF}"), ("", ""),
    ])
  func plain(saved: String, text: String) {
    #expect(Definition.plainBytes(Array(saved.utf8)) == Array(text.utf8))
  }
}
