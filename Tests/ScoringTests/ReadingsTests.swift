import Diagnostics
import Scoring
import Testing

@Test func `the command's choice goes before the round's, and both before the default`() throws {
  let scheme = try BundledScheme.scheme()
  func use(round: [String: String], option: [String: String]) throws -> ReadingUse? {
    try scheme.readings(round: round, option: option).all.first { $0.id == "AMB-02" }
  }
  let none = try use(round: [:], option: [:])
  #expect(none?.alternative == "completed" && none?.source == .scheme)
  let round = try use(round: ["AMB-02": "started"], option: [:])
  #expect(round?.alternative == "started" && round?.source == .round)
  let both = try use(round: ["AMB-02": "started"], option: ["AMB-02": "beyond"])
  #expect(both?.alternative == "beyond" && both?.source == .option)
  #expect(both?.clause == "附件1 工会组织建设 5、6")
}

@Test(arguments: [
  (["AMB-2": "beyond"], "unknown-reading", "AMB-02"),
  (["AMB-02": "complete"], "unknown-alternative", "completed"),
])
func `a reading that the scheme does not have is refused with the nearest name`(
  option: [String: String], code: String, near: String
) throws {
  let scheme = try BundledScheme.scheme()
  for (round, option) in [(option, [:]), ([:], option)] {
    do throws(SchemeFault) {
      _ = try scheme.readings(round: round, option: option)
      Issue.record("nothing was refused")
    } catch {
      #expect(error.code == code)
      #expect(error.message.en.contains("did you mean '\(near)'?"))
      #expect(error.message.zh.contains("改为“\(near)”"))
    }
  }
}

@Test func `a result names every reading with who chose it`() throws {
  let score = try BundledScheme.scheme().score([:], option: ["AMB-02": "proRata"])
  #expect(score.readings.map(\.id) == ["AMB-02", "AMB-04"])
  #expect(score.readings.map(\.alternative) == ["proRata", "zero"])
  #expect(score.readings.map(\.source) == [.option, .scheme])
}
