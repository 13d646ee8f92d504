/// A place in the source document that a result rests on (条款).
public struct Clause: Sendable, Hashable {
  /// The document.
  public let document: String
  /// The section's id in the scheme; empty for the whole scheme.
  public let section: String
  /// The item's id in the scheme; empty for a section.
  public let item: String
  /// Where in the document it stands, as a person would look it up: `附件1 组织建设 6`.
  public let text: String

  /// Collects the parts.
  public init(document: String, section: String = "", item: String = "", text: String) {
    self.document = document
    self.section = section
    self.item = item
    self.text = text
  }

  /// The same item with another place in the document.
  func at(_ text: String?) -> Clause {
    Clause(document: document, section: section, item: item, text: text ?? self.text)
  }
}
