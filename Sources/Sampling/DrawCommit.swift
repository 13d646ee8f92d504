public import Digests

/// A public promise how a draw will be made, given before the seed exists.
///
/// COMMIT is the SHA-256 of the canonical file. The seed will be `COMMIT:digits`, so that neither
/// frame nor sizes nor purpose can be changed once the digits are known.
public struct DrawCommit: Sendable, Hashable {
  /// The number of the draw in its round, from 1.
  public let number: Int
  /// What is decided.
  public let plan: DrawPlan
  /// The hash of the frame that will be drawn from.
  public let frameDigest: Digest
  /// How many units are drawn from each stratum, by the bytes of the names.
  public let shares: [StratumShare]
  /// Which public source at which future time gives the digits.
  public let seedSource: String
  /// The earlier draws that this one names.
  public let links: DrawLinks
  /// Who commits.
  public let by: String
  /// When.
  public let time: CommitTime
  /// The program's version.
  public let version: String

  init(
    number: Int, plan: DrawPlan, frameDigest: Digest, shares: [StratumShare], seedSource: String,
    links: DrawLinks, by: String, time: CommitTime, version: String
  ) throws(DrawFault) {
    try Statement.check(seedSource, .seedSource)
    try Statement.check(by, .by)
    try Statement.check(version, .version)
    self.number = number
    self.plan = plan
    self.frameDigest = frameDigest
    self.shares = shares
    self.seedSource = seedSource
    self.links = links
    self.by = by
    self.time = time
    self.version = version
  }

  /// The bytes of the file, in canonical form.
  public var bytes: [UInt8] { Array(CanonicalDocument.text(of: json).utf8) }

  /// COMMIT, the SHA-256 of the file.
  public var digest: Digest { SHA256.hash(bytes) }

  /// The file's name in `draws/`, such as `001.commit.json`.
  public var fileName: String { "\(DrawRecord.stem(of: number)).commit.json" }
}
