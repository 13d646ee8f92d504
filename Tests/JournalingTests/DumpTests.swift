import Diagnostics
import Testing

@testable import Journaling

@Suite("A journal as lines for a person") struct DumpTests {
  @Test("shows the golden journal's records")
  func golden() throws {
    var lines: [String] = []
    let reading = try JournalReader().read(GoldenJournalTests.path) { view throws(JournalError) in
      lines.append(JournalDump.line(for: view))
    }
    // By hand from the file: the fields unescaped, the first 16 digits of each hash.
    #expect(lines[3] == "5 3 2019-11-04 paper 17 11239.* eb3337f64218f520")
    #expect(lines[5] == "7 4 2019-11-04T08:29:59Z text 17 q9 \"食堂 太挤\" \"\" c3854ed4bc7dd9d2")
    #expect(lines[8] == "10 7 2019-11-04T09:00:20Z bye 8822223b5029f6b2")
    let header = try #require(reading.summary.header)
    #expect(
      JournalDump.line(for: header)
        == "J1 00112233445566778899aabbccddeeff shaoxing-2019-demo wang \"front desk\"")
    let closing = JournalDump.closing(reading)
    #expect(closing.zh.contains("10:8822223b5029f6b2") && closing.zh.contains("2370-0013-9810"))
    #expect(closing.en.contains("unfinished tails sealed: 1"))
  }

  @Test("sends no character that acts on a terminal")
  func control() throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    try file.append(
      kind: "text", fields: ["\u{1B}[2J\u{202E}x\ny\u{200B}", "a\"b\\ c"], time: Scene.time)
    try file.commit()
    var lines: [String] = []
    _ = try JournalReader(storage: disk).read(Scene.path) { view throws(JournalError) in
      lines.append(JournalDump.line(for: view))
    }
    let line = try #require(lines.first)
    #expect(line.contains(#"␛[2J⟨U+202E⟩x␊y⟨U+200B⟩ "a\"b\\ c""#))
  }
}
