import Diagnostics
import Encodings
import Tables

/// What `import` was asked to do.
struct ImportRequest: Sendable {
  /// The file.
  let path: String
  /// Who imports.
  let operatorID: String
  /// The station's name, a part of the journal's.
  let station: String
  /// The journal that is written; nil for the operator's own.
  let journal: String?
  /// The encoding that was named.
  let encoding: TextEncoding?
  /// The delimiter that was named.
  let delimiter: Delimiter?
  /// Whether the file is JSON Lines, as its name says.
  var isJSONLines: Bool { path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson") }
  /// Whether the rows are facts.
  let holdsFacts: Bool
  /// Whether the rows are settlements.
  let holdsSettlements: Bool
  /// The pass whose rows are read; nil reads both.
  let pass: Int?
  /// Whether batches are ended.
  let isEnding: Bool
  /// Whether good rows are taken though others are refused.
  let keepsGood: Bool
  /// Where refused rows go.
  let rejects: String?
  /// Whether an existing file of rejects is overwritten.
  let overwrites: Bool
  /// The language of everything that is said.
  let language: Language
}
