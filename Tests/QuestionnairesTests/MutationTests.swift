import Chance
import Diagnostics
import Foundation
import Questionnaires
import Testing

@Suite("Mutated questionnaires") struct MutationTests {
  /// 2,500 texts, with `PINGYI_CASES=4` ten thousand.
  private static let rounds =
    2_500 * (Int(ProcessInfo.processInfo.environment["PINGYI_CASES"] ?? "") ?? 1)

  /// Exchanges, doubles or drops words of the sample, so that most texts stay JSON5.
  @Test("thousands of mutated questionnaires are read or told, and never trap")
  func mutated() {
    let seed: UInt64 = 20_231_011
    var numbers = SeededNumbers(seed: seed)
    let words = SampleQuestionnaire.text.components(around: " ")
    var read = 0
    var codes: Set<String> = []
    for round in 0..<Self.rounds {
      var mutated = words
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = Int.random(in: 0..<mutated.count, using: &numbers)
        let other = words.randomElement(using: &numbers) ?? ""
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: mutated[place] = other
        case 1: mutated.insert(other, at: place)
        case 2: mutated.remove(at: place)
        default: mutated[place] = String(mutated[place].reversed())
        }
      }
      let (questionnaire, findings) = SampleQuestionnaire.decode(mutated.joined(separator: " "))
      read += questionnaire == nil ? 0 : 1
      codes.formUnion(findings.map(\.code))
      #expect(
        (questionnaire == nil) == findings.containError, "seed \(seed), round \(round)")
    }
    #expect(read > 0)
    #expect(codes.count >= 10)
  }
}
