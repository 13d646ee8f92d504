public import Digests

/// A second pass that was withdrawn (撤回): it counts nowhere, and what was keyed stays to be looked at.
public struct WithdrawnPass: Sendable {
  /// One person's word that it is withdrawn.
  public struct Withdrawal: Timed, Sendable, Hashable {
    /// Why.
    public let reason: String
    /// Who.
    public let by: String
    /// When.
    public let at: String
    /// The record.
    let stamp: Stamp
  }

  /// The pass as it was keyed.
  public internal(set) var pass: Pass
  /// Who withdrew it; more than one where two journals did so side by side.
  public internal(set) var withdrawals: [Withdrawal]
  /// The record that had opened it last.
  let opening: Stamp

  /// The record that another second pass has to name.
  public var head: Digest? { withdrawals.last?.stamp.hash }
}

extension Batch {
  /// The record that withdrawing the second pass has to name; nil where none is open.
  public var withdrawalBasis: Digest? {
    guard let second = passes[2], second.closing == nil else { return nil }
    return second.ownOpening.hash
  }

  /// The withdrawal that the next second pass has to name; nil where none was withdrawn.
  public var replacedWithdrawal: Digest? { passes[2] == nil ? withdrawn.last?.head : nil }

  /// Puts a withdrawn pass in the place of the second one, for a late line of its journal.
  ///
  /// - Returns: the second pass that stands there, to be given back with ``putBack(_:over:)``.
  mutating func takeUp(_ index: Int) -> Pass? {
    let standing = passes[2]
    passes[2] = withdrawn[index].pass
    return standing
  }

  /// Puts a withdrawn pass back where it was.
  mutating func putBack(_ index: Int, over standing: Pass?) {
    if let changed = passes[2] { withdrawn[index].pass = changed }
    passes[2] = standing
  }
}

extension Pass {
  /// Whether two passes can belong to one batch: the same papers, keyed by two people.
  func isTwin(of other: Pass) -> Bool {
    parameters.isSameBatch(as: other.parameters) && owner != other.owner
  }

  /// The record that opened it last, whichever copy of its journal went on with it.
  var ownOpening: Stamp { lastReopening ?? beganAt }

  /// Whether a journal, or a copy of it that went on by itself, keyed into it.
  func isOwn(of journal: String) -> Bool {
    journal == self.journal || journal.hasPrefix(self.journal + Replay.branchSign)
  }
}
