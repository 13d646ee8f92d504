import Reporting

/// The JSON Schema of a scheme: its frame only.
///
/// Rules, inputs, compositions and examples have a grammar of their own that `check` reads with the points in
/// view; here they are left open, and so is every object, so that a newer key is no error in the editor.
enum SchemeSchema {
  private typealias Parts = SchemaParts

  /// The whole document.
  static var document: JSONValue {
    let item = Parts.object(
      [
        ("id", Parts.part("dottedID")), ("title", Parts.part("text")),
        ("kind", Parts.word(["base", "key", "party", "bonus"])),
        ("points", Parts.part("number")), ("clause", Parts.part("line")),
        ("scoredBy", Parts.part("text")), ("rule", true), ("examples", ["type": "array"]),
      ], required: ["id", "title", "clause", "rule"], isOpen: true)
    let section = Parts.object(
      [
        ("id", Parts.part("dottedID")), ("title", Parts.part("text")),
        ("points", Parts.part("number")), ("excerpt", ["type": "boolean"]),
        ("items", Parts.list(of: item)),
      ], required: ["id", "title", "points", "items"], isOpen: true)
    let reading = Parts.object(
      [
        ("default", Parts.part("dottedID")),
        ("alternatives", Parts.list(of: Parts.part("dottedID"), atLeast: 1)),
        ("clause", Parts.part("line")), ("note", Parts.part("text")),
      ], required: ["default", "alternatives", "clause"], isOpen: true)
    let source = Parts.object(
      [("document", Parts.part("line")), ("part", Parts.part("line"))], required: ["document"],
      isOpen: true)
    let input = Parts.object(
      [
        ("label", Parts.part("text")), ("spread", Parts.part("number")),
        ("silent", Parts.part("line")),
      ], isOpen: true)
    // Sections may be left out where units write tables for themselves.
    let root = Parts.object(
      [
        Parts.hint, ("scheme", Parts.part("dottedID")), ("version", Parts.integer(1...1_000_000)),
        ("title", Parts.part("text")), ("source", source), ("maximum", Parts.part("number")),
        ("excerpt", ["type": "boolean"]), ("sampling", ["type": "object"]),
        ("inputs", ["type": "object", "additionalProperties": input]),
        ("sections", Parts.list(of: section, atLeast: 1)),
        ("readings", ["type": "object", "additionalProperties": reading]),
        ("composition", true), ("vetoes", ["type": "array"]), ("grades", ["type": "array"]),
        ("bonus", ["type": "object"]), ("conversion", ["type": "object"]),
        ("floor", Parts.part("line")), ("links", ["type": "array"]),
        ("events", ["type": "array"]),
        ("defects", ["type": "array"]), ("gates", ["type": "array"]),
        ("recommendation", ["type": "object"]), ("awards", ["type": "array"]),
        ("asOf", Parts.part("line")), ("tracks", ["type": "object"]),
        ("indicatorTables", ["type": "object"]),
      ], required: ["scheme", "version", "title", "source", "maximum"], isOpen: true)
    return Parts.document("scheme", title: "评议 Pingyi: 考核办法 scheme", root: root, parts: [])
  }
}
