import Diagnostics
import Digests
import Sampling
import Testing

@Suite("What is said when a draw is refused") struct FaultTests {
  /// One of every kind.
  private static var faults: [any WordedFault] {
    let ticket = (try? Seed(typed: "1")).map { Ticket(seed: $0, id: "G01") }
    let frame: [FrameFault] =
      [
        .noUnits, .noEligibleUnits("a=b"), .tooManyUnits(1), .badCondition("x"),
        .repeatedID("A", row: 3, first: 2), .twinID("A", row: 3, other: "Ａ", first: 2),
        .noStratum(id: "A", row: 2), .unexpectedStratum("s", id: "A"),
        .badStratum("s", id: "A", row: 2), .twinStratum("s", row: 3, other: "ｓ", first: 2),
      ] + IDProblem.allCases.map { .badID("A", $0, row: 2) }
    let warnings: [FrameWarning] = [
      .fullWidthID("Ａ", folded: "A", row: 2), .sameNumber("12", row: 3, other: "0012", first: 2),
      .zerosLost(count: 2, example: "12", row: 3, other: "0012"), .roundedNumber("1E+17", row: 2),
    ]
    let allocation: [AllocationFault] = [
      .noStrata, .repeatedStratum("s"), .badSize("s", size: -1), .badTotal(0), .badMinimum(-1),
      .badSubstitutes(-1), .totalOverFrame(total: 2, units: 1),
      .countOverStratum("s", size: 1, count: 2), .minimumOverStratum("s", size: 1, minimum: 2),
      .minimaOverTotal(minimum: 2, strata: 2, total: 3), .missingDeviation("s"),
      .negativeDeviation("s"), .noSpread, .deviationWithoutStratum("s"),
    ]
    let seeds: [SeedFault] = [
      .empty, .comma("1,2"), .hiddenCharacter("1\n"), .tooLong(bytes: 2), .notDigits("x"),
    ]
    let draws: [DrawFault] = [
      .badText(.purpose, ""), .badTime("x"), .strataDoNotFit(column: nil),
      .frameChanged(committed: .zero, found: .zero), .sharesChanged(draw: 1),
      .seedOfAnotherCommit, .markMissing,
    ]
    let series: [SeriesFault] = [
      .unknownCommit(1), .alreadyRevealed(1), .abandoned(1, by: 2), .seedUsedBefore(draw: 1),
      .tooManyDraws, .missingDraw(1), .repeatedDraw(1), .recordWithoutItsCommit(1), .wrongLink(1),
    ]
    var differences: [VerificationFault] = [
      .frameHash(recorded: "a", computed: "b"), .checksum(recorded: "a", computed: "b"),
      .commit(recorded: "a", computed: "b"), .noCommitStamp, .notADigest("x"),
      .unknownRule("x", known: "y"), .share(recorded: nil, computed: "b"),
      .unit(.selected, place: 1, recorded: "a", computed: nil),
      .unit(.substitutes, place: 1, recorded: "a", computed: nil),
      .stratum(.selected, id: "a", recorded: "s", computed: "t"),
      .notCanonical(found: "a", expected: "b"),
    ]
    if let ticket {
      differences.append(.ticket(.selected, id: "a", recorded: "0", computed: ticket))
    }
    let substitutions: [SubstitutionFault] = [
      .notDrawn("a"), .notActivated("a"), .alreadyReplaced("a", by: "b"),
      .exhausted(stratum: "s", count: 1), .notNext("a", expected: "b"),
    ]
    return frame + warnings + allocation + seeds + draws + series + differences + substitutions
  }

  @Test func `every refusal has a code of its own, and words in both languages`() {
    var codes: Set<String> = []
    for fault in Self.faults {
      #expect(codes.insert(fault.code).inserted, "\(fault.code) is used twice")
      #expect(fault.code.allSatisfy { $0.isLowercase || $0 == "-" }, "\(fault.code)")
      let message = fault.message
      #expect(message.zh.unicodeScalars.contains { $0.value >= 0x4E00 }, "\(fault.code)")
      #expect(message.en.contains(" "), "\(fault.code)")
      #expect(!message.en.contains("  ") && !message.zh.contains("  "), "\(fault.code)")
    }
    #expect(codes.count == Self.faults.count)
    #expect(codes.count > 60)
  }

  @Test(
    "What an office reads",
    arguments: [
      (
        AllocationFault.countOverStratum("U07", size: 2, count: 3) as any WordedFault,
        "层“U07”要抽 3 个，只有 2 个单位；应为不超过 2；建议减少抽取数，或用 --take-all 全部抽取"
      ),
      (SeedFault.empty, "种子是空的；建议用当众产生的数字，例如 20 枚十面骰"),
      (
        FrameFault.repeatedID("G01", row: 9, first: 4),
        "第 9 行：编号“G01”重复，前一个在第 4 行；应为每个编号只用一次；建议删去重复的一行，或改正编号"
      ),
      (
        SeriesFault.alreadyRevealed(2),
        "第 2 次抽取的种子已经公布，一次承诺只能公布一次；建议确需重抽时重新承诺，记录会写明这是再次抽取"
      ),
    ])
  func words(_ fault: any WordedFault, _ text: String) {
    #expect(fault.message.zh == text)
  }

  @Test func `a message quotes at most forty characters`() {
    let long = String(repeating: "长", count: 1_000)
    for fault in [
      FrameFault.repeatedID(long, row: 1, first: 2), .noEligibleUnits(long), .badCondition(long),
      .badStratum(long, id: long, row: 1),
    ] {
      #expect(fault.message.zh.unicodeScalars.count { $0 == "长" } <= 80)
    }
  }
}
