/// A settlement (裁定): what a third person ruled on a difference of two passes, or on a mark that
/// nobody could read.
///
/// It holds for what the passes said when it was made: where a pass is reopened and says something
/// else, the difference is open again. Nor does it hold where its author keyed one of the passes, before or
/// after it.
public struct Settlement: Sendable, Hashable {
  /// What was chosen.
  public enum Choice: Sendable, Hashable {
    /// What pass 1 says.
    case first
    /// What pass 2 says.
    case second
    /// This mark.
    case mark(String)

    /// `a`, `b` or `=MARK`.
    public var word: String {
      switch self {
      case .first: "a"
      case .second: "b"
      case .mark(let mark): "=\(mark)"
      }
    }

    /// Reads `a`, `b` or `=MARK`; nil for anything else.
    public init?(_ word: String) {
      switch word {
      case "a": self = .first
      case "b": self = .second
      default:
        guard word.utf8.first == 0x3D, word.utf8.count > 1 else { return nil }
        self = .mark(String(decoding: word.utf8.dropFirst(), as: UTF8.self))
      }
    }
  }

  /// The place that it is about, as an index of the layout; nil for the whole paper.
  public let place: Int?
  /// What was chosen.
  public let choice: Choice
  /// Why.
  public let reason: String
  /// Who settled.
  public let by: String
  /// When.
  public let at: String
  /// The record.
  public let stamp: Stamp
  /// What pass 1 said.
  let first: KeyedSheet?
  /// What pass 2 said.
  let second: KeyedSheet?
  /// Who settled the same without having read it; it stands as long as one of them says it.
  var others: [String] = []

  /// The mark that it puts in its place; nil where it is about a whole paper.
  public var mark: String? {
    guard let place else { return nil }
    return switch choice {
    case .first: first?.mark(at: place)
    case .second: second?.mark(at: place)
    case .mark(let mark): mark
    }
  }

  /// Whether the passes still say what was settled.
  func holds(_ first: KeyedSheet?, _ second: KeyedSheet?) -> Bool {
    guard let place else { return self.first == first && self.second == second }
    return self.first?.mark(at: place) == first?.mark(at: place)
      && self.second?.mark(at: place) == second?.mark(at: place)
  }

  /// Whether both put the same in the same place.
  func agrees(with other: Settlement) -> Bool {
    guard place == other.place, first == other.first, second == other.second else { return false }
    return place == nil ? choice == other.choice : mark == other.mark
  }
}

extension Batch {
  /// Whether a settlement of this paper stands: the passes still say what it was made on, and its author
  /// keyed none of them.
  public func upholds(_ settlement: Settlement, of number: Int) -> Bool {
    upholds(settlement, keyed(1, number), keyed(2, number))
  }

  /// The same where what the passes say of the paper is at hand.
  func upholds(_ settlement: Settlement, _ first: KeyedSheet?, _ second: KeyedSheet?) -> Bool {
    settlement.holds(first, second)
      && ([settlement.by] + settlement.others).contains { by in
        by != first?.keyedBy && by != second?.keyedBy && !hasClerk(by)
      }
  }

  /// Whether a person keyed one of the passes, or one that was withdrawn with papers in it.
  public func hasClerk(_ id: String) -> Bool {
    passes.values.contains { $0.owner == id }
      || withdrawn.contains { $0.pass.owner == id && $0.pass.papers.count > 0 }
  }

  /// The settlements that hold, by paper and place, that of a whole paper before those of its places.
  public var standingSettlements: [(number: Int, settlement: Settlement)] {
    settlements.keys.sorted().flatMap { number in
      (settlements[number]?.all ?? []).filter { upholds($0, of: number) }.map { (number, $0) }
    }
  }

  /// The settlements that were made on marks which a pass no longer has, by paper and place.
  public var lapsedSettlements: [(number: Int, settlement: Settlement)] {
    settlements.keys.sorted().flatMap { number in
      (settlements[number]?.all ?? []).filter { !upholds($0, of: number) }.map { (number, $0) }
    }
  }
}

/// What one pass says of a paper: as it was keyed, before any ruling or settlement after the end.
public struct KeyedSheet: Sendable, Hashable {
  /// The marks; nil for a number that carries a ruling alone.
  public let marks: Marks?
  /// The ruling of the clerk who keyed it.
  public let ruling: Paper.Ruling?
  /// Who keyed it.
  public let keyedBy: String

  /// The mark at a place; nil without marks.
  public func mark(at place: Int) -> String? {
    guard let tokens = marks?.tokens, tokens.indices.contains(place) else { return nil }
    return tokens[place]
  }

  /// Compares what was keyed, not who keyed it.
  public static func == (a: KeyedSheet, b: KeyedSheet) -> Bool {
    a.marks == b.marks && Paper.Ruling.agree(a.ruling, b.ruling)
  }

  /// Hashes the marks.
  public func hash(into hasher: inout Hasher) { hasher.combine(marks) }
}
