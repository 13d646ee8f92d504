import Digests

/// The hash that ties a line to all lines before it, and the text of the one before.
struct ChainHash: Sendable {
  /// The 64 hex digits of the last hash; zeros before the first line.
  private(set) var hex = [UInt8](repeating: 0x30, count: 64)

  init() {}

  init(after hash: Digest) {
    hex.removeAll(keepingCapacity: true)
    hash.writeHex(into: &hex)
  }

  /// SHA-256 over the previous hash as hex and the line up to, without, the blank before its hash.
  func hash(of body: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    hex.withUnsafeBytes { hasher.update($0) }
    hasher.update(body)
    return hasher.finalize()
  }

  /// Goes on to the next line if the written digits are its hash; nil, and unmoved, if not.
  mutating func advance(
    over body: UnsafeRawBufferPointer, written: UnsafeRawBufferPointer
  ) -> Digest? {
    let hash = hash(of: body)
    guard Digest(hexBytes: written) == hash else { return nil }
    hex.withUnsafeMutableBytes { $0.copyMemory(from: written) }
    return hash
  }

  /// Goes on to a line that was just made.
  mutating func advance(to hash: Digest) {
    hex.removeAll(keepingCapacity: true)
    hash.writeHex(into: &hex)
  }
}
