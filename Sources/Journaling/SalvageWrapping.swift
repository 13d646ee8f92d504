import Digests

/// The wrapping of a record that a salvage copied: `salvaged <old seq> <old hash> <kind>[ <payload>]`.
///
/// A journal that was salvaged twice holds such records inside each other.
struct SalvageWrapping {
  /// The word that marks a copied record.
  static let kind: StaticString = "salvaged"

  /// The old places, newest first.
  let origins: [RecordOrigin]
  /// The kind of the innermost record, in the line.
  let kind: Range<Int>
  /// The payload of the innermost record, in the line.
  let payload: Range<Int>

  /// How deep wrappings may lie inside each other.
  static let depth = 32

  /// Opens a wrapping; nil when it is not written as a salvage writes it.
  init?(_ line: UnsafeRawBufferPointer, payload: Range<Int>) {
    var origins: [RecordOrigin] = []
    var at = payload.lowerBound
    let end = payload.upperBound
    while true {
      guard origins.count < Self.depth, let seq = RecordLine.number(line, &at, end),
        end - at > 65, line[at + 64] == 0x20,
        let hash = Digest(hexBytes: UnsafeRawBufferPointer(rebasing: line[at..<at + 64]))
      else { return nil }
      origins.append(RecordOrigin(seq: seq, hash: hash))
      at += 65
      let start = at
      while at < end, 0x61...0x7A ~= line[at] || line[at] == 0x2D { at += 1 }
      guard at > start, line[start] != 0x2D, at == end || line[at] == 0x20 else { return nil }
      let kind = start..<at
      if at < end { at += 1 }
      if ReservedKind.matches(Self.kind, line, kind) { continue }
      self.origins = origins
      self.kind = kind
      self.payload = at..<end
      return
    }
  }
}
