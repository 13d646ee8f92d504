import Diagnostics
import Digests
import Sampling
import Testing

@Suite("Draws of a round, in their order") struct DrawHistoryTests {
  private static let time = "2026-05-20T08:30:00Z"

  private func plan(
    _ purpose: String = "测评", size: SampleSize = .each(1, takesAll: false), reserve: Int = 1
  ) throws -> DrawPlan {
    try DrawPlan(purpose: purpose, strata: "parent", size: size, reserve: reserve)
  }

  private func commit(
    to history: inout DrawHistory, _ plan: DrawPlan, over frame: Frame
  ) throws -> DrawCommit {
    try history.commit(
      plan, over: frame, seedSource: "20 枚十面骰", by: "wang", time: CommitTime(Self.time),
      version: "pingyi 1.0")
  }

  private func draw(
    in history: inout DrawHistory, _ plan: DrawPlan, over frame: Frame, seed: String
  ) throws -> DrawRecord {
    try history.draw(
      plan, over: frame, seed: Seed(typed: seed), by: "li", version: "pingyi 1.0")
  }

  @Test func `a draw that was committed to is revealed once`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let commit = try commit(to: &history, plan(), over: frame)
    #expect(history.openCommits == [commit])
    let record = try history.reveal(
      1, digits: "0042", frame: frame, by: "li", version: "pingyi 1.0")
    #expect(record.seed.text == "\(commit.digest.hex):0042")
    #expect(record.isPubliclyCommitted)
    #expect(record.selection.selected.map(\.stratum) == ["U01", "U02"])
    #expect(history.openCommits == [])
    for digits in ["0042", "0043"] {
      #expect(throws: DrawFault.series(.alreadyRevealed(1))) {
        _ = try history.reveal(
          1, digits: digits, frame: frame, by: "li", version: "pingyi 1.0")
      }
    }
    #expect(history.records == [record])
  }

  @Test func `a commitment holds for the frame that was hashed and no other`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let commit = try commit(to: &history, plan(), over: frame)
    let other = try Fixture.frame(
      frame.units.map { (id: $0.id, stratum: $0.stratum) } + [(id: "G11", stratum: "U02")])
    #expect(
      throws: DrawFault.frameChanged(committed: commit.frameDigest, found: other.digest)
    ) {
      _ = try history.reveal(1, digits: "1", frame: other, by: "li", version: "pingyi 1.0")
    }
    #expect(history.openCommits == [commit])
    #expect(throws: DrawFault.seed(.notDigits("1 2"))) {
      _ = try history.reveal(1, digits: "1 2", frame: frame, by: "li", version: "pingyi 1.0")
    }
    #expect(throws: DrawFault.series(.unknownCommit(2))) {
      _ = try history.reveal(2, digits: "1", frame: frame, by: "li", version: "pingyi 1.0")
    }
    #expect(throws: DrawFault.series(.unknownCommit(0))) {
      _ = try history.reveal(0, digits: "1", frame: frame, by: "li", version: "pingyi 1.0")
    }
    #expect(throws: DrawFault.series(.unknownCommit(.min))) {
      _ = try history.reveal(.min, digits: "1", frame: frame, by: "li", version: "pingyi 1.0")
    }
  }

  @Test func `a seed that was typed is allowed and marked in the record`() throws {
    var history = DrawHistory()
    let record = try draw(in: &history, plan(), over: Fixture.frame(), seed: "20260601")
    #expect(!record.isPubliclyCommitted)
    #expect(record.seedSource == "未经公开承诺 (not publicly committed)")
    let text = String(decoding: record.bytes, as: UTF8.self)
    #expect(text.contains("未经公开承诺") && text.contains("not publicly committed"))
    #expect(throws: DrawFault.series(.unknownCommit(1))) {
      _ = try history.reveal(
        1, digits: "1", frame: Fixture.frame(), by: "li", version: "pingyi 1.0")
    }
  }

  @Test func `a second draw for a purpose names the first and says that it is the second`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let first = try draw(in: &history, plan(), over: frame, seed: "1")
    #expect(first.links.supersedes == nil)
    #expect(history.position(of: 1)?.text.en == "draw 1 of 1 for this purpose")
    // Full-width letters and case do not make another purpose, nor does another frame.
    let smaller = try Fixture.frame([(id: "A", stratum: "s"), (id: "B", stratum: "s")])
    let second = try draw(in: &history, plan("测评"), over: smaller, seed: "2")
    #expect(second.links.supersedes?.draw == 1)
    #expect(second.links.supersedes?.digest == first.digest)
    #expect(second.links.follows == nil)
    #expect(history.position(of: 2)?.text.en == "draw 2 of 2 for this purpose")
    #expect(history.position(of: 2)?.text.zh == "本用途共抽取 2 次，这是第 2 次")
    #expect(history.position(of: 1)?.text.en == "draw 1 of 2 for this purpose")
    #expect(history.position(of: 3) == nil)
    #expect(history.currentRecords == [second])
  }

  @Test func `a purpose in other letters is the same purpose`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    _ = try draw(in: &history, plan("Survey 1"), over: frame, seed: "1")
    let second = try draw(in: &history, plan("ＳＵＲＶＥＹ １"), over: frame, seed: "2")
    #expect(second.links.supersedes?.draw == 1)
  }

  @Test func `a draw over the same frame for another purpose names the earlier one too`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let first = try draw(in: &history, plan("测评"), over: frame, seed: "1")
    let second = try draw(in: &history, plan("抽查台账"), over: frame, seed: "2")
    #expect(second.links.supersedes == nil)
    #expect(second.links.follows?.draw == 1)
    #expect(second.links.follows?.digest == first.digest)
    #expect(history.currentRecords == [first, second])
  }

  @Test func `a seed is not used twice over one frame or for one purpose`() throws {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    _ = try draw(in: &history, plan("测评"), over: frame, seed: "1")
    for purpose in ["测评", "抽查"] {
      #expect(throws: DrawFault.series(.seedUsedBefore(draw: 1))) {
        _ = try draw(in: &history, plan(purpose), over: frame, seed: "1")
      }
    }
    let other = try Fixture.frame([(id: "A", stratum: "s")])
    #expect(throws: DrawFault.series(.seedUsedBefore(draw: 1))) {
      _ = try draw(in: &history, plan("测评"), over: other, seed: "1")
    }
    #expect(try draw(in: &history, plan("抽查"), over: other, seed: "1").number == 2)
  }

  @Test func `a commitment that was replaced before its seed counts and cannot be revealed`()
    throws
  {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let first = try commit(to: &history, plan(), over: frame)
    let second = try commit(
      to: &history, plan(size: .each(2, takesAll: false)), over: frame)
    #expect(second.links.supersedes?.digest == first.digest)
    #expect(history.abandonedCommits == [first])
    #expect(history.openCommits == [second])
    #expect(throws: DrawFault.series(.abandoned(1, by: 2))) {
      _ = try history.reveal(1, digits: "1", frame: frame, by: "li", version: "pingyi 1.0")
    }
    _ = try history.reveal(2, digits: "1", frame: frame, by: "li", version: "pingyi 1.0")
    #expect(history.position(of: 2)?.text.en == "draw 2 of 2 for this purpose")
  }

  // MARK: Files

  /// A commitment, its record, and a typed draw for the same purpose.
  private func series() throws -> (
    history: DrawHistory, commits: [DrawCommit], records: [DrawRecord]
  ) {
    var history = DrawHistory()
    let frame = try Fixture.frame()
    let commit = try commit(to: &history, plan(), over: frame)
    let first = try history.reveal(
      1, digits: "123", frame: frame, by: "li", version: "pingyi 1.0")
    let second = try draw(in: &history, plan(), over: frame, seed: "2")
    let third = try draw(in: &history, plan("抽查"), over: frame, seed: "3")
    return (history, [commit], [first, second, third])
  }

  @Test func `the history is the same from the files in any order`() throws {
    let (history, commits, records) = try series()
    #expect(try DrawHistory(commits: commits, records: records.reversed()) == history)
    #expect(try DrawHistory(commits: [], records: []) == DrawHistory())
    #expect(commits.map(\.fileName) == ["001.commit.json"])
    #expect(records.map(\.fileName) == ["001.json", "002.json", "003.json"])
  }

  @Test func `a draw that was taken away, doubled or exchanged shows`() throws {
    let (_, commits, records) = try series()
    #expect(throws: SeriesFault.missingDraw(2)) {
      _ = try DrawHistory(commits: commits, records: [records[0], records[2]])
    }
    #expect(throws: SeriesFault.missingDraw(1)) {
      _ = try DrawHistory(commits: [], records: [records[1]])
    }
    #expect(throws: SeriesFault.recordWithoutItsCommit(1)) {
      _ = try DrawHistory(commits: [], records: records)
    }
    #expect(throws: SeriesFault.repeatedDraw(3)) {
      _ = try DrawHistory(commits: commits, records: records + [records[2]])
    }
    #expect(throws: SeriesFault.repeatedDraw(1)) {
      _ = try DrawHistory(commits: commits + commits, records: records)
    }
    var others = DrawHistory()
    let frame = try Fixture.frame()
    _ = try draw(in: &others, plan("甲"), over: frame, seed: "8")
    let stranger = try draw(in: &others, plan("测评"), over: frame, seed: "9")
    #expect(throws: SeriesFault.wrongLink(2)) {
      _ = try DrawHistory(commits: commits, records: [records[0], stranger])
    }
    // A record that was taken away after its successor named it.
    #expect(throws: SeriesFault.wrongLink(2)) {
      _ = try DrawHistory(commits: commits, records: [records[1], records[2]])
    }
  }

  @Test func `a second record made in secret from an abandoned commitment shows`() throws {
    var open = DrawHistory()
    let frame = try Fixture.frame()
    let first = try commit(to: &open, plan(), over: frame)
    var secret = open
    let second = try commit(to: &open, plan(), over: frame)
    let hidden = try secret.reveal(
      1, digits: "7", frame: frame, by: "li", version: "pingyi 1.0")
    #expect(throws: SeriesFault.abandoned(1, by: 2)) {
      _ = try DrawHistory(commits: [first, second], records: [hidden])
    }
  }

  // MARK: Refusals

  @Test(
    "Texts that nobody could read are refused",
    arguments: ["", " ", " 测评", "测评\n", "测\u{200B}评", String(repeating: "x", count: 1_025)])
  func badTexts(_ text: String) throws {
    #expect(throws: DrawFault.badText(.purpose, text)) {
      _ = try DrawPlan(purpose: text, size: .each(1, takesAll: false))
    }
    var history = DrawHistory()
    let frame = try Fixture.frame()
    #expect(throws: DrawFault.badText(.by, text)) {
      _ = try history.draw(
        plan(), over: frame, seed: Seed(typed: "1"), by: text, version: "pingyi 1.0")
    }
    #expect(throws: DrawFault.badText(.seedSource, text)) {
      _ = try history.draw(
        plan(), over: frame, seed: Seed(typed: "1"), seedSource: text, by: "li",
        version: "pingyi 1.0")
    }
    #expect(history.count == 0)
  }

  @Test(
    "Times that do not exist are refused",
    arguments: [
      "", "2026-05-20", "2026-05-20T08:30:00", "2026-05-20 08:30:00Z", "2026-02-29T00:00:00Z",
      "1900-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
      "2026-01-00T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z",
      "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "２026-01-01T00:00:00Z",
    ])
  func badTimes(_ text: String) {
    #expect(throws: DrawFault.badTime(text)) { _ = try CommitTime(text) }
  }

  @Test(arguments: ["2000-02-29T23:59:59Z", "2024-02-29T00:00:00Z", "1970-01-01T00:00:00Z"])
  func `leap days exist`(text: String) throws {
    #expect(try CommitTime(text).text == text)
  }

  @Test func `plans that do not fit their frame are refused`() throws {
    var history = DrawHistory()
    let flat = try Fixture.frame(of: 3)
    #expect(throws: DrawFault.strataDoNotFit(column: "parent")) {
      _ = try draw(in: &history, plan(), over: flat, seed: "1")
    }
    let noStrata = try DrawPlan(purpose: "测评", size: .each(4, takesAll: false))
    #expect(throws: DrawFault.strataDoNotFit(column: nil)) {
      _ = try draw(in: &history, noStrata, over: Fixture.frame(), seed: "1")
    }
    #expect(throws: DrawFault.allocation(.countOverStratum("", size: 3, count: 4))) {
      _ = try draw(in: &history, noStrata, over: flat, seed: "1")
    }
    #expect(throws: DrawFault.allocation(.badSubstitutes(-1))) { _ = try plan(reserve: -1) }
    #expect(throws: DrawFault.allocation(.badSubstitutes(.max))) { _ = try plan(reserve: .max) }
    #expect(history == DrawHistory())
  }
}
