import Chance
import Glibc
import Testing

@testable import Journaling

@Suite("Every change to a journal is found") struct TamperingTests {
  /// Eight records with the header, in five bursts.
  static func small() throws -> [UInt8] { try Scene.journal(bursts: [1, 2, 1, 2, 1]) }

  /// Whether verification against the true head finds something; a tail is a finding too.
  static func isFound(_ bytes: [UInt8], against head: JournalHead) -> Bool {
    let reference = HeadReference(head)
    let summary = Scene.scan(bytes, watching: [reference]).summary
    return !summary.isSound || summary.head != head || summary.verdict(on: reference) != .extends
  }

  /// Whether a journal that is damaged stays untouched, and any other opens and is sound afterwards.
  static func isTreatedRightly(_ bytes: [UInt8], _ comment: String) {
    let condition = Scene.scan(bytes).summary.condition
    let disk = SimulatedDisk(files: [Scene.path: bytes])
    do throws(JournalError) {
      let file = try Scene.open(disk)
      _ = try file.close()
      if case .damage = condition { Issue.record("damaged, yet opened: \(comment)") }
      let after = disk.bytes(Scene.path) ?? []
      #expect(after.starts(with: bytes), "\(comment)")
      #expect(Scene.scan(after).summary.isSound, "\(comment)")
    } catch {
      #expect(disk.bytesWritten == 0 && disk.bytes(Scene.path) == bytes, "\(comment)")
      #expect(disk.openDescriptors == 0, "\(comment)")
      if case .tail = condition { Issue.record("a tail was refused: \(comment)") }
    }
  }

  /// Whether all bits and places are tried, as with `PINGYI_CASES=4`; else two bits of a byte, every third place.
  private static let isWhole = getenv("PINGYI_CASES") != nil

  @Test("bits of each byte turned over")
  func bits() throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    #expect(head.seq == 8)
    for place in bytes.indices {
      for bit in 0..<8 where Self.isWhole || (bit + place).isMultiple(of: 4) {
        var changed = bytes
        changed[place] ^= UInt8(1 << bit)
        #expect(Self.isFound(changed, against: head), "byte \(place), bit \(bit)")
        Self.isTreatedRightly(changed, "byte \(place), bit \(bit)")
      }
    }
  }

  @Test("each byte removed")
  func removals() throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    for place in bytes.indices {
      var changed = bytes
      changed.remove(at: place)
      #expect(Self.isFound(changed, against: head), "byte \(place)")
      Self.isTreatedRightly(changed, "byte \(place)")
    }
  }

  @Test(
    "a byte put in at each place",
    arguments: [UInt8(0x00), 0x09, 0x0A, 0x0D, 0x20, 0x30, 0x61, 0x7F, 0xFF])
  func insertions(_ byte: UInt8) throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    for place in 0...bytes.count where Self.isWhole || (place + Int(byte)).isMultiple(of: 3) {
      var changed = bytes
      changed.insert(byte, at: place)
      #expect(Self.isFound(changed, against: head), "\(byte) at \(place)")
      Self.isTreatedRightly(changed, "\(byte) at \(place)")
    }
  }

  @Test("a line dropped, doubled, or swapped with another")
  func lines() throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    let lines = Scene.lines(bytes)
    #expect(lines.count == 8)
    for a in lines.indices {
      var dropped = lines
      dropped.remove(at: a)
      var doubled = lines
      doubled.insert(lines[a], at: a)
      for (changed, what) in [(dropped, "dropped"), (doubled, "doubled")] {
        let changed = Array(changed.joined())
        #expect(Self.isFound(changed, against: head), "line \(a + 1) \(what)")
        Self.isTreatedRightly(changed, "line \(a + 1) \(what)")
      }
      for b in lines.indices where b > a {
        var swapped = lines
        swapped.swapAt(a, b)
        let changed = Array(swapped.joined())
        #expect(Self.isFound(changed, against: head), "lines \(a + 1) and \(b + 1) swapped")
        Self.isTreatedRightly(changed, "lines \(a + 1) and \(b + 1) swapped")
      }
    }
  }

  @Test("a line of another journal spliced in, in place or in addition")
  func splices() throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    let lines = Scene.lines(bytes)
    let disk = SimulatedDisk()
    let other = try JournalFile.open(
      Scene.path, identity: Scene.identity, time: Scene.time, newID: Scene.id(2), storage: disk)
    for burst in [1, 2, 1, 2, 1] {
      for _ in 0..<burst {
        try other.append(kind: "paper", fields: ["9", "112 9"], time: Scene.time)
      }
      try other.commit()
    }
    let foreign = Scene.lines(try #require(disk.bytes(Scene.path)))
    #expect(foreign.count == lines.count)
    for place in lines.indices {
      var replaced = lines
      replaced[place] = foreign[place]
      var added = lines
      added.insert(foreign[place], at: place)
      var tail = Array(lines[..<place])
      tail += foreign[place...]
      for changed in [replaced, added, tail] {
        let changed = Array(changed.joined())
        #expect(Self.isFound(changed, against: head), "line \(place + 1)")
      }
    }
  }

  @Test("cut at the end of each of 200 lines, or rewritten as a whole: found against an older head")
  func heads() throws {
    let bytes = try Scene.journal(bursts: [Int](repeating: 3, count: 66) + [1])
    let head = Scene.scan(bytes).summary.head
    let lines = Scene.lines(bytes)
    #expect(lines.count == 200)
    let reference = HeadReference(head)
    for count in 1..<200 {
      let cut = Scene.scan(Array(lines[..<count].joined()), watching: [reference]).summary
      #expect(cut.isSound)
      #expect(cut.verdict(on: reference) == .shorter(than: 200, has: count))
    }
    let disk = SimulatedDisk()
    let rewritten = try Scene.open(disk)
    for number in 1..<250 {
      try rewritten.append(kind: "paper", fields: ["\(number)", "222 9"], time: Scene.time)
    }
    try rewritten.commit()
    let other = Scene.scan(disk.bytes(Scene.path) ?? [], watching: [reference]).summary
    guard case .differs(seq: 200, found: _) = other.verdict(on: reference) else {
      Issue.record("the rewritten journal passed: \(other.verdict(on: reference))")
      return
    }
  }

  @Test("many changes at once never trap, and what is damaged is not written to")
  func storms() throws {
    let bytes = try Self.small()
    let head = Scene.scan(bytes).summary.head
    let seed: UInt64 = 20_240_506
    print("storms: seed \(seed)")
    var random = SeededNumbers(seed: seed)
    for round in 0..<2000 {
      var changed = bytes
      for _ in 0...random.below(6) {
        let place = random.below(changed.count)
        switch random.below(4) {
        case 0: changed[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: changed.removeSubrange(place..<min(changed.count, place + random.below(40)))
        case 2:
          changed.insert(
            contentsOf: bytes[random.below(bytes.count)...].prefix(random.below(300)), at: place)
        default: changed[place] = [0x0A, 0x00, 0x20, 0x39][random.below(4)]
        }
        if changed.isEmpty { changed = [0x4A] }
      }
      if changed == bytes { continue }
      #expect(Self.isFound(changed, against: head), "round \(round)")
      Self.isTreatedRightly(changed, "round \(round)")
    }
  }
}
