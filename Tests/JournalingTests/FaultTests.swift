import Digests
import Glibc
import Synchronization
import Testing

@testable import Journaling

@Suite("Calls that fail") struct FaultTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let call: SystemFault.Call
    let number: Int32
    var testDescription: String { "\(call) \(number)" }
  }

  static let numbers = [ENOSPC, EIO, EDQUOT, EINTR, EROFS, EMFILE, EFBIG]
  static let cases = SystemFault.Call.allCases.flatMap { call in
    numbers.map { Case(call: call, number: $0) }
  }

  /// A life of two openings and six bursts; returns what was promised and the error that ended it.
  static func live(
    on disk: SimulatedDisk
  ) -> (promised: [Digest], made: [Digest], error: JournalError?) {
    var promised: [Digest] = []
    var made: [Digest] = []
    do throws(JournalError) {
      for _ in 0..<2 {
        let file = try Scene.open(disk)
        for burst in 1...3 {
          var waiting: [Digest] = []
          for number in 0..<burst {
            let stamp = try file.append(kind: "paper", fields: ["\(number)"], time: Scene.time)
            waiting.append(stamp.hash)
          }
          made += waiting
          do throws(JournalError) {
            try file.commit()
          } catch {
            // A stopped writer never calls the system to write again, and goes on saying so.
            let written = disk.bytesWritten
            #expect(throws: JournalError.stopped(path: Scene.path)) { try file.commit() }
            #expect(disk.bytesWritten == written)
            throw error
          }
          promised += waiting
        }
        _ = try file.close()
      }
    } catch {
      return (promised, made, error)
    }
    return (promised, made, nil)
  }

  static func check(
    _ disk: SimulatedDisk, promised: [Digest], made: [Digest], _ comment: String
  ) throws {
    #expect(disk.openDescriptors == 0, "\(comment)")
    let later = disk.afterKill()
    try PowerLossTests.recover(later, acknowledged: promised[...], made: made, comment)
  }

  @Test("once, at call 1 to 12: told, nothing promised is lost, work goes on", arguments: cases)
  func once(_ example: Case) throws {
    for place in 1...12 {
      let disk = SimulatedDisk()
      disk.inject(.number(example.number), at: example.call, from: place, to: place)
      let (promised, made, error) = Self.live(on: disk)
      let comment = "\(example), call \(place)"
      let isForgiven = example.number == EINTR || example.call == .unlink
      if disk.faultsMade > 0, !isForgiven {
        #expect(error != nil, "\(comment)")
      }
      if example.number == EINTR, [.open, .flock, .read, .write].contains(example.call) {
        #expect(error == nil, "\(comment)")
      }
      if disk.faultsMade > 0, example.call == .fdatasync || example.call == .fsync {
        #expect(error != nil, "a failed sync is never forgiven: \(comment)")
      }
      if disk.faultsMade == 0 { #expect(error == nil, "\(comment)") }
      try Self.check(disk, promised: promised, made: made, comment)
    }
  }

  @Test("from call 1 to 12 on, for ever: told, nothing promised is lost", arguments: cases)
  func forever(_ example: Case) throws {
    for place in 1...12 {
      let disk = SimulatedDisk()
      disk.inject(.number(example.number), at: example.call, from: place, to: .max)
      let (promised, made, error) = Self.live(on: disk)
      let comment = "\(example), from call \(place) on"
      if disk.faultsMade > 0, example.call != .unlink { #expect(error != nil, "\(comment)") }
      try Self.check(disk, promised: promised, made: made, comment)
    }
  }

  @Test("short writes are finished, short reads go on", arguments: [SystemFault.Call.write, .read])
  func short(_ call: SystemFault.Call) throws {
    let disk = SimulatedDisk()
    disk.inject(.short, at: call, from: 1, to: .max)
    let (promised, made, error) = Self.live(on: disk)
    #expect(error == nil && promised.count == 12 && disk.faultsMade > 12)
    try Self.check(disk, promised: promised, made: made, "\(call)")
  }

  @Test(
    "a disk that fills up in the middle of write 1 to 12: the piece is sealed once there is room")
  func fullDisk() throws {
    var tails = 0
    for place in 1...12 {
      let disk = SimulatedDisk()
      disk.inject(.fills, at: .write, from: place, to: .max)
      let (promised, made, error) = Self.live(on: disk)
      guard disk.faultsMade > 0 else { continue }
      guard case .noRoom = error else {
        Issue.record("write \(place): \(String(describing: error))")
        continue
      }
      #expect(error?.replyCode == 450)
      // Reading works while the disk is still full, and opening is refused without harm.
      let torn = disk.bytes(Scene.path)
      if let torn, !Scene.scan(torn).summary.isSound {
        tails += 1
        let reading = try JournalReader(storage: disk).read(Scene.path)
        #expect(reading.refusal == nil)
        #expect(throws: JournalError.self) { try Scene.open(disk) }
        #expect(disk.bytes(Scene.path) == torn)
      }
      try Self.check(disk, promised: promised, made: made, "write \(place)")
    }
    #expect(tails >= 4)
  }

  @Test("a sync that fails once and forgets its pages is not believed afterwards", arguments: 1...9)
  func failedSync(_ place: Int) throws {
    let disk = SimulatedDisk()
    disk.inject(.syncLosesPages, at: .fdatasync, from: place, to: place)
    let (promised, made, error) = Self.live(on: disk)
    #expect(disk.faultsMade == 1 && error != nil)
    guard case .notSynced = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // The pages in memory still show the burst; a power loss after the next opening takes it away.
    let later = disk.afterKill()
    try PowerLossTests.recover(later, acknowledged: promised[...], made: made, "sync \(place)")
    let promisedNow = Scene.scan(later.bytes(Scene.path) ?? []).records.map(\.stamp.hash)
    let state = later.state.withLock { $0 }
    let durable = SimulatedDisk(
      files: state.durableNames.mapValues { state.files[$0]?.durable ?? [] })
    #expect(
      Scene.scan(durable.bytes(Scene.path) ?? []).records.map(\.stamp.hash) == promisedNow)
  }

  @Test(
    "a stranger's byte stops the writer", arguments: [SystemFault.Call.write, .fdatasync])
  func stranger(_ call: SystemFault.Call) throws {
    let disk = SimulatedDisk()
    let file = try Scene.open(disk)
    let calls = disk.state.withLock { $0.counts[call] ?? 0 }
    disk.inject(.stranger, at: call, from: calls + 1, to: calls + 1)
    try file.append(kind: "paper", fields: ["1"], time: Scene.time)
    let size = disk.bytes(Scene.path)?.count ?? 0
    let expected = size + file.chain.pending.count
    #expect(
      throws: JournalError.changedUnderneath(
        path: Scene.path, expected: expected, found: expected + 1)
    ) { try file.commit() }
    #expect(throws: JournalError.self) { try file.close() }
    #expect(disk.bytes(HeadNote.path(for: Scene.path)) == nil)
  }

  @Test("nothing is added behind a stranger's bytes, or where a stranger took some away")
  func strangerBefore() throws {
    for change in [1, -1] {
      let disk = SimulatedDisk()
      let file = try Scene.open(disk)
      try file.append(kind: "paper", fields: ["1"], time: Scene.time)
      let good = try #require(disk.bytes(Scene.path))
      let changed = change > 0 ? good + [0x78] : good.dropLast()
      disk.put(changed, at: Scene.path)
      let written = disk.bytesWritten
      #expect(
        throws: JournalError.changedUnderneath(
          path: Scene.path, expected: good.count, found: good.count + change)
      ) { try file.commit() }
      #expect(disk.bytesWritten == written && disk.bytes(Scene.path) == changed)
    }
  }

  @Test("what a killed writer left unsynced is on the disk before anybody is shown it")
  func inheritedBytes() throws {
    let disk = SimulatedDisk()
    let first = try Scene.open(disk)
    let syncs = disk.state.withLock { $0.counts[.fdatasync] ?? 0 }
    disk.inject(.number(EIO), at: .fdatasync, from: syncs + 1, to: syncs + 1)
    try first.append(kind: "paper", fields: ["1"], time: Scene.time)
    #expect(throws: JournalError.self) { try first.commit() }
    let later = disk.afterKill()
    var shown = 0
    let second = try JournalFile.open(
      Scene.path, identity: Scene.identity, time: Scene.time, storage: later
    ) { _ in shown += 1 }
    #expect(shown == 1 && second.head.seq == 2)
    let file = later.state.withLock { $0.files[$0.names[Scene.path] ?? 0] }
    #expect(file?.durable == file?.content)
  }

  @Test("a name that a killed maker left unsynced is on the disk before anything is promised")
  func inheritedName() throws {
    let disk = SimulatedDisk()
    disk.inject(.number(EIO), at: .fsync, from: 1, to: 1)
    #expect(throws: JournalError.self) { try Scene.open(disk) }
    let later = disk.afterKill()
    #expect(later.state.withLock { $0.names[Scene.path] != nil && $0.durableNames.isEmpty })
    let file = try Scene.open(later)
    #expect(!file.opening.isNew)
    #expect(later.state.withLock { $0.durableNames[Scene.path] != nil })
  }

  @Test("a file that takes the journal's name during the opening is the one that is locked")
  func replaced() throws {
    let disk = SimulatedDisk(files: [Scene.path: try Scene.journal(bursts: [1])])
    let newer = try Scene.journal(bursts: [1, 2])
    disk.state.withLock { $0.replacement = (Scene.path, newer) }
    let file = try Scene.open(disk)
    #expect(file.head.seq == 4)
    try file.append(kind: "paper", fields: ["1"], time: Scene.time)
    try file.commit()
    #expect(Scene.scan(try #require(disk.bytes(Scene.path))).summary.head == file.head)
  }

  @Test("a closed standard stream is refused before anything is opened", arguments: Int32(0)...2)
  func standardStreams(_ descriptor: Int32) throws {
    let disk = SimulatedDisk()
    disk.state.withLock { _ = $0.closedStandard.insert(descriptor) }
    #expect(throws: JournalError.standardStreamClosed(descriptor)) { try Scene.open(disk) }
    #expect(disk.state.withLock { $0.names.isEmpty && $0.counts.isEmpty })
  }
}
