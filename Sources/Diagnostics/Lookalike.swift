/// Names reduced to what the eye tells apart, to find twins such as `q1` and `ql`.
public enum Lookalike {
  /// A text in lower case with full-width forms made ASCII and blanks around it dropped.
  public static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in asciiForms(text).unicodeScalars {
      scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// The folded text with `o` read as `0`, and `l` and `i` read as `1`.
  ///
  /// Two names with one skeleton are easily taken for each other, on paper and at the keyboard.
  public static func skeleton(of text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in folded(text).unicodeScalars {
      switch scalar {
      case "o": scalars.append("0")
      case "l", "i", "|": scalars.append("1")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The text with U+FF01–U+FF5E made ASCII and U+3000 made a space; everything else stays.
  public static func asciiForms(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000:
        scalars.append(" ")
      default:
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
