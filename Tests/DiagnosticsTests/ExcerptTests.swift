import Diagnostics
import Testing

@Suite("Excerpts of input") struct ExcerptTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let shown: String
    let source: String
    var testDescription: String { source }
  }

  static let cases: [Case] = [
    Case(text: "member", shown: "member", source: "plain text stays"),
    Case(text: "工会 会员", shown: "工会 会员", source: "Chinese and a space stay"),
    Case(
      text: "a\nb\r\tc", shown: "a␊b␍␉c", source: "Unicode chart U+2400: 0A→240A 0D→240D 09→2409"),
    Case(text: "\u{0}\u{1B}[2J\u{7F}", shown: "␀␛[2J␡", source: "U+2400 00→2400 1B→241B, 7F→2421"),
    Case(text: "x\u{202E}y", shown: "x⟨U+202E⟩y", source: "a bidi override is named"),
    Case(text: "x\u{200B}\u{FEFF}y", shown: "x⟨U+200B⟩⟨U+FEFF⟩y", source: "zero-width is named"),
    Case(text: "x\u{2028}y", shown: "x⟨U+2028⟩y", source: "a line separator is named"),
    Case(text: "x\u{85}y", shown: "x⟨U+0085⟩y", source: "a C1 control is named with four digits"),
    Case(text: "x\u{A0}y", shown: "x⟨U+00A0⟩y", source: "a no-break space is named"),
    Case(text: "x\u{E0041}y", shown: "x⟨U+E0041⟩y", source: "a tag character is named"),
    Case(text: "", shown: "", source: "nothing stays nothing"),
  ]

  @Test("what cannot be seen is shown, never sent", arguments: cases)
  func visible(_ example: Case) {
    #expect(Excerpt.quote(example.text) == example.shown)
    #expect(Excerpt.visible(example.text) == example.shown)
  }

  @Test("forty characters are quoted whole, of forty-one thirty-nine and an ellipsis")
  func limit() {
    let forty = String(repeating: "字", count: 40)
    #expect(Excerpt.quote(forty) == forty)
    #expect(Excerpt.quote(forty + "字") == String(repeating: "字", count: 39) + "…")
    #expect(Excerpt.quote("abcdef", limit: 3) == "ab…")
    #expect(Excerpt.quote("abc", limit: 0) == "…")
  }

  @Test("a letter under a thousand combining marks is short too")
  func combining() {
    let text = "e" + String(repeating: "\u{301}", count: 1_000)
    #expect(Excerpt.quote(text).unicodeScalars.count == 40)
  }
}
