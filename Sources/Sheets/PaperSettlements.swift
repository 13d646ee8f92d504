public import Digests

extension Settlement: Statement {
  /// A settlement of the whole paper ends those of its places, one of a place what was settled there.
  func replaces(_ other: Settlement) -> Bool { place == nil || place == other.place }
}

/// The settlements of one paper: of the whole, and of single places since.
public struct PaperSettlements: Sendable, Hashable {
  /// All that was settled.
  private(set) var statements = Statements<Settlement>()
  /// The contradiction among those that stand, as the batch lists it.
  var conflict: Conflict?
  /// The settlement of the whole paper.
  public private(set) var whole: Settlement?
  /// Settlements of places, which come after that of the whole, by the index of the place.
  public private(set) var places: [Int: Settlement] = [:]

  /// Nothing is settled.
  init() {}

  /// The settlement of the whole, and then those of places in the order of the paper.
  public var all: [Settlement] {
    [whole].compactMap(\.self) + places.keys.sorted().compactMap { places[$0] }
  }

  /// The records that a new settlement has to name.
  public func heads(of place: Int?) -> [Digest] {
    let heads = statements.heads
    guard let place else { return heads.map(\.stamp.hash) }
    let own = heads.filter { $0.place == place }
    return (own.isEmpty ? heads.filter { $0.place == nil } : own).map(\.stamp.hash)
  }

  /// The one that stands at a place, or for the whole paper.
  public func standing(at place: Int?) -> Settlement? {
    place.map { places[$0] ?? whole } ?? whole
  }

  /// Whether nothing was settled over one of these since.
  func isNewest(_ record: Digest) -> Bool {
    guard let settlement = statements.heads.first(where: { $0.stamp.hash == record }) else {
      return false
    }
    return settlement.place != nil
      || !statements.heads.contains { head in
        statements.read(by: head.stamp.hash).contains { $0.stamp.hash == record }
      }
  }

  /// Takes in a settlement whose author had read the ones that it names.
  mutating func settle(_ settlement: Settlement, naming named: [Digest]) {
    statements.state(settlement, naming: named)
    stand()
  }

  /// Takes a settlement back; what it replaced stands again.
  mutating func takeBack(_ record: Digest) {
    statements.takeBack(record)
    stand()
  }

  /// The first lines in which two settlements part that cannot both stand; nil where there are none.
  ///
  /// One of a place goes with one of the whole paper that its author had read, or that says the same as one
  /// that he had read.
  var contradiction: (first: Stamp, second: Stamp)? {
    statements.contradiction { a, b in
      if a.place == b.place { return !a.agrees(with: b) }
      guard a.place == nil || b.place == nil else { return false }
      let (whole, part) = a.place == nil ? (a, b) : (b, a)
      return !statements.read(by: part.stamp.hash).contains {
        $0.stamp == whole.stamp || $0.agrees(with: whole)
      }
    }
  }

  private mutating func stand() {
    whole = nil
    places = [:]
    for settlement in statements.heads {
      guard let place = settlement.place else {
        whole = Self.joined(whole, settlement)
        continue
      }
      places[place] = Self.joined(places[place], settlement)
    }
  }

  private static func joined(_ first: Settlement?, _ other: Settlement) -> Settlement {
    guard var first else { return other }
    if first.agrees(with: other) { first.others.append(other.by) }
    return first
  }
}
