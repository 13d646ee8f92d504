import Reporting

/// Parts of JSON Schemas (draft 2020-12) that several definitions share.
///
/// The reader of the program stays the judge: a schema helps an editor while a file is written, and catches
/// what can be said without counting, comparing names or adding up.
enum SchemaParts {
  /// An object with exactly these keys.
  static func object(
    _ properties: [(String, JSONValue)], required: [String] = [], isOpen: Bool = false,
    about description: JSONValue? = nil
  ) -> JSONValue {
    var schema: JSONObject = ["type": "object"]
    if let description { schema["description"] = description }
    var members = JSONObject()
    for (name, value) in properties { members[name] = value }
    schema["properties"] = .object(members)
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    if !isOpen { schema["additionalProperties"] = false }
    return .object(schema)
  }

  /// One of some words.
  static func word(_ words: [String], about description: JSONValue? = nil) -> JSONValue {
    var schema: JSONObject = ["enum": .array(words.map { .string($0) })]
    if let description { schema["description"] = description }
    return .object(schema)
  }

  /// A list.
  static func list(
    of element: JSONValue, atLeast: Int = 0, atMost: Int? = nil, isUnique: Bool = false
  ) -> JSONValue {
    var schema: JSONObject = ["type": "array", "items": element]
    if atLeast > 0 { schema["minItems"] = .integer(atLeast) }
    if let atMost { schema["maxItems"] = .integer(atMost) }
    if isUnique { schema["uniqueItems"] = true }
    return .object(schema)
  }

  /// A bare whole number within a range.
  static func integer(_ range: ClosedRange<Int>) -> JSONValue {
    [
      "type": "integer", "minimum": .integer(range.lowerBound),
      "maximum": .integer(range.upperBound),
    ]
  }

  /// A reference to a part of the same document.
  static func part(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

  /// The part of `if` that asks for one value of a key.
  static func key(_ name: String, is value: JSONValue) -> JSONValue {
    var properties = JSONObject()
    properties[name] = ["const": value]
    return ["properties": .object(properties), "required": .array([.string(name)])]
  }

  /// A whole document.
  static func document(
    _ name: String, title: JSONValue, root: JSONValue, parts: [(String, JSONValue)]
  ) -> JSONValue {
    var schema: JSONObject = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:pingyi:schema:\(name)"), "title": title,
    ]
    if case .object(let members) = root {
      for member in members.names { schema[member] = members[member] }
    }
    var definitions = JSONObject()
    for (part, value) in common + parts { definitions[part] = value }
    schema["$defs"] = .object(definitions)
    return .object(schema)
  }

  /// The key by which a definition names its schema; readers pass it over.
  static let hint: (String, JSONValue) = (
    "$schema", ["type": "string", "description": "编辑器用，程序不读 / for editors; ignored by the program"]
  )

  private static let common: [(String, JSONValue)] = [
    ("line", ["type": "string", "pattern": #"\S"#]),
    (
      "text",
      object(
        [("zh", part("line")), ("en", part("line"))], required: ["zh", "en"],
        about: "中英文都要写 / in both languages")
    ),
    (
      "id",
      [
        "type": "string", "maxLength": 64,
        "pattern": "^[0-9A-Za-z]([0-9A-Za-z_-]*[0-9A-Za-z])?$",
      ]
    ),
    (
      "dottedID",
      [
        "type": "string", "maxLength": 64,
        "pattern": "^[0-9A-Za-z]([0-9A-Za-z_.-]*[0-9A-Za-z])?$",
      ]
    ),
    (
      "number",
      [
        "type": "string", "pattern": #"^-?[0-9]+((\.[0-9]+)?%?|/[0-9]+)$"#,
        "description": "加引号的数，如 '0.5'、'90%'、'17/20' / a number in quotes",
      ]
    ),
  ]
}
