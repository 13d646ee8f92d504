import Testing

@testable import Encodings

struct TextScannerTests {
  /// Source: Python 3.11, `bytes.decode('utf-8')`, the attribute `start` of its error.
  static let utf8: [(String, Int?)] = [
    ("", nil), ("61", nil), ("e6b187e5bd99", nil), ("c3a9", nil), ("80", 0), ("61bf", 1),
    ("c080", 0), ("c1bf", 0), ("c27f", 0), ("e0809f", 0), ("e09f80", 0), ("e0a080", nil),
    ("eda080", 0), ("ed9fbf", nil), ("ee8080", nil), ("f08fbfbf", 0), ("f0908080", nil),
    ("f48fbfbf", nil), ("f4908080", 0), ("f5808080", 0), ("ff", 0), ("fe", 0), ("61e6b1", 1),
    ("61e6", 1), ("61f09f98", 1), ("6161c3", 2), ("e6b187e6b141", 3), ("f09f9880f09f98", 4),
    ("efbfbe", nil), ("e6b1c3a9", 0), ("616161616161616161ff", 9), ("61616161616161e6b187ff", 10),
  ]

  /// Source: Python 3.11, `bytes.decode('gb18030')`, the attribute `start` of its error.
  static let gb18030: [(String, Int?)] = [
    ("", nil), ("61", nil), ("c4bfc2bc", nil), ("80", 0), ("ff", 0), ("61ff", 1), ("8120", 0),
    ("817f", 0), ("81ff", 0), ("8140", nil), ("fefe", nil), ("c4", 0), ("61c4", 1), ("8130", 0),
    ("813081", 0), ("61c4bf81308130", nil), ("8431a439", nil), ("8431a530", 0), ("8f39fe39", 0),
    ("90308130", nil), ("e3329a35", nil), ("e3329a36", 0), ("fe39fe39", 0), ("81308120", 0),
    ("8130ff30", 0), ("c4bf0a", nil), ("c40a", 0), ("c4bfc4bfc4bf3081", 7),
  ]

  /// Source: Python 3.11, codec utf-16-le, the attribute `start` of its error.
  static let utf16LE: [(String, Int?)] = [
    ("", nil), ("6100", nil), ("61", 0), ("610062", 2), ("3dd800de", nil), ("00d8", 0),
    ("610000d8", 2), ("00dc", 0), ("610000dc6200", 2), ("00d86100", 0), ("00d800d800dc", 0),
    ("3dd800de00dc", 4), ("3dd800", 0), ("3dd8", 0),
  ]

  @Test(arguments: utf8)
  func `the first sequence that is no UTF-8 is found`(hex: String, offset: Int?) {
    expect(.utf8, bytes(hex), firstInvalid: offset)
  }

  @Test(arguments: gb18030)
  func `the first sequence that is no GB 18030 is found`(hex: String, offset: Int?) {
    expect(.gb18030, bytes(hex), firstInvalid: offset)
  }

  @Test(arguments: utf16LE)
  func `the first sequence that is no UTF-16 is found, in both orders`(hex: String, offset: Int?) {
    let little = bytes(hex)
    expect(.utf16LE, little, firstInvalid: offset)
    guard little.count % 2 == 0 else { return }
    let big = stride(from: 0, to: little.count, by: 2).flatMap { [little[$0 + 1], little[$0]] }
    expect(.utf16BE, big, firstInvalid: offset)
  }

  /// Source: by hand: U+FFFD is EF BF BD, FF FD, and 84 31 A4 37.
  @Test(
    "U+FFFD is found and is not taken for a broken sequence",
    arguments: [
      (TextEncoding.utf8, "61 efbfbd efbfbd", 1), (.utf16LE, "6100 6200 fdff", 4),
      (.utf16BE, "fffd", 0), (.gb18030, "c4bf 8431a437 61", 2),
    ])
  func replacement(encoding: TextEncoding, hex: String, offset: Int) {
    bytes(hex).withUnsafeBytes { buffer in
      #expect(encoding.fault(in: buffer) == .replacementCharacter(offset: offset))
      #expect(throws: EncodingFault.replacementCharacter(offset: offset)) {
        try encoding.decode(buffer)
      }
    }
  }

  /// Source: the standard library's own validation, over bytes at every border of table 3-7.
  @Test func `what is UTF-8 agrees with the standard library for all borders of three bytes`() {
    let borders = bytes(
      "00 41 7f 80 8f 90 9f a0 bf c0 c1 c2 df e0 e1 ec ed ee ef f0 f1 f3 f4 f5 ff")
    var valid = 0
    for first in borders {
      for second in borders {
        for third in borders {
          for sequence in [[first, second, third], [first, second, third, 0x80]] {
            let expected = String(validating: sequence, as: UTF8.self) != nil
            var scanner = UTF8Scanner()
            sequence.withUnsafeBytes { scanner.scan($0) }
            scanner.conclude()
            #expect((scanner.firstInvalid == nil) == expected, "\(sequence)")
            valid += expected ? 1 : 0
          }
        }
      }
    }
    // Not all refused, not all accepted.
    #expect(valid > 100 && valid < 5_000)
  }

  /// Scans the bytes whole and in blocks of every size from 1 to 7.
  private func expect(_ encoding: TextEncoding, _ bytes: [UInt8], firstInvalid: Int?) {
    for size in 1...7 {
      var scanner = encoding.scanner()
      for start in stride(from: 0, to: bytes.count, by: size) {
        bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { scanner.scan($0) }
      }
      scanner.conclude()
      #expect(scanner.firstInvalid == firstInvalid, "\(encoding) in blocks of \(size)")
    }
    bytes.withUnsafeBytes { buffer in
      let fault = firstInvalid.map { EncodingFault.invalid(encoding, offset: $0) }
      #expect(encoding.fault(in: buffer) == fault)
    }
  }
}
