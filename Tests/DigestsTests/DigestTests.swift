import Testing

@testable import Digests

struct DigestTests {
  private let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

  @Test func `a digest read from its digits writes the same digits`() throws {
    let digest = try #require(Digest(hex: abc))
    #expect(digest == SHA256.hash("abc"))
    #expect(digest.hex == abc)
    #expect(digest.description == abc)
    #expect(digest.prefix16 == "ba7816bf8f01cfea")
    var line = Array("head ".utf8)
    digest.writeHex(into: &line)
    #expect(line == Array("head \(abc)".utf8))
    #expect(digest.bytes.first == 0xba && digest.bytes.last == 0xad && digest.bytes.count == 32)
    let read = Array(abc.utf8).withUnsafeBytes { Digest(hexBytes: $0) }
    #expect(read == digest)
    #expect(Digest(hex: abc[...]) == digest)
  }

  @Test func `the zero digest is 64 zeros`() {
    #expect(Digest.zero.hex == String(repeating: "0", count: 64))
    #expect(Digest(hex: String(repeating: "0", count: 64)) == .zero)
  }

  @Test(
    "Anything but 64 lower-case hexadecimal digits is refused",
    arguments: [
      "", "ba78", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
      String(repeating: "F", count: 64), String(repeating: "g", count: 64),
      String(repeating: "０", count: 64), " " + String(repeating: "0", count: 63),
      "-" + String(repeating: "0", count: 63), "0x" + String(repeating: "0", count: 62),
      // Around the ranges 0–9 and a–f: / : ` g.
      "/" + String(repeating: "0", count: 63), ":" + String(repeating: "0", count: 63),
      "`" + String(repeating: "0", count: 63), String(repeating: "0", count: 63) + "g",
    ])
  func refusals(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test func `digests are ordered as their texts are, in every word`() throws {
    let texts = (0..<64).map { position in
      var digits = [Character](repeating: "7", count: 64)
      digits[position] = position % 2 == 0 ? "8" : "e"
      return String(digits)
    }
    let digests = try texts.map { try #require(Digest(hex: $0)) }
    #expect(digests.sorted().map(\.hex) == texts.sorted())
    #expect(Set(digests).count == 64)
  }
}
