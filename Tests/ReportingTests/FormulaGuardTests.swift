import Reporting
import Testing

/// Texts with what a spreadsheet gets for them.
///
/// Source: the rule of the manual, applied by hand.
@Test(arguments: [
  ("=1", "'=1"), ("'=1", "''=1"), ("''=1", "'''=1"), ("'tis", "'tis"), ("'", "'"), ("-", "-"),
  ("--", "'--"), ("-5", "-5"), ("-5/7", "-5/7"), ("'-5", "''-5"), ("a=1", "a=1"),
  ("a\u{2028}=1", "a\u{2028}'=1"), ("a\n'@x", "a\n''@x"), ("", ""), ("＠", "'＠"),
])
func `a guarded text is harmless, and bare it is the text again`(text: String, guarded: String) {
  #expect(FormulaGuard.guarded(text) == guarded)
  #expect(FormulaGuard.bare(guarded) == text)
}

@Test func `guarding is undone exactly, whatever the text`() {
  // Every text of up to five of these, which are all that the rule looks at.
  let letters: [Unicode.Scalar] = ["'", "=", "-", "＋", "\t", "\n", "\r", "\u{2028}", "1", "字"]
  var texts: [String] = [""]
  var newest: [String] = [""]
  for _ in 0..<5 {
    newest = newest.flatMap { text in
      letters.map { letter in
        var longer = text.unicodeScalars
        longer.append(letter)
        return String(longer)
      }
    }
    texts += newest
  }
  #expect(texts.count == 111_111)
  let wrong = texts.filter {
    !FormulaGuard.bare(FormulaGuard.guarded($0)).unicodeScalars.elementsEqual($0.unicodeScalars)
  }
  #expect(wrong.isEmpty, "\(wrong.prefix(3).map { Array($0.unicodeScalars) })")
}
