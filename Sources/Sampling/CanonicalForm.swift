import Diagnostics

/// Compares a file with the one form that it may have.
enum CanonicalForm {
  /// A finding at the first byte that differs; none where the bytes are the same.
  static func finding(found: [UInt8], canonical: [UInt8], file: String) -> [Finding] {
    let shared = zip(found, canonical).prefix { $0 == $1 }.count
    guard shared < max(found.count, canonical.count) else { return [] }
    let before = found[..<shared]
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 }
    return [
      VerificationFault.notCanonical(
        found: excerpt(of: found, from: shared), expected: excerpt(of: canonical, from: shared)
      ).finding(at: SourceLocation(file: file, line: line + 1, column: column + 1))
    ]
  }

  private static func excerpt(of bytes: [UInt8], from offset: Int) -> String {
    String(decoding: bytes[offset...].prefix(120), as: UTF8.self)
  }
}
