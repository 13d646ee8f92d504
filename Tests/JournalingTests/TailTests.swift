import Digests
import Testing

@testable import Journaling

@Suite("Unfinished tail or damage") struct TailTests {
  struct Case: Sendable, CustomTestStringConvertible {
    enum Answer: Sendable {
      case tail
      case damage
      case sound
    }
    let name: String
    let answer: Answer
    /// Makes the case of the lines of header, 2 (burst 1), 3–4 (burst 2), 5–7 (burst 3).
    let make: @Sendable ([[UInt8]]) -> [UInt8]
    var testDescription: String { name }
  }

  static func join(_ lines: some Sequence<[UInt8]>) -> [UInt8] { Array(lines.joined()) }
  static let zeros = [UInt8](repeating: 0, count: 90)

  // Source: the rule in words. A tail needs that no later line is a record of burst ≥ last + 2, and
  // that the last byte is no line feed or a zero byte is there.
  static let cases: [Case] = [
    Case(name: "nothing is missing", answer: .sound) { join($0) },
    Case(name: "the last burst is missing as a whole", answer: .sound) { join($0[..<4]) },
    Case(name: "a piece of a line", answer: .tail) { join($0[..<4]) + $0[4].prefix(20) },
    Case(name: "one byte of a line", answer: .tail) { join($0[..<4]) + $0[4].prefix(1) },
    Case(name: "the last line feed is missing", answer: .tail) { join($0).dropLast() },
    Case(name: "zeros behind the last record", answer: .tail) { join($0) + zeros },
    Case(name: "zeros and a line feed", answer: .tail) { join($0) + zeros + [0x0A] },
    Case(name: "a lost sector, later lines of the same burst survive", answer: .tail) {
      join($0[..<4]) + zeros + join($0[5...])
    },
    Case(name: "a burst's first line stays, its second is lost, its third is there", answer: .tail)
    {
      join($0[..<5]) + zeros + $0[6]
    },
    Case(name: "zeros where a later burst follows", answer: .damage) {
      join($0[..<2]) + zeros + join($0[3...])
    },
    Case(name: "zeros in the burst before the last", answer: .damage) {
      join($0[..<2]) + zeros + [0x0A] + join($0[4...])
    },
    Case(name: "zeros, and a record of a later burst that lacks its line feed", answer: .damage) {
      join($0[..<1]) + zeros + [0x0A] + $0[2].dropLast()
    },
    Case(name: "a broken line that ends with a line feed", answer: .damage) {
      join($0[..<6]) + $0[6].dropFirst()
    },
    Case(name: "an empty line at the end", answer: .damage) { join($0) + [0x0A] },
    Case(name: "the last line twice", answer: .damage) { join($0) + $0[6] },
    Case(name: "CR before the last line feed", answer: .damage) {
      join($0).dropLast() + [0x0D, 0x0A]
    },
    Case(name: "no bytes at all", answer: .damage) { _ in [] },
    Case(name: "a piece of the header", answer: .damage) { Array($0[0].prefix(50)) },
    Case(name: "the header without its line feed", answer: .damage) { Array($0[0].dropLast()) },
    Case(name: "zeros only", answer: .damage) { _ in zeros },
  ]

  @Test("is told apart as the rule says", arguments: cases)
  func rule(_ example: Case) throws {
    let lines = Scene.lines(try Scene.journal(bursts: [1, 2, 3]))
    #expect(lines.count == 7)
    let bytes = example.make(lines)
    let summary = Scene.scan(bytes).summary
    switch (summary.condition, example.answer) {
    case (.sound, .sound): break
    case (.tail(let tail), .tail):
      #expect(tail.offset == summary.goodLength && tail.offset + tail.length == bytes.count)
    case (.damage(let damage), .damage):
      #expect(damage.offset == summary.goodLength && damage.offset + damage.length == bytes.count)
    default: Issue.record("\(summary.condition)")
    }
    TamperingTests.isTreatedRightly(bytes, example.name)
  }

  @Test("a last record that lacks only its line feed gets it and stays")
  func lineFeed() throws {
    let bytes = try Scene.journal(bursts: [1, 2])
    let disk = SimulatedDisk(files: [Scene.path: bytes.dropLast()])
    var seen = 0
    let file = try JournalFile.open(
      Scene.path, identity: Scene.identity, time: Scene.time, storage: disk
    ) { _ in seen += 1 }
    #expect(file.opening.recovery == .completedLastRecord)
    #expect(disk.bytes(Scene.path) == bytes)
    #expect(seen == 3 && file.head.seq == 4)
  }

