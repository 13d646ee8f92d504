import ExactArithmetic
import Rounds
import Sheets
import Tallies
import Testing

/// By hand; a trimmed mean leaves one high and one low out from five ratings on.
@Test(
  arguments: [
    ([80], "80", "80", "80"), ([60, 90], "75", "75", "75"), ([0, 90, 96], "62", "62", "90"),
    ([60, 80, 90, 100], "82.5", "82.5", "85"), ([60, 80, 85, 90, 100], "83", "85", "85"),
    ([0, 0, 50, 100, 100], "50", "50", "50"), ([1, 2, 3, 4, 5, 9], "4", "3.5", "3.5"),
  ] as [([Rational], String, String, String)])
func `ratings become one score`(
  ratings: [Rational], mean: String, trimmed: String, median: String
) {
  for order in [ratings, ratings.reversed()] {
    #expect(Aggregation.mean.score(order) == number(mean))
    #expect(Aggregation.trimmed.score(order) == number(trimmed))
    #expect(Aggregation.median.score(order) == number(median))
  }
}

@Test(arguments: Aggregation.allCases)
func `no ratings give no score, and a higher rating never lowers it`(aggregation: Aggregation) {
  #expect(aggregation.score([]) == nil)
  let base: [Rational] = [10, 40, 40, 70, 90]
  for index in base.indices {
    var last: Rational = 0
    for rating in stride(from: 0, through: 100, by: 5) {
      var ratings = base
      ratings[index] = Rational(rating)
      let score = aggregation.score(ratings) ?? -1
      #expect(score >= last)
      last = score
    }
  }
}

@Test func `leaders' ratings are a mean of all of them`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("rating", [(1, "90 80 70"), (2, "91 80 .")])
  func measure(_ unit: String) -> Measure {
    keyed.source.leaders(
      "score", of: keyed.sheets("rating"), by: keyed.round.leaders, .mean, trimFrom: 5, unit: unit,
      word: "leaders")
  }
  // By hand: (90 + 91 + 0…100)/3 and (70 + 0…100 + 0…100)/3.
  #expect(
    measure("U01").value
      == .between(low: number("181/3"), high: number("281/3"), .missingRaters(["L3"])))
  #expect(
    measure("U03").value
      == .between(low: number("70/3"), high: 90, .missingRaters(["L2", "L3"])))
  try keyed.batch("rating", [(3, "89 81 70")])
  #expect(measure("U01").value == .number(90))
  #expect(measure("U02").value == .number(number("241/3")))
}

@Test func `a leader's two sheets that differ contradict each other where they differ`() throws {
  var keyed = try KeyedRound(leaders: 1)
  try keyed.batch("rating", [(1, "90 80 70")])
  try keyed.batch("rating", [(1, "90 85 70")])
  let sheets = keyed.sheets("rating")
  #expect(sheets.rating(by: 1, at: "score:U01") == .score(90))
  #expect(sheets.rating(by: 1, at: "score:U02") == .contradicted)
  #expect(sheets.rating(by: 2, at: "score:U01") == .absent)
  #expect(sheets.rating(by: 1, at: "score:U09") == .absent)
}

@Test func `a department's mark comes from its one sheet about the unit`() throws {
  var keyed = try KeyedRound()
  func mark() -> Measure {
    keyed.source.mark("m1", of: "marks", by: keyed.round.departments, unit: "U01", word: "m1")
  }
  #expect(mark().value == .missing(.noBatch))
  try keyed.batch("marks", about: "U01", [(2, "5.5")], isSealed: false)
  #expect(mark().value == .number(number("5.5")))
  #expect(mark().isProvisional)
  try keyed.batch("marks", about: "U02", [(2, "1")])
  #expect(mark().value == .number(number("5.5")))
  try keyed.batch("marks", about: "U01", [(1, "4")])
  #expect(mark().value == .conflict)
}

@Test func `a sheet without a mark is missing, not 0, and strangers' sheets do not count`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("marks", about: "U01", [(1, ".")])
  try keyed.batch("marks", about: "U02", [(9, "3")])
  try keyed.batch("marks", about: "U03", [(1, "-")])
  #expect(
    keyed.source.mark("m1", of: "marks", by: keyed.round.departments, unit: "U03", word: "m1")
      .value == .notApplicable)
  for unit in ["U01", "U02"] {
    #expect(
      keyed.source.mark("m1", of: "marks", by: keyed.round.departments, unit: unit, word: "m1")
        .value == .missing(.noPaper))
  }
}

// MARK: Peers

private func peers(
  _ keyed: KeyedRound, _ unit: Int, _ aggregation: Aggregation = .trimmed
) -> PeerTally {
  PeerTally(
    of: keyed.round.units[unit - 1], in: keyed.round, item: "score", keyed.sheets("ballot"),
    PeerTally.Rule(aggregation: aggregation))
}

