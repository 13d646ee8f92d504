/// The order and equality of texts by their UTF-8 bytes, which no normalisation changes.
///
/// Swift's own comparison takes canonically equivalent texts as equal; a ticket does not.
enum ByteOrder {
  /// Whether the bytes of `a` come before those of `b`.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Whether two texts have the same bytes.
  static func areEqual(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }
}
