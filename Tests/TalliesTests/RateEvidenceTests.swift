import ExactArithmetic
import Questionnaires
import Statistics
import Tallies
import Testing

/// Intervals of rates beside verdicts; the ends are those of R (binom.wilson, phyper) in `Fixtures/statistics`.
@Suite struct RateEvidenceTests {
  private func evidence(_ satisfied: Int, _ count: Int, members: Int? = nil) -> RateEvidence? {
    let rate = Rate(id: "overall", item: "q1", denominator: .opinions)
    return RateEvidence(RateCount(rate: rate, satisfied: satisfied, of: count), members: members)
  }

  // statistics.md, requirement 7: 30 of 30 cannot show 90%, 35 of 35 is the first that can.
  @Test("the sample alone shows a line only where the whole interval is on one side")
  func honesty() throws {
    let line = number("9/10")
    for count in 1...34 {
      let standing = try #require(evidence(count, count)).standing(against: line)
      #expect(standing.isReached && !standing.isShown, "\(count)")
    }
    #expect(try #require(evidence(35, 35)).standing(against: line).isShown)
    // 26/29 is below 90%, 260 < 261, and Wilson's interval (by Python) straddles it.
    let below = try #require(evidence(26, 29))
    #expect(below.standing(against: line) == .init(line: line, isReached: false, isShown: false))
    #expect(abs(below.low.nearestDouble - 0.736149) < 1e-5)
    #expect(abs(below.high.nearestDouble - 0.964185) < 1e-5)
    // 10 of 29: 0.1994…0.5265, all below.
    #expect(try #require(evidence(10, 29)).standing(against: line).isShown)
  }

  // By hand: of 30 members 27 of 27 answers leave 29 or 30 satisfied (CountInterval), 9 of 10 left open.
  @Test("members that are known give exact counts, all of them no width, too few none of it")
  func populations() throws {
    let some = try #require(evidence(27, 27, members: 30))
    #expect(some.low == number("29/30") && some.high == 1 && some.population == .members(30))
    #expect(!some.isCensus && some.standing(against: number("9/10")).isShown)
    let census = try #require(evidence(26, 29, members: 29))
    #expect(census.isCensus && census.low == number("26/29") && census.high == number("26/29"))
    #expect(
      census.standing(against: number("9/10"))
        == .init(
          line: number("9/10"), isReached: false, isShown: true))
    let wrong = try #require(evidence(26, 29, members: 28))
    #expect(wrong.population == .tooFewStated(28))
    #expect(wrong.low == (try #require(evidence(26, 29))).low)
  }

  @Test("on the line is reached, unless the line itself is on the lower side")
  func sides() throws {
    let exact = try #require(evidence(18, 20))
    #expect(exact.standing(against: number("9/10")).isReached)
    #expect(!exact.standing(against: number("9/10"), isChangedAbove: true).isReached)
    // A census exactly on the line shows both.
    let census = try #require(evidence(18, 20, members: 20))
    #expect(census.standing(against: number("9/10")).isShown)
    #expect(census.standing(against: number("9/10"), isChangedAbove: true).isShown)
  }

  @Test("nothing below the line, or more above than below it, is no rate")
  func undefined() {
    #expect(evidence(0, 0) == nil)
    #expect(evidence(3, 2) == nil)
    #expect(evidence(0, 1) != nil)
  }
}

/// What a person should look at, found in a keyed round.
@Suite struct FlagTests {
  // L1 gives everybody 80; L3 gives U01 less and U03 more than the others; by hand.
  @Test("a leader who gives everybody the same is flat, and the most severe and lenient are named")
  func leaders() throws {
    var keyed = try KeyedRound()
    try keyed.batch("rating", [(1, "80 80 80"), (2, "90 85 95"), (3, "60 62 66")])
    let found = RaterFlags.all(in: keyed.book, keyed.state, keyed.round)
    #expect(found.map(\.questionnaire) == ["rating"])
    #expect(found.first?.flags.contains(.flatRater("L1", mark: 80)) == true)
    #expect(found.first?.flags.contains(.mostSevere("L3")) == true)
    #expect(found.first?.flags.contains(.mostLenient("L2")) == true)
  }

  // U01 and U02 give each other 100 and U03 50; U03 gives both 60: above the others' mean for either.
  @Test("units that give each other their highest marks are a pair; own rows do not count")
  func pair() throws {
    var keyed = try KeyedRound()
    try keyed.batch("ballot", [(1, "- 100 50"), (2, "100 - 50"), (3, "60 60 -")])
    let flags = RaterFlags.all(in: keyed.book, keyed.state, keyed.round).flatMap(\.flags)
    #expect(flags.contains(.reciprocalPair("U01", "U02")))
    #expect(!flags.contains { if case .overconfident = $0 { true } else { false } })
  }

  @Test("papers with one mark everywhere are counted from five choices on")
  func straight() throws {
    // The small questionnaires of the keyed round have three choices only.
    var keyed = try KeyedRound()
    try keyed.batch("staff", about: "G1", role: "employee", [(1, "111"), (2, "123")])
    let tally = try #require(keyed.book.ordered.first)
    #expect(StraightLining(of: tally, in: keyed.state) == nil)
  }

  @Test("answers are alike where all papers or all but one give one, and no sooner")
  func alike() throws {
    var keyed = try KeyedRound()
    try keyed.batch(
      "staff", about: "G1", role: "employee",
      [(1, "111"), (2, "112"), (3, "123"), (4, "113"), (5, "11.")])
    let tally = try #require(keyed.book.ordered.first)
    // q1: 5 of 5; q2: 4 of 5; q3: 1, 2, 3, 3, blank.
    #expect(
      tally.places.map { Alikeness.holds(of: $0, among: tally.valid) } == [true, true, false])
    #expect(Alikeness.placesGivenAway(by: [tally]) == [0, 1])
    #expect(Alikeness.placesGivenAway(by: []) == [])
  }
}
