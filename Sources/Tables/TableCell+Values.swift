import Encodings
public import ExactArithmetic

extension TableCell {
  /// The text with full-width forms made ASCII and blanks around it dropped, for numbers and words.
  public var folded: String {
    let text = Folding.fold(text).unicodeScalars
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    let start = text.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.lastIndex { !isBlank($0) }.map { text.index(after: $0) } ?? start
    return String(text[start..<end])
  }

  /// Whether there is nothing but blanks in it.
  public var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// A whole number in decimal digits within a range; throws `notWhole`.
  public func whole(in range: ClosedRange<Int>) throws(CellFault) -> Int {
    let digits = folded
    let unsigned =
      digits.utf8.first == UInt8(ascii: "-") ? digits.utf8.dropFirst() : digits.utf8[...]
    guard (1...15).contains(unsigned.count),
      unsigned.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), range.contains(number)
    else {
      throw .notWhole(self, low: range.lowerBound, high: range.upperBound)
    }
    return number
  }

  /// An exact number such as `12`, `0.5`, `90%` or `17/20`, of at most 40 bytes; throws `notNumber`.
  public func number() throws(CellFault) -> Rational {
    let text = folded
    guard text.utf8.count <= 40 else { throw .notNumber(self) }
    do throws(NumberSyntaxError) {
      return try Rational(parsing: text)
    } catch {
      throw .notNumber(self)
    }
  }

  /// 是/否, yes/no or 1/0, in any case and width; throws `notYesNo`.
  public func yesNo() throws(CellFault) -> Bool {
    guard let answer = YesNo.answer(folded) else { throw .notYesNo(self) }
    return answer
  }
}

/// The words with which a cell says yes or no.
public enum YesNo {
  /// True for 是, yes and 1; false for 否, no and 0; nil for every other text.
  public static func answer(_ text: some StringProtocol) -> Bool? {
    switch text.lowercased() {
    case "是", "yes", "1": true
    case "否", "no", "0": false
    default: nil
    }
  }
}