@Test func `a unit's score is the mean over its works of what the others gave`() throws {
  // U01 has two works, the other five units one each; columns U01.1 U01.2 U02.1 … U06.1.
  var keyed = try KeyedRound(units: 6, works: [1: 2])
  try keyed.batch(
    "ballot",
    [
      (1, "- - 80 80 80 80 80"), (2, "60 70 - 80 80 80 80"), (3, "80 70 90 - 80 80 80"),
      (4, "85 70 70 80 - 80 80"), (5, "90 70 . 80 80 - 80"), (6, "100 . 60 80 80 80 -"),
    ])
  let tally = peers(keyed, 1)
  // By hand: work 1 (80 + 85 + 90)/3 = 85 of five ratings; work 2 four ratings of 70; mean 77.5.
  #expect(tally.works.map(\.score) == [85, 70])
  #expect(tally.value == .number(number("77.5")))
  #expect(tally.works.map(\.missing) == [[], ["U06"]])
  #expect(tally.missing == ["U06"])
  // By hand: 80, 90, 70, 60 for U02, U05 left it blank: plain mean 75.
  #expect(peers(keyed, 2).value == .number(75))
}

@Test func `fewer than three ratings leave the work open`() throws {
  var keyed = try KeyedRound(units: 4, works: [1: 2])
  try keyed.batch("ballot", [(2, "60 70 - 80 80"), (3, "80 70 90 - 80"), (4, "85 . 70 80 -")])
  // By hand: work 1 (60 + 80 + 85)/3 = 75; work 2 has two ratings, so (75 + 0…100)/2.
  #expect(
    peers(keyed, 1).value
      == .between(
        low: number("37.5"), high: number("87.5"),
        .tooFewRatings(works: ["工作1.2"], least: 3)))
}

@Test func `without works or ballots there is no score`() throws {
  var keyed = try KeyedRound(units: 4, works: [1: 0])
  func measure(_ unit: Int) -> Measure.Value {
    keyed.source.peers(
      "score", of: keyed.sheets("ballot"), unit: keyed.round.units[unit - 1], in: keyed.round,
      PeerTally.Rule(), word: "peers"
    ).value
  }
  #expect(measure(2) == .missing(.noBatch))
  try keyed.batch("ballot", [(1, "80 80 80")])
  #expect(measure(1) == .missing(.noWorks))
}

@Test(arguments: Aggregation.allCases)
func `whatever a unit writes, or nothing, its own score stays`(aggregation: Aggregation) throws {
  // The own row of U01 even carries a rating, which a clerk could not key.
  var scores: Set<Measure.Value> = []
  for own in [nil, "- 0 0 0 0 0", "- 100 100 100 100 100", "100 0 0 0 0 0", "0 . . . . ."] {
    var keyed = try KeyedRound(units: 6)
    let others = (2...6).map { rater in
      (rater, (1...6).map { $0 == rater ? "-" : "\(50 + rater * $0)" }.joined(separator: " "))
    }
    try keyed.batch("ballot", (own.map { [(1, $0)] } ?? []) + others)
    scores.insert(peers(keyed, 1, aggregation).value)
  }
  #expect(scores.count == 1)
}

@Test func `ballots in another order give the same scores`() throws {
  let papers = [(1, "- 70 90 50"), (2, "60 - 80 55"), (3, "70 80 - 66"), (4, "99 1 2 -")]
  var first = try KeyedRound(units: 4)
  try first.batch("ballot", papers)
  var second = try KeyedRound(units: 4)
  try second.batch("ballot", papers.reversed())
  for unit in 1...4 { #expect(peers(first, unit).value == peers(second, unit).value) }
}

@Test func `leaders' marks have two ends with who gave them, one mark has none`() throws {
  var keyed = try KeyedRound()
  func spread(_ unit: String) -> Measure.MarkSpread? {
    let measure = keyed.source.leaders(
      "score", of: keyed.sheets("rating"), by: keyed.round.leaders, .mean, trimFrom: 5, unit: unit,
      word: "leaders")
    guard case .sheets(let sheets)? = measure.provenance else { return nil }
    return sheets.spread
  }
  try keyed.batch("rating", [(1, "90 80 70"), (2, "91 80 .")])
  #expect(spread("U01")?.low == 90 && spread("U01")?.high == 91)
  #expect(spread("U01")?.lowest == ["L1"] && spread("U01")?.highest == ["L2"])
  #expect(spread("U02")?.low == 80 && spread("U02")?.high == 80)
  #expect(spread("U03") == nil)
  try keyed.batch("rating", [(3, "90 81 70")])
  #expect(spread("U01")?.lowest == ["L1", "L3"])
}

@Test func `the ends of marks need two of them`() {
  let marks = Measure.MarkSpread([("a", 3)])
  #expect(marks == nil)
  let two = Measure.MarkSpread([("a", 3), ("b", 5), ("c", 4)], part: "作品")
  #expect(two?.low == 3 && two?.high == 5 && two?.part == "作品")
}
