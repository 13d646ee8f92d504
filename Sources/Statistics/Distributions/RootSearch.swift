/// Newton's method on an increasing function, kept between the points already known.
enum RootSearch {
  /// The value and the slope of a function at a point.
  typealias Point = (value: Double, slope: Double)

  /// Where an increasing function is zero, to the last digits of `u` or 1e−16, whatever is larger.
  ///
  /// A step that leaves the bracket, or is no number, is replaced by halving the bracket or, while
  /// an end is open, by a step of doubled width.
  static func zero(from start: Double, _ function: (Double) -> Point) -> Double {
    var low = -Double.infinity
    var high = Double.infinity
    var u = start
    var width = 1.0
    for round in 0..<400 {
      let (value, slope) = function(u)
      if value == 0 { return u }
      if value < 0 { low = u } else { high = u }
      var next = u - value / slope
      if !(next > low && next < high) {
        if low.isFinite, high.isFinite {
          next = low + (high - low) / 2
        } else {
          next = value < 0 ? u + width : u - width
          width *= 2
        }
      }
      let step = abs(next - u)
      let scale = max(1, abs(u))
      u = next
      if step <= 1e-16 * scale || (round > 24 && step <= 1e-14 * scale) { return u }
    }
    return u
  }
}
