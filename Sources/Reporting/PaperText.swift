/// How much room a text takes on paper, estimated from its characters alone.
///
/// A wide character takes an em, any other half of one. Where words wrap, a part of each line stays
/// empty, so text with letters is taken for a tenth longer than it is.
public enum PaperText {
  /// An em, in millimetres, of a font size in points.
  public static func em(_ size: Double) -> Double { size * 0.3528 }

  /// The width of a text on one line, in millimetres, at a font size in points.
  public static func width(_ text: String, size: Double) -> Double {
    Double(TerminalText.width(text)) * em(size) / 2
  }

  /// How many lines a text takes in a column of this width in millimetres; at least one.
  public static func lines(_ text: String, width: Double, size: Double) -> Int {
    guard width > em(size) else { return max(1, text.unicodeScalars.count) }
    let wraps = text.utf8.contains { (0x61...0x7A).contains($0) }
    let length = self.width(text, size: size) * (wraps ? 1.1 : 1)
    return max(1, Int((length / width).rounded(.up)))
  }
}
