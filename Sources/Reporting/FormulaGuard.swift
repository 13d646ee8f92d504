/// Makes cells harmless to spreadsheets in a way that can be undone exactly.
///
/// A cell, or a line inside it, that begins with `= + - @ TAB CR LF NUL` or a full-width twin gets an
/// apostrophe before it. So that undoing cannot take away an apostrophe that was there before, a line
/// of apostrophes followed by such a character gets one more. Everything else stays as it is: numbers
/// and fractions, a lone `-`, and text such as `'tis`.
public enum FormulaGuard {
  /// The text as a spreadsheet may have it.
  public static func guarded(_ text: String) -> String {
    guard needsLook(text), !isHarmless(text) else { return text }
    var output = String.UnicodeScalarView()
    forEachLine(of: text) { line in
      if line.drop(while: { $0 == "'" }).first.map(isDangerous) ?? false { output.append("'") }
      output.append(contentsOf: line)
    }
    return String(output)
  }

  /// The text that was guarded; a text that never was comes back as it is, but for an apostrophe
  /// before a dangerous character.
  public static func bare(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "'")) else { return text }
    var output = String.UnicodeScalarView()
    forEachLine(of: text) { line in
      let rest = line.drop { $0 == "'" }
      let isGuarded = rest.startIndex > line.startIndex && rest.first.map(isDangerous) ?? false
      output.append(contentsOf: isGuarded ? line.dropFirst() : line)
    }
    return String(output)
  }

  /// Whether a text is a number, a fraction or the mark `-`, which no spreadsheet runs.
  private static func isHarmless(_ text: String) -> Bool {
    if text.utf8.elementsEqual([UInt8(ascii: "-")]) { return true }
    var digits = text.utf8[...]
    if digits.first == UInt8(ascii: "-") { digits = digits.dropFirst() }
    let parts = digits.split(
      maxSplits: 1, omittingEmptySubsequences: false,
      whereSeparator: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") })
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// Whether anything in a text could matter; most cells are plain words and marks.
  private static func needsLook(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    let isPlainStart =
      first > 0x3F && first < 0x7F && first != 0x40 || (0x30...0x39).contains(first)
    return !isPlainStart || text.utf8.contains { $0 < 0x20 || $0 >= 0x7F }
  }

  /// Visits the lines of a text, each with its end; joined they are the text.
  ///
  /// A second line of a cell can begin a formula too, once a program splits it off.
  private static func forEachLine(
    of text: String, _ visit: (Substring.UnicodeScalarView) -> Void
  ) {
    var rest = text.unicodeScalars[...]
    while let end = rest.firstIndex(where: endsLine) {
      let next = rest.index(after: end)
      visit(rest[..<next])
      rest = rest[next...]
    }
    visit(rest)
  }

  private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  /// Whether a line that begins with this can act.
  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "−": true
    default: false
    }
  }
}
