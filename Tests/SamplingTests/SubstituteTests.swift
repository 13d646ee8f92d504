import Diagnostics
import Sampling
import Testing

@Suite("Substitutes") struct SubstituteTests {
  /// Fixtures/draws/002.json: drawn G02 G03 G04 | G05 G06, substitutes G01 | G10 G08.
  private func roll() throws -> SubstituteRoll {
    let verification = DrawRecord.verify(
      try Fixture.bytes("draws/002.json"), file: "002.json")
    return SubstituteRoll(try #require(verification.document))
  }

  @Test func `the next ticket of the stratum takes the place`() throws {
    var roll = try roll()
    #expect(roll.standing.map(\.id) == ["G02", "G03", "G04", "G05", "G06"])
    let first = try roll.activate(for: "G05", reason: "单位已撤销", by: "zhao")
    #expect(first.substitute.id == "G10")
    #expect(first.draw == 2 && first.unit == "G05" && first.reason == "单位已撤销")
    #expect(roll.waiting(in: "U02").map(\.id) == ["G08"])
    #expect(roll.waiting(in: "U01").map(\.id) == ["G01"])
    #expect(roll.standing.map(\.id) == ["G02", "G03", "G04", "G06", "G10"])
    // The substitute drops out too.
    let second = try roll.activate(for: "G10", reason: "停产", by: "zhao")
    #expect(second.substitute.id == "G08")
    #expect(roll.standing.map(\.id) == ["G02", "G03", "G04", "G06", "G08"])
    #expect(roll.admits("G05") && roll.admits("G10") && roll.admits("G08"))
    #expect(!roll.admits("G01") && !roll.admits("G07"))
  }

  @Test func `what cannot be replaced is refused and changes nothing`() throws {
    var roll = try roll()
    let before = roll
    #expect(throws: SubstitutionFault.notDrawn("G07")) {
      _ = try roll.activate(for: "G07", reason: "x", by: "zhao")
    }
    #expect(throws: SubstitutionFault.notDrawn("")) {
      _ = try roll.activate(for: "", reason: "x", by: "zhao")
    }
    #expect(throws: SubstitutionFault.notActivated("G10")) {
      _ = try roll.activate(for: "G10", reason: "x", by: "zhao")
    }
    #expect(throws: SubstitutionFault.badText(.badText(.reason, ""))) {
      _ = try roll.activate(for: "G05", reason: "", by: "zhao")
    }
    #expect(throws: SubstitutionFault.badText(.badText(.by, "a\n"))) {
      _ = try roll.activate(for: "G05", reason: "x", by: "a\n")
    }
    #expect(roll == before)
    _ = try roll.activate(for: "G02", reason: "x", by: "zhao")
    #expect(throws: SubstitutionFault.alreadyReplaced("G02", by: "G01")) {
      _ = try roll.activate(for: "G02", reason: "x", by: "zhao")
    }
    let used = roll
    #expect(throws: SubstitutionFault.exhausted(stratum: "U01", count: 1)) {
      _ = try roll.activate(for: "G03", reason: "x", by: "zhao")
    }
    #expect(roll == used)
    #expect(
      SubstitutionFault.exhausted(stratum: "U01", count: 1).message.en
        == "in the stratum 'U01' all 1 substitutes are used up; commit to a new draw, which will "
        + "name this one")
  }

  @Test func `a record of a substitution is repeated, but not one that skips a ticket`() throws {
    var roll = try roll()
    #expect(throws: SubstitutionFault.notNext("G08", expected: "G10")) {
      try roll.activate("G08", for: "G05", reason: "x", by: "zhao")
    }
    #expect(roll.substitutions == [])
    try roll.activate("G10", for: "G05", reason: "x", by: "zhao")
    #expect(roll.substitutions.map(\.substitute.id) == ["G10"])
  }
}
