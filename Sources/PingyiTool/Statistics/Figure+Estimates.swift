import ExactArithmetic
import Statistics

extension Figure {
  /// An estimate with a number of decimals; `—` where it is no number.
  static func estimate(_ value: Double, decimals: Int) -> String {
    guard let exact = Rational(exactly: value) else { return "—" }
    return exact.decimal(places: decimals, rule: .halfUp)
  }

  /// An estimate with at least six digits that count, so that small and large ones can be read.
  static func estimate(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "—" }
    var decimals = 6
    var size = value.magnitude
    while size >= 1, decimals > 2 {
      size /= 10
      decimals -= 1
    }
    while size < 0.1, decimals < 18 {
      size *= 10
      decimals += 1
    }
    return estimate(value, decimals: decimals)
  }

  /// Shares in percent with as few decimals as tell them apart, none on the wrong side of a line.
  static func percents(_ shares: [Rational], threshold: Rational?) -> [String] {
    var shown: [String] = []
    for places in 1...12 {
      shown = shares.map {
        $0.percentText(minimumPlaces: places, notContradicting: threshold)
      }
      if Set(shown).count == Set(shares).count { break }
    }
    return shown
  }
}
