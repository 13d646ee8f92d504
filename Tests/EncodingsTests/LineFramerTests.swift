import Testing

@testable import Encodings

struct LineFramerTests {
  /// What a framer found, kept.
  private enum Found: Hashable {
    case line([UInt8])
    case tooLong(Int, isTerminated: Bool)
    case unterminated([UInt8])

    init(_ event: LineEvent) {
      self =
        switch event {
        case .line(let bytes): .line(Array(bytes))
        case .tooLong(let length, let isTerminated): .tooLong(length, isTerminated: isTerminated)
        case .unterminated(let bytes): .unterminated(Array(bytes))
        }
    }

    static func line(_ text: String) -> Found { .line(Array(text.utf8)) }
    static func unterminated(_ text: String) -> Found { .unterminated(Array(text.utf8)) }
  }

  private static let cases: [(String, [Found])] = [
    ("", []),
    ("a\nbc\n", [.line("a"), .line("bc")]),
    ("a\r\nbc\r\n", [.line("a"), .line("bc")]),
    ("\n\r\n\n", [.line(""), .line(""), .line("")]),
    ("a\rb\n", [.line("a\rb")]),
    ("a\r\r\n", [.line("a\r")]),
    ("\r", [.unterminated("\r")]),
    ("a\nb", [.line("a"), .unterminated("b")]),
    ("a\nb\r", [.line("a"), .unterminated("b\r")]),
    // The limit of these cases is 8 bytes.
    ("12345678\n", [.line("12345678")]),
    ("12345678\r\n", [.line("12345678")]),
    ("123456789\nab\n", [.tooLong(9, isTerminated: true), .line("ab")]),
    ("123456789\r\nab\n", [.tooLong(9, isTerminated: true), .line("ab")]),
    ("12345678\r\r\n", [.tooLong(9, isTerminated: true)]),
    ("12345678", [.unterminated("12345678")]),
    ("123456789", [.tooLong(9, isTerminated: false)]),
    ("1234567890123456789012345\n\n", [.tooLong(25, isTerminated: true), .line("")]),
  ]

  /// Source: by hand from the rules of framing.
  @Test(arguments: cases)
  private func `lines are cut alike in blocks of every size`(input: String, expected: [Found]) {
    for size in 1...12 {
      #expect(frame(Array(input.utf8), .byte, limit: 8, in: size) == expected, "blocks of \(size)")
    }
  }

  /// Source: the same cases with a zero byte behind or before each; U+0A61 (ਡ) and U+610A (愊) hold
  /// the byte 0A and end no line.
  @Test(arguments: cases)
  private func `lines of UTF-16 are cut alike in both orders`(input: String, expected: [Found]) {
    let units = Array("\u{0A61}\u{610A}".utf16) + Array("\n".utf16) + Array(input.utf16)
    for unit in [LineFramer.Unit.littleEndianPair, .bigEndianPair] {
      let encode = { (unit16: UInt16) -> [UInt8] in
        let halves = [UInt8(truncatingIfNeeded: unit16), UInt8(unit16 >> 8)]
        return unit == .bigEndianPair ? halves.reversed() : halves
      }
      let wide: [Found] = expected.map { found in
        switch found {
        case .line(let ascii): .line(ascii.flatMap { encode(UInt16($0)) })
        case .tooLong(let length, let isTerminated):
          .tooLong(2 * length, isTerminated: isTerminated)
        case .unterminated(let ascii): .unterminated(ascii.flatMap { encode(UInt16($0)) })
        }
      }
      let first = Found.line(units.prefix(2).flatMap(encode))
      for size in 1...12 {
        #expect(
          frame(units.flatMap(encode), unit, limit: 16, in: size) == [first] + wide,
          "\(unit) in blocks of \(size)")
      }
    }
  }

  @Test func `a line of 65,536 bytes is taken and one more is refused`() {
    let longest = [UInt8](repeating: 0x61, count: 65_536)
    for end in ["\n", "\r\n"] {
      let input = longest + Array(end.utf8) + longest + [0x62] + Array(end.utf8)
      for size in [1_000, 65_536, 65_537, input.count] {
        let found = frame(input, .byte, limit: LineFramer.longestLine, in: size)
        #expect(found == [.line(longest), .tooLong(65_537, isTerminated: true)])
      }
    }
  }

  @Test func `an endless line is counted in bounded memory`() {
    var framer = LineFramer()
    var found: [Found] = []
    let block = [UInt8](repeating: 0x61, count: 1 << 20)
    for _ in 0..<64 {
      block.withUnsafeBytes { framer.feed($0) { found.append(Found($0)) } }
    }
    #expect(found.isEmpty)
    #expect(framer.keptByteCount <= LineFramer.longestLine + 4)
    bytes("0a 62 0a").withUnsafeBytes { framer.feed($0) { found.append(Found($0)) } }
    #expect(found == [.tooLong(64 << 20, isTerminated: true), .line("b")])
  }

  @Test func `limits outside their range are cut`() {
    #expect(frame([0x0A], .byte, limit: .min, in: 1) == [.line("")])
    #expect(frame([0x61, 0x0A], .byte, limit: .min, in: 1) == [.tooLong(1, isTerminated: true)])
    #expect(frame([0x61, 0x0A], .byte, limit: .max, in: 1) == [.line("a")])
  }

  private func frame(
    _ input: [UInt8], _ unit: LineFramer.Unit, limit: Int, in size: Int
  ) -> [Found] {
    var framer = LineFramer(limit: limit, unit: unit)
    var found: [Found] = []
    for start in stride(from: 0, to: input.count, by: size) {
      input[start..<min(start + size, input.count)].withUnsafeBytes { block in
        framer.feed(block) { found.append(Found($0)) }
      }
    }
    framer.finish { found.append(Found($0)) }
    framer.finish { found.append(Found($0)) }
    return found
  }
}
