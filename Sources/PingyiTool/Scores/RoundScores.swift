import Diagnostics
import ExactArithmetic
import Questionnaires
import Rounds
import Scoring
import Sheets
import Tallies

/// The scores of all units of a round under chosen readings.
struct RoundScores: Sendable {
  /// One score a unit, in the order of the round.
  let scores: [UnitScore]
  /// Their places, in the same order.
  let ranks: [Rank]
  /// The readings that were applied.
  let readings: Readings
  /// Batches that no figure counts.
  let exclusions: [TallyBook.Exclusion]

  /// Scores every unit.
  init(
    _ round: Round, _ scheme: Scheme, _ state: CollectionState, readings: Readings
  ) {
    let book = TallyBook(state)
    let measures = Self.measures(of: round, scheme, book, state)
    self.init(round, scheme, measures, readings: readings, exclusions: book.exclusions)
  }

  /// Scores every unit from measures that are at hand.
  init(
    _ round: Round, _ scheme: Scheme, _ measures: Measures, readings: Readings,
    exclusions: [TallyBook.Exclusion]
  ) {
    scores = round.units.map {
      scheme.score(unit: $0.id, measures: measures, readings: readings)
    }
    ranks = Self.ranks(of: scores)
    self.readings = readings
    self.exclusions = exclusions
  }

  /// What the scheme reads, for every unit.
  static func measures(
    of round: Round, _ scheme: Scheme, _ book: TallyBook, _ state: CollectionState
  ) -> Measures {
    let source = MeasureSource(book, state)
    var measures = Measures()
    for unit in round.units {
      for input in scheme.inputs {
        measures[unit: unit.id, input: input.name] =
          switch input.origin {
          case .rate(let questionnaire, let rate):
            source.rate(rate, of: questionnaire, unit: unit.id, word: input.name)
          case .fact(let id, _): source.fact(id, unit: unit.id)
          }
      }
    }
    return measures
  }

  /// Whether nothing is missing and everything is sealed.
  var isFinal: Bool {
    scores.allSatisfy(\.isFinal) && !exclusions.contains(where: \.isUndecided)
  }

  /// A unit's place: one more than the units surely above it, to one more than those possibly above.
  struct Rank: Sendable, Hashable {
    let best: Int
    let worst: Int
  }

  /// The places in the order of the scores; equal points share a place (competition ranking).
  private static func ranks(of scores: [UnitScore]) -> [Rank] {
    let lows = scores.map(\.value.low).sorted()
    let highs = scores.map(\.value.high).sorted()
    return scores.map { score in
      let surely = count(above: score.value.high, in: lows)
      // A unit whose points are not determined lies possibly above its own low end.
      let isItself = score.value.high > score.value.low ? 1 : 0
      let possibly = count(above: score.value.low, in: highs) - isItself
      return Rank(best: surely + 1, worst: possibly + 1)
    }
  }

  /// How many of the sorted values are greater than a limit.
  private static func count(above limit: Rational, in sorted: [Rational]) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] > limit { high = middle } else { low = middle + 1 }
    }
    return sorted.count - low
  }
}
