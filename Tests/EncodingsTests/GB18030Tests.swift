import Testing

@testable import Encodings

struct GB18030Tests {
  private static let trails = Array(0x40...0x7E) + Array(0x80...0xFE) as [UInt8]

  /// Source: Python 3.11, codec gb18030; the rare ones (𠮷, €, ḿ) from the standard's annexes.
  @Test(
    "Words are decoded and encoded",
    arguments: [
      ("c4bfc2bc", "目录"), ("bbe1d4b1", "会员"), ("c2fad2e2b6c8", "满意度"), ("", ""),
      ("4131a3acb0a1", "A1，啊"), ("82358f33", "\u{9FA6}"), ("9534b235", "\u{20BB7}"),
      ("9439fc36", "😀"), ("a2e3", "€"), ("a8bc", "ḿ"), ("a6d9", "\u{FE10}"),
    ])
  func words(hex: String, text: String) throws {
    let decoded = try decode(bytes(hex))
    #expect(decoded == Array(text.utf8))
    #expect(GB18030.encode(text) == bytes(hex))
  }

  /// Source: `iconv -f gb18030 -t utf-8` of glibc 2.36 over all 126 × 190 codes.
  @Test func `all 23,940 two-byte codes give what glibc gives`() throws {
    let codes = (0x81...0xFE as ClosedRange<UInt8>).flatMap { lead in
      Self.trails.flatMap { [lead, $0] }
    }
    let text = try decode(codes)
    #expect(String(decoding: text, as: UTF8.self).unicodeScalars.count == 23_940)
    #expect(checksum(text) == 0xACB9_6690_8ECB_6702)
  }

  /// Source: Python 3.11, codec gb18030; U+FFFD, at 39,417, is left out because it is refused.
  @Test func `all four-byte codes of the basic plane give what Python gives`() throws {
    let text = try decode((0..<39_420).filter { $0 != 39_417 }.flatMap(sequence))
    #expect(String(decoding: text, as: UTF8.self).unicodeScalars.count == 39_419)
    #expect(checksum(text) == 0x8A41_9A18_CE93_863D)
  }

  /// Source: Python 3.11, codec gb18030, every 997th of the planes above the basic one.
  @Test func `four-byte codes above the basic plane give what Python gives`() throws {
    let text = try decode(stride(from: 189_000, to: 1_237_576, by: 997).flatMap(sequence))
    #expect(checksum(text) == 0xFE66_422B_08E4_805C)
  }

  /// Source: Python 3.11, codec gb18030, in which the 25 codes that changed since 2000 were replaced
  /// as glibc 2.36 decodes them; their old private-use scalars have no code.
  @Test func `every scalar of the basic plane is encoded, but for 25, and decoded again`() throws {
    var all: [UInt8] = []
    var withoutCode = 0
    for scalar in (0...0xFFFF).compactMap(Unicode.Scalar.init) {
      guard let code = GB18030.encode(String(scalar)) else {
        withoutCode += 1
        continue
      }
      all += code
      if scalar != "\u{FFFD}" {
        #expect(
          try decode(code) == Array(String(scalar).utf8), "U+\(String(scalar.value, radix: 16))")
      }
    }
    #expect(withoutCode == 25)
    #expect(checksum(all) == 0xA0CC_0BB8_95CE_B4F7)
    #expect(GB18030.encode("\u{10FFFF}") == bytes("e3329a35"))
  }

  @Test func `broken bytes are refused where they begin`() {
    #expect(throws: EncodingFault.invalid(.gb18030, offset: 4)) { try decode(bytes("c4bfc2bcff")) }
    #expect(throws: EncodingFault.invalid(.gb18030, offset: 2)) { try decode(bytes("c4bfc2")) }
    // A broken sequence outranks an earlier U+FFFD.
    #expect(throws: EncodingFault.invalid(.gb18030, offset: 4)) { try decode(bytes("8431a43780")) }
  }

  private func sequence(_ place: Int) -> [UInt8] {
    let code = GB18030.fourByteCode(place)
    return (0..<4).map { UInt8(truncatingIfNeeded: code >> UInt32(24 - 8 * $0)) }
  }

  private func decode(_ bytes: [UInt8]) throws -> [UInt8] {
    try bytes.withUnsafeBytes { try GB18030.decode($0) }
  }
}
