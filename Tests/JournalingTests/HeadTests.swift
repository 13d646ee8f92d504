import Digests
import Testing

@testable import Journaling

@Suite("Heads on paper and beside the journal") struct HeadTests {
  @Test(
    "a noted head is read as it was copied",
    arguments: [
      ("12:8822223b5029f6b2", "12:8822223b5029f6b2"),
      (" 12:8822223B5029F6B2 ", "12:8822223b5029f6b2"),
      ("1:" + GoldenJournalTests.head, "1:" + GoldenJournalTests.head),
    ])
  func parse(_ text: String, _ read: String) {
    #expect(HeadReference(text)?.description == read)
  }

  @Test(
    "what is no head is refused",
    arguments: [
      "", ":", "12", "12:", ":8822223b5029f6b2", "0:8822223b5029f6b2", "-1:8822223b5029f6b2",
      "12:8822223b5029f6b", "12:8822223b5029f6b22", "12:8822223b5029f6bg", "１:8822223b5029f6b2",
      "9999999999999999999999:8822223b5029f6b2", "12:8822223b5029f6b2:1",
    ])
  func refuse(_ text: String) {
    #expect(HeadReference(text) == nil)
  }

  @Test("a journal extends each of its own earlier heads, and no other")
  func verdicts() throws {
    let bytes = try Scene.journal(bursts: [1, 3, 2])
    let records = Scene.scan(bytes).records
    let references = try records.map { try #require(HeadReference($0.stamp.head.description)) }
    let summary = Scene.scan(bytes, watching: references).summary
    for reference in references { #expect(summary.verdict(on: reference) == .extends) }
    let wrong = try #require(HeadReference("3:0000000000000000"))
    #expect(
      Scene.scan(bytes, watching: [wrong]).summary.verdict(on: wrong)
        == .differs(seq: 3, found: records[1].stamp.hash))
    let later = try #require(HeadReference("8:0000000000000000"))
    #expect(summary.verdict(on: later) == .shorter(than: 8, has: 7))
  }

  @Test("an older copy is refused, not one byte is written")
  func rolledBack() throws {
    let disk = SimulatedDisk()
    _ = try Scene.open(disk).close()
    let old = try #require(disk.bytes(Scene.path))
    let file = try Scene.open(disk)
    try file.append(kind: "paper", fields: ["1"], time: Scene.time)
    try file.commit()
    let head = try file.close()
    for copy in [old, old + Array("2 1 2024".utf8)] {
      disk.put(copy, at: Scene.path)
      let written = disk.bytesWritten
      let error = JournalError.rolledBack(
        path: Scene.path, noted: "\(head)", .shorter(than: 2, has: 1))
      #expect(throws: error) { try Scene.open(disk) }
      #expect(disk.bytesWritten == written && disk.bytes(Scene.path) == copy)
      #expect(try JournalReader(storage: disk).read(Scene.path).refusal == error)
    }
  }

  @Test("a journal that vanished beside its noted head is not begun anew")
  func vanished() throws {
    let disk = SimulatedDisk()
    let head = try Scene.open(disk).close()
    try disk.remove(Scene.path)
    #expect(throws: JournalError.vanished(path: Scene.path, noted: "\(head)")) {
      try Scene.open(disk)
    }
    #expect(disk.bytes(Scene.path) == nil)
  }

  @Test("another journal's note is refused, an unreadable one is passed over and replaced")
  func strangeNotes() throws {
    let disk = SimulatedDisk()
    let head = try Scene.open(disk).close()
    let note = HeadNote.path(for: Scene.path)
    let good = try #require(disk.bytes(note))
    #expect(good == Array("H1 \(Scene.id(1)) 1 \(head.hash.hex)\n".utf8))
    disk.put(Array(HeadNote(journal: Scene.id(2), head: head).text.utf8), at: note)
    #expect(
      throws: JournalError.notedForAnother(
        path: Scene.path, noted: Scene.id(2), found: Scene.id(1))
    ) { try Scene.open(disk) }
    for bytes in [[], Array("H1 x".utf8), good + [0x20], [UInt8](repeating: 0x41, count: 5000)] {
      disk.put(bytes, at: note)
      let file = try Scene.open(disk)
      #expect(file.opening.note == .unreadable)
      _ = try file.close()
      #expect(disk.bytes(note) == good)
    }
  }

  @Test("a journal of another round is refused")
  func round() throws {
    let disk = SimulatedDisk(files: [Scene.path: try Scene.journal(bursts: [1])])
    let other = JournalFile.Identity(round: "dalian-2019", operator: "wang", station: "desk")
    #expect(
      throws: JournalError.wrongRound(
        path: Scene.path, expected: "dalian-2019", found: "shaoxing-2019")
    ) {
      try JournalFile.open(Scene.path, identity: other, time: Scene.time, storage: disk)
    }
    #expect(disk.bytesWritten == 0)
  }
}
