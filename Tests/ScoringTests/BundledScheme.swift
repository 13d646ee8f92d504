import Diagnostics
import ExactArithmetic
import Foundation
import Scoring
import Tallies
import Testing

/// Three items of the home scheme, as an excerpt for tests, found from this file.
enum BundledScheme {
  static let path = "Fixtures/schemes/three-items.scheme.json5"

  static func text(file: String = #filePath) throws -> String {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return try String(contentsOfFile: "/\(root)/\(path)", encoding: .utf8)
  }

  static func scheme() throws -> Scheme {
    try #require(Scheme.decode(bytes: Array(try text().utf8), file: path).0)
  }
}

extension Scheme {
  /// Scores unit U07 with these measures.
  func score(
    _ values: [String: Measure.Value], option: [String: String] = [:]
  ) throws -> UnitScore {
    var measures = Measures()
    for (name, value) in values { measures[unit: "U07", input: name] = Measure(value) }
    return score(unit: "U07", measures: measures, readings: try readings(option: option))
  }
}

extension UnitScore {
  /// The node of an item or a part of its rule.
  func node(_ id: String) throws -> Explanation {
    try #require(explanation.nodes.first { $0.id == id && $0.kind != .section })
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
