import Definitions
public import Diagnostics
import ExactArithmetic

extension Round {
  /// The most assessed units, leaders or departments of a round.
  public static let mostUnits = 100_000
  /// The greatest number that a clerk keys for a unit or a rater: 15 digits.
  public static let greatestNumber = 999_999_999_999_999

  /// Reads `round.json5`; the round is nil exactly when a finding is an error.
  public static func decode(bytes: [UInt8], file: String) -> (Round?, [Finding]) {
    Definition.decode(bytes, file: file, as: .round)
  }
}

extension Shape<Round> {
  fileprivate static var round: Shape {
    object { reader in
      let id = reader.required("round", .dottedIdentifier)
      let version = reader.optional("version", .integer(in: 1...1_000_000), default: 1)
      let scheme = reader.required("scheme", .dottedIdentifier)
      let entry = reader.optional("entry", .entryRule, default: .single)
      let places = reader.required("units", .array(of: .unit, atMost: Round.mostUnits))
      let leaders = reader.optional(
        "leaders", .array(of: .rater, atMost: Round.mostUnits), default: [])
      let departments = reader.optional(
        "departments", .array(of: .rater, atMost: Round.mostUnits), default: [])
      let readings = reader.optional(
        "readings", .table(of: Shape<String>.dottedIdentifier.located), default: [])
      let grades = reader.optional("grades", .grades, default: [])
      let rounding = reader.optional("rounding", .rounding, default: Rounding())
      let notes = reader.optional("notes", .notes, default: [:])
      if case .array(let written)? = reader.value("units")?.content, written.isEmpty {
        reader.report(RoundFault.noUnits, at: reader.location(of: "units"))
      }
      let units = Roll.numbered(places ?? [], as: .unit, key: "units", reader: &reader)
      checkNames(units, reader: &reader)
      let numberedLeaders = Roll.numbered(leaders, as: .leader, key: "leaders", reader: &reader)
      let numberedDepartments = Roll.numbered(
        departments, as: .department, key: "departments", reader: &reader)
      guard let id, let scheme, !units.isEmpty else { return nil }
      return Round(
        id: id, version: version, scheme: scheme, entry: entry,
        units: units.map { unit in
          AssessedUnit(
            id: unit.entry.id, number: unit.number, name: unit.entry.name ?? unit.entry.id,
            members: unit.entry.members, works: unit.entry.works)
        },
        leaders: numberedLeaders.map(\.rater), departments: numberedDepartments.map(\.rater),
        readings: Dictionary(
          readings.map { ($0.name, $0.value.value) }, uniquingKeysWith: { first, _ in first }),
        readingLocations: Dictionary(
          readings.map { ($0.name, $0.value.location) },
          uniquingKeysWith: { first, _ in first }),
        grades: grades, rounding: rounding, notes: notes)
    }
  }

  private static func checkNames(_ units: [Roll.Numbered], reader: inout ObjectReader) {
    var first: [String: SourceLocation] = [:]
    for unit in units {
      guard let name = unit.entry.name else { continue }
      if let place = first[name] {
        reader.report(RoundFault.repeatedName(name, first: place), at: unit.entry.location)
      } else {
        first[name] = unit.entry.location
      }
    }
  }
}

/// A list of units or raters as the file has it, before positions become numbers.
private enum Roll {
  struct Entry {
    let id: String
    let number: Int?
    let name: String?
    let members: Int?
    let works: [String]
    let location: SourceLocation
  }

  struct Numbered {
    let entry: Entry
    let number: Int

    var rater: Rater { Rater(id: entry.id, number: number, name: entry.name) }
  }

  /// Numbers the entries by position where the file does not, and reports what is repeated.
  static func numbered(
    _ entries: [Entry], as party: RoundFault.Party, key: String, reader: inout ObjectReader
  ) -> [Numbered] {
    // Where a malformed entry was left out, positions say nothing.
    var isComplete = true
    if case .array(let written)? = reader.value(key)?.content {
      isComplete = written.count == entries.count
    }
    var ids: [String: SourceLocation] = [:]
    var numbers: [Int: SourceLocation] = [:]
    return entries.enumerated().map { position, entry in
      let number = entry.number ?? position + 1
      if let first = ids.updateValue(entry.location, forKey: entry.id) {
        ids[entry.id] = first
        reader.report(
          RoundFault.repeatedID(party, id: entry.id, first: first), at: entry.location)
      }
      if isComplete || entry.number != nil,
        let first = numbers.updateValue(entry.location, forKey: number)
      {
        numbers[number] = first
        reader.report(
          RoundFault.repeatedNumber(party, number: number, first: first), at: entry.location)
      }
      return Numbered(entry: entry, number: number)
    }
  }
}

extension Shape<Roll.Entry> {
  fileprivate static var unit: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let number = reader.optional("number", .integer(in: 1...Round.greatestNumber))
      let name = reader.required("name", .line)
      let members = reader.optional("members", .integer(in: 0...Round.greatestNumber))
      let works = reader.optional("works", .array(of: .line, atMost: 500), default: [])
      guard let id, let name else { return nil }
      return Roll.Entry(
        id: id, number: number, name: name, members: members, works: works,
        location: reader.location)
    }
  }

  fileprivate static var rater: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let number = reader.optional("number", .integer(in: 1...Round.greatestNumber))
      let name = reader.optional("name", .line)
      guard let id else { return nil }
      return Roll.Entry(
        id: id, number: number, name: name, members: nil, works: [], location: reader.location)
    }
  }
}

extension Shape<EntryRule> {
  fileprivate static var entryRule: Shape {
    Shape<String>.string.converted { text, location, findings in
      if let rule = EntryRule(text) { return rule }
      findings.append(RoundFault.entryRule(text).finding(at: location))
      return nil
    }
  }
}

extension Shape<[Grade]> {
  fileprivate static var grades: Shape {
    Shape<[TableEntry<Grade>]>.table(of: .grade).map { entries in
      entries.map { Grade(id: $0.name, atLeast: $0.value.atLeast, atMost: $0.value.atMost) }
    }
  }
}

extension Shape<Grade> {
  fileprivate static var grade: Shape {
    object { reader in
      let atLeast = reader.optional("atLeast", .rational(from: 0))
      let atMost = reader.optional("atMost", .share)
      return Grade(id: "", atLeast: atLeast, atMost: atMost)
    }
  }
}

extension Shape<Rounding> {
  fileprivate static var rounding: Shape {
    object { reader in
      let decimals = reader.optional("decimals", .integer(in: 0...12), default: 2)
      let rule = reader.optional("rule", Shape<RoundingRule>.word, default: .halfUp)
      return Rounding(decimals: decimals, rule: rule)
    }
  }
}

extension Shape<[Language: String]> {
  fileprivate static var notes: Shape {
    object { reader in
      var notes: [Language: String] = [:]
      for language in Language.allCases {
        notes[language] = reader.optional(language.rawValue, .string)
      }
      return notes
    }
  }
}
