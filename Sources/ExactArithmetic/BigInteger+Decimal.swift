extension BigInteger: CustomStringConvertible, LosslessStringConvertible {
  /// Digits that always fit one word, and the power of ten that goes with them.
  private static let chunk = (digits: 18, power: 1_000_000_000_000_000_000 as UInt)

  /// Reads `-?D+` with the ASCII digits 0–9; nil for anything else, such as a plus sign or a blank.
  public init?(decimal text: some StringProtocol) {
    var magnitude = Magnitude(words: [])
    var chunk: UInt = 0
    var scale: UInt = 1
    var count = 0
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
      if index == 0, byte == UInt8(ascii: "-") {
        isNegative = true
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      chunk = chunk * 10 + UInt(byte - UInt8(ascii: "0"))
      scale *= 10
      count += 1
      if count % BigInteger.chunk.digits == 0 {
        magnitude.multiply(by: scale, adding: chunk)
        (chunk, scale) = (0, 1)
      }
    }
    guard count > 0 else { return nil }
    magnitude.multiply(by: scale, adding: chunk)
    self.init(isNegative: isNegative, magnitude)
  }

  /// Reads what `description` writes; see `init(decimal:)`.
  public init?(_ description: String) {
    self.init(decimal: description)
  }

  /// The decimal digits, with `-` before them below zero.
  public var description: String {
    if case .small(let value) = form { return String(value) }
    var rest = words
    var chunks: [UInt] = []
    while !rest.isZero {
      chunks.append(rest.divide(by: BigInteger.chunk.power))
    }
    var text = isNegative ? "-" : ""
    for (index, chunk) in chunks.reversed().enumerated() {
      let digits = String(chunk)
      if index > 0 {
        text += String(repeating: "0", count: BigInteger.chunk.digits - digits.utf8.count)
      }
      text += digits
    }
    return text
  }
}
