import Diagnostics
import ExactArithmetic
import Statistics
import Testing

@Suite("Refusals") struct FaultTests {
  static let faults: [StatisticsFault] = [
    .badLevel(2), .badCounts(satisfied: 2, valid: 1), .badCounts(satisfied: 0, valid: 0),
    .badPopulation(1, sample: 2), .badShare(1), .badDesignEffect(0), .badResponseRate(2),
    .noValues, .tooFew, .constant, .negativeValue, .zeroDenominator, .loneUnit("", stage: 1),
    .unitInTwoStrata("u", "a", "b", row: 3), .populationVaries("a", row: 3),
    .populationTooSmall("a", population: 1, units: 2), .badWeight(row: 0),
    .tooFewToTrim("A", marks: 2), .emptyClass("c", "A"), .disconnected("A", "B"), .tooMany(9),
  ]

  @Test("every refusal has its own code and says something in both languages")
  func words() {
    #expect(Set(Self.faults.map(\.code)).count == Self.faults.count)
    for fault in Self.faults {
      #expect(fault.code.allSatisfy { $0.isLowercase || $0 == "-" }, "\(fault.code)")
      #expect(fault.message.zh.unicodeScalars.contains { $0.value > 0x4E00 })
      #expect(fault.message.en.utf8.allSatisfy { $0 < 0x80 }, "\(fault.message.en)")
    }
  }

  @Test("a name in a refusal is shortened and cannot act on a terminal")
  func hostileNames() {
    let name = "\u{1B}[2J" + String(repeating: "x", count: 500)
    for fault in [StatisticsFault.loneUnit(name, stage: 1), .emptyClass(name, name)] {
      #expect(!fault.message.en.contains("\u{1B}") && fault.message.en.utf8.count < 400)
    }
  }
}
