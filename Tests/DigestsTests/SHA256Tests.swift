import Testing

@testable import Digests

struct SHA256Tests {
  /// Source: NIST, "Examples with Intermediate Values", SHA-256 (one block, two blocks), and the
  /// example vectors of FIPS 180-2 with its change notice (896 bits, a million a's).
  @Test(
    "The published example messages give the published values",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
          + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func publishedExamples(message: String, expected: String) {
    #expect(SHA256.hash(message).hex == expected)
  }

  /// Source: Python 3.11 hashlib over bytes((7 * i + 3) % 251 for i in range(n)).
  @Test(
    "Lengths around the borders of a block give hashlib's values",
    arguments: [
      (1, "084fed08b978af4d7d196a7446a86b58009e636b611db16211b65a9aadff29c5"),
      (55, "1deace58c745f3ecadde68a5923f494c3703fa73f0306483ccb898a5826e8d70"),
      (56, "06dbe23685750e4d3881ded95047abaf93fa8f9c5d3501dc57c717a72ff1398e"),
      (63, "47fb38b12335c9298d09280515c0666489a189d1554bb0ac1a0740806ce9d8b6"),
      (64, "dfa798724b1a8014994f363e5da7474ed26ce3757fb29e07aa47ad5a9352d37b"),
      (65, "dd2eab5a5507d7717c63ce953d9ac61752c21e664425ad1227054722a0d97f69"),
      (119, "c6e0f435df5d7d265baacca31e0602c00aa22fa6d3819aed664649294c743756"),
      (120, "17eb8960823a644bde3065620bb9d45931fe8993fd8eb692a17aff0fd725db6a"),
      (128, "3a9c1e22e20578eebe442238f431befd688bd56698eb7c77d95d3f97d8f58207"),
      (130, "e3e9945a012cb21db05b085c9b4884e8a48bcd6ab6ddc08adc8f6fb61b705627"),
    ])
  func blockBorders(length: Int, expected: String) {
    #expect(SHA256.hash(pattern(length)).hex == expected)
  }

  /// Source: Python 3.11 hashlib; the value is the hash of the 131 hexadecimal hashes, a line feed
  /// after each.
  @Test func `all lengths from 0 to 130 together give the value of hashlib`() {
    var lines = ""
    for length in 0...130 {
      lines += SHA256.hash(pattern(length)).hex + "\n"
    }
    #expect(
      SHA256.hash(lines).hex
        == "b742b907bdfa425972563f4dd85b767da758ae494afcd5b29a6ae04482c09108")
  }

  @Test func `a message hashed in two pieces hashes like the whole, wherever it is cut`() {
    let message = pattern(130)
    let whole = SHA256.hash(message)
    for cut in 0...message.count {
      var hash = SHA256()
      hash.update(message[..<cut])
      hash.update(message[cut...])
      #expect(hash.finalize() == whole, "cut at \(cut)")
    }
  }

  @Test(arguments: 1...70)
  func `a message hashed in equal pieces hashes like the whole`(size: Int) {
    let message = pattern(1_000)
    var hash = SHA256()
    var start = 0
    while start < message.count {
      let end = min(start + size, message.count)
      // A sequence that is not contiguous takes the other path.
      size % 2 == 0
        ? hash.update(message[start..<end]) : hash.update(AnySequence(message[start..<end]))
      start = end
    }
    #expect(hash.finalize() == SHA256.hash(message))
  }

  /// Source: the published values of "" and "abc".
  @Test func `asking for the value in the middle changes nothing`() {
    var hash = SHA256()
    #expect(hash.finalize().prefix16 == "e3b0c44298fc1c14")
    hash.update("ab")
    let copy = hash
    _ = hash.finalize()
    hash.update("c")
    #expect(hash.finalize().prefix16 == "ba7816bf8f01cfea")
    #expect(copy.finalize() == SHA256.hash("ab"))
  }

  /// Source: Python 3.11 hashlib over "é".encode() and "e\u0301".encode().
  @Test func `texts that look alike but differ in bytes hash differently`() {
    #expect(SHA256.hash("\u{E9}").prefix16 == "4a99557e4033c353")
    #expect(SHA256.hash("e\u{301}").prefix16 == "bf12767b0f2a56b2")
  }

  private func pattern(_ length: Int) -> [UInt8] {
    (0..<length).map { UInt8((7 * $0 + 3) % 251) }
  }
}
