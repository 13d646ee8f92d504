import Digests
import Glibc

/// Bytes that are no records, from the first bad line on, as far as they were read.
struct BadRegion {
  /// The line at which they begin, counted from 1.
  let line: Int
  /// Where they begin in the file, in bytes.
  let offset: Int
  /// What is wrong with the first line.
  let reason: JournalDamage.Reason
  /// How many bytes they are.
  private(set) var length = 0
  /// Whether they hold a zero byte, as sectors do that were never written.
  private(set) var containsNUL = false
  /// Whether the last byte is a line feed.
  private(set) var endsLine = false
  /// Whether a line among them is a record of a burst that could only follow a synced one.
  var hasLaterBurst = false
  private var hasher = SHA256()

  init(line: Int, offset: Int, reason: JournalDamage.Reason) {
    self.line = line
    self.offset = offset
    self.reason = reason
  }

  /// The hash of the bytes so far.
  var hash: Digest {
    hasher.finalize()
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count > 0, let start = bytes.baseAddress else { return }
    length += bytes.count
    containsNUL = containsNUL || memchr(start, 0, bytes.count) != nil
    endsLine = bytes[bytes.count - 1] == 0x0A
    hasher.update(bytes)
  }

  mutating func appendLineFeed() {
    withUnsafeBytes(of: UInt8(0x0A)) { append($0) }
  }
}
