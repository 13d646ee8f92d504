/// Which scalars are Hanzi, and which prove as surely as Hanzi that a text was decoded rightly.
public enum Hanzi {
  /// Whether a scalar is a CJK ideograph: the unified blocks A to I and the compatibility ones.
  public static func contains(_ scalar: Unicode.Scalar) -> Bool {
    contains(scalar.value)
  }

  static func contains(_ value: UInt32) -> Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFD: true
    default: false
    }
  }

  /// Whether a scalar is a Hanzi, or one of the Chinese punctuation marks and full-width forms.
  ///
  /// The blocks U+3000–303F and U+FF00–FFEF are our addition to the rule that speaks of Hanzi: a
  /// line such as `１，２。` needs no Hanzi to be UTF-8 beyond doubt.
  static func proves(_ value: UInt32) -> Bool {
    contains(value) || (0x3000...0x303F).contains(value) || (0xFF00...0xFFEF).contains(value)
  }
}
