import Definitions
import Diagnostics
import ExactArithmetic

/// What a line or a condition decides about: points to lose, all of them, or points to win.
enum Stake: Sendable {
  /// Points taken where it is not reached.
  case lose(Rational)
  /// All points taken where it is not reached.
  case all
  /// Points given only where it is reached.
  case win(Rational)

  /// Reads `lose`, `win` or neither.
  static func read(from reader: inout ObjectReader) -> Stake? {
    let lose = reader.optional("lose", .rational(from: 0))
    let win = reader.optional("win", .rational(from: 0))
    let found = ["lose", "win"].filter { reader.has($0) }
    guard found.count < 2 else {
      reader.report(SchemeFault.oneOf(["lose", "win"], found: found))
      return nil
    }
    if found.isEmpty { return .all }
    return lose.map(Stake.lose) ?? win.map(Stake.win)
  }

  /// Whether it gives points.
  var gives: Bool {
    if case .win = self { true } else { false }
  }

  /// The most that it can take whatever the inputs; nil for all points.
  var greatestLoss: Rational? {
    switch self {
    case .lose(let points), .win(let points): points
    case .all: nil
    }
  }

  /// The points that it gives at best; nil where it only takes.
  var award: Rational? {
    if case .win(let points) = self { points } else { nil }
  }

  /// The points at stake.
  func points(in evaluation: Evaluation) -> Rational {
    switch self {
    case .lose(let points), .win(let points): points
    case .all: evaluation.available
    }
  }

  /// Takes or gives the points; `isReached` is nil while that is open.
  func settle(
    _ node: inout Explanation, isReached: Bool?, in evaluation: Evaluation, because: Bilingual
  ) {
    let points = points(in: evaluation)
    guard gives, evaluation.isOpenEnded else {
      // Under a limit, what is not won counts as lost, once.
      let loss = isReached == true ? 0 : points
      node.take(
        Span(atWorst: loss, atBest: isReached == nil ? 0 : loss), in: evaluation, because: because)
      return
    }
    node.give(
      from: isReached == true ? points : 0, to: isReached == false ? 0 : points, in: evaluation,
      because: because)
  }

  // MARK: Words

  /// What being on the good side does.
  func reached(in evaluation: Evaluation) -> Bilingual {
    switch self {
    case .lose, .all: Bilingual(zh: "不扣分", en: "nothing lost")
    case .win(let points):
      Bilingual(zh: "得 \(Wording.points(points)) 分", en: "\(Wording.amount(points)) given")
    }
  }

  /// What being on the bad side does.
  func failed(in evaluation: Evaluation) -> Bilingual {
    let points = points(in: evaluation)
    switch self {
    case .lose:
      return Bilingual(zh: "扣 \(Wording.points(points)) 分", en: Wording.lost(points))
    case .all:
      return Bilingual(
        zh: "这 \(Wording.points(points)) 分不得分", en: "none of \(Wording.amount(points))")
    case .win:
      return Bilingual(
        zh: "不得这 \(Wording.points(points)) 分", en: "\(Wording.amount(points)) not given")
    }
  }

  /// What not knowing means.
  func unknown(_ label: Bilingual, in evaluation: Evaluation) -> Bilingual {
    Wording.unknown(label, losesUpTo: points(in: evaluation))
  }
}
