/// The marks of one paper as they are kept: folded, validated, in the order of the places.
///
/// A compact layout keeps one byte a place (`11239.*`); any other keeps tokens with single blanks
/// between them (`95 . 1,3`). The four signs are values of their own: `.` left blank, `*` more than
/// one ticked, `/` unreadable, `-` not applicable.
public struct Marks: Sendable, Hashable {
  /// The marks as bytes of ASCII.
  public let bytes: [UInt8]
  /// Whether one byte is one mark.
  public let isCompact: Bool

  /// Takes marks that a reader has validated, or that a journal holds.
  public init(bytes: [UInt8], isCompact: Bool) {
    self.bytes = bytes
    self.isCompact = isCompact
  }

  /// Joins tokens.
  public init(_ tokens: [String], isCompact: Bool) {
    bytes = Array(tokens.joined(separator: isCompact ? "" : " ").utf8)
    self.isCompact = isCompact
  }

  /// The marks, one string a place.
  public var tokens: [String] {
    if isCompact { return bytes.map { String(decoding: [$0], as: UTF8.self) } }
    if bytes.isEmpty { return [] }
    return bytes.split(separator: 0x20, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The marks in groups of five, as a clerk compares them with the paper.
  public var grouped: String {
    let tokens = tokens
    let groups = stride(from: 0, to: tokens.count, by: 5).map { start in
      tokens[start..<min(start + 5, tokens.count)].joined(separator: isCompact ? "" : " ")
    }
    return groups.joined(separator: isCompact ? " " : "  ")
  }

  /// The same marks with some places replaced.
  public func replacing(_ changes: [(place: Int, mark: String)]) -> Marks {
    var tokens = tokens
    for change in changes where tokens.indices.contains(change.place) {
      tokens[change.place] = change.mark
    }
    return Marks(tokens, isCompact: isCompact)
  }
}

/// The signs that stand for what a paper shows instead of an answer.
public enum IrregularMark: String, Sendable, Hashable, CaseIterable {
  /// Left blank.
  case blank = "."
  /// More than one ticked where one is allowed.
  case overTicked = "*"
  /// Unreadable or defaced.
  case unreadable = "/"
  /// Not applicable: skipped by rule, or one's own row.
  case notApplicable = "-"
}
