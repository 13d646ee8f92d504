/// Looks for a byte order mark in the first bytes of an input, which may come one by one.
struct ByteOrderMarkReader: Sendable {
  /// What the first bytes are.
  enum Outcome: Sendable, Hashable {
    /// A mark, whose bytes are no part of the text.
    case mark(TextEncoding)
    /// No mark; these bytes are the beginning of the text.
    case text([UInt8])
  }

  private let candidates: [TextEncoding]
  private(set) var held: [UInt8] = []

  /// Looks for the mark of the encoding that was named; for all of them if none was.
  init(for encoding: TextEncoding?) {
    candidates = (encoding.map { [$0] } ?? TextEncoding.allCases)
      .filter { !$0.byteOrderMark.isEmpty }
  }

  /// Takes bytes off the front of a block until the matter is clear; nil when it still is not.
  mutating func take(from block: inout UnsafeRawBufferPointer) -> Outcome? {
    while let byte = block.first {
      let longer = held + [byte]
      guard candidates.contains(where: { $0.byteOrderMark.starts(with: longer) }) else {
        return .text(held)
      }
      held = longer
      block = UnsafeRawBufferPointer(rebasing: block.dropFirst())
      if let found = candidates.first(where: { $0.byteOrderMark == held }) { return .mark(found) }
    }
    return nil
  }
}
