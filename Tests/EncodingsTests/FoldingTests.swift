import Encodings
import Testing

struct FoldingTests {
  /// Source: by hand from the list in the line protocol, "Text that arrives".
  @Test(
    "Words, numbers and marks are brought to one spelling",
    arguments: [
      ("", ""), ("17 1.*-", "17 1.*-"), ("１７　１１２３９．＊", "17 11239.*"), ("ｗｈｏ", "who"),
      ("１。２", "1.2"), ("－", "-"), ("ー", "-"), ("−", "-"), ("—", "-"), ("！～", "!~"),
      ("ｑ３＝２", "q3=2"), ("＠７", "@7"), ("收批", "收批"),
      // Not folded: the en dash, the ideographic comma, other digits, half-width katakana.
      ("–", "–"), ("1、2", "1、2"), ("٣①Ⅲ三", "٣①Ⅲ三"), ("ｱ", "ｱ"),
      ("\u{FF00}\u{FF5F}", "\u{FF00}\u{FF5F}"),
    ])
  func folding(text: String, expected: String) {
    // Scalars, because `==` on strings takes canonically equivalent ones for the same.
    #expect(Array(Folding.fold(text).unicodeScalars) == Array(expected.unicodeScalars))
    #expect(Array(Folding.fold(text[...]).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func `only in a tick list the ideographic comma is a comma`() {
    #expect(Folding.foldTickList("１、３，５") == "1,3,5")
    #expect(Folding.fold("１、３，５") == "1、3,5")
  }

  /// Source: U+FF01–FF5E are U+0021–007E in the same order, The Unicode Standard, Halfwidth and
  /// Fullwidth Forms.
  @Test func `all 94 full-width forms become ASCII in order`() {
    let wide = (0xFF01...0xFF5E as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)
    let folded = Folding.fold(String(String.UnicodeScalarView(wide)))
    #expect(Array(folded.utf8) == Array(0x21...0x7E))
  }

  @Test func `what is decomposed stays decomposed`() {
    #expect(Array(Folding.fold("ｅ\u{301}é").unicodeScalars).map(\.value) == [0x65, 0x301, 0xE9])
  }
}
