import Definitions
import ExactArithmetic
import Reporting

extension Publication {
  /// As the register keeps it.
  var document: JSONValue {
    [
      "of": .string(subject.rawValue), "day": .string(day), "program": .string(program),
      "definitions": .array(
        definitions.parts.map { part in
          [
            "kind": .string(part.kind.rawValue), "id": .string(part.id),
            "version": .integer(part.version), "sha256": .string(part.sha256),
          ]
        }),
      "readings": .array(readings.map { .string($0) }), "dataHash": .string(dataHash),
      "units": .array(units.map(\.document)),
    ]
  }

  /// Reads it back; nil where it is not what the register keeps.
  init?(_ value: LocatedValue) {
    let word = value["of"]?.string ?? Subject.results.rawValue
    guard let subject = Subject(rawValue: word), let day = value["day"]?.string,
      let program = value["program"]?.string,
      let hash = value["dataHash"]?.string, let parts = value.list("definitions"),
      let readings = value.list("readings"), let units = value.list("units")
    else { return nil }
    let read = parts.map { FrozenDefinitions.Part($0) }
    let told = units.map { Unit($0) }
    guard !read.contains(nil), !told.contains(nil) else { return nil }
    self.init(
      subject, day: day, program: program, definitions: FrozenDefinitions(read.compactMap(\.self)),
      readings: readings.compactMap(\.string), dataHash: hash, units: told.compactMap(\.self))
  }
}

extension FrozenDefinitions.Part {
  fileprivate init?(_ value: LocatedValue) {
    guard let kind = value["kind"]?.string.flatMap({ Kind(rawValue: $0) }),
      let id = value["id"]?.string, let version = value["version"]?.integer,
      let hash = value["sha256"]?.string
    else { return nil }
    self.init(kind: kind, id: id, version: version, sha256: hash)
  }
}

extension Publication.Unit {
  /// `{"unit", "grade", "figures": [{"id", "low", "high", "best", "worst"}]}`, points as exact text.
  var document: JSONValue {
    [
      "unit": .string(unit), "grade": .optional(grade),
      "figures": .array(
        figures.map { figure in
          [
            "id": .string(figure.id), "low": .string("\(figure.low)"),
            "high": .string("\(figure.high)"), "best": figure.best.map { .integer($0) } ?? .null,
            "worst": figure.worst.map { .integer($0) } ?? .null,
          ]
        }),
    ]
  }

  fileprivate init?(_ value: LocatedValue) {
    guard let unit = value["unit"]?.string, let list = value.list("figures") else { return nil }
    let figures = list.map { Publication.Figure($0) }
    guard !figures.contains(nil) else { return nil }
    self.init(
      unit: unit, figures: figures.compactMap(\.self), grade: value["grade"]?.string)
  }
}

extension Publication.Figure {
  fileprivate init?(_ value: LocatedValue) {
    guard let id = value["id"]?.string,
      let low = value["low"]?.string.flatMap({ try? Rational(parsing: $0) }),
      let high = value["high"]?.string.flatMap({ try? Rational(parsing: $0) })
    else { return nil }
    self.init(
      id: id, low: low, high: high, best: value["best"]?.integer, worst: value["worst"]?.integer)
  }
}

extension LocatedValue {
  fileprivate func list(_ key: String) -> [LocatedValue]? {
    if case .array(let elements)? = self[key]?.content { elements } else { nil }
  }

  fileprivate var integer: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }
}
