/// Means, variances and correlations of binary fractions, in two passes.
///
/// Source: T. F. Chan, G. H. Golub, R. J. LeVeque, The American Statistician 37 (1983), p. 242–247
/// (the corrected two-pass algorithm).
enum Moments {
  /// The mean of at least one value; the second pass adds what rounding took.
  static func mean(of values: [Double]) -> Double {
    let n = Double(values.count)
    let first = values.reduce(0, +) / n
    return first + values.reduce(0) { $0 + ($1 - first) } / n
  }

  /// The variance of at least two values, with count − 1 below the line.
  static func variance(of values: [Double]) -> Double {
    let mean = mean(of: values)
    var squares = 0.0
    var rest = 0.0
    for value in values {
      squares += (value - mean) * (value - mean)
      rest += value - mean
    }
    let n = Double(values.count)
    return (squares - rest * rest / n) / (n - 1)
  }

  /// The correlation of paired values; nil where one of them is constant.
  static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
    let (meanX, meanY) = (mean(of: x), mean(of: y))
    var products = 0.0
    var squaresX = 0.0
    var squaresY = 0.0
    for (a, b) in zip(x, y) {
      products += (a - meanX) * (b - meanY)
      squaresX += (a - meanX) * (a - meanX)
      squaresY += (b - meanY) * (b - meanY)
    }
    guard squaresX > 0, squaresY > 0 else { return nil }
    return products / (squaresX.squareRoot() * squaresY.squareRoot())
  }
}
