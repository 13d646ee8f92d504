import Chance

@testable import Journaling

extension SimulatedDisk.Snapshot {
  /// How the bytes that were never synced may come out of a power loss.
  enum Loss: Int, CaseIterable, Sendable {
    /// Only a beginning of them is there.
    case prefix
    /// A beginning is there, the rest is zeros up to the full length.
    case zeros
    /// Whole sectors of 512 bytes are zeros, others are there.
    case sectors
    /// Sectors are lost, and the size is a shorter one.
    case sectorsAndSize
    /// All of them are there.
    case all
  }

  /// Whether a power loss could take bytes away.
  var hasUnsyncedBytes: Bool { files.values.contains { $0.content.count > $0.durable.count } }

  /// The disk as it is found after the power came back.
  ///
  /// Synced bytes are intact; names that were never synced have happened or not.
  func image(_ loss: Loss, _ random: inout SeededNumbers) -> SimulatedDisk {
    let names = random.next() % 2 == 0 ? names : durableNames
    var found: [String: [UInt8]] = [:]
    for (name, number) in names.sorted(by: { $0.key < $1.key }) {
      guard let file = files[number] else { continue }
      found[name] = file.afterPowerLoss(loss, &random)
    }
    return SimulatedDisk(files: found)
  }
}

extension SimulatedDisk.File {
  fileprivate func afterPowerLoss(
    _ loss: SimulatedDisk.Snapshot.Loss, _ random: inout SeededNumbers
  ) -> [UInt8] {
    guard content.starts(with: durable), content.count > durable.count else { return content }
    let pending = durable.count..<content.count
    let cut = random.below(pending.count + 1) + pending.lowerBound
    var image = content
    switch loss {
    case .prefix:
      image = Array(content[..<cut])
    case .zeros:
      for place in cut..<pending.upperBound { image[place] = 0 }
    case .sectors, .sectorsAndSize:
      var sector = pending.lowerBound / 512
      while sector * 512 < pending.upperBound {
        if random.next() % 2 == 0 {
          for place in max(sector * 512, pending.lowerBound)..<min(sector * 512 + 512, image.count)
          { image[place] = 0 }
        }
        sector += 1
      }
      if loss == .sectorsAndSize { image = Array(image[..<cut]) }
    case .all:
      break
    }
    return image
  }
}
