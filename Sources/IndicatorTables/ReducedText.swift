package import ExactArithmetic

/// A text without blanks and signs, in half width and lower case, so that words are found whatever their form.
package struct ReducedText: Sendable, Hashable {
  /// Its scalars.
  package let scalars: [Unicode.Scalar]

  /// Whether there is nothing left.
  package var isEmpty: Bool { scalars.isEmpty }

  /// Whether another text stands somewhere in it; an empty one does not.
  package func holds(_ other: ReducedText) -> Bool { index(of: other, from: 0) != nil }

  /// The text with every occurrence of another one replaced by a gap that no word crosses.
  package func without(_ other: ReducedText) -> ReducedText {
    var rest: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      if !other.isEmpty, scalars[index...].starts(with: other.scalars) {
        rest.append(" ")
        index += other.scalars.count
      } else {
        rest.append(scalars[index])
        index += 1
      }
    }
    return ReducedText(scalars: rest)
  }

  private func index(of other: ReducedText, from start: Int) -> Int? {
    guard let first = other.scalars.first, scalars.count >= other.scalars.count else { return nil }
    var index = start
    while index + other.scalars.count <= scalars.count {
      if scalars[index] == first, scalars[index...].starts(with: other.scalars) { return index }
      index += 1
    }
    return nil
  }

  /// The share of pairs of neighbouring characters that two texts have in common, from 0 to 1.
  ///
  /// Source: L. R. Dice, "Measures of the amount of ecologic association between species", Ecology 26
  /// (1945), 297–302, on pairs of characters. Worked example: `abcd` and `abce` have `ab` and `bc` of three
  /// pairs each: 2·2/(3 + 3) = 2/3.
  package func likeness(to other: ReducedText) -> Rational {
    let mine = pairs
    let theirs = other.pairs
    guard !mine.isEmpty, !theirs.isEmpty else { return self == other ? 1 : 0 }
    var counts: [[Unicode.Scalar]: Int] = [:]
    for pair in theirs { counts[pair, default: 0] += 1 }
    var common = 0
    for pair in mine where counts[pair, default: 0] > 0 {
      counts[pair, default: 0] -= 1
      common += 1
    }
    return (try? Rational(2 * common, over: mine.count + theirs.count)) ?? 0
  }

  private var pairs: [[Unicode.Scalar]] {
    zip(scalars, scalars.dropFirst()).map { [$0, $1] }
  }
}
