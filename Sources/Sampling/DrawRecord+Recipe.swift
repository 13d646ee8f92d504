extension DrawRecord {
  /// Two lines of shell with which anybody computes the ticket of a unit, and what they must print.
  ///
  /// For the first drawn unit unless another id is given.
  public func recipe(for id: String? = nil) -> [String] {
    let id = id ?? selection.selected.first?.id ?? ""
    return [
      "seed=\(Self.quoted(seed.text)); id=\(Self.quoted(id))",
      "printf '%s,%s' \"$seed\" \"$id\" | sha256sum   # \(Ticket(seed: seed, id: id))",
    ]
  }

  /// A word that a shell takes as it is.
  private static func quoted(_ text: String) -> String {
    "'" + text.unicodeScalars.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
