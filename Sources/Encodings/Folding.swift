/// Brings command words, ids, numbers and marks to one spelling, whatever the keyboard's width.
///
/// Full-width forms U+FF01–FF5E become ASCII, the full-width blank U+3000 a blank, `。` a full stop,
/// and the dashes `－ ー − —` a hyphen. Of all digits only 0–9 and their full-width forms become
/// digits. Free text is never folded.
public enum Folding {
  /// The folded text; every other scalar stays as it is.
  public static func fold(_ text: some StringProtocol) -> String {
    fold(text, by: fold)
  }

  /// The folded text of a tick list, where `、` also becomes a comma.
  public static func foldTickList(_ text: some StringProtocol) -> String {
    fold(text) { $0 == "\u{3001}" ? "," : fold($0) }
  }

  /// The folded form of one scalar.
  public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "\u{FF01}"..."\u{FF5E}": ascii(scalar.value - 0xFF01 + 0x21)
    case "\u{3000}": " "
    case "\u{3002}": "."
    case "\u{30FC}", "\u{2212}", "\u{2014}": "-"
    default: scalar
    }
  }

  private static func ascii(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(truncatingIfNeeded: value))
  }

  private static func fold(
    _ text: some StringProtocol, by change: (Unicode.Scalar) -> Unicode.Scalar
  ) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return String(text) }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      folded.append(change(scalar))
    }
    return String(folded)
  }
}
