import PingyiTool
import Testing

@Suite struct StatsDrawTests {
  /// Source: `Fixtures/draws/five-thousand.sh`, a pipeline of printf, sha256sum and sort.
  @Test(
    "a draw over 5,000 units and 22 strata is what sha256sum and sort give", arguments: [1, 2_417])
  func pipeline(step: Int) throws {
    let scratch = ScratchFolder()
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    // 2,417 has no factor in common with 5,000, so that every unit comes once, in another order.
    let rows = (1...5_000).map { place in
      let i = (place * step) % 5_000 + 1
      return "G\(padded(i, 4)),S\(padded((7 * i + i / 13) % 22 + 1, 2))"
    }
    let frame = scratch.put(
      "id,parent\n" + rows.joined(separator: "\n") + "\n", at: "frame.csv")
    let outcome = Stage().run(
      "draw", "--frame", frame, "--seed", "20260601", "-n", "5", "--strata", "parent",
      "--substitutes", "2", "--json")
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    let document = Document(outcome.output)
    func drawn(_ list: String) -> [String] {
      (0..<(document.count(list) ?? 0)).map { place in
        ["stratum", "id", "ticket"].map { document.text("\(list)/\(place)/\($0)") ?? "" }
          .joined(separator: " ")
      }
    }
    let expected = try #require(SourceFile.read("Fixtures/draws/five-thousand.txt"))
      .split(separator: "\n").map(String.init)
    #expect(expected.count == 22 * 7)
    #expect(drawn("selected") == expected.enumerated().filter { $0.offset % 7 < 5 }.map(\.element))
    #expect(
      drawn("substitutes") == expected.enumerated().filter { $0.offset % 7 >= 5 }.map(\.element))
  }
}
