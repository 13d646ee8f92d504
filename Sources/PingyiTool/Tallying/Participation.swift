import Diagnostics
import ExactArithmetic
import Questionnaires
import Rounds
import Tallies

/// How many took part, beside the least share that a questionnaire asks for.
struct Participation {
  /// The papers that were entered.
  let entered: Int
  /// How many could have taken part; nil where the round does not say.
  let population: Int?
  /// The least share.
  let floor: Rational

  /// Looks a tally up in its round.
  init(_ tally: Tally, _ declared: ParticipationFloor, _ round: Round) {
    entered = tally.entered
    floor = declared.floor
    population =
      switch declared.population {
      case .members: round.unit(id: tally.key.subject)?.members
      case .issued: tally.issued
      }
  }

  /// Whether the share was reached; nil where nobody knows.
  var isReached: Bool? {
    guard let population, let share = try? Rational(entered, over: population) else { return nil }
    return share >= floor
  }

  /// In words.
  func words(_ decimals: Int) -> Bilingual {
    let limit = Figure.percent(floor, decimals: 0)
    guard let isReached, let population else {
      return Bilingual(
        zh: "参与率要求 \(limit)，但轮次没有写会员人数",
        en: "at least \(limit) must take part, but the round does not state the members")
    }
    let rate = Figure.rate(entered, of: population, decimals: decimals)
    return isReached
      ? Bilingual(zh: "参与率 \(rate)，达到 \(limit)", en: "participation \(rate), reaches \(limit)")
      : Bilingual(zh: "参与率 \(rate)，未达到 \(limit)", en: "participation \(rate), below \(limit)")
  }
}
