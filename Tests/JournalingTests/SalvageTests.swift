import Chance
import Digests
import Synchronization
import Testing

@testable import Journaling

@Suite("Salvage of what is good") struct SalvageTests {
  static let new = "journals/new.journal"

  /// A journal of seven lines of which the sixth is broken, with its records before that.
  static func damaged() throws -> (bytes: [UInt8], good: [JournalRecord], offset: Int) {
    let bytes = try Scene.journal(bursts: [1, 2, 3])
    let lines = Scene.lines(bytes)
    let offset = lines[..<5].joined().count
    var changed = bytes
    changed[offset + 40] ^= 1
    return (changed, Array(Scene.scan(bytes).records[..<4]), offset)
  }

  static func salvage(_ disk: SimulatedDisk) throws(JournalError) -> JournalSalvage.Report {
    try JournalSalvage(storage: disk)
      .salvage(Scene.path, to: new, time: "2024-06-01T00:00:00Z", newID: Scene.id(9))
  }

  @Test("the new journal says what was lost and holds every good record with its old place")
  func damage() throws {
    let (bytes, good, offset) = try Self.damaged()
    let disk = SimulatedDisk(files: [Scene.path: bytes])
    let report = try Self.salvage(disk)
    #expect(report.copied == 4 && report.lostBytes == bytes.count - offset)
    #expect(disk.bytes(Scene.path) == bytes)
    let (summary, records) = Scene.scan(try #require(disk.bytes(Self.new)))
    #expect(summary.isSound && summary.head == report.head && summary.header == report.header)
    #expect(summary.header?.id == Scene.id(9) && summary.header?.round == "shaoxing-2019")
    let last = try #require(good.last)
    #expect(records[0].kind == "salvage")
    #expect(
      records[0].fields == [
        "\(Scene.id(1))", "5", last.stamp.hash.hex, "\(offset)", "\(bytes.count - offset)",
      ])
    let copies = records.dropFirst()
    #expect(copies.map(\.kind) == good.map(\.kind))
    #expect(copies.map(\.fields) == good.map(\.fields))
    #expect(copies.map(\.time) == good.map(\.time))
    #expect(copies.map(\.origins) == good.map { [RecordOrigin(seq: $0.seq, hash: $0.stamp.hash)] })
    let reading = try JournalReader(storage: disk).read(Self.new)
    #expect(reading.note == .agrees(report.head))
    #expect(disk.openDescriptors == 0 && disk.bytes(Self.new + ".new") == nil)
  }

  @Test("a salvaged journal is written on, and can be salvaged again with both old places")
  func twice() throws {
    let disk = SimulatedDisk(files: [Scene.path: try Self.damaged().bytes])
    _ = try Self.salvage(disk)
    let file = try JournalFile.open(
      Self.new, identity: Scene.identity, time: Scene.time, storage: disk)
    try file.append(kind: "bye", fields: [], time: Scene.time)
    try file.commit()
    _ = try file.close()
    let good = Scene.scan(try #require(disk.bytes(Self.new))).records
    disk.put(try #require(disk.bytes(Self.new)) + [0x0A], at: Self.new)
    let third = "journals/third.journal"
    _ = try JournalSalvage(storage: disk).salvage(Self.new, to: third, time: Scene.time)
    let (summary, records) = Scene.scan(try #require(disk.bytes(third)))
    #expect(summary.isSound)
    #expect(records.dropFirst().map(\.kind) == good.map(\.kind))
    #expect(records.dropFirst().map(\.fields) == good.map(\.fields))
    #expect(
      records.dropFirst().map(\.origins)
        == good.map { [RecordOrigin(seq: $0.seq, hash: $0.stamp.hash)] + $0.origins })
  }

  @Test("a rolled-back copy is salvaged with the head that is missing")
  func rolledBack() throws {
    let disk = SimulatedDisk()
    _ = try Scene.open(disk).close()
    let old = try #require(disk.bytes(Scene.path))
    let file = try Scene.open(disk)
    try file.append(kind: "paper", fields: ["1"], time: Scene.time)
    try file.commit()
    let head = try file.close()
    disk.put(old, at: Scene.path)
    #expect(try Self.salvage(disk).copied == 0)
    let records = Scene.scan(try #require(disk.bytes(Self.new))).records
    #expect(records[0].fields.last == "2:\(head.hash.hex)")
  }

  @Test("a sound journal, a tail, a lost header and an existing name are refused")
  func refusals() throws {
    let bytes = try Scene.journal(bursts: [1, 2])
    for sound in [bytes, bytes + [0x35]] {
      let disk = SimulatedDisk(files: [Scene.path: sound])
      #expect(throws: JournalError.nothingToSalvage(path: Scene.path)) { try Self.salvage(disk) }
      #expect(disk.bytes(Self.new) == nil)
    }
    var headless = bytes
    headless[10] ^= 1
    let first = SimulatedDisk(files: [Scene.path: headless])
    #expect(throws: JournalError.headerUnreadable(path: Scene.path)) { try Self.salvage(first) }
    let second = SimulatedDisk(files: [Scene.path: try Self.damaged().bytes, Self.new: [0x41]])
    #expect(throws: JournalError.exists(path: Self.new)) { try Self.salvage(second) }
    #expect(second.bytes(Self.new) == [0x41])
  }

  @Test("whenever it dies, the new name stands for nothing or for the whole salvage")
  func deaths() throws {
    let disk = SimulatedDisk(files: [Scene.path: try Self.damaged().bytes])
    disk.state.withLock { $0.isRecording = true }
    _ = try Self.salvage(disk)
    let whole = try #require(disk.bytes(Self.new))
    let seed: UInt64 = 5
    print("salvage deaths: seed \(seed)")
    var random = SeededNumbers(seed: seed)
    var without = 0
    var with = 0
    for snapshot in disk.state.withLock({ $0.snapshots }) {
      for loss in SimulatedDisk.Snapshot.Loss.allCases {
        let image = snapshot.image(loss, &random)
        if let found = image.bytes(Self.new) {
          #expect(found == whole)
          with += 1
        } else {
          _ = try Self.salvage(image)
          #expect(image.bytes(Self.new) == whole)
          without += 1
        }
      }
    }
    #expect(with > 10 && without > 10)
  }
}
