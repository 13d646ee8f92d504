import Diagnostics
import ExactArithmetic
import Scoring
import Tallies
import Testing

/// Schemes as texts, for one question at a time.
enum SchemeText {
  /// An item with a rule; its points are whole.
  static func item(_ id: String, _ points: String, _ rule: String) -> String {
    """
    { id: '\(id)', title: { zh: '项\(id)', en: 'item \(id)' }, points: '\(points)', clause: '\(id)',
      rule: { \(rule) }, examples: [] }
    """
  }

  /// A scheme of one section, or of the sections given.
  static func scheme(
    maximum: String, inputs: [String], sections: [(points: String, items: [String])],
    rest: String = ""
  ) -> String {
    let parts = sections.enumerated().map { index, section in
      """
      { id: 's\(index + 1)', title: { zh: '部分', en: 'section' }, points: '\(section.points)',
        items: [ \(section.items.joined(separator: ",\n")) ] }
      """
    }
    return """
      { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
        maximum: '\(maximum)', inputs: { \(inputs.joined(separator: ", ")) },
        sections: [ \(parts.joined(separator: ",\n")) ], \(rest) }
      """
  }

  /// Reads a scheme that must be sound.
  static func decode(_ text: String) throws -> Scheme {
    let (scheme, findings) = Scheme.decode(bytes: Array(text.utf8), file: "s.scheme.json5")
    return try #require(scheme, "\(findings.map { $0.rendered(in: .en) })\n\(text)")
  }
}

extension Measures {
  /// Measures of units by input.
  init(_ values: [String: [String: Measure.Value]]) {
    self.init()
    for (unit, inputs) in values {
      for (name, value) in inputs { self[unit: unit, input: name] = Measure(value) }
    }
  }
}

/// A number as published.
func number(_ text: String) -> Rational {
  do {
    return try Rational(parsing: text)
  } catch {
    Issue.record("not a number: \(text)")
    return 0
  }
}
