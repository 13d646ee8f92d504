public import Diagnostics

/// A definition file that was read: its value, and everything that is wrong with its form.
///
/// The format is JSON5 1.0.0 (https://spec.json5.org) in UTF-8, with three limits: 4 MiB, 32 levels
/// of nesting, and no U+FFFD, which is the trace of a broken conversion.
public struct Definition: Sendable, Hashable {
  /// The greatest file, in bytes, unless its reader says otherwise.
  public static let maximumSize = 4 << 20
  /// The greatest depth of objects and arrays in each other.
  public static let maximumNesting = 32

  /// The file's name as findings show it.
  public let file: String
  /// The value; nil when the text cannot be read as one.
  public let root: LocatedValue?
  /// Syntax errors (the first only) and repeated keys (all), in the order of the file.
  public let findings: [Finding]

  /// Reads a file's bytes, `limit` at most; whatever they are, the answer is a value or a finding.
  public init(bytes: [UInt8], file: String, limit: Int = Definition.maximumSize) {
    self.file = file
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard bytes.count <= limit else {
      root = nil
      findings = [
        DefinitionFault.tooLarge(bytes: bytes.count, limit: limit).finding(at: start)
      ]
      return
    }
    switch DefinitionScalars.decode(bytes, file: file) {
    case .failure(let stop):
      root = nil
      findings = [stop.finding]
    case .success(let scalars):
      var parser = JSON5Parser(scalars, file: file)
      (root, findings) = parser.document()
    }
  }

  /// Reads a file's bytes as a value of a given shape.
  ///
  /// The value is nil exactly when a finding is an error. Findings are in the order of the file.
  public static func decode<Value>(
    _ bytes: [UInt8], file: String, limit: Int = Definition.maximumSize, as shape: Shape<Value>
  ) -> (value: Value?, findings: [Finding]) {
    let definition = Definition(bytes: bytes, file: file, limit: limit)
    guard let root = definition.root else { return (nil, definition.findings) }
    var findings = definition.findings
    let value = shape.read(root.withoutSchemaHint, &findings)
    findings.sortByPlace()
    return (findings.containError ? nil : value, findings)
  }
}

extension LocatedValue {
  /// The value without the `$schema` text by which editors find a JSON Schema; it defines nothing.
  fileprivate var withoutSchemaHint: LocatedValue {
    guard case .object(let entries) = content else { return self }
    let others = entries.filter { $0.key != "$schema" || $0.value.string == nil }
    return others.count == entries.count ? self : LocatedValue(.object(others), at: location)
  }
}

extension [Finding] {
  /// Orders findings by their place, those without one first; findings of one place keep their order.
  public mutating func sortByPlace() {
    let numbered = enumerated().sorted { a, b in
      switch (a.element.location, b.element.location) {
      case (let first?, let second?) where first != second: first < second
      case (nil, .some): true
      case (.some, nil): false
      default: a.offset < b.offset
      }
    }
    self = numbered.map(\.element)
  }
}

/// A finding after which reading cannot go on.
struct Stop: Error {
  let finding: Finding

  init(_ fault: DefinitionFault, at location: SourceLocation) {
    finding = fault.finding(at: location)
  }
}
