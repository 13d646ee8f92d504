import ExactArithmetic
public import Rounds

extension MeasureSource {
  /// The leaders' score of a unit: one rating by every leader of the round, all of them required.
  ///
  /// While ratings are missing the score lies between what it would be if they were the least and the
  /// greatest possible.
  ///
  /// - Parameters:
  ///   - item: a grid over the assessed units.
  ///   - word: the name under which `fact` may say `na`, `pending` or `notHeld`.
  public func leaders(
    _ item: String, of sheets: RatingSheets, by leaders: [Rater], _ aggregation: Aggregation,
    trimFrom: Int, unit: String, word: String
  ) -> Measure {
    if let spoken = spoken(of: unit, word, contradictedBy: !sheets.batches.isEmpty) {
      return spoken
    }
    guard !leaders.isEmpty else { return Measure(.missing(.noRaters)) }
    guard !sheets.batches.isEmpty else {
      return nothing(of: [sheets.questionnaire], at: [unit, "all"])
    }
    let place = "\(item):\(unit)"
    var ratings: [Rational] = []
    var missing: [String] = []
    var marks: [(rater: String, mark: Rational)] = []
    for leader in leaders {
      switch sheets.rating(by: leader.number, at: place) {
      case .score(let rating):
        ratings.append(rating)
        marks.append((leader.id, rating))
      case .notApplicable, .absent, .contradicted: missing.append(leader.id)
      }
    }
    let provenance = Measure.Provenance.sheets(
      .init(
        questionnaires: [sheets.questionnaire], item: item, batches: sheets.batches,
        isSealed: sheets.isSealed, count: ratings.count, missing: missing,
        spread: Measure.MarkSpread(marks)))
    if missing.isEmpty {
      let score = aggregation.score(ratings, trimFrom: trimFrom)
      return Measure(score.map { .number($0) } ?? .missing(.noRaters), from: provenance)
    }
    guard let range = sheets.range(at: place),
      let low = aggregation.score(
        ratings + missing.map { _ in range.lowerBound }, trimFrom: trimFrom),
      let high = aggregation.score(
        ratings + missing.map { _ in range.upperBound }, trimFrom: trimFrom)
    else { return Measure(.missing(.noPaper), from: provenance) }
    return Measure(.between(low: low, high: high, .missingRaters(missing)), from: provenance)
  }

  /// The mark that a scoring department gives a unit for an item, from its sheet about the unit.
  ///
  /// `-` on the sheet says that the item does not apply to the unit. Sheets of several departments, or several sheets of one, must agree; else nothing counts until the
  /// contradiction is resolved.
  public func mark(
    _ item: String, of questionnaire: String, by departments: [Rater], unit: String, word: String
  ) -> Measure {
    let sheets = RatingSheets(questionnaire, subject: unit, in: book, state)
    if let spoken = spoken(of: unit, word, contradictedBy: !sheets.batches.isEmpty) {
      return spoken
    }
    guard !sheets.batches.isEmpty else { return nothing(of: [questionnaire], at: [unit]) }
    let ratings = departments.map { sheets.rating(by: $0.number, at: item) }
    let scores = Set(ratings.filter { $0 != .absent })
    let provenance = Measure.Provenance.sheets(
      .init(
        questionnaires: [questionnaire], item: item, batches: sheets.batches,
        isSealed: sheets.isSealed, count: ratings.count { $0 != .absent }))
    guard scores.count <= 1 else { return Measure(.conflict, from: provenance) }
    switch scores.first {
    case .score(let mark): return Measure(.number(mark), from: provenance)
    case .notApplicable: return Measure(.notApplicable, from: provenance)
    case .contradicted: return Measure(.conflict, from: provenance)
    case .absent, nil: return Measure(.missing(.noPaper), from: provenance)
    }
  }
}
