import ExactArithmetic
import Questionnaires
import Testing

@testable import Sheets

/// What a paper counts as.
///
/// A ruling comes before an all-blank paper, that before marks that void, those before the least share
/// of answers. Every row is worked by hand from the contract's rules 3 and 4.
@Suite struct StandingTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let marks: String?
    var ruling: Paper.Ruling?
    var overTick = ValidityPolicy.Effect.itemVoid
    var illegible = ValidityPolicy.Effect.itemVoid
    var allBlank = ValidityPolicy.BlankPaper.abstained
    var partBlank = ValidityPolicy.BlankItem.keep
    var minimum: Rational?
    let standing: PaperStanding

    var testDescription: String { name }
  }

  static let half: Rational = (try? Rational(1, over: 2)) ?? 0

  static let rows: [Row] = [
    Row(name: "plain", marks: "11111", standing: .valid),
    Row(
      name: "a ruling beats good marks", marks: "11111",
      ruling: .invalid(code: "torn", reason: "x"),
      standing: .invalid(.ruling(code: "torn"))),
    Row(
      name: "an abstention beats marks that void", marks: "1*111", ruling: .abstained,
      overTick: .paperVoid, standing: .abstained),
    Row(
      name: "a ruling beats all blank", marks: ".....", ruling: .invalid(code: "a", reason: "x"),
      standing: .invalid(.ruling(code: "a"))),
    Row(name: "a ruling without marks", marks: nil, ruling: .abstained, standing: .abstained),
    Row(name: "neither marks nor ruling", marks: nil, standing: .invalid(.noMarks)),
    Row(name: "all blank is an abstention", marks: ".....", standing: .abstained),
    Row(
      name: "all blank beats partBlank and the minimum", marks: ".....", partBlank: .paperVoid,
      minimum: half, standing: .abstained),
    Row(
      name: "all blank may be valid, also under a minimum", marks: ".....", allBlank: .valid,
      minimum: half, standing: .valid),
    Row(
      name: "all blank may be invalid", marks: "...", allBlank: .invalid,
      standing: .invalid(.allBlank)),
    Row(name: "all applicable blank", marks: "--.-.", standing: .abstained),
    Row(name: "nothing applicable is not blank", marks: "-----", minimum: half, standing: .valid),
    Row(name: "blank and over-ticked is not all blank", marks: "....*", standing: .valid),
    Row(
      name: "over-ticked voids before the minimum", marks: "*....", overTick: .paperVoid,
      minimum: half, standing: .invalid(.overTicked)),
    Row(
      name: "unreadable voids", marks: "1/111", illegible: .paperVoid,
      standing: .invalid(.unreadable)),
    Row(
      name: "unreadable to be settled stays valid", marks: "1/", illegible: .settle,
      standing: .valid),
    Row(
      name: "a blank voids", marks: "1.111", partBlank: .paperVoid, standing: .invalid(.partBlank)),
    Row(name: "2 of 4 is enough for half", marks: "11..", minimum: half, standing: .valid),
    Row(
      name: "2 of 5 is too few for half", marks: "11...", minimum: half,
      standing: .invalid(.tooFewAnswers)),
    Row(name: "- leaves the places: 2 of 4", marks: "11..-", minimum: half, standing: .valid),
    Row(
      name: "* and / are no answers: 2 of 5", marks: "11*/.", minimum: half,
      standing: .invalid(.tooFewAnswers)),
  ]

  @Test(arguments: rows) func `a paper stands as the policy says`(row: Row) {
    let policy = ValidityPolicy(
      overTick: row.overTick, illegible: row.illegible, allBlank: row.allBlank,
      partBlank: row.partBlank, minimumAnswered: row.minimum)
    for isCompact in [true, false] {
      let marks = row.marks.map { Marks($0.map { String($0) }, isCompact: isCompact) }
      let counts = marks.map { marks in
        marks.bytes.withUnsafeBufferPointer { MarkCounts($0, isCompact: isCompact) }
      }
      #expect(policy.standing(of: counts, ruling: row.ruling) == row.standing)
    }
  }

  /// Counted by hand.
  @Test func `marks of several characters are answers`() {
    let marks = Marks(["95", ".", "-5", "-", "1,3", "*", "/", "4/5", "."], isCompact: false)
    let counts = marks.bytes.withUnsafeBufferPointer { MarkCounts($0, isCompact: false) }
    #expect(counts.answered == 4)
    #expect(counts.blank == 2)
    #expect(counts.overTicked == 1)
    #expect(counts.unreadable == 1)
    #expect(counts.notApplicable == 1)
    #expect(counts.applicable == 8)
    let none = Marks([], isCompact: false)
    let zero = none.bytes.withUnsafeBufferPointer { MarkCounts($0, isCompact: false) }
    #expect(zero.applicable == 0 && zero.notApplicable == 0)
  }

  @Test func `marks are shown in fives`() {
    #expect(Marks("1123.*".map { String($0) }, isCompact: true).grouped == "1123. *")
    #expect(Marks(["95", ".", "3", "4", "5", "6"], isCompact: false).grouped == "95 . 3 4 5  6")
    #expect(Marks([], isCompact: false).grouped == "")
  }
}
