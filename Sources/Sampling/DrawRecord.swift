public import Diagnostics
public import Digests

/// A draw that was made, with everything from which anybody can make it again.
///
/// There is no record that does not follow from its own frame, sizes and seed: it is made by
/// ``DrawHistory``, or read from a file whose every byte was derived again.
public struct DrawRecord: Sendable, Hashable {
  /// The name of the rule by which tickets select.
  public static let rule = "sha256-ticket-1"

  /// The number of the draw in its round, from 1.
  public let number: Int
  /// What was decided before the seed.
  public let plan: DrawPlan
  /// The eligible units.
  public let frame: Frame
  /// How many units were drawn from each stratum, by the bytes of the names.
  public let shares: [StratumShare]
  /// The seed.
  public let seed: Seed
  /// Where the seed came from; it begins with ``uncommittedMark`` where nobody had committed.
  public let seedSource: String
  /// The commitment that came before the seed; nil for a seed that was typed.
  public let commit: DrawCommit?
  /// The earlier draws that this one names.
  public let links: DrawLinks
  /// Who drew.
  public let by: String
  /// The program's version.
  public let version: String
  /// What was drawn.
  public let selection: Selection

  /// A draw with a typed seed.
  init(
    number: Int, plan: DrawPlan, frame: Frame, seed: Seed, seedSource: String, links: DrawLinks,
    by: String, version: String
  ) throws(DrawFault) {
    try self.init(
      number, plan, frame, seed, seedSource, nil, links, by, version,
      shares: try plan.shares(of: frame))
    guard DrawRecord.isMarked(seedSource) else { throw .markMissing }
  }

  /// A draw whose digits were revealed for a commitment.
  init(revealing commit: DrawCommit, frame: Frame, seed: Seed, by: String, version: String)
    throws(DrawFault)
  {
    guard frame.digest == commit.frameDigest else {
      throw .frameChanged(committed: commit.frameDigest, found: frame.digest)
    }
    let shares = try commit.plan.shares(of: frame)
    guard shares == commit.shares else { throw .sharesChanged(draw: commit.number) }
    guard seed.digits(of: commit.digest) != nil else { throw .seedOfAnotherCommit }
    try self.init(
      commit.number, commit.plan, frame, seed, commit.seedSource, commit, commit.links, by,
      version, shares: shares)
  }

  private init(
    _ number: Int, _ plan: DrawPlan, _ frame: Frame, _ seed: Seed, _ seedSource: String,
    _ commit: DrawCommit?, _ links: DrawLinks, _ by: String, _ version: String,
    shares: [StratumShare]
  ) throws(DrawFault) {
    try Statement.check(seedSource, .seedSource)
    try Statement.check(by, .by)
    try Statement.check(version, .version)
    self.number = number
    self.plan = plan
    self.frame = frame
    self.shares = shares
    self.seed = seed
    self.seedSource = seedSource
    self.commit = commit
    self.links = links
    self.by = by
    self.version = version
    selection = Selection(from: frame, shares: shares, reserve: plan.reserve, seed: seed)
  }

  /// The bytes of the file, in canonical form.
  public var bytes: [UInt8] { Array(CanonicalDocument.textWithChecksum(of: json).utf8) }

  /// SHA-256 of the file, which a journal keeps.
  public var digest: Digest { SHA256.hash(bytes) }

  /// The file's name in `draws/`, such as `001.json`.
  public var fileName: String { "\(DrawRecord.stem(of: number)).json" }

  /// Whether somebody committed to the draw in public before the seed existed.
  public var isPubliclyCommitted: Bool { commit != nil }

  /// The mark of a draw whose seed was typed without a commitment.
  public static let uncommittedMark = Bilingual(zh: "未经公开承诺", en: "not publicly committed")

  /// The mark in both languages and where the seed is said to come from.
  static func uncommittedSource(_ source: String?) -> String {
    "\(uncommittedMark.zh) (\(uncommittedMark.en))" + (source.map { ": \($0)" } ?? "")
  }

  private static func isMarked(_ source: String) -> Bool {
    let mark = uncommittedSource(nil)
    return ByteOrder.areEqual(source, mark) || source.utf8.starts(with: "\(mark): ".utf8)
  }

  static func stem(of number: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }
}
