public import Digests

/// The string from which all tickets of a draw follow; its bytes count, so `0` and `00` differ.
public struct Seed: Sendable, Hashable {
  /// The seed as it enters the tickets.
  public let text: String

  /// A seed that somebody typed, without a public commitment before.
  ///
  /// Throws where it is empty, has a comma or a character that cannot be seen, or is too long.
  /// Blanks inside and around are part of it.
  public init(typed text: String) throws(SeedFault) {
    guard !text.isEmpty else { throw .empty }
    guard !TextCheck.hidesSomething(text) else { throw .hiddenCharacter(text) }
    guard !text.utf8.contains(UInt8(ascii: ",")) else { throw .comma(text) }
    guard text.utf8.count <= SamplingLimits.seed else {
      throw .tooLong(bytes: text.utf8.count)
    }
    self.text = text
  }

  /// The seed `COMMIT:digits` of a draw to which somebody committed before the digits existed.
  ///
  /// The digits are 0–9, as they fell, without blanks.
  public init(commit: Digest, digits: String) throws(SeedFault) {
    guard !digits.isEmpty else { throw .empty }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { throw .notDigits(digits) }
    try self.init(typed: "\(commit.hex):\(digits)")
  }

  /// The digits behind `COMMIT:`, if this seed belongs to that commit.
  public func digits(of commit: Digest) -> String? {
    let prefix = "\(commit.hex):"
    guard text.utf8.starts(with: prefix.utf8) else { return nil }
    let digits = text.utf8.dropFirst(prefix.utf8.count)
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(digits)
  }

  /// Compares by bytes.
  public static func == (a: Seed, b: Seed) -> Bool { ByteOrder.areEqual(a.text, b.text) }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
