/// A synthetic round that travels inside the program: four units, keyed by two clerks.
///
/// `oracle.py` beside it works the figures out a second time, without the product.
public enum DemoRound {
  /// What one clerk typed.
  public struct Transcript: Sendable {
    /// The clerk's operator id.
    public let clerk: String
    /// The station that the clerk sat at.
    public let station: String
    /// The lines of the protocol.
    public let bytes: [UInt8]
  }

  /// The id of the scheme by which the round is scored.
  public static let scheme = "qinhuangdao-2023-home"

  /// The bytes of its `round.json5`.
  public static var round: [UInt8] { PackageResources.round_json5 }

  /// What the clerks typed, in the order in which they sat down.
  public static var transcripts: [Transcript] {
    [
      Transcript(clerk: "wang", station: "desk-a", bytes: PackageResources.wang_txt),
      Transcript(clerk: "li", station: "desk-b", bytes: PackageResources.li_txt),
    ]
  }
}
