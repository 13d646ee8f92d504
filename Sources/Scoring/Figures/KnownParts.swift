/// Parts of an item's rule that are explained already, of a unit to which all of the item's inputs apply,
/// where all of it was held, and where no input that is missing is read twice.
struct KnownParts: Sendable {
  /// The nodes of the leaves by their ids.
  let leaves: [(id: String, node: Explanation)]

  /// The node of a part; nil where it is no leaf.
  func node(_ id: String) -> Explanation? { leaves.first { $0.id == id }?.node }
}
