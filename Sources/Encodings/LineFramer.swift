import Glibc

/// What a framer found; the bytes are lent for the duration of the call and must be copied to stay.
public enum LineEvent {
  /// A line without its LF or CRLF.
  case line(UnsafeRawBufferPointer)
  /// A line of `length` bytes, more than the limit, whose bytes were dropped as they came.
  ///
  /// `isTerminated` is false for the last line of an input that ends without LF.
  case tooLong(length: Int, isTerminated: Bool)
  /// The last line of an input that ends without LF; never to be stored.
  case unterminated(UnsafeRawBufferPointer)
}

/// Cuts bytes that come in blocks of any size into lines, in bounded memory.
///
/// Lines end with LF or CRLF; a CR anywhere else belongs to its line. Cutting at the byte 0A is
/// right for UTF-8, where it occurs in no longer sequence, and for GB 18030, whose second bytes are
/// 30–39 or 40–FE and whose other bytes are 30–39 or 81–FE. UTF-16 is cut at the code unit 000A.
public struct LineFramer: Sendable {
  /// The most bytes that a line may have, without its LF or CRLF.
  public static let longestLine = 65_536

  /// The highest limit that can be asked for, 1 GiB; limits are cut to 0…`largestLimit`.
  public static let largestLimit = 1 << 30

  /// How many bytes make a unit, and in which order; UTF-16 has two.
  enum Unit: Sendable {
    case byte
    case littleEndianPair
    case bigEndianPair
  }

  private let limit: Int
  private let unit: Unit
  /// The beginning of a line whose end has not come yet: the limit and the line's end fit in.
  private var pending: [UInt8] = []
  /// How many bytes of that line have come, kept or dropped.
  private var length = 0
  /// The last four bytes of that line that have come, the latest in the lowest bits.
  private var latest: UInt32 = 0

  /// A framer of text in UTF-8 or GB 18030; a line of more than `limit` bytes is too long.
  public init(limit: Int = LineFramer.longestLine) {
    self.init(limit: limit, unit: .byte)
  }

  init(limit: Int, unit: Unit) {
    self.limit = min(max(limit, 0), LineFramer.largestLimit)
    self.unit = unit
  }

  /// How many bytes of an unfinished line are in memory.
  var keptByteCount: Int { pending.count }

  /// Takes in a block and hands over every line that it completes, in order.
  public mutating func feed(_ block: UnsafeRawBufferPointer, _ take: (LineEvent) -> Void) {
    var rest = block
    while !rest.isEmpty {
      guard let end = lineEnd(in: rest) else {
        keep(rest)
        return
      }
      let piece = UnsafeRawBufferPointer(rebasing: rest[..<end])
      if length == 0 {
        report(piece, length: end, latest: LineFramer.latest(0, piece), take)
      } else {
        keep(piece)
        pending.withUnsafeBytes { report($0, length: length, latest: latest, take) }
        forget()
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[end...])
    }
  }

  /// Says that no more comes, and hands over the last line if its LF is missing.
  public mutating func finish(_ take: (LineEvent) -> Void) {
    guard length > 0 else { return }
    if length > limit {
      take(.tooLong(length: length, isTerminated: false))
    } else {
      pending.withUnsafeBytes { take(.unterminated($0)) }
    }
    forget()
  }

  /// The offset after the first LF; nil when there is none.
  private func lineEnd(in bytes: UnsafeRawBufferPointer) -> Int? {
    if unit == .byte {
      guard let start = bytes.baseAddress, let found = memchr(start, 0x0A, bytes.count) else {
        return nil
      }
      return UnsafeRawPointer(found) - start + 1
    }
    // A pair may straddle two blocks; `length` tells which half comes first.
    var previous = UInt8(truncatingIfNeeded: latest)
    var isSecondHalf = length % 2 == 1
    for (index, byte) in bytes.enumerated() {
      let (high, low) = unit == .bigEndianPair ? (previous, byte) : (byte, previous)
      if isSecondHalf, high == 0, low == 0x0A { return index + 1 }
      previous = byte
      isSecondHalf.toggle()
    }
    return nil
  }

  /// Hands over one line, given with its LF; `kept` may lack the end of a line that is too long.
  private func report(
    _ kept: UnsafeRawBufferPointer, length: Int, latest: UInt32, _ take: (LineEvent) -> Void
  ) {
    let endsWithReturn =
      switch unit {
      case .byte: length >= 2 && latest & 0xFFFF == 0x0D0A
      case .littleEndianPair: length >= 4 && latest == 0x0D00_0A00
      case .bigEndianPair: length >= 4 && latest == 0x000D_000A
      }
    let content = length - (endsWithReturn ? 2 : 1) * unitSize
    if content > limit {
      take(.tooLong(length: content, isTerminated: true))
    } else {
      take(.line(UnsafeRawBufferPointer(rebasing: kept[..<content])))
    }
  }

  private var unitSize: Int { unit == .byte ? 1 : 2 }

  private mutating func keep(_ piece: UnsafeRawBufferPointer) {
    let room = limit + 2 * unitSize - pending.count
    pending.append(contentsOf: piece.prefix(max(room, 0)))
    length += piece.count
    latest = LineFramer.latest(latest, piece)
  }

  private mutating func forget() {
    pending.removeAll(keepingCapacity: true)
    length = 0
    latest = 0
  }

  /// The last four bytes after more have come.
  private static func latest(_ earlier: UInt32, _ piece: UnsafeRawBufferPointer) -> UInt32 {
    piece.suffix(4).reduce(earlier) { $0 << 8 | UInt32($1) }
  }
}
