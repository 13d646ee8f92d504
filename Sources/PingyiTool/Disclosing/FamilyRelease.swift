import Tallies

/// What was told of a family's answers at one time; it holds nothing that was not published.
struct FamilyRelease: Sendable, Hashable {
  /// The answers of one tally.
  struct Answers: Sendable, Hashable {
    /// How many valid papers it has.
    let papers: Int
    /// How few papers may not be told.
    let threshold: Int
    /// Counts by mark, one dictionary a place; nil where the place was told vaguely or not at all.
    let places: [[String: Int]?]
  }

  /// The family.
  let family: Disclosure.Family
  /// The day of the publication.
  let day: String
  /// The scheme and the readings of the scores beside it; nil where none were told.
  let basis: String?
  /// The answers by what they are about.
  let answers: [String: Answers]
  /// What was hidden, sorted.
  let untold: [String]
  /// Whether a trial reading told it, which counts as no publication of results.
  var isTrial = false

  /// Whether any results were told: answers, or scores beside them.
  var tellsSomething: Bool { !answers.isEmpty || basis != nil }

  /// The name of a tally or a sum over grassroots units.
  static func name(of key: Tally.Key, isPooled: Bool) -> String {
    "\(isPooled ? "sum" : "tally")|\(key.questionnaire)|\(key.subject)|\(key.role ?? "")"
  }

  /// Whether both tell the same answers and hide the same.
  private func tellsTheSame(as other: FamilyRelease) -> Bool {
    answers == other.answers && untold == other.untold
  }

  /// Whether an earlier release tells everything that this one does.
  func isTold(by earlier: FamilyRelease) -> Bool {
    tellsTheSame(as: earlier) && (basis == nil || basis == earlier.basis)
  }

  /// Whether the difference from an earlier release would tell the answers of too few.
  ///
  /// Equal releases tell nothing new, unless other readings add up hidden results otherwise. Where anything
  /// is hidden in either, any other difference may give it away. Where nothing is, every result must have
  /// stayed the same at a place or have changed by as many papers as may be told.
  func clashes(with earlier: FamilyRelease) -> Bool {
    if tellsTheSame(as: earlier) {
      guard !untold.isEmpty, let basis, let before = earlier.basis else { return false }
      return basis != before
    }
    guard untold.isEmpty, earlier.untold.isEmpty else { return true }
    for name in Set(answers.keys).union(earlier.answers.keys) {
      guard let now = answers[name], let before = earlier.answers[name] else { continue }
      if now.differs(tooLittleFrom: before) { return true }
    }
    return false
  }
}

extension FamilyRelease.Answers {
  /// Whether some place differs, and by fewer papers than may be told.
  fileprivate func differs(tooLittleFrom other: FamilyRelease.Answers) -> Bool {
    let limit = max(threshold, other.threshold)
    let isFar = abs(papers - other.papers) >= limit
    guard places.count == other.places.count else { return !isFar }
    return zip(places, other.places).contains { now, before in
      guard let now, let before else { return now != before && !isFar }
      let marks = Set(now.keys).union(before.keys)
      let changes = marks.map { now[$0, default: 0] - before[$0, default: 0] }
      let papers = max(
        changes.filter { $0 > 0 }.reduce(0, +), -changes.filter { $0 < 0 }.reduce(0, +))
      return papers > 0 && papers < limit
    }
      || papers != other.papers && !isFar
  }
}
