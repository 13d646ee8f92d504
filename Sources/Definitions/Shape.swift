public import Diagnostics

/// What a value must look like, and what becomes of it.
///
/// A shape that gives nil has added a finding that is an error; one that has added a finding may still
/// give what it could read, so that the parts of a list are checked though one of them is malformed.
/// Rooms add their own: `extension Shape where Value == Points { static var points: Self { … } }`.
public struct Shape<Value> {
  /// Reads a value, or adds findings.
  public let read: (LocatedValue, inout [Finding]) -> Value?

  /// Makes a shape of a way to read.
  public init(_ read: @escaping (LocatedValue, inout [Finding]) -> Value?) {
    self.read = read
  }

  /// This shape with another value; nil without a finding is for the converter to avoid.
  public func converted<Other>(
    _ convert: @escaping (Value, SourceLocation, inout [Finding]) -> Other?
  ) -> Shape<Other> {
    Shape<Other> { value, findings in
      read(value, &findings).flatMap { convert($0, value.location, &findings) }
    }
  }

  /// This shape with another value that needs no check.
  public func map<Other>(_ convert: @escaping (Value) -> Other) -> Shape<Other> {
    converted { value, _, _ in convert(value) }
  }

  /// This shape, reporting a fault where a value has one.
  public func checked(_ fault: @escaping (Value) -> (some Fault)?) -> Shape {
    converted { value, location, findings in
      guard let fault = fault(value) else { return value }
      findings.append(fault.finding(at: location))
      return fault.severity == .error ? nil : value
    }
  }

  /// This shape's value with the place where it stands.
  public var located: Shape<Located<Value>> {
    converted { value, location, _ in Located(value, at: location) }
  }
}

// MARK: Composed shapes

extension Shape {
  /// An object that a body reads key by key; see ``ObjectReader``.
  public static func object(_ body: @escaping (inout ObjectReader) -> Value?) -> Shape {
    Shape { value, findings in ObjectReader.read(value, into: &findings, body) }
  }

  /// A list; elements beyond `atMost` are not read, malformed ones are left out with their findings.
  public static func array<Element>(
    of element: Shape<Element>, atLeast: Int = 0, atMost: Int = 100_000
  ) -> Shape where Value == [Element] {
    Shape { value, findings in
      guard case .array(let elements) = value.content else {
        let fault = DefinitionFault.wrongType(value, expected: .listWord)
        findings.append(fault.finding(at: value.location))
        return nil
      }
      if elements.count < atLeast {
        let fault = DefinitionFault.tooFew(elements.count, least: atLeast)
        findings.append(fault.finding(at: value.location))
      } else if elements.count > atMost {
        let fault = DefinitionFault.tooMany(elements.count, limit: atMost)
        findings.append(fault.finding(at: elements[max(0, atMost)].location))
      }
      return elements.prefix(max(0, atMost)).compactMap { element.read($0, &findings) }
    }
  }

  /// An object whose keys are names that the file chooses, in the order of the file.
  public static func table<Element>(
    of element: Shape<Element>
  ) -> Shape where Value == [TableEntry<Element>] {
    Shape { value, findings in
      guard case .object(let entries) = value.content else {
        let fault = DefinitionFault.wrongType(value, expected: .objectWord)
        findings.append(fault.finding(at: value.location))
        return nil
      }
      return entries.compactMap { entry in
        element.read(entry.value, &findings).map {
          TableEntry(name: entry.key, location: entry.location, value: $0)
        }
      }
    }
  }

  /// One of some words, each of which stands for a value; a near miss is told.
  public static func oneOf(_ words: [(String, Value)]) -> Shape {
    Shape { value, findings in
      guard let text = Shape<String>.string.read(value, &findings) else { return nil }
      if let match = words.first(where: { $0.0 == text }) { return match.1 }
      let fault = DefinitionFault.unknownValue(text, allowed: words.map(\.0))
      findings.append(fault.finding(at: value.location))
      return nil
    }
  }
}

extension Shape where Value: CaseIterable & RawRepresentable<String> {
  /// One of an enumeration's raw values.
  public static var word: Shape { .oneOf(Value.allCases.map { ($0.rawValue, $0) }) }
}

extension Shape<LocatedValue> {
  /// Any value as it stands, for what has several forms.
  public static var value: Shape { Shape { value, _ in value } }
}
