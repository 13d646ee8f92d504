public import Digests

/// A head as somebody noted it: `S:H`, H being the first 16 hex digits of the hash, or all 64.
public struct HeadReference: Sendable, Hashable, CustomStringConvertible {
  /// The number of the record that was the last one then.
  public let seq: Int
  /// The hex digits that were noted, in lowercase.
  public let digits: String

  /// Reads `S:H` as it was copied from paper; upper case and blanks around it are forgiven.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let number = parts[0].drop { $0 == " " }
    var digits = parts[1].lowercased()
    while digits.last == " " { digits.removeLast() }
    guard !number.isEmpty, number.utf8.count <= JournalLimits.digits,
      number.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let seq = Int(number), seq > 0,
      digits.utf8.count == 16 || digits.utf8.count == 64,
      digits.utf8.allSatisfy({ LowercaseHex.value(of: $0) != nil })
    else { return nil }
    self.seq = seq
    self.digits = digits
  }

  /// Refers to a known head with all of its digits.
  public init(_ head: JournalHead) {
    seq = head.seq
    digits = head.hash.hex
  }

  /// The text that was noted.
  public var description: String { "\(seq):\(digits)" }

  /// Whether a record's hash begins with the noted digits.
  public func matches(_ hash: Digest) -> Bool { hash.hex.hasPrefix(digits) }
}
