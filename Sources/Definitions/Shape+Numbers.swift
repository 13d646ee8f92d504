import Diagnostics
public import ExactArithmetic

extension Shape<Rational> {
  /// The greatest number of digits of a number, on each side of a fraction bar.
  private static var maximumDigits: Int { 15 }

  /// A number that decides, in quotation marks: `'85'`, `'0.5'`, `'90%'`, `'17/20'`, `'-2'`.
  ///
  /// A bare JSON5 number is `number-not-string`; more than 15 digits are refused.
  public static var rational: Shape { rational(expected: .numberWord) { _ in true } }

  /// A number that decides, within a range, such as points from 0 to 100.
  public static func rational(in range: ClosedRange<Rational>) -> Shape {
    let low = range.lowerBound.shown
    let high = range.upperBound.shown
    return rational(
      expected: Bilingual(
        zh: "\(low) 到 \(high) 的数，加引号", en: "a number from \(low) to \(high) in quotes")
    ) { range.contains($0) }
  }

  /// A number that decides and is at least this, such as points to lose.
  public static func rational(from least: Rational) -> Shape {
    rational(
      expected: Bilingual(
        zh: "不小于 \(least.shown) 的数，加引号", en: "a number of at least \(least.shown) in quotes")
    ) { $0 >= least }
  }

  /// A share of a whole, `'0'…'1'`, also as `'60%'` or `'1/2'`.
  public static var share: Shape {
    rational(
      expected: Bilingual(zh: "0 到 100% 的份额，如 '60%'", en: "a share from 0 to 100%, such as '60%'")
    ) { (0...1).contains($0) }
  }

  private static func rational(
    expected: Bilingual, where isFine: @escaping (Rational) -> Bool
  ) -> Shape {
    Shape<String>.numberText.converted { text, location, findings in
      if hasFittingLength(text), let number = number(from: text), isFine(number) { return number }
      findings.append(DefinitionFault.badNumber(text, expected: expected).finding(at: location))
      return nil
    }
  }

  private static func number(from text: String) -> Rational? {
    do throws(NumberSyntaxError) {
      return try Rational(parsing: text)
    } catch {
      return nil
    }
  }

  private static func hasFittingLength(_ text: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "/")).allSatisfy { part in
      part.count { (0x30...0x39).contains($0) } <= maximumDigits
    }
  }
}

extension Rational {
  /// The number as messages show it: a decimal where it ends, else a fraction.
  fileprivate var shown: String { terminatingDecimal ?? description }
}

extension Bilingual {
  fileprivate static var numberWord: Bilingual {
    Bilingual(
      zh: "加引号的数，如 '0.5'、'90%'、'17/20'", en: "a number in quotes, such as '0.5', '90%' or '17/20'")
  }
}
