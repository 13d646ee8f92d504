public import Digests

/// Names an earlier draw and the very file that stood for it.
public struct DrawReference: Sendable, Hashable {
  /// The number of the draw, from 1.
  public let draw: Int
  /// SHA-256 of its record, or of its commitment where it had not been revealed.
  public let digest: Digest
}

/// Which earlier draws a draw names; both follow from the round's draws and are not for choice.
public struct DrawLinks: Sendable, Hashable {
  /// The latest earlier draw for the same purpose, which this one replaces.
  public let supersedes: DrawReference?
  /// The latest earlier draw over the same frame for another purpose.
  public let follows: DrawReference?

  /// The links of a first draw.
  static let none = DrawLinks(supersedes: nil, follows: nil)
}
