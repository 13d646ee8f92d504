/// A ruling on a paper of a closed pass; each names the one that it follows.
struct PaperRuling: Sendable, Hashable {
  var stamp: Stamp
  let outcome: Paper.Ruling?
  /// What the pass said of the paper when it closed.
  let keyed: Paper.Ruling?

  /// Whether both say the same of the paper; reasons may be worded differently.
  func agrees(with other: PaperRuling) -> Bool {
    Paper.Ruling.agree(outcome, other.outcome)
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
