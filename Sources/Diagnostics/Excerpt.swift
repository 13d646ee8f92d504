/// Input as it may be shown in a message: short, and without characters that act on a terminal.
public enum Excerpt {
  /// Shows at most `limit` scalars of a text, the last one as `…` when something was left out.
  ///
  /// Control, bidi, zero-width and unassigned characters become visible signs (`␊`, `⟨U+202E⟩`), so a
  /// quoted scalar may take up to ten places. The limit counts scalars, not graphemes, so that a
  /// letter with a thousand combining marks is short too.
  public static func quote(_ text: String, limit: Int = 40) -> String {
    let limit = max(1, limit)
    var shown = ""
    var count = 0
    var last = ""
    for scalar in text.unicodeScalars {
      count += 1
      if count > limit { return shown + "…" }
      shown += last
      last = sign(for: scalar)
    }
    return shown + last
  }

  /// The whole text with every character that is not plainly visible made so.
  public static func visible(_ text: String) -> String {
    var shown = ""
    shown.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      shown += sign(for: scalar)
    }
    return shown
  }

  private static func sign(for scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x20...0x7E, 0x4E00...0x9FA5:
      return String(Character(scalar))
    case 0x00...0x1F:
      return picture(0x2400 + scalar.value)
    case 0x7F:
      return picture(0x2421)
    default:
      return isPlain(scalar) ? String(Character(scalar)) : codePoint(scalar)
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      false
    case .spaceSeparator:
      scalar.value == 0x3000
    default:
      !scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func picture(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? "?"
  }

  private static func codePoint(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
  }
}
