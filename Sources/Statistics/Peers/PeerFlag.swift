public import ExactArithmetic

/// Something in a table of marks that a person should look at; it changes no score.
public enum PeerFlag: Sendable, Hashable {
  /// A rater who gave at least three marks, all alike.
  case flatRater(String, mark: Rational)
  /// Two who gave each other their highest mark, above what the others gave either.
  case reciprocalPair(String, String)
  /// The rater whose marks are lowest, once it is taken into account whom they mark.
  case mostSevere(String)
  /// The rater whose marks are highest, once it is taken into account whom they mark.
  case mostLenient(String)
  /// A mark for oneself above every one of at least three marks by others.
  case overconfident(String, selfMark: Rational, highestOfOthers: Rational)
}

extension PeerMarks {
  /// The flags: flat raters, pairs, the most severe and the most lenient rater, self-ratings.
  ///
  /// Severity is by the effects of ``SeverityView``, or by raters' means where the table is in parts;
  /// it is not flagged when the extreme is shared.
  public func flags(severity: SeverityView?) -> [PeerFlag] {
    flatRaters() + reciprocalPairs() + extremes(severity) + overconfident()
  }

  private func marksForOthers(_ rater: Int) -> [(one: Int, mark: Rational)] {
    given(rater).filter { rated[$0.one] != raters[rater] }
  }

  private func flatRaters() -> [PeerFlag] {
    raters.indices.compactMap { rater in
      let marks = marksForOthers(rater).map(\.mark)
      guard marks.count >= 3, let first = marks.first, marks.allSatisfy({ $0 == first }) else {
        return nil
      }
      return .flatRater(raters[rater], mark: first)
    }
  }

  private func reciprocalPairs() -> [PeerFlag] {
    var flags: [PeerFlag] = []
    for first in raters.indices {
      for second in raters.indices where second > first {
        if favours(first, raters[second]), favours(second, raters[first]) {
          flags.append(.reciprocalPair(raters[first], raters[second]))
        }
      }
    }
    return flags
  }

  /// Whether a rater gave somebody the highest of differing marks, above all others' mean for them.
  private func favours(_ rater: Int, _ id: String) -> Bool {
    guard let one = rated.firstIndex(of: id), let mark = mark(rater, one) else { return false }
    let marks = marksForOthers(rater).map(\.mark)
    guard marks.allSatisfy({ $0 <= mark }), marks.contains(where: { $0 < mark }) else {
      return false
    }
    let others = received(one).filter { $0.rater != rater && raters[$0.rater] != id }.map(\.mark)
    guard !others.isEmpty else { return false }
    return mark * Rational(others.count) > others.reduce(0, +)
  }

  private func extremes(_ severity: SeverityView?) -> [PeerFlag] {
    var effects: [(id: String, value: Double)] = []
    if let severity {
      effects = severity.raters.map { ($0.id, $0.effect) }
    } else {
      for rater in raters.indices {
        let marks = marksForOthers(rater).map(\.mark.nearestDouble)
        if !marks.isEmpty { effects.append((raters[rater], Moments.mean(of: marks))) }
      }
    }
    guard effects.count >= 3, let low = effects.min(by: { $0.value < $1.value }),
      let high = effects.max(by: { $0.value < $1.value })
    else { return [] }
    let tolerance = 1e-9 * max(1, abs(low.value), abs(high.value))
    var flags: [PeerFlag] = []
    if effects.count(where: { $0.value - low.value <= tolerance }) == 1 {
      flags.append(.mostSevere(low.id))
    }
    if effects.count(where: { high.value - $0.value <= tolerance }) == 1 {
      flags.append(.mostLenient(high.id))
    }
    return flags
  }

  private func overconfident() -> [PeerFlag] {
    rated.indices.compactMap { one in
      let others = received(one).filter { raters[$0.rater] != rated[one] }.map(\.mark)
      guard others.count >= 3, let own = selfMark(of: one), let highest = others.max(),
        own > highest
      else { return nil }
      return .overconfident(rated[one], selfMark: own, highestOfOthers: highest)
    }
  }
}
