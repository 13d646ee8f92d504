import Digests

/// A ruling on a paper of a closed pass; each names those that its author had read.
struct PaperRuling: Statement {
  let stamp: Stamp
  /// What it makes of the paper.
  let paper: Paper
  /// What the pass said of the paper when it closed.
  let keyed: Paper.Ruling?

  /// What it says of the paper; nil where it lifts a ruling.
  var outcome: Paper.Ruling? { paper.ruling }

  /// Whether both say the same of the paper; reasons may be worded differently.
  func agrees(with other: PaperRuling) -> Bool {
    Paper.Ruling.agree(outcome, other.outcome) && paper.isVoided == other.paper.isVoided
  }
}

/// What was ruled on one paper since its pass closed.
///
/// Two people who have not read each other may rule the same. Neither contradicts the other, and each can
/// take the own line back: the ruling stands as long as one of them says it, whichever is read first.
struct PaperRulings: Sendable, Hashable {
  /// The paper as the pass left it; nil for a number that was not keyed.
  let base: Paper?
  /// The rulings.
  var statements = Statements<PaperRuling>()
  /// The contradiction among those that stand, as the batch lists it.
  var conflict: Conflict?

  /// The ruling that stands.
  var standing: PaperRuling? { statements.heads.first }

  /// The paper as it is ruled to be.
  var paper: Paper? { standing?.paper ?? base }

  /// Lets what stands follow another record, and forgets what led to it.
  mutating func rebase(on stamp: Stamp) {
    guard let standing else { return }
    statements = Statements(PaperRuling(stamp: stamp, paper: standing.paper, keyed: standing.keyed))
  }
}

/// What was ruled on a paper after its pass had closed.
public struct LaterRuling: Sendable, Hashable {
  /// The paper.
  public let number: Int
  /// What it is ruled to be; nil where a ruling was lifted.
  public let outcome: Paper.Ruling?
  /// Why, where a reason was given.
  public let reason: String
}

extension Batch {
  /// The ruling after an end that stands on a paper: since the last end, or before a reopening that left it.
  ///
  /// Where the clerk of the reopened pass has ruled otherwise since, that is what was keyed.
  func laterRuling(on number: Int) -> PaperRuling? {
    if let ruling = rulings[number]?.standing { return ruling }
    guard let former = formerRulings[number], let paper = passes[1]?.papers[number],
      Paper.Ruling.agree(former.outcome, paper.ruling)
    else { return nil }
    return former
  }

  /// Lets a reopening of pass 1 keep who ruled on its papers: the office is not the clerk.
  mutating func retireRulings() {
    for number in Set(rulings.keys).union(formerRulings.keys) {
      formerRulings[number] = laterRuling(on: number)
    }
    rulings = [:]
  }

  /// What was ruled on papers since pass 1 closed and differs from what was keyed, by number.
  public var laterRulings: [LaterRuling] {
    Set(rulings.keys).union(formerRulings.keys).sorted().compactMap { number in
      guard let ruling = laterRuling(on: number), !Paper.Ruling.agree(ruling.outcome, ruling.keyed)
      else {
        return nil
      }
      let reason: String
      if case .invalid(_, let given) = ruling.outcome {
        reason = given
      } else {
        reason =
          passes[1]?.corrections.last { $0.number == number && !$0.reason.isEmpty }?.reason ?? ""
      }
      return LaterRuling(number: number, outcome: ruling.outcome, reason: reason)
    }
  }
}

extension Paper.Ruling {
  /// Whether two passes or rulings say the same; reasons may be worded differently.
  static func agree(_ a: Paper.Ruling?, _ b: Paper.Ruling?) -> Bool {
    switch (a, b) {
    case (.invalid(let code, _)?, .invalid(let other, _)?): code == other
    case (.abstained?, .abstained?), (nil, nil): true
    default: false
    }
  }
}
