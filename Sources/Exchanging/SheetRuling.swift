import Diagnostics
import Encodings

/// What the `ruling` column of a paper's row says.
enum SheetRuling: Sendable, Hashable {
  case invalid(code: String)
  case abstained
  case voided

  /// The code of a paper that a table calls invalid without saying why.
  static let unstated = "unstated"

  /// Reads a cell, folded; nil without a ruling.
  ///
  /// `invalid CODE` or `invalid:CODE`, and the Chinese
  /// words of the protocol.
  static func read(_ text: String) throws(ImportFault) -> SheetRuling? {
    if text.isEmpty { return nil }
    let separators: Set<Character> = [" ", ":", "="]
    let words = text.split(whereSeparator: { separators.contains($0) }).map(String.init)
    var rest = words.dropFirst()
    if rest.count == 2, rest.first == "code" { rest.removeFirst() }
    switch (words.first?.lowercased(), rest.count) {
    case ("invalid", 0), ("废票", 0), ("无效", 0): return .invalid(code: unstated)
    case ("invalid", 1), ("废票", 1), ("无效", 1): return .invalid(code: rest[rest.startIndex])
    case ("abstain", 0), ("abstained", 0), ("弃权", 0): return .abstained
    case ("void", 0), ("voided", 0), ("作废", 0): return .voided
    default: throw .unknownRuling(text)
    }
  }
}

/// What the `ruling` column of a row without a number says: something that is done with its batch.
enum BatchAct: Sendable, Hashable {
  case end(isForced: Bool)
  case accept(isForced: Bool)
  case seal
  case spoil

  /// Reads a cell, folded; nil for a row that only tells of its batch.
  static func read(_ text: String) throws(ImportFault) -> BatchAct? {
    if text.isEmpty { return nil }
    let isForced = text.hasSuffix("!")
    let word = (isForced ? String(text.dropLast()) : text).lowercased()
      .filter { $0 != " " }
    switch word {
    case "open": return nil
    case "end", "收批": return .end(isForced: isForced)
    case "accept", "认可": return .accept(isForced: isForced)
    case "seal", "封存": return .seal
    case "spoil-batch", "整批作废": return .spoil
    default:
      throw .unknownAct(
        text, nearest: NearestName.among(["end", "accept", "seal", "spoil-batch"], to: word))
    }
  }
}
