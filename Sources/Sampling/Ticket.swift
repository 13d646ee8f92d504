public import Digests

/// What orders the units of a draw: SHA-256 of `seed,id` in UTF-8, as lower-case hex.
///
/// Nobody who does not know the seed can know a ticket, and anybody who does can compute it with
/// `printf '%s,%s' "$seed" "$id" | sha256sum`.
///
/// Source: R. L. Rivest, "Consistent sampling with replacement", arXiv 1808.10016, 2018, section 3,
/// for the ticket numbers of the first draw; here the hash itself, unscaled.
public struct Ticket: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The hash.
  public let digest: Digest

  /// Computes the ticket of an id.
  public init(seed: Seed, id: String) {
    var hash = SHA256()
    hash.update(seed.text)
    hash.update(",")
    hash.update(id)
    digest = hash.finalize()
  }

  /// 64 lower-case hex digits.
  public var description: String { digest.hex }

  /// Orders as the hex texts are ordered.
  public static func < (a: Ticket, b: Ticket) -> Bool { a.digest < b.digest }
}
