import ExactArithmetic
import Sheets
import Tallies
import Testing

private let roles = [
  SurveyScores.Role("staff"), SurveyScores.Role("heads", role: "chair"),
  SurveyScores.Role("heads", role: "manager"),
]

private func tally(_ keyed: KeyedRound, _ grassroots: [String]) -> GrassrootsTally {
  let scores = SurveyScores(keyed.book, keyed.state, questionnaires: ["staff", "heads"])
  return GrassrootsTally(roles: roles.map { scores.tally(of: $0, grassroots: grassroots) })
}

@Test func `a paper's score is the mean of its scored answers`() throws {
  // By hand: 1 2 9 → (100 + 60)/2 = 80; 1 . * → 100; 3 3 9 → (0 + 0)/2 = 0; 9 9 9 has none;
  // ... abstains. Mean of three papers: 180/3 = 60.
  var keyed = try KeyedRound()
  try keyed.batch(
    "staff", about: "G1", [(1, "129"), (2, "1.*"), (3, "339"), (4, "999"), (5, "...")])
  let role = tally(keyed, ["G1"]).roles[0]
  #expect(role.mean == 60)
  #expect(role.papers == 3)
}

@Test func `grassroots units weigh the same whatever their number of papers`() throws {
  // By hand: G1 (100 + 100 + 0 + 0)/4 = 50, G2 100; mean 75, pooled 300/5 = 60.
  var keyed = try KeyedRound()
  try keyed.batch("staff", about: "G1", [(1, "111"), (2, "111"), (3, "333"), (4, "333")])
  try keyed.batch("staff", about: "G2", [(1, "111")])
  let role = tally(keyed, ["G1", "G2"]).roles[0]
  #expect(role.mean == 75)
  #expect(role.pooled.mean == 60)
  #expect(role.units.map(\.id) == ["G1", "G2"] && role.answeringUnits == 2)
}

@Test func `the roles weigh the same, and an empty one leaves an interval`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("staff", about: "G1", [(1, "111")])
  try keyed.batch("heads", about: "G1", role: "chair", [(1, "222")])
  // By hand: (100 + 60 + 0…100)/3.
  #expect(
    tally(keyed, ["G1"]).value
      == .between(low: number("160/3"), high: number("260/3"), .emptyRoles(["manager"])))
  try keyed.batch("heads", about: "G1", role: "manager", [(1, "333"), (2, "111")])
  // By hand: (100 + 60 + 50)/3 = 70; pooled (100 + 60 + 0 + 100)/4 = 65.
  #expect(tally(keyed, ["G1"]).value == .number(70))
  #expect(tally(keyed, ["G1"]).pooledMean == 65)
}

@Test func `papers that express no opinion leave the role empty, not at 0`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("staff", about: "G1", [(1, "999"), (2, "...")])
  let role = tally(keyed, ["G1"]).roles[0]
  #expect(role.mean == nil && role.papers == 0)
}

@Test func `papers count for the parent, and unsealed ones are provisional`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("staff", about: "G1", [(1, "111")], isSealed: false)
  try keyed.batch("staff", about: "G2", [(1, "333")])
  let scores = SurveyScores(keyed.book, keyed.state, questionnaires: ["staff"])
  func measure(_ unit: String, _ grassroots: [String]) -> Measure {
    keyed.source.survey(
      [SurveyScores.Role("staff")], in: scores, unit: unit, grassroots: grassroots, word: "staff")
  }
  #expect(measure("U01", ["G1"]).value == .number(100))
  #expect(measure("U01", ["G1"]).isProvisional)
  #expect(measure("U02", ["G2"]).value == .number(0))
  #expect(!measure("U02", ["G2"]).isProvisional)
  #expect(measure("U03", ["G3"]).value == .missing(.noBatch))
}

@Test func `a batch that is still open counts nowhere`() throws {
  var keyed = try KeyedRound()
  try keyed.batch("staff", about: "G1", [(1, "111")], isClosed: false, isSealed: false)
  #expect(tally(keyed, ["G1"]).roles[0].units.isEmpty)
}

@Test func `batches of one grassroots unit add up, in any order`() throws {
  let papers = ["112", "129", "331", "239", "999", "1.3"]
  var whole = try KeyedRound()
  try whole.batch("staff", about: "G1", papers.enumerated().map { ($0 + 1, $1) })
  for cut in 1..<papers.count {
    var parts = try KeyedRound()
    try parts.batch("staff", about: "G1", papers[cut...].enumerated().map { ($0 + 1, $1) })
    try parts.batch("staff", about: "G1", papers[..<cut].enumerated().map { ($0 + 1, $1) })
    #expect(tally(parts, ["G1"]).roles[0].mean == tally(whole, ["G1"]).roles[0].mean)
  }
}

@Test func `what was said not to be held contradicts papers`() throws {
  var keyed = try KeyedRound()
  try keyed.fact("U01", "staff", .notHeld)
  let empty = SurveyScores(keyed.book, keyed.state, questionnaires: ["staff"])
  let role = [SurveyScores.Role("staff")]
  #expect(
    keyed.source.survey(role, in: empty, unit: "U01", grassroots: [], word: "staff").value
      == .notHeld)
  try keyed.batch("staff", about: "U01", [(1, "111")])
  let scores = SurveyScores(keyed.book, keyed.state, questionnaires: ["staff"])
  #expect(
    keyed.source.survey(role, in: scores, unit: "U01", grassroots: [], word: "staff").value
      == .conflict)
}
