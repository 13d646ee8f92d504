import DemoRound
import ShaoxingRound

/// What one clerk of a demo round types.
struct Transcript: Sendable {
  /// The clerk's operator id.
  let clerk: String
  /// The station that the clerk sits at.
  let station: String
  /// The lines of the protocol.
  let bytes: [UInt8]

  /// What the clerks of the model home's round type.
  static var modelHome: [Transcript] {
    DemoRound.transcripts.map {
      Transcript(clerk: $0.clerk, station: $0.station, bytes: $0.bytes)
    }
  }

  /// What the clerks of Shaoxing's round type.
  static var shaoxing: [Transcript] {
    ShaoxingRound.transcripts.map {
      Transcript(clerk: $0.clerk, station: $0.station, bytes: $0.bytes)
    }
  }
}
