import Chance
import Digests
import Foundation
import Synchronization
import Testing

@testable import Journaling

@Suite("Power loss and sudden death") struct PowerLossTests {
  /// Papers of very different lengths, so that bursts begin and end anywhere in sectors.
  static func append(_ burst: Int, to file: JournalFile, _ random: inout SeededNumbers) throws
    -> [Digest]
  {
    var made: [Digest] = []
    for number in 0..<burst {
      let text = String(repeating: "满x1", count: random.below(120))
      made.append(
        try file.append(kind: "paper", fields: ["\(number)", text], time: Scene.time).hash)
    }
    return made
  }

  /// A recorded life of a journal, with the hashes of all records that were made, in order.
  static func life(_ seed: UInt64) throws -> (snapshots: [SimulatedDisk.Snapshot], made: [Digest]) {
    var random = SeededNumbers(seed: seed)
    let disk = SimulatedDisk()
    disk.state.withLock { $0.isRecording = true }
    var made: [Digest] = []
    for bursts in [[1, 3, 6, 1], [2, 12, 1, 4]] {
      let file = try Scene.open(disk)
      for burst in bursts {
        made += try append(burst, to: file, &random)
        try file.commit()
        disk.state.withLock { $0.acknowledged = made.count }
      }
      _ = try file.close()
    }
    let snapshots = disk.state.withLock { state in
      let last = SimulatedDisk.Snapshot(
        files: state.files, names: state.names, durableNames: state.durableNames,
        acknowledged: state.acknowledged)
      return state.snapshots + [last]
    }
    return (snapshots, made)
  }

  /// Opens what is left, compares it with what was promised, and goes on writing.
  ///
  /// Returns whether there was a tail to seal.
  @discardableResult
  static func recover(
    _ disk: SimulatedDisk, acknowledged: ArraySlice<Digest>, made: [Digest], _ comment: String
  ) throws -> Bool {
    var found: [Digest] = []
    let file = try JournalFile.open(
      Scene.path, identity: Scene.identity, time: Scene.time, newID: Scene.id(1), storage: disk
    ) { view throws(JournalError) in
      if !view.isKind("recover") { found.append(view.hash) }
    }
    let isIntact = found.starts(with: acknowledged) && made.starts(with: found)
    #expect(isIntact, "\(comment): \(acknowledged.count) promised, \(found.count) found")
    let stamp = try file.append(kind: "paper", fields: ["1", "after"], time: Scene.time)
    try file.commit()
    let head = try file.close()
    #expect(head == stamp.head, "\(comment)")
    let reading = try JournalReader(storage: disk).read(
      Scene.path, watching: [HeadReference(head)])
    #expect(reading.isSound && reading.note == .agrees(head), "\(comment)")
    #expect(disk.openDescriptors == 0, "\(comment)")
    return file.opening.recovery != .notNeeded
  }

  /// One life, or with `PINGYI_CASES=3` three.
  private static let seeds =
    1...(ProcessInfo.processInfo.environment["PINGYI_CASES"].flatMap { UInt64($0) } ?? 1)

  @Test(
    "every image between two system calls recovers without a person, with all that was promised",
    arguments: seeds)
  func images(_ seed: UInt64) throws {
    print("power loss: seed \(seed)")
    let (snapshots, made) = try Self.life(seed)
    var random = SeededNumbers(seed: seed &+ 1000)
    var count = 0
    var tails = 0
    for (place, snapshot) in snapshots.enumerated() {
      for loss in SimulatedDisk.Snapshot.Loss.allCases {
        for draw in 0..<(snapshot.hasUnsyncedBytes ? 40 : 2) {
          let disk = snapshot.image(loss, &random)
          let comment = "seed \(seed), call \(place), \(loss), draw \(draw)"
          if try Self.recover(
            disk, acknowledged: made[..<snapshot.acknowledged], made: made, comment)
          {
            tails += 1
          }
          count += 1
        }
      }
    }
    print("power loss: \(count) images, \(tails) with a tail")
    #expect(count >= 1700 && tails >= 100)
  }

