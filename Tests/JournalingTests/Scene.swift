import Chance
import Digests

@testable import Journaling

/// The journal that most tests use, and short ways to act on it.
enum Scene {
  static let path = "journals/wang-desk.journal"
  static let time = "2024-05-06T07:08:09Z"
  static let identity = JournalFile.Identity(
    round: "shaoxing-2019", operator: "wang", station: "desk")

  static func open(_ disk: SimulatedDisk) throws(JournalError) -> JournalFile {
    try JournalFile.open(path, identity: identity, time: time, newID: id(1), storage: disk)
  }

  static func id(_ seed: UInt64) -> JournalID {
    var random = SeededNumbers(seed: seed)
    return JournalID.random(using: &random)
  }

  /// A sound journal with bursts of the given sizes.
  static func journal(bursts: [Int], padding: Int = 0) throws -> [UInt8] {
    let disk = SimulatedDisk()
    let file = try open(disk)
    var number = 0
    for burst in bursts {
      for _ in 0..<burst {
        number += 1
        let text = String(repeating: "x", count: padding)
        try file.append(kind: "paper", fields: ["\(number)", "112 9" + text], time: time)
      }
      try file.commit()
    }
    return disk.bytes(path) ?? []
  }

  static func scan(
    _ bytes: [UInt8], watching heads: [HeadReference] = [], block: Int = .max
  ) -> (summary: JournalSummary, records: [JournalRecord]) {
    var scanner = JournalScanner(watching: heads)
    var records: [JournalRecord] = []
    var at = 0
    while at < bytes.count {
      let end = block < bytes.count - at ? at + block : bytes.count
      bytes[at..<end].withUnsafeBytes { piece in
        scanner.feed(piece) { (view: RecordView) in
          if let record = view.record() { records.append(record) }
        }
      }
      at = end
    }
    return (scanner.summary, records)
  }

  static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { $0 + [0x0A] }
  }
}
