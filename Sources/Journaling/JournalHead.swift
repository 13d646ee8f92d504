public import Digests

/// The state of a journal in two values: how many records it has and the hash that binds them.
public struct JournalHead: Sendable, Hashable, CustomStringConvertible {
  /// The number of the last record.
  public let seq: Int
  /// The hash of the last record.
  public let hash: Digest

  /// The head before any record.
  public static let none = JournalHead(seq: 0, hash: .zero)

  /// Names a state.
  public init(seq: Int, hash: Digest) {
    self.seq = seq
    self.hash = hash
  }

  /// `seq:hash16`, as it is printed and written into the minutes.
  public var description: String { "\(seq):\(hash.prefix16)" }

  /// Twelve digits in groups of four, to be read out over the phone: `4821-0937-5546`.
  ///
  /// The first eight bytes of SHA-256 over the ASCII text `seq:hash` (all 64 hex digits) as a
  /// big-endian number, modulo 10¹². Digits are spoken alike in every dialect and in English. They
  /// depend on the whole hash, so they also guard the 48 digits that `hash16` leaves out.
  public var checkDigits: String {
    var hasher = SHA256()
    Array("\(seq):\(hash.hex)".utf8).withUnsafeBytes { hasher.update($0) }
    let number = (UInt64(hasher.finalize().hex.prefix(16), radix: 16) ?? 0) % 1_000_000_000_000
    let digits = String(number)
    let padded = Array(String(repeating: "0", count: 12 - digits.count) + digits)
    return [padded[0..<4], padded[4..<8], padded[8..<12]].map { String($0) }
      .joined(separator: "-")
  }
}