  @Test("a process killed at any call, and the one killed while recovering from it")
  func kills() throws {
    let seed: UInt64 = 77
    print("kills: seed \(seed)")
    let (snapshots, made) = try Self.life(seed)
    var random = SeededNumbers(seed: seed)
    for (place, snapshot) in snapshots.enumerated() {
      // The page cache lives on: every name and every byte that was written is there.
      let files = snapshot.names.mapValues { snapshot.files[$0]?.content ?? [] }
      try Self.recover(
        SimulatedDisk(files: files), acknowledged: made[..<snapshot.acknowledged], made: made,
        "kill before call \(place)")
    }
    var images = 0
    for snapshot in snapshots where images < 4000 {
      let disk = snapshot.image(.sectorsAndSize, &random)
      guard let torn = disk.bytes(Scene.path), !Scene.scan(torn).summary.isSound else { continue }
      disk.state.withLock { $0.isRecording = true }
      let kept = Scene.scan(torn).records.filter { $0.kind != "recover" }.map(\.stamp.hash)
      let file = try Scene.open(disk)
      let more = try Self.append(2, to: file, &random)
      try file.commit()
      let nested = disk.state.withLock { $0.snapshots }
      for (place, second) in nested.enumerated() {
        for loss in SimulatedDisk.Snapshot.Loss.allCases {
          for draw in 0..<2 {
            let image = second.image(loss, &random)
            try Self.recover(
              image, acknowledged: kept[..<kept.count], made: kept + more,
              "second death before call \(place), \(loss), draw \(draw)")
            images += 1
          }
        }
      }
    }
    print("kills: \(images) images of a death during recovery")
    #expect(images >= 2000)
  }

  @Test("each beginning of a seal's bytes, to the single line feed, is sealed again")
  func seals() throws {
    let whole = try Scene.journal(bursts: [1, 2, 2])
    let good = whole.count - (Scene.lines(whole).last?.count ?? 0)
    for torn in [good + 1, good + 30, whole.count - 2] {
      let disk = SimulatedDisk(files: [Scene.path: Array(whole[..<torn])])
      disk.state.withLock { $0.isRecording = true }
      _ = try Scene.open(disk)
      let sealed = try #require(disk.bytes(Scene.path))
      let snapshots = disk.state.withLock { $0.snapshots }
      // The last call before the seal's bytes: by then the note beside the journal is on the disk.
      let before = try #require(
        snapshots.last { snapshot in
          let file = snapshot.names[Scene.path].flatMap { snapshot.files[$0] }
          return file?.content.count == torn
        })
      for length in torn...sealed.count {
        var files = before.names.mapValues { before.files[$0]?.content ?? [] }
        files[Scene.path] = Array(sealed[..<length])
        let kept = Scene.scan(Array(whole[..<good])).records.map(\.stamp.hash)
        try Self.recover(
          SimulatedDisk(files: files), acknowledged: kept[...], made: kept,
          "torn at \(torn), seal cut at \(length)")
      }
    }
  }

  @Test("truncation at every byte behind the header opens, and every whole line is kept")
  func truncation() throws {
    let bytes = try Scene.journal(bursts: [1, 2, 1, 2, 1])
    let lines = Scene.lines(bytes)
    let all = Scene.scan(bytes).records.map(\.stamp.hash)
    let header = lines[0].count
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      let disk = SimulatedDisk(files: [Scene.path: cut])
      guard length >= header else {
        // A journal gets its name when its header is on the disk, so no crash of ours does this.
        #expect(throws: JournalError.self) { try Scene.open(disk) }
        #expect(disk.bytes(Scene.path) == cut && disk.bytesWritten == 0)
        continue
      }
      let whole = cut.count(where: { $0 == 0x0A }) - 1
      try Self.recover(disk, acknowledged: all[..<whole], made: all, "cut at \(length)")
    }
  }
}
