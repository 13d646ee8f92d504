import Digests

/// What follows from one line: how many records, and how many papers they hold.
public struct Trail: Sendable, Hashable {
  /// A record's place, by which `undo` names it.
  private struct Place: Sendable, Hashable {
    let journal: String
    let sequence: Int
  }

  /// The records, the line itself among them.
  public private(set) var lines = 0
  /// Whether a pass was closed by them, and not reopened.
  public private(set) var isClosed = false
  /// Whether a batch was sealed by them, and not reopened.
  public private(set) var isSealed = false
  private var numbers: Set<Int> = []
  /// Whether a number was in before a record.
  private var before: [Place: (number: Int, wasIn: Bool)] = [:]

  /// The papers that the records enter: numbers with marks or a ruling, not voided.
  public var papers: Int { numbers.count }

  /// Takes one more record.
  mutating func follow(_ event: CollectionEvent, _ stamp: Stamp) {
    lines += 1
    switch event {
    case .paper(_, let number, _, _), .invalid(_, let number, _, _, nil),
      .abstain(_, let number, nil),
      .unvoid(_, let number, _, nil):
      put(number, isIn: true, stamp)
    case .void(_, let number, _): put(number, isIn: false, stamp)
    case .undo(let sequence):
      if let former = before[Place(journal: stamp.journal, sequence: sequence)] {
        if former.wasIn { numbers.insert(former.number) } else { numbers.remove(former.number) }
      }
    case .end, .accept: isClosed = true
    case .seal: isSealed = true
    case .reopen:
      isClosed = false
      isSealed = false
    default: break
    }
  }

  private mutating func put(_ number: Int, isIn: Bool, _ stamp: Stamp) {
    before[Place(journal: stamp.journal, sequence: stamp.sequence)] = (
      number, numbers.contains(number)
    )
    if isIn { numbers.insert(number) } else { numbers.remove(number) }
  }

  /// Compares what is told.
  public static func == (a: Trail, b: Trail) -> Bool {
    a.lines == b.lines && a.numbers == b.numbers && a.isClosed == b.isClosed
      && a.isSealed == b.isSealed
  }

  /// Hashes what is told.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(lines)
    hasher.combine(numbers)
  }
}
