public import Diagnostics
public import Tallies

/// A definition that cannot be scored by, with everything that `check` would say about it.
public struct UnusableScheme: Error, Sendable, CustomStringConvertible {
  /// What was found, in the order of the file; at least one of them is an error.
  public let findings: [Finding]

  /// The findings in English, one a line, with file, line and column.
  public var description: String {
    findings.map { $0.rendered(in: .en) }.joined(separator: "\n")
  }
}

extension Scheme {
  /// Reads a scheme from the text of its definition, checks it and runs its examples.
  ///
  /// - Parameter file: the name under which findings show it.
  public init(_ text: String, named file: String) throws(UnusableScheme) {
    let (scheme, findings) = Scheme.decode(bytes: Array(text.utf8), file: file)
    guard let scheme else { throw UnusableScheme(findings: findings) }
    self = scheme
  }

  /// Measures of a unit from text, as the scheme's examples write them.
  ///
  /// `17/20` or `89.75%` for a rate or a ratio, `3` for a count, `12.5` for an amount, `2023-06-30` for a day,
  /// `yes` or `no`; `notHeld`, `na`, `pending` for what is no value. An input that is not given stays
  /// missing, which is not zero.
  ///
  /// Throws `danglingInput` for a name that the scheme does not read and `exampleValue` for a value of
  /// another kind.
  public func measures(
    of unit: String, given: [String: String]
  ) throws(SchemeFault) -> Measures {
    let known = inputsByName
    var measures = Measures()
    for (name, text) in given.sorted(by: { $0.key < $1.key }) {
      guard let input = known[name] else {
        throw .danglingInput(name, known: inputs.map(\.name))
      }
      guard let value = Measure.Value(text, kind: input.kind) else {
        throw .exampleValue(text, input: name, input.kind)
      }
      measures[unit: unit, input: name] = Measure(value)
    }
    return measures
  }
}

extension UnitScore {
  /// An item of the scheme with its points and the reason for them; nil where there is none of this id.
  public subscript(item id: String) -> Explanation? {
    nodes.first { $0.kind == .item && $0.id == id }
  }
}
