import Testing

@testable import Encodings

struct PercentEscapingTests {
  /// Source: Python 3.11: ''.join('%%%02X' % b for b in c.encode()) for the characters escaped.
  @Test(
    "A text is written as one word and read back",
    arguments: [
      ("", "%-"), ("a", "a"), ("%", "%25"), (" ", "%20"), ("%-", "%25-"), ("-", "-"),
      ("意见 1", "意见%201"), ("a\tb\n", "a%09b%0A"), ("\u{0}", "%00"), ("\u{7F}", "%7F"),
      ("\u{80}\u{9F}", "%C2%80%C2%9F"), ("\u{A0}", "\u{A0}"), ("\r\n", "%0D%0A"),
      ("\u{2028}\u{2029}", "%E2%80%A8%E2%80%A9"), ("\u{202E}", "%E2%80%AE"),
      ("\u{200B}\u{200D}", "%E2%80%8B%E2%80%8D"), ("\u{FEFF}", "%EF%BB%BF"),
      ("\u{61C}", "%D8%9C"), ("\u{2066}\u{2069}", "%E2%81%A6%E2%81%A9"), ("\u{2060}", "%E2%81%A0"),
      ("\u{2010}\u{2027}\u{202F}", "\u{2010}\u{2027}\u{202F}"), ("100%", "100%25"),
      ("👨\u{200D}👩", "👨%E2%80%8D👩"), ("e\u{301}", "e\u{301}"), ("　", "　"),
    ])
  func words(text: String, word: String) {
    #expect(Array(PercentEscaping.escape(text).utf8) == Array(word.utf8))
    #expect(PercentEscaping.unescape(word).map { Array($0.utf8) } == Array(text.utf8))
    var line = Array("x=".utf8)
    PercentEscaping.escape(text, into: &line)
    #expect(line == Array("x=\(word)".utf8))
  }

  @Test(
    "A word that escaping would not have written is refused",
    arguments: [
      "", " ", "a b", "%", "%2", "a%", "%zz", "%2g", "%2a", "%0a", "%c2%80", "%41", "%2D", "%-%-",
      "a%-", "%-a", "%E2%80", "%E2%80%A8%80", "%C0%80", "%ED%A0%80", "%FF", "%E6%84%8F", "\u{200B}",
      "a\n", "\u{7F}", "\u{202E}", "%C3%A9", "%%", "%25%", "％25a\u{85}", "%E2%80\u{A8}",
    ])
  func refusals(word: String) {
    #expect(PercentEscaping.unescape(word) == nil)
  }

  @Test func `bytes that are no UTF-8 are no word`() {
    for hex in ["ff", "61 e6", "6125 3432 c3"] {
      #expect(bytes(hex).withUnsafeBytes { PercentEscaping.unescape($0) } == nil)
    }
  }

  /// Source: the two laws themselves, for every scalar of the basic plane.
  @Test func `every scalar survives, and its word holds no blank and no control`() {
    for scalar in (0...0xFFFF).compactMap(Unicode.Scalar.init) {
      let text = "a\(scalar)1"
      let word = PercentEscaping.escape(text)
      let back = PercentEscaping.unescape(word)
      #expect(
        back.map { Array($0.utf8) } == Array(text.utf8), "U+\(String(scalar.value, radix: 16))")
      if scalar.properties.generalCategory == .control || scalar == " " {
        #expect(word.utf8.allSatisfy { (0x21...0x7E).contains($0) })
      }
    }
  }

  /// Source: the law `escape(unescape(y)) == y`, for all words of up to 4 of these characters.
  @Test func `every word that is accepted is the one that would be written`() {
    let alphabet = ["%", "2", "5", "-", "0", "A", "a", " ", "C", "é"]
    var words = [""]
    var accepted = 0
    for _ in 0..<4 {
      words = words.flatMap { word in alphabet.map { word + $0 } }
      for word in words {
        guard let text = PercentEscaping.unescape(word) else { continue }
        accepted += 1
        #expect(PercentEscaping.escape(text) == word)
      }
    }
    #expect(accepted > 1_000)
  }
}
