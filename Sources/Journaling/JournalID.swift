/// The random name of one journal, 32 lowercase hex digits in text.
public struct JournalID: Sendable, Hashable, CustomStringConvertible {
  private let high: UInt64
  private let low: UInt64

  /// Draws a new name from a source of randomness.
  public static func random(using generator: inout some RandomNumberGenerator) -> JournalID {
    JournalID(high: generator.next(), low: generator.next())
  }

  /// Draws a new name from the system.
  public static func random() -> JournalID {
    var generator = SystemRandomNumberGenerator()
    return random(using: &generator)
  }

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads exactly 32 lowercase hex digits; anything else is nil.
  public init?(_ text: String) {
    var text = text
    let read = text.withUTF8 { JournalID(bytes: UnsafeRawBufferPointer($0)) }
    guard let read else { return nil }
    self = read
  }

  init?(bytes: UnsafeRawBufferPointer) {
    guard bytes.count == 32 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes.enumerated() {
      guard let value = LowercaseHex.value(of: byte) else { return nil }
      if place < 16 {
        halves.0 = halves.0 << 4 | UInt64(value)
      } else {
        halves.1 = halves.1 << 4 | UInt64(value)
      }
    }
    self.init(high: halves.0, low: halves.1)
  }

  /// The 32 hex digits.
  public var description: String {
    func padded(_ half: UInt64) -> String {
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return padded(high) + padded(low)
  }
}
