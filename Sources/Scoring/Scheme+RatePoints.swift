import ExactArithmetic
public import Tallies

extension Scheme {
  /// What the items that read a rate give a unit together, for each of some values of the rate.
  ///
  /// Everything else stays as it was measured. It is exact, like every score. Nil where the points of these
  /// items do not simply add up to the total: in a composed total, on a converted scale, or where places decide.
  ///
  /// - Parameters:
  ///   - input: the name of the input that is the rate
  ///   - values: the values to try
  ///   - overrides: what the office decided about items, which no rate moves
  public func points(
    reading input: String, as values: [Measure.Value], unit: String, measures: Measures,
    readings: Readings, overrides: RoundOverrides = RoundOverrides()
  ) -> [Score]? {
    guard composition == nil, conversion == nil else { return nil }
    let names = Set([input] + inputs.filter { $0.isMade(of: input) }.map(\.name))
    let readers = sections.flatMap(\.scored).filter { item in
      item.rule.inputNames.contains { names.contains($0) }
    }
    guard !readers.contains(where: { $0.rule.all.contains { $0.primitive is RankPoints } }) else {
      return nil
    }
    let frame = overrides.placed(
      in: evaluations(
        units: [unit], values: [measures[unit: unit]], readings: readings, isTelling: false))[0]
    return values.map { value in
      var evaluation = frame
      evaluation.measures[input] = Measure(value)
      return readers.reduce(Score(0)) { $0 + $1.explain(in: evaluation).value }
    }
  }
}

extension Scheme.Input {
  /// Whether it is made of another input, directly.
  fileprivate func isMade(of name: String) -> Bool {
    switch origin {
    case .mean(let names), .choice(_, let names): names.contains { $0.value == name }
    default: false
    }
  }
}
