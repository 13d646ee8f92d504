/// A synthetic round of Shaoxing's scheme that travels inside the program: 22 assessed units, 350
/// grassroots units, what three clerks typed.
///
/// `generate.py` beside it made the files, `oracle.py` works the figures out a second time, without
/// the product.
public enum ShaoxingRound {
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
  public static let scheme = "shaoxing-2019"

  /// The bytes of its `round.json5`.
  public static var round: [UInt8] { PackageResources.round_json5 }

  /// The bytes of its `frame.csv`.
  public static var frame: [UInt8] { PackageResources.frame_csv }

  /// The commands by which grassroots units were drawn and replaced, before any paper came in; each as
  /// its words, without the round's folder.
  public static var draws: [[String]] {
    String(decoding: PackageResources.draws_txt, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map { String($0) }
    }
  }

  /// What the clerks typed, in the order in which they sat down.
  public static var transcripts: [Transcript] {
    [
      Transcript(clerk: "zhou", station: "desk-a", bytes: PackageResources.zhou_txt),
      Transcript(clerk: "chen", station: "desk-b", bytes: PackageResources.chen_txt),
      Transcript(clerk: "li", station: "desk-c", bytes: PackageResources.li_txt),
    ]
  }
}
