import Glibc

/// A small generator of pseudorandom numbers, the same on every machine; for simulations, never for draws.
///
/// Source: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014,
/// figure 17 (mix64 variant 13, golden gamma). Worked example: from 1234567 come 6457827717110365317 and
/// 3203168211198807973.
public struct SplitMix: RandomNumberGenerator, Sendable, Hashable {
  private var state: UInt64
  private var spare: Double?

  /// Begins at a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number above 0 and below 1, of 53 bits.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  /// A normal number with mean 0 and standard deviation 1.
  ///
  /// Source: G. E. P. Box, M. E. Muller, Annals of Mathematical Statistics 29 (1958), p. 610–611.
  mutating func normal() -> Double {
    if let found = spare {
      spare = nil
      return found
    }
    let radius = (-2 * log(uniform())).squareRoot()
    let angle = 2 * Double.pi * uniform()
    spare = radius * sin(angle)
    return radius * cos(angle)
  }
}