  @Test("a seal counts the line feed that it adds, and none when the tail has one")
  func length() throws {
    let bytes = try Scene.journal(bursts: [1, 2])
    for (tail, named) in [
      (Array("5 3 2024-0".utf8), Array("5 3 2024-0\n".utf8)),
      ([0, 0, 0, 0x0A], [0, 0, 0, 0x0A]), ([0], [0, 0x0A]),
    ] as [([UInt8], [UInt8])] {
      let disk = SimulatedDisk(files: [Scene.path: bytes + tail])
      let file = try Scene.open(disk)
      let sealed = SealedTail(
        seq: 5, offset: bytes.count, length: named.count, hash: SHA256.hash(named))
      #expect(file.opening.recovery == .sealed(sealed))
      #expect(file.opening.summary.sealedTails == [sealed])
      #expect((disk.bytes(Scene.path) ?? []).starts(with: bytes + named))
    }
  }

  @Test("a tail after a sealed tail is sealed too, and a seal of other bytes is damage")
  func twice() throws {
    let disk = SimulatedDisk(files: [Scene.path: try Scene.journal(bursts: [1]) + [0x33]])
    _ = try Scene.open(disk).close()
    let once = try #require(disk.bytes(Scene.path))
    disk.put(once + Array("4 4 20".utf8), at: Scene.path)
    let file = try Scene.open(disk)
    #expect(file.opening.summary.sealedTailCount == 2)
    #expect(file.head.seq == 4)
    try file.append(kind: "paper", fields: [], time: Scene.time)
    try file.commit()
    let bytes = try #require(disk.bytes(Scene.path))
    let tailPlace = try #require(Scene.scan(bytes).summary.sealedTails.last?.offset)
    var changed = bytes
    changed[tailPlace] ^= 1
    guard case .damage(let damage) = Scene.scan(changed).summary.condition else {
      Issue.record("a changed byte in a sealed tail passed")
      return
    }
    #expect(damage.offset == tailPlace)
  }

  @Test("a seal with nothing before it is damage, though its hash is right")
  func misplacedSeal() throws {
    let header = try JournalHeader(
      id: Scene.id(1), round: "shaoxing-2019", operator: "wang", station: "desk")
    var chain = JournalChain(beginning: header)
    let first = chain.pending
    chain.settle()
    _ = try chain.append(
      kind: "recover", payload: Array("5 0 \(SHA256.hash("").hex)".utf8),
      time: Array(Scene.time.utf8))
    let bytes = first + chain.pending
    guard case .damage(let damage) = Scene.scan(bytes).summary.condition else {
      Issue.record("a seal of nothing passed")
      return
    }
    #expect(damage.reason == .misplaced && damage.line == 2)
  }

  @Test("a burst that is neither the last nor the next is damage, though every hash is right")
  func burstOrder() throws {
    let bytes = try Scene.journal(bursts: [1, 1])
    let head = Scene.scan(bytes).summary.head
    // Of the last record's burst 2 the next may be 2 or 3.
    for (batch, isGood) in [(1, false), (2, true), (3, true), (4, false)] {
      var chain = JournalChain(journal: Scene.id(1), after: head, batch: batch - 1)
      try chain.append(kind: "paper", fields: [], time: Scene.time)
      let condition = Scene.scan(bytes + chain.pending).summary.condition
      guard !isGood else {
        #expect(condition == .sound)
        continue
      }
      guard case .damage(let damage) = condition else {
        Issue.record("burst \(batch) passed")
        continue
      }
      #expect(damage.reason == .batch(after: 2, found: batch) && damage.line == 4)
    }
  }

  @Test("nobody can enter a record of the journal's own")
  func reserved() throws {
    let file = try Scene.open(SimulatedDisk())
    for kind in ["recover", "salvage", "salvaged", "", "-a", "A", "a b", "a1", "纸"] {
      #expect(throws: JournalError.kindNotAllowed(kind)) {
        try file.append(kind: kind, fields: [], time: Scene.time)
      }
    }
    #expect(file.chain.pendingCount == 0)
  }
}
