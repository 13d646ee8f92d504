public import Digests

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
  public internal(set) var journal: String
  /// What the pass was opened with.
  public let parameters: BeginParameters
  /// The papers of pass 1 that this pass keys again; nil where it keys all of them.
  public let sample: EntrySample?
  /// Papers handed out.
  public internal(set) var issued: Int
  /// Papers that came back.
  public internal(set) var returned: Int
  /// Whether the clerk confirmed unusual figures, when it was begun or when they were mended.
  public internal(set) var hasConfirmedFigures: Bool
  /// The papers.
  public internal(set) var papers: PaperTable
  /// The first line of the copy that goes on with it, where its journal was copied and continued.
  var branchedAt: Stamp?
  /// The record that began it.
  public let beganAt: Stamp
  /// Set when the pass is closed.
  public internal(set) var closing: Closing?
  /// The record that reopened it, which the owner's next `begin` names.
  public internal(set) var reopening: Digest?
  /// The newest record that reopened it, which another pass that begins later follows.
  public internal(set) var lastReopening: Stamp?
  /// The record that opened it last.
  var openedAt: Stamp { lastReopening ?? branchedAt ?? beganAt }
  /// What was corrected, in order.
  public internal(set) var corrections: [Correction] = []
  /// The number keyed last.
  public internal(set) var lastNumber: Int?

  /// The numbers that the pass may key; nil where a sample of no papers was drawn.
  public var numbers: PaperNumbers? { sample.map(\.numbers) ?? parameters.numbers }

  mutating func appendPaper(
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

/// A paper that was added the short way.
struct AppendedPaper: Sendable {
  /// The number keyed before it.
  let previousNumber: Int?
}
