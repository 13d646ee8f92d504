import Chance
import Diagnostics
import Digests
import Testing

@testable import Journaling

@Suite("Records, their grammar and their limits") struct RecordTests {
  @Test(
    "a time of the calendar is taken",
    arguments: [
      "1970-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2038-01-19T03:14:08Z", "2100-02-28",
      "2024-02-29", "0000-02-29", "9999-12-31T23:59:59Z",
    ])
  func times(_ time: String) throws {
    let file = try Scene.open(SimulatedDisk())
    try file.append(kind: "paper", fields: [], time: time)
    try file.commit()
    #expect(file.head.seq == 2)
  }

  @Test(
    "any other time is refused",
    arguments: [
      "", "2024", "2024-1-1", "2024-00-01", "2024-13-01", "2024-01-00", "2024-01-32",
      "2023-02-29", "2100-02-29", "2024-04-31", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z",
      "2024-01-01T00:00:60Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z",
      "2024-01-01T00:00:00+08:00", "２024-01-01", "2024-01-01T00:00:00z", "2024/01/01",
    ])
  func wrongTimes(_ time: String) throws {
    let file = try Scene.open(SimulatedDisk())
    #expect(throws: JournalError.timeNotAllowed(time)) {
      try file.append(kind: "paper", fields: [], time: time)
    }
    #expect(throws: JournalError.timeNotAllowed(time)) {
      try JournalFile.open(
        Scene.path, identity: Scene.identity, time: time, storage: SimulatedDisk())
    }
  }

  @Test("a clock that jumps to 1970, 2000, 2038, 2100 and an hour back is noted, nothing else")
  func clocks() throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    let times = [
      "2024-05-06T07:00:00Z", "2024-05-06T06:00:00Z", "1970-01-01T00:00:00Z",
      "2000-02-29T12:00:00Z", "2038-01-19T03:14:08Z", "2100-03-01T00:00:00Z", "2100-03-01",
      "2100-03-01T00:00:01Z", "2024-05-06",
    ]
    for time in times { try file.append(kind: "paper", fields: ["x"], time: time) }
    try file.commit()
    let (summary, records) = Scene.scan(try #require(disk.bytes(Scene.path)))
    #expect(summary.isSound && records.map(\.time) == times)
    // By hand: 06:00 after 07:00 (3), 1970 after 2024 (4), 2024 after 2100 (10).
    #expect(summary.clockNotes.map(\.seq) == [3, 4, 10] && summary.clockNoteCount == 3)
  }

  @Test(
    "any text comes back as it went in",
    arguments: [
      [], [""], ["", ""], [" "], ["%"], ["%-"], ["a b"], ["\n\r\t\u{0}\u{7F}\u{1B}[2J"],
      ["食堂", "太挤"], ["e\u{301}", "é"], ["\u{202E}abc\u{200B}"], ["👨‍👩‍👧", "\u{10FFFF}"],
      ["recover 5 0"],
    ] as [[String]])
  func fields(_ fields: [String]) throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    let stamp = try file.append(kind: "text", fields: fields, time: Scene.time)
    try file.commit()
    let bytes = try #require(disk.bytes(Scene.path))
    let record = try #require(Scene.scan(bytes).records.first)
    #expect(record.stamp == stamp)
    #expect(record.fields.map { Array($0.utf8) } == fields.map { Array($0.utf8) })
    #expect(bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
  }

  @Test("a record at the limit is kept, one byte more is refused and changes nothing")
  func limit() throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    // `2 1 2024-05-06T07:08:09Z text ` is 30 bytes; a blank, the hash and the line feed are 66.
    let room = JournalLimits.enteredLineBytes - 30 - 66
    #expect(
      throws: JournalError.recordTooLong(
        bytes: JournalLimits.enteredLineBytes + 1, limit: JournalLimits.enteredLineBytes)
    ) {
      try file.append(
        kind: "text", fields: [String(repeating: "x", count: room + 1)], time: Scene.time)
    }
    #expect(file.chain.pendingCount == 0 && file.chain.pending.isEmpty)
    try file.append(kind: "text", fields: [String(repeating: "x", count: room)], time: Scene.time)
    try file.commit()
    let bytes = try #require(disk.bytes(Scene.path))
    #expect(Scene.lines(bytes)[1].count == JournalLimits.enteredLineBytes)
    #expect(Scene.scan(bytes).summary.isSound)
  }

  @Test("a line without end is damage or a tail, whatever blocks it comes in")
  func endless() throws {
    let good = try Scene.journal(bursts: [1])
    let long = good + [UInt8](repeating: 0x78, count: 600_000)
    for block in [Int.max, 65_536, 1_000_003] {
      guard case .tail(let tail) = Scene.scan(long, block: block).summary.condition else {
        Issue.record("no tail with blocks of \(block)")
        return
      }
      #expect(tail.length == 600_000)
      let ended = Scene.scan(long + [0x0A], block: block).summary.condition
      #expect(
        ended
          == .damage(
            JournalDamage(line: 3, offset: good.count, length: 600_001, reason: .lineTooLong)))
    }
    let disk = SimulatedDisk(files: [Scene.path: long])
    _ = try Scene.open(disk).close()
    #expect(Scene.scan(try #require(disk.bytes(Scene.path))).summary.isSound)
  }

  @Test("the pieces in which bytes arrive make no difference")
  func blocks() throws {
    let golden = try GoldenJournalTests.bytes()
    let seed: UInt64 = 11
    print("blocks: seed \(seed)")
    var random = SeededNumbers(seed: seed)
    let tampered = (0..<20).map { _ in
      var bytes = golden
      bytes[random.below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
      return bytes
    }
    for bytes in [golden, golden.dropLast(), golden + [0]] + tampered {
      let whole = Scene.scan(bytes)
      for block in [1, 2, 3, 7, 64, 100, 511, 1176] {
        let pieces = Scene.scan(bytes, block: block)
        #expect(pieces.summary == whole.summary && pieces.records == whole.records)
      }
    }
  }

  @Test("discarded records leave no trace, neither in the file nor in the chain")
  func discard() throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    let first = try file.append(kind: "paper", fields: ["1"], time: Scene.time)
    file.discardPending()
    #expect(file.chain.pendingCount == 0)
    #expect(try file.append(kind: "paper", fields: ["1"], time: Scene.time) == first)
    #expect(try file.commit() == first.head)
    #expect(Scene.scan(try #require(disk.bytes(Scene.path))).summary.head == first.head)
  }

  @Test("records of one commit share a burst, and an empty commit makes no call")
  func bursts() throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    for burst in [2, 1, 3] {
      for _ in 0..<burst { try file.append(kind: "paper", fields: [], time: Scene.time) }
      try file.commit()
      let written = disk.bytesWritten
      try file.commit()
      #expect(disk.bytesWritten == written)
    }
    let records = Scene.scan(try #require(disk.bytes(Scene.path))).records
    #expect(records.map(\.batch) == [1, 1, 2, 3, 3, 3])
  }

  @Test("a header needs its three texts")
  func header() {
    for (round, keeper, station, field) in [
      ("", "a", "b", "round"), ("r", "", "b", "operator"), ("r", "a", "", "station"),
    ] {
      #expect(throws: JournalError.emptyHeaderField(field)) {
        try JournalHeader(id: Scene.id(1), round: round, operator: keeper, station: station)
      }
    }
  }

  @Test(
    "a journal's name is 32 lowercase hex digits",
    arguments: [
      ("00112233445566778899aabbccddeeff", true), ("00112233445566778899AABBCCDDEEFF", false),
      ("00112233445566778899aabbccddeef", false), ("", false),
      ("00112233445566778899aabbccddeeffa", false), ("g0112233445566778899aabbccddeeff", false),
    ])
  func ids(_ text: String, _ isGood: Bool) {
    #expect((JournalID(text)?.description == text) == isGood)
  }
}
