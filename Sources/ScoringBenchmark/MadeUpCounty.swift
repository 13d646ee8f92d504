import ExactArithmetic
import Scoring
import Sheets
import Tallies

/// Made-up values of inputs as counties have them: most things are done, counts are small, rates are of
/// any size; the same seed makes the same values (SplitMix64, Steele, Lea and Flood 2014).
struct MadeUpCounty: RandomNumberGenerator {
  /// Where the values start.
  let seed: UInt64
  private var state: UInt64

  init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A value of an input; one in a hundred is still to come.
  mutating func value(of input: Scheme.Input) -> Measure.Value {
    if Int.random(in: 0..<100, using: &self) == 0 { return .pending }
    switch input.kind {
    case .yesNo: return .yesNo(.random(in: 1...10, using: &self) <= (input.silentMeansNone ? 3 : 8))
    case .date:
      let day = Int.random(in: 6...17, using: &self)
      return .date("2020-01-\(day < 10 ? "0" : "")\(day)")
    case .count: return .number(Rational(Int.random(in: 0...6, using: &self)))
    // Marks are within the points of most parts.
    case .amount: return .number(Rational(Int.random(in: 0...2, using: &self)))
    case .ratio, .rate:
      let whole = Int.random(in: 20...2_000, using: &self)
      return .rate(satisfied: .random(in: whole / 2...whole, using: &self), of: whole)
    }
  }
}
