public import Diagnostics

/// A JSON5 value together with the place where it begins.
public struct LocatedValue: Sendable, Hashable {
  /// What the value is.
  public enum Content: Sendable, Hashable {
    /// Keys and values in the order of the file; a repeated key appears again.
    case object([Entry])
    /// Values in the order of the file.
    case array([LocatedValue])
    /// A text with its escapes resolved.
    case string(String)
    /// A number exactly as written, such as `0.50`, `+.5`, `0x1F` or `-Infinity`.
    case number(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// `null`.
    case null
  }

  /// A key of an object with its own place, and its value.
  public struct Entry: Sendable, Hashable {
    /// The key with its escapes resolved.
    public let key: String
    /// Where the key begins.
    public let location: SourceLocation
    /// What stands behind the colon.
    public let value: LocatedValue

    /// Collects the parts.
    public init(key: String, location: SourceLocation, value: LocatedValue) {
      self.key = key
      self.location = location
      self.value = value
    }
  }

  /// What the value is.
  public let content: Content
  /// Where the value begins.
  public let location: SourceLocation

  /// Puts a content at a place.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }

  /// The value of a key, the first one if the key is repeated; nil if this is no object.
  public subscript(key: String) -> LocatedValue? {
    guard case .object(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The text, if the value is a string.
  public var string: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }

  /// The value's kind and a short excerpt, as messages name it: “数字 0.5”, `number 0.5`.
  public var shown: Bilingual {
    switch content {
    case .object: Bilingual(zh: "对象 {…}", en: "an object {…}")
    case .array: Bilingual(zh: "列表 […]", en: "a list […]")
    case .string(let text):
      Bilingual(zh: "文字“\(Excerpt.quote(text))”", en: "text '\(Excerpt.quote(text))'")
    case .number(let text):
      Bilingual(zh: "数字 \(Excerpt.quote(text))", en: "the number \(Excerpt.quote(text))")
    case .boolean(let flag): Bilingual(zh: "\(flag)", en: "\(flag)")
    case .null: Bilingual(zh: "空值 null", en: "null")
    }
  }
}

/// Something read from a definition together with the place where it stands.
public struct Located<Value> {
  /// What was read.
  public let value: Value
  /// Where it begins.
  public let location: SourceLocation

  /// Puts a value at a place.
  public init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// One entry of an object whose keys are names that the file chooses.
public struct TableEntry<Value> {
  /// The key.
  public let name: String
  /// Where the key begins.
  public let location: SourceLocation
  /// What was read behind the colon.
  public let value: Value

  /// Collects the parts.
  public init(name: String, location: SourceLocation, value: Value) {
    self.name = name
    self.location = location
    self.value = value
  }
}

extension TableEntry: Sendable where Value: Sendable {}
extension TableEntry: Equatable where Value: Equatable {}
extension TableEntry: Hashable where Value: Hashable {}
