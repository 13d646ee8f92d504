public import Diagnostics

/// Reads an object key by key, collects everything that is wrong, and knows which keys nobody asked for.
///
/// Ask for every key first and give up afterwards, so that one mistake hides no other:
/// ```swift
/// let unit = Shape.object { reader in
///   let id = reader.required("id", .identifier)
///   let members = reader.optional("members", .integer(in: 0...1_000_000), default: 0)
///   guard let id else { return nil }
///   return Unit(id: id, members: members)
/// }
/// ```
/// When the body returns, keys that it did not ask for are reported as `unknown-key`.
public struct ObjectReader {
  /// Where the object begins.
  public let location: SourceLocation
  /// What was found so far.
  public private(set) var findings: [Finding] = []
  private let entries: [LocatedValue.Entry]
  private let values: [String: LocatedValue]
  private var asked: [String] = []
  private var leavesUnknownKeys = false

  init(_ entries: [LocatedValue.Entry], at location: SourceLocation) {
    self.entries = entries
    self.location = location
    values = Dictionary(entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// Reads one value as an object; nil, with a finding, if it is none or the body gives nil.
  public static func read<Value>(
    _ value: LocatedValue, into findings: inout [Finding],
    _ body: (inout ObjectReader) -> Value?
  ) -> Value? {
    guard case .object(let entries) = value.content else {
      let fault = DefinitionFault.wrongType(value, expected: .objectWord)
      findings.append(fault.finding(at: value.location))
      return nil
    }
    var reader = ObjectReader(entries, at: value.location)
    let result = body(&reader)
    reader.finish()
    findings += reader.findings
    return result
  }

  // MARK: Keys

  /// The value of a key that must be there; nil, with a finding, if it is missing or malformed.
  public mutating func required<Value>(_ key: String, _ shape: Shape<Value>) -> Value? {
    guard let value = value(key) else {
      report(.missingKey(key))
      return nil
    }
    return shape.read(value, &findings)
  }

  /// The value of a key that may be left out; nil if it is missing or, with a finding, malformed.
  public mutating func optional<Value>(_ key: String, _ shape: Shape<Value>) -> Value? {
    value(key).flatMap { shape.read($0, &findings) }
  }

  /// The value of a key, or another one if the key is missing or, with a finding, malformed.
  public mutating func optional<Value>(
    _ key: String, _ shape: Shape<Value>, default other: @autoclosure () -> Value
  ) -> Value {
    optional(key, shape) ?? other()
  }

  /// The value of a key as it stands, which counts as asked for; nil if it is missing.
  public mutating func value(_ key: String) -> LocatedValue? {
    if !asked.contains(key) { asked.append(key) }
    return values[key]
  }

  /// Whether the key is there; this does not count as asking for it.
  public func has(_ key: String) -> Bool { values[key] != nil }

  /// The place of a key's value, or of the object where the key is missing.
  public func location(of key: String) -> SourceLocation { values[key]?.location ?? location }

  /// The keys in the order of the file.
  public var keys: [String] { entries.map(\.key) }

  // MARK: Findings

  /// Reports a fault at a place, or at the object.
  public mutating func report(_ fault: some Fault, at place: SourceLocation? = nil) {
    findings.append(fault.finding(at: place ?? location))
  }

  /// Reports a fault of form at a place, or at the object.
  public mutating func report(_ fault: DefinitionFault, at place: SourceLocation? = nil) {
    findings.append(fault.finding(at: place ?? location))
  }

  /// Says that keys nobody asked for are no mistake, for example because the object's type is unknown.
  public mutating func leaveUnknownKeys() { leavesUnknownKeys = true }

  private mutating func finish() {
    guard !leavesUnknownKeys else { return }
    let known = Set(asked)
    let free = asked.filter { values[$0] == nil }
    for entry in entries where !known.contains(entry.key) {
      // A key that is there already cannot be the one that was meant.
      let fault = DefinitionFault.unknownKey(entry.key, known: free.isEmpty ? asked : free)
      report(fault, at: entry.location)
    }
  }
}

extension Bilingual {
  static var objectWord: Bilingual { Bilingual(zh: "对象 {…}", en: "an object {…}") }
  static var listWord: Bilingual { Bilingual(zh: "列表 […]", en: "a list […]") }
  static var textWord: Bilingual { Bilingual(zh: "加引号的文字", en: "text in quotation marks") }
}
