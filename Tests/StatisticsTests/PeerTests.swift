import ExactArithmetic
import Statistics
import Testing

/// Worked by hand; R's adjusted means are compared through `stats peers`.
@Suite("Peer marks") struct PeerTests {
  /// A table from text: a row a rater, `-` a blank.
  private func marks(
    _ raters: [String], _ rated: [String], _ rows: String..., includesSelf: Bool = false
  ) throws -> PeerMarks {
    try PeerMarks(
      raters: raters, rated: rated,
      marks: try rows.map { row in
        try row.split(separator: " ").map { $0 == "-" ? nil : try Rational(parsing: $0) }
      }, includesSelf: includesSelf)
  }

  private func scores(_ found: [PeerScore]) -> [String] {
    found.map { $0.score?.description ?? "-" }
  }

  @Test(
    "means, trimmed means and medians are exact, and blanks are no zeros",
    arguments: [
      (PeerMethod.mean, ["337/4", "81", "-"]), (.trimmed, ["85", "81", "-"]),
      (.median, ["85", "81", "-"]),
    ])
  func methods(method: PeerMethod, expected: [String]) throws {
    // X: 80, 84, 86, 87: sum 337; without 80 and 87 the mean 85; midpoint of 84 and 86 is 85.
    let table = try marks(
      ["a", "b", "c", "d"], ["X", "Y", "Z"], "87 80 -", "80 82 -", "84 81 -", "86 - -")
    let found = try table.scores(method)
    #expect(scores(found) == expected)
    #expect(found.map(\.rank) == [1, 2, nil] && found.map(\.count) == [4, 3, 0])
  }

  @Test("two marks cannot be trimmed, and equal scores share a rank")
  func trimmedAndRanks() throws {
    let table = try marks(["a", "b"], ["X"], "80", "90")
    #expect(throws: StatisticsFault.tooFewToTrim("X", marks: 2)) { try table.scores(.trimmed) }
    let tied = try marks(["a"], ["W", "X", "Y", "Z"], "1 3 3 9")
    #expect(try tied.scores(.mean).map(\.rank) == [4, 2, 2, 1])
  }

  /// Ballots 3 > 2 > 1 and 2 = 2 > 1: points 2 1 0 and 1½ 1½ 0; sums 7/2, 5/2, 0.
  @Test("Borda gives a point for each one below and half a point for each equal one")
  func borda() throws {
    let table = try marks(["a", "b"], ["X", "Y", "Z"], "3 2 1", "5 5 4")
    #expect(scores(try table.scores(.borda)) == ["7/2", "5/2", "0"])
    // b leaves Z blank: its ½ and ½ are scaled by 2/1, and Z gets its one ballot's mean twice.
    let blank = try marks(["a", "b"], ["X", "Y", "Z"], "3 2 4", "5 5 -")
    #expect(scores(try blank.scores(.borda)) == ["2", "1", "4"])
  }

  /// Of 1 2 3 4 the lower middle is 2, then 3, 1, 4; of 2 2 3 3: 2, 3, 2, 3, which is higher.
  @Test("majority judgment takes lower middles, and the next ones break ties")
  func majorityJudgment() throws {
    let table = try marks(
      ["a", "b", "c", "d"], ["X", "Y", "Z"], "4 3 2", "1 2 2", "2 3 1", "3 2 1")
    let found = try table.scores(.majorityJudgment)
    #expect(scores(found) == ["2", "2", "1"])
    #expect(found[0].majorityValue == [2, 3, 1, 4] && found[1].majorityValue == [2, 3, 2, 3])
    #expect(found.map(\.rank) == [2, 1, 3])
    let odd = try marks(["a", "b", "c"], ["X"], "1", "5", "3")
    #expect(try odd.scores(.majorityJudgment)[0].majorityValue == [3, 1, 5])
    // 2 of one mark and 2, 2 of two are the same distribution.
    let unequal = try marks(["a", "b"], ["X", "Y"], "2 2", "2 -")
    #expect(try unequal.scores(.majorityJudgment).map(\.rank) == [1, 1])
  }

  @Test("flags name flat raters, pairs, extremes and self-ratings above all others")
  func flags() throws {
    let table = try marks(
      ["A", "B", "C", "D", "E"], ["A", "B", "C", "D", "E"],
      "99 95 80 81 82", "96 90 79 80 78", "85 84 90 83 82", "80 80 80 95 80", "86 84 82 80 70")
    let flags = table.flags(severity: try SeverityView(table))
    #expect(flags.contains(.flatRater("D", mark: 80)))
    #expect(flags.contains(.reciprocalPair("A", "B")))
    #expect(flags.count { if case .reciprocalPair = $0 { true } else { false } } == 1)
    // Others gave A at most 96, C 82 and D 83.
    #expect(flags.contains(.overconfident("A", selfMark: 99, highestOfOthers: 96)))
    #expect(flags.contains(.overconfident("D", selfMark: 95, highestOfOthers: 83)))
    #expect(!flags.contains { if case .overconfident("E", _, _) = $0 { true } else { false } })
    #expect(flags.contains(.mostSevere("D")))
  }

  /// A gives X 80 and Y 90, B gives Y 84 only: B is 6 below A; adjusted X 77, Y 87.
  @Test("adjusted means undo severity, and a table in parts is refused")
  func severity() throws {
    let view = try SeverityView(try marks(["A", "B"], ["X", "Y"], "80 90", "- 84"))
    #expect(view.raters.map(\.id) == ["A", "B"] && view.rated.map(\.id) == ["X", "Y"])
    #expect(abs(view.raters[0].effect - 3) < 1e-12 && abs(view.raters[1].effect + 3) < 1e-12)
    #expect(abs(view.rated[0].mean - 77) < 1e-12 && abs(view.rated[1].mean - 87) < 1e-12)
    #expect(throws: StatisticsFault.disconnected("A", "B")) {
      try SeverityView(try marks(["A", "B"], ["X", "Y"], "80 -", "- 84"))
    }
    #expect(throws: StatisticsFault.noValues) {
      try SeverityView(try marks(["A", "B"], ["A", "Y"], "80 -", "- -"))
    }
  }

  @Test("a table whose rows and columns do not fit is refused")
  func shape() {
    #expect(throws: StatisticsFault.noValues) { try marks(["A"], ["X", "Y"], "1") }
    #expect(throws: StatisticsFault.noValues) { try marks(["A"], []) }
  }
}
