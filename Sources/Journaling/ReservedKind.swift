/// The kinds that only the journal itself writes.
enum ReservedKind {
  /// Names bytes that are no records.
  static let recover: StaticString = "recover"
  /// Names the journal that the following records were saved from.
  static let salvage: StaticString = "salvage"

  /// Whether a kind may not be entered.
  static func holds(_ kind: String) -> Bool {
    kind == "recover" || kind == "salvage" || kind == "salvaged"
  }

  /// Whether the bytes of a range are a word.
  static func matches(
    _ word: StaticString, _ line: UnsafeRawBufferPointer, _ range: Range<Int>
  ) -> Bool {
    guard word.hasPointerRepresentation, word.utf8CodeUnitCount == range.count else { return false }
    for place in 0..<range.count
    where line[range.lowerBound + place] != (word.utf8Start + place).pointee { return false }
    return true
  }
}
