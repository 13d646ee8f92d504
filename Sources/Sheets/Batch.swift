public import Digests

/// A batch (批): the papers of one questionnaire about one subject, keyed in one or two passes.
public struct Batch: Sendable {
  /// A seal: the batch is frozen.
  public struct Seal: Sendable, Hashable {
    /// SHA-256 over the batch's canonical sheets.
    public let sheets: Digest
    /// Who sealed.
    public let by: String
    /// When.
    public let at: String
    /// The seal's record.
    public let stamp: Stamp
  }

  /// Why a batch is void as a whole.
  public struct Spoiling: Sendable, Hashable {
    /// The reason given.
    public let reason: String
    /// Who said so.
    public let by: String
  }

  /// The batch's id, unique in the round.
  public let id: String
  /// What it was opened with.
  public let parameters: BeginParameters
  /// The passes by number.
  public internal(set) var passes: [Int: Pass] = [:]
  /// The seal, while it stands.
  public internal(set) var seal: Seal?
  /// Set when the whole batch is void.
  public internal(set) var spoiling: Spoiling?
  /// The newest record of every journal that closed a pass, ruled since, or sealed.
  ///
  /// Inside a journal the chain of hashes orders, so the newest record stands for those before it, and
  /// a batch with thousands of rulings is sealed by a short record.
  var closingStamps: [Stamp] = []
  /// The records that the next seal or reopening has to name.
  public var closings: [Digest] { closingStamps.map(\.hash) }
  /// The newest ruling since pass 1 closed, by paper.
  var rulings: [Int: PaperRuling] = [:]
  /// Two journals that disagree about the batch, named by sequence and hash; empty when they agree.
  public internal(set) var conflicts: [Conflict] = []

  /// Notes a record that the next seal or reopening has to name.
  mutating func noteClosing(_ stamp: Stamp) {
    closingStamps.removeAll { $0.journal == stamp.journal }
    closingStamps.append(stamp)
  }

  /// The record that the next ruling on a paper of the closed pass 1 has to name; nil while open.
  public func rulingBasis(_ number: Int) -> Digest? {
    guard let closing = passes[1]?.closing else { return nil }
    return rulings[number]?.stamp.hash ?? closing.stamp.hash
  }

  /// Whether its figures may be used: pass 1 is closed, nothing voids it, no journals conflict.
  public var isCounted: Bool {
    guard let first = passes[1], spoiling == nil, conflicts.isEmpty else { return false }
    return first.closing != nil
  }

  /// Whether it is sealed.
  public var isSealed: Bool { seal != nil }

  /// Adds a new paper from a journal's bytes.
  ///
  /// - Returns: nil when the line needs the long way.
  mutating func appendPaper(
    pass: Int, number: Int, marks: UnsafeRawBufferPointer, isForced: Bool, journal: String,
    by: String, at: String
  ) -> AppendedPaper? {
    guard seal == nil else { return nil }
    return passes[pass]?.appendPaper(
      number: number, marks: marks, isForced: isForced, journal: journal, by: by, at: at) ?? nil
  }
}

/// A ruling on a paper of a closed pass; each names the one that it follows.
struct PaperRuling: Sendable, Hashable {
  let stamp: Stamp
  let outcome: Paper.Ruling?

  /// Whether both say the same of the paper; reasons may be worded differently.
  func agrees(with other: PaperRuling) -> Bool {
    switch (outcome, other.outcome) {
    case (.invalid(let code, _)?, .invalid(let otherCode, _)?): code == otherCode
    case (.abstained?, .abstained?), (nil, nil): true
    default: false
    }
  }
}

/// One pass (遍) of a batch.
public struct Pass: Sendable {
  /// What closed the pass.
  public struct Closing: Sendable, Hashable {
    /// The record that closed it.
    public let stamp: Stamp
    /// Who accepted figures that do not balance; nil when they did.
    public let acceptedBy: String?
    /// Why they were accepted.
    public let reason: String?
  }

  /// 1 or 2.
  public let number: Int
  /// Whose pass it is.
  public let owner: String
  /// The journal that it belongs to.
  public let journal: String
  /// Papers handed out.
  public internal(set) var issued: Int
  /// Papers that came back.
  public internal(set) var returned: Int
  /// The papers.
  public internal(set) var papers: PaperTable
  /// The record that began it.
  public let beganAt: Stamp
  /// Set when the pass is closed.
  public internal(set) var closing: Closing?
  /// The record that reopened it, which the owner's next `begin` names.
  public internal(set) var reopening: Digest?
  /// What was corrected, in order.
  public internal(set) var corrections: [Correction] = []
  /// The number keyed last.
  public internal(set) var lastNumber: Int?

  fileprivate mutating func appendPaper(
    number: Int, marks: UnsafeRawBufferPointer, isForced: Bool, journal: String, by: String,
    at: String
  ) -> AppendedPaper? {
    guard closing == nil, self.journal == journal,
      papers.append(number: number, marks: marks, isForced: isForced, by: by, at: at)
    else { return nil }
    defer { lastNumber = number }
    return AppendedPaper(previousNumber: lastNumber)
  }
}

/// Something that was changed after it was first entered; none of these can be hidden.
public struct Correction: Sendable, Hashable {
  /// What was done.
  public enum Act: String, Sendable, Hashable, CaseIterable {
    case undo
    case text
    case fix
    case tick
    case void
    case unvoid
    case invalid
    case abstain
    case header
    case reopen
    case accept
  }

  /// What was done.
  public let act: Act
  /// The paper, if it concerns one.
  public let number: Int?
  /// What stood before.
  public let before: String
  /// What stands now.
  public let after: String
  /// Why.
  public let reason: String
  /// Who.
  public let by: String
  /// When.
  public let at: String
}

/// Two records that cannot both stand.
public struct Conflict: Sendable, Hashable {
  /// What it is about, such as `batch M7 pass 1`.
  public let subject: String
  /// The record that came first in the replay.
  public let first: Stamp
  /// The record that contradicts it.
  public let second: Stamp
}

/// A paper that was added the short way.
struct AppendedPaper: Sendable {
  /// The number keyed before it.
  let previousNumber: Int?
}
