public import Diagnostics

/// What the rows of a table would be answered.
public struct ImportVerdict: Sendable {
  /// How one row fares.
  public enum Fate: Sendable, Hashable {
    /// Something of it is new.
    case recorded
    /// The round says all of it already.
    case already
    /// It is of the pass that was not asked for.
    case leftOut
    /// It is refused, with what is wrong.
    case refused([Finding])
  }

  /// The fates of the rows, in the order of the table.
  public internal(set) var fates: [Fate]
  /// Everything worth saying, in the order of the file: what is refused, and warnings.
  public internal(set) var findings: [Finding] = []
  /// How many events the good rows would record.
  public internal(set) var eventCount = 0
  /// The steps of each group that may be sent.
  var accepted: [AcceptedGroup] = []

  /// What may be sent of a group.
  struct AcceptedGroup: Sendable {
    var isOpened = false
    var steps: [Int] = []
    var closing: [Int] = []
  }

  /// How many rows fare so.
  public func count(_ isMeant: (Fate) -> Bool) -> Int { fates.count(where: isMeant) }

  /// How many rows bring something new.
  public var recorded: Int { count { $0 == .recorded } }
  /// How many rows the round holds already.
  public var already: Int { count { $0 == .already } }
  /// How many rows are of the pass that was not asked for.
  public var leftOut: Int { count { $0 == .leftOut } }
  /// How many rows are refused.
  public var refused: Int {
    count { if case .refused = $0 { true } else { false } }
  }
  /// Whether something is refused, a row or an end that was asked for.
  public var isFaulty: Bool { findings.containError }
}
