import Definitions
import Diagnostics

/// A record as its file has it, before anything was derived again.
struct RecordedDraw {
  /// An id with stratum and ticket as a list of the file has it.
  struct Entry {
    let id: String
    let stratum: String
    let ticket: String
    let location: SourceLocation
  }

  /// Who committed, when, and with which version.
  struct Stamp {
    let by: String
    let time: String
    let version: String
  }

  let plan: RecordedPlan
  let frameDigest: Located<String>
  let units: [FrameEntry]
  let commit: Located<String?>
  let seed: Located<String>
  let seedSource: String
  let selected: [Entry]
  let substitutes: [Entry]
  let stamp: Stamp?
  let by: String
  let version: String
  let checksum: Located<String>
}

/// What records and commitments have in common, as the file has it.
struct RecordedPlan {
  let number: Int
  let purpose: String
  let condition: String?
  let strata: String?
  let rule: Located<String>
  let size: SampleSize
  let shares: [TableEntry<Int>]
  let sharesLocation: SourceLocation
  let reserve: Int
  let replacementRule: Located<String>
  let links: DrawLinks
}

/// A commitment as its file has it.
struct RecordedCommit {
  let plan: RecordedPlan
  let frameDigest: String
  let seedSource: String
  let by: String
  let time: String
  let version: String
}
