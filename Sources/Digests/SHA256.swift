/// The hash function SHA-256, fed piece by piece.
///
/// A value type without heap storage: copying it forks the calculation, and `finalize()` may be
/// asked in the middle and again later.
///
/// Source: FIPS PUB 180-4, Secure Hash Standard, August 2015, 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
/// The worked example `abc` gives ba7816bf…f20015ad.
public struct SHA256: Sendable {
  private static let blockSize = 64

  /// The eight words of the hash so far.
  private var state: State
  /// The bytes after the last whole block.
  private var pending: InlineArray<64, UInt8>
  /// How many bytes came in; its remainder by the block's size is the number of pending ones.
  private var length: UInt64

  /// Starts with nothing hashed.
  public init() {
    state = State()
    pending = InlineArray(repeating: 0)
    length = 0
  }

  /// The hash of bytes in memory.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of a sequence of bytes.
  public static func hash(_ bytes: some Sequence<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize()
  }

  /// The hash of a text's UTF-8 bytes, scalar for scalar, never normalised.
  public static func hash(_ text: String) -> Digest {
    var hash = SHA256()
    hash.update(text)
    return hash.finalize()
  }

  /// Takes in bytes from memory.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    var rest = start
    var count = bytes.count
    let filled = Int(length % UInt64(SHA256.blockSize))
    length &+= UInt64(count)
    if filled > 0 {
      let taken = min(SHA256.blockSize - filled, count)
      withUnsafeMutableBytes(of: &pending) { buffer in
        buffer.baseAddress?.advanced(by: filled).copyMemory(from: rest, byteCount: taken)
      }
      rest += taken
      count -= taken
      guard filled + taken == SHA256.blockSize else { return }
      compressPending()
    }
    let blocks = count / SHA256.blockSize
    if blocks > 0 {
      state.compress(rest, blocks: blocks)
      rest += blocks * SHA256.blockSize
      count -= blocks * SHA256.blockSize
    }
    if count > 0 {
      withUnsafeMutableBytes(of: &pending) { buffer in
        buffer.baseAddress?.copyMemory(from: rest, byteCount: count)
      }
    }
  }

  /// Takes in a sequence of bytes; contiguous ones, such as arrays, without copying.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      update(UnsafeRawBufferPointer(buffer))
    }
    guard isDone == nil else { return }
    for byte in bytes {
      withUnsafeBytes(of: byte) { update($0) }
    }
  }

  /// Takes in a text's UTF-8 bytes.
  public mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { update(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of everything taken in so far; more may follow.
  public func finalize() -> Digest {
    var last = self
    let filled = Int(length % UInt64(SHA256.blockSize))
    last.pending[filled] = 0x80
    for index in filled + 1..<SHA256.blockSize {
      last.pending[index] = 0
    }
    let lengthOffset = SHA256.blockSize - 8
    if filled >= lengthOffset {
      last.compressPending()
      last.pending = InlineArray(repeating: 0)
    }
    let bits = length &<< 3
    for index in 0..<8 {
      last.pending[lengthOffset + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index))
    }
    last.compressPending()
    return last.state.digest
  }

  private mutating func compressPending() {
    let block = pending
    withUnsafeBytes(of: block) { buffer in
      guard let start = buffer.baseAddress else { return }
      state.compress(start, blocks: 1)
    }
  }
}
