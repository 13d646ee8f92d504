import Glibc
import Testing

@testable import Journaling

@Suite("One writer at a time, on this machine's files") struct LockTests {
  static func open(_ path: String) throws(JournalError) -> JournalFile {
    try JournalFile.open(path, identity: Scene.identity, time: Scene.time)
  }

  @Test("a second writer is refused, a reader is not, and a closed writer's lock is gone")
  func second() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    let first = try Self.open(path)
    #expect(first.opening.isNew)
    let error = #expect(throws: JournalError.locked(path: path)) { try Self.open(path) }
    #expect(error?.replyCode == 440 && error?.exitStatus == 75)
    try first.append(kind: "paper", fields: ["1", "112 9"], time: Scene.time)
    try first.commit()
    #expect(try JournalReader().read(path).summary.records == 2)
    let head = try first.close()
    let second = try Self.open(path)
    #expect(!second.opening.isNew && second.head == head)
    #expect(second.opening.note == .agrees(head))
    #expect(folder.names == ["a.journal", "a.journal.head"])
  }

  @Test("a writer that is gone without closing leaves no lock and no harm")
  func gone() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/a.journal"
    do {
      let first = try Self.open(path)
      try first.append(kind: "paper", fields: ["1"], time: Scene.time)
      try first.commit()
      try first.append(kind: "paper", fields: ["2"], time: Scene.time)
    }
    let second = try Self.open(path)
    #expect(second.head.seq == 2 && second.opening.note == .absent)
  }

  @Test("files are made for their owner only")
  func mode() throws {
    let folder = try TemporaryFolder()
    _ = try Self.open(folder.path + "/a.journal").close()
    for name in folder.names {
      var facts = stat()
      #expect(stat(folder.path + "/" + name, &facts) == 0)
      #expect(facts.st_mode & 0o777 == 0o600)
    }
  }

  @Test("racers on a new file never mix: 20 rounds of 8")
  func racers() async throws {
    for round in 0..<20 {
      let folder = try TemporaryFolder()
      let path = folder.path + "/race.journal"
      let outcomes = await withTaskGroup(of: JournalError?.self) { group in
        for racer in 0..<8 {
          group.addTask {
            do throws(JournalError) {
              let file = try Self.open(path)
              try file.append(kind: "racer", fields: ["\(racer)"], time: Scene.time)
              try file.commit()
              _ = try file.close()
              return nil
            } catch {
              return error
            }
          }
        }
        var outcomes: [JournalError?] = []
        for await outcome in group { outcomes.append(outcome) }
        return outcomes
      }
      let winners = outcomes.count { $0 == nil }
      #expect(winners >= 1, "round \(round)")
      for error in outcomes.compactMap({ $0 }) {
        #expect(error == .locked(path: path), "round \(round)")
      }
      let reading = try JournalReader().read(path)
      #expect(reading.isSound && reading.summary.records == winners + 1, "round \(round)")
      #expect(folder.names == ["race.journal", "race.journal.head"], "round \(round)")
    }
  }

  @Test("what is no ordinary file is no journal", arguments: ["/dev/full", "/dev/null", "/tmp"])
  func strange(_ path: String) throws {
    #expect(throws: JournalError.notAJournal(path: path)) { try Self.open(path) }
    #expect(throws: JournalError.notAJournal(path: path)) { try JournalReader().read(path) }
  }

  @Test("a missing folder and a missing file are told apart from damage")
  func missing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/no/a.journal"
    #expect(throws: JournalError.system(path: path, SystemFault(.open, ENOENT))) {
      try Self.open(path)
    }
    #expect(throws: JournalError.missing(path: path)) { try JournalReader().read(path) }
  }

  @Test("an unfinished maker's file is taken away, whatever it holds")
  func leftover() throws {
    for content in [[], Array("J1 0011".utf8), [0, 0, 0]] as [[UInt8]] {
      let disk = SimulatedDisk(files: [Scene.path + ".new": content])
      let file = try Scene.open(disk)
      #expect(file.opening.isNew && file.head.seq == 1)
      #expect(disk.bytes(Scene.path + ".new") == nil)
    }
  }
}
