import ExactArithmetic

/// Figures as forms print them.
enum FormNumbers {
  /// A share as a percentage, exactly or as a fraction: `30%`, `1/3`.
  static func percent(_ share: Rational) -> String {
    let percent = share * 100
    return percent.isInteger ? percent.decimalValue.text + "%" : share.description
  }

  /// The most rows that a share of them allows.
  static func most(_ share: Rational, of rows: Int) -> Int {
    (share * Rational(rows)).floor.exactInt ?? rows
  }
}
