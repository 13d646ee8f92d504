import Diagnostics
import Scoring
import Testing

/// A scheme with one item, for one rule at a time.
enum SmallScheme {
  static func text(
    points: String, rule: String, examples: String = "", inputs: String = "x: { rate: 'q.r' }",
    rest: String = ""
  ) -> String {
    """
    { scheme: 's', version: 1, title: { zh: '办法', en: 'scheme' }, source: { document: 'd' },
      maximum: '\(points)', inputs: { \(inputs) },
      sections: [ { id: '1', title: { zh: '一', en: 'one' }, points: '\(points)', items: [
        { id: '1.1', title: { zh: '项', en: 'item' }, points: '\(points)', clause: '1',
          rule: { \(rule) },
          examples: [\(examples)] } ] } ],
      \(rest) }
    """
  }

  static func decode(_ text: String) -> (Scheme?, [Finding]) {
    Scheme.decode(bytes: Array(text.utf8), file: "s.scheme.json5")
  }

  static func scheme(
    points: String, rule: String, inputs: String = "x: { rate: 'q.r' }", rest: String = ""
  ) throws -> Scheme {
    let (scheme, findings) = decode(text(points: points, rule: rule, inputs: inputs, rest: rest))
    return try #require(scheme, "\(findings.map(\.sentence.en))")
  }
}
