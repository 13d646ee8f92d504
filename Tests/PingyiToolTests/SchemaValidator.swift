import Definitions
import Reporting

/// A judge of instances by JSON Schema, with the keywords that the program's schemas use.
///
/// A keyword that it does not know is a fault of the test, which ``unknownKeywords`` tells.
struct SchemaValidator {
  let document: JSONValue

  /// Keywords by which nothing is judged.
  static let annotations: Set = ["$schema", "$id", "$defs", "title", "description"]

  /// Whether an instance fits the document.
  func accepts(_ instance: LocatedValue) -> Bool { accepts(instance, document) }

  private func accepts(_ value: LocatedValue, _ schema: JSONValue) -> Bool {
    if case .bool(let verdict) = schema { return verdict }
    guard case .object(let keywords) = schema else { return false }
    return keywords.names.allSatisfy { name in
      keywords[name].map { judges(value, name, $0, keywords) } ?? false
    }
  }

  private func judges(
    _ value: LocatedValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONObject
  ) -> Bool {
    switch keyword {
    case "$ref": return part(rule).map { accepts(value, $0) } ?? false
    case "type": return rule == .string(Self.type(of: value))
    case "enum": return rule.elements.contains { Self.equals(value, $0) }
    case "const": return Self.equals(value, rule)
    case "not": return !accepts(value, rule)
    case "oneOf": return rule.elements.count { accepts(value, $0) } == 1
    case "allOf": return rule.elements.allSatisfy { accepts(value, $0) }
    case "if": return !accepts(value, rule) || schema["then"].map { accepts(value, $0) } ?? true
    case "then": return true
    case "pattern":
      guard let text = value.string, let pattern = rule.text, let regex = try? Regex(pattern)
      else { return value.string == nil }
      return text.firstMatch(of: regex) != nil
    case "maxLength": return (value.string?.unicodeScalars.count ?? 0) <= rule.number
    case "minimum": return value.whole.map { $0 >= rule.number } ?? true
    case "maximum": return value.whole.map { $0 <= rule.number } ?? true
    case "properties", "required", "additionalProperties":
      return judgesObject(value, keyword, rule, schema)
    case "items", "minItems", "maxItems", "uniqueItems", "contains":
      return judgesList(value, keyword, rule)
    default: return Self.annotations.contains(keyword)
    }
  }

  private func judgesObject(
    _ value: LocatedValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONObject
  ) -> Bool {
    guard case .object(let entries) = value.content else { return true }
    let properties = schema["properties"]?.object
    switch keyword {
    case "properties":
      return entries.allSatisfy { entry in
        properties?[entry.key].map { accepts(entry.value, $0) } ?? true
      }
    case "required":
      return rule.elements.allSatisfy { key in entries.contains { $0.key == key.text } }
    default:
      return entries.allSatisfy { entry in
        properties?[entry.key] != nil || accepts(entry.value, rule)
      }
    }
  }

  private func judgesList(_ value: LocatedValue, _ keyword: String, _ rule: JSONValue) -> Bool {
    guard case .array(let elements) = value.content else { return true }
    switch keyword {
    case "items": return elements.allSatisfy { accepts($0, rule) }
    case "minItems": return elements.count >= rule.number
    case "maxItems": return elements.count <= rule.number
    case "contains": return elements.contains { accepts($0, rule) }
    default: return Set(elements.map(\.content)).count == elements.count
    }
  }

  /// The part of the document that a reference names.
  private func part(_ reference: JSONValue) -> JSONValue? {
    let start = "#/$defs/"
    guard let name = reference.text, name.hasPrefix(start) else { return nil }
    return document.object?["$defs"]?.object?[String(name.dropFirst(start.count))]
  }

  private static func type(of value: LocatedValue) -> String {
    switch value.content {
    case .object: "object"
    case .array: "array"
    case .string: "string"
    case .number: value.whole == nil ? "number" : "integer"
    case .boolean: "boolean"
    case .null: "null"
    }
  }

  private static func equals(_ value: LocatedValue, _ other: JSONValue) -> Bool {
    switch other {
    case .string(let text): value.string == text
    case .bool(let flag): value.content == .boolean(flag)
    default: false
    }
  }

  /// Every keyword of a schema, and every key that it names, wherever they stand.
  static func words(in schema: JSONValue) -> (keywords: Set<String>, keys: Set<String>) {
    var keywords: Set<String> = []
    var keys: Set<String> = []
    func visit(_ schema: JSONValue) {
      guard let members = schema.object else { return }
      for name in members.names {
        guard let rule = members[name] else { continue }
        keywords.insert(name)
        switch name {
        case "properties", "$defs":
          for key in rule.object?.names ?? [] {
            if name == "properties" { keys.insert(key) }
            rule.object?[key].map(visit)
          }
        case "oneOf", "allOf": rule.elements.forEach(visit)
        case "if", "then", "not", "items", "contains", "additionalProperties": visit(rule)
        default: break
        }
      }
    }
    visit(schema)
    return (keywords, keys)
  }
}

extension JSONValue {
  fileprivate var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
  fileprivate var number: Int { if case .integer(let number) = self { number } else { 0 } }
  fileprivate var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
}

extension LocatedValue {
  fileprivate var whole: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }
}
