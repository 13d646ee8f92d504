import Digests

/// What was done to a batch after its passes were closed, and what of it each journal had read by then.
///
/// Two such lines contradict each other where neither's author had read the other's line and both cannot
/// stand. That follows from what the records name alone, so which journal is read first decides nothing.
struct BatchHistory: Sendable {
  /// What a line did.
  enum Act: Sendable, Hashable {
    case seal(sheets: Digest)
    case reopening(pass: Int)
    /// A ruling, a settlement, a spoiling, its lifting, a withdrawal, or one of these taken back, with
    /// the passes that it builds on.
    case work(passes: Set<Int>)
    /// A line that only leads on from what it names.
    case link

    /// Whether lines whose authors had not read each other cannot both stand.
    ///
    /// Side by side two seals of the same sheets agree; what other lines say of the same paper is compared
    /// paper by paper.
    func contradicts(_ other: Act) -> Bool {
      switch (self, other) {
      case (.link, _), (_, .link), (.work, .work): false
      case (.seal(let own), .seal(let sheets)): own != sheets
      case (.seal, _), (_, .seal): true
      case (.reopening(let own), .reopening(let pass)): own == pass
      case (.reopening(let pass), .work(let passes)), (.work(let passes), .reopening(let pass)):
        passes.contains(pass)
      }
    }

    /// Whether it stands against what other journals do, so that it is compared with everything.
    fileprivate var isWall: Bool {
      switch self {
      case .seal, .reopening: true
      case .work, .link: false
      }
    }
  }

  /// The newest line of every other journal that an author had read.
  private typealias Horizon = [String: Int]

  private struct Entry: Sendable {
    let act: Act
    let stamp: Stamp
    let horizon: Horizon

    /// Whether its author had read another line.
    func follows(_ other: Stamp) -> Bool {
      if stamp.journal == other.journal || Replay.trunk(of: stamp.journal) == other.journal {
        return other.sequence < stamp.sequence
      }
      return horizon[other.journal].map { other.sequence <= $0 } ?? false
    }
  }

  /// Two journals.
  private struct Pair: Hashable {
    let first: String
    let second: String
  }

  private var horizons: [String: Horizon] = [:]
  private var entries: [Digest: Entry] = [:]
  private var acts: [Entry] = []
  private var walls: [Entry] = []
  private var partings: [Pair: (first: Stamp, second: Stamp)] = [:]

  /// The first lines in which each two journals part, by hash.
  var clashes: [(first: Stamp, second: Stamp)] {
    partings.values.sorted { ($0.first.hash, $0.second.hash) < ($1.first.hash, $1.second.hash) }
  }

  /// What a line did that its journal takes back; nil where it was none of these.
  func act(_ sequence: Int, in journal: String) -> Act? {
    let trunk = Replay.trunk(of: journal)
    return acts.last { entry in
      entry.stamp.sequence == sequence
        && (entry.stamp.journal == journal || entry.stamp.journal == trunk)
    }?.act
  }

  /// Takes in a line with the records that it names.
  ///
  /// - Returns: whether it contradicts another journal's.
  mutating func note(_ act: Act, _ named: [Digest], _ stamp: Stamp) -> Bool {
    var horizon = horizons[stamp.journal] ?? horizons[Replay.trunk(of: stamp.journal)] ?? [:]
    for entry in named.compactMap({ entries[$0] }) {
      for (journal, sequence) in entry.horizon {
        Self.extend(&horizon, to: journal, sequence, besides: stamp.journal)
      }
      for journal in Set([entry.stamp.journal, Replay.trunk(of: entry.stamp.journal)]) {
        Self.extend(&horizon, to: journal, entry.stamp.sequence, besides: stamp.journal)
      }
    }
    horizons[stamp.journal] = horizon
    let made = Entry(act: act, stamp: stamp, horizon: horizon)
    entries[stamp.hash] = made
    guard act != .link else { return false }
    var isRival = false
    for other in act.isWall ? acts : walls
    where act.contradicts(other.act) && !made.follows(other.stamp) && !other.follows(stamp) {
      part(other.stamp, stamp)
      isRival = true
    }
    acts.append(made)
    if act.isWall { walls.append(made) }
    return isRival
  }

  private static func extend(
    _ horizon: inout Horizon, to journal: String, _ sequence: Int, besides own: String
  ) {
    guard journal != own, horizon[journal].map({ $0 < sequence }) ?? true else { return }
    horizon[journal] = sequence
  }

  /// Keeps the first lines in which two journals part.
  private mutating func part(_ one: Stamp, _ other: Stamp) {
    let (first, second) = one.journal < other.journal ? (one, other) : (other, one)
    let pair = Pair(first: first.journal, second: second.journal)
    if let known = partings[pair],
      (known.first.sequence, known.second.sequence) <= (first.sequence, second.sequence)
    {
      return
    }
    partings[pair] = (first, second)
  }
}
