import Definitions
public import Diagnostics
import Digests
import ExactArithmetic
import IndicatorTables
import Sheets

extension Scheme {
  /// Reads a scheme, checks it and runs its examples; the scheme is nil exactly when a finding is an error.
  ///
  /// Findings are in the order of the file.
  public static func decode(bytes: [UInt8], file: String) -> (Scheme?, [Finding]) {
    let hash = SHA256.hash(bytes).hex
    let text = SHA256.hash(Definition.plainBytes(bytes)).hex
    let (scheme, findings) = Definition.decode(
      bytes, file: file, as: .scheme(sha256: hash, textHash: text))
    guard let scheme else { return (nil, findings) }
    var all = scheme.excusing(findings + scheme.lint())
    all.sortByPlace()
    return (all.containError ? nil : scheme, all)
  }
}

extension Shape<Scheme> {
  static func scheme(sha256: String, textHash: String) -> Shape {
    object { reader in
      let id = reader.required("scheme", .dottedIdentifier)
      let version = reader.required("version", .integer(in: 1...1_000_000))
      let title = reader.required("title", .text)
      let source = reader.required("source", .source)
      let maximum = reader.required("maximum", Shape<Rational>.rational(from: 0).located)
      let isExcerpt = reader.optional("excerpt", .boolean, default: false)
      let sampling = reader.optional("sampling", .sampling)
      let inputs = reader.optional("inputs", .table(of: .origin), default: [])
      let forms = reader.optional("indicatorTables", Shape<IndicatorForms>.indicatorForms)
      let list = Shape<[Scheme.Section]>.array(of: .section(of: source), atLeast: 1, atMost: 100)
      // Where units write tables for themselves, the sections are theirs.
      let sections =
        reader.has("indicatorTables")
        ? reader.optional("sections", list, default: []) : reader.required("sections", list)
      let tracks = reader.optional("tracks", Shape<Tracks>.tracks)
      let readings = reader.optional("readings", .table(of: .reading), default: [])
      let composition = reader.optional("composition", .composition)
      let vetoes = reader.optional("vetoes", .array(of: .veto, atMost: 100), default: [])
      let vetoEffect = reader.optional("vetoEffect", Shape<String>.line.located)
      let grades = reader.optional("grades", .array(of: .gradeRule, atMost: 100), default: [])
      let bonus = reader.optional("bonus", .bonusRule)
      let conversion = reader.optional("conversion", .conversion)
      let comparesShares = reader.optional(
        "rankBy", .oneOf([("share", true), ("points", false)]), default: true)
      let floor = reader.optional("floor", Shape<String>.line.located)
      let links = reader.optional("links", .array(of: .link, atMost: 100), default: [])
      let events = reader.optional("events", .array(of: .eventGroup, atMost: 100), default: [])
      let defects = reader.optional("defects", .array(of: .defect, atMost: 100), default: [])
      let gates = reader.optional("gates", .array(of: .gate, atMost: 100), default: [])
      let recommendation = reader.optional("recommendation", .recommendation)
      let awards = reader.optional("awards", .array(of: .award, atMost: 100), default: [])
      let asOf = reader.optional("asOf", Shape<CivilDay>.civilDay)
      let tables = reader.optional("tables", .table(of: .statedTable), default: [])
      guard let id, let version, let title, let source, let maximum, let sections else {
        return nil
      }
      return Scheme(
        id: id, version: version, title: title, source: source, maximum: maximum.value,
        isExcerpt: isExcerpt, sampling: sampling,
        inputTable: Scheme.InputTable(
          inputs.map { entry in
            Scheme.Input(
              name: entry.name, label: entry.value.label ?? entry.value.standardLabel(entry.name),
              origin: entry.value.origin, silence: entry.value.silence,
              location: entry.location, spread: entry.value.spread)
          }),
        sections: sections, composition: composition, vetoes: vetoes, vetoEffect: vetoEffect,
        grades: grades, gates: gates, recommendation: recommendation, awards: awards, asOf: asOf,
        tables: tables.map { entry in
          Scheme.Table(
            id: entry.name, clause: entry.value.clause, rows: entry.value.rows,
            total: entry.value.total, location: entry.location)
        },
        bonus: bonus, conversion: conversion, comparesShares: comparesShares, floor: floor,
        links: links, events: events, defects: defects,
        readings: readings.map { entry in
          Scheme.Reading(
            id: entry.name, standard: entry.value.standard,
            alternatives: entry.value.alternatives, clause: entry.value.clause,
            note: entry.value.note, location: entry.location)
        }, tracks: tracks, indicatorTables: forms,
        sha256: sha256, textHash: textHash, location: maximum.location)
    }
  }
}

extension Shape<Scheme.SamplingRule> {
  /// `{ strata: 'parent', where: 'standalone=是' }`.
  fileprivate static var sampling: Shape {
    object { reader in
      let strata = reader.optional("strata", .line)
      let condition = reader.optional("where", .line)
      return Scheme.SamplingRule(strata: strata, condition: condition)
    }
  }
}

extension Shape<Scheme.Source> {
  fileprivate static var source: Shape {
    object { reader in
      let document = reader.required("document", .line)
      let part = reader.optional("part", .line, default: "")
      return document.map { Scheme.Source(document: $0, part: part) }
    }
  }
}

extension Shape<Scheme.Section> {
  fileprivate static func section(of source: Scheme.Source?) -> Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let points = reader.required("points", Shape<Rational>.rational(from: 0).located)
      let isExcerpt = reader.optional("excerpt", .boolean, default: false)
      let kind = reader.optional("kind", Shape<Scheme.Item.Kind>.word, default: .base)
      let blocks = reader.optional(
        "blocks",
        Shape<[TableEntry<Located<Rational>>]>.table(
          of: Shape<Rational>.rational(from: 0).located), default: [])
      let items = reader.required(
        "items",
        .array(
          of: .item(document: source?.document ?? "", section: id ?? "", kind: kind), atMost: 500))
      for block in blocks where Scheme.Item.Kind(rawValue: block.name) == nil {
        let known = Scheme.Item.Kind.allCases.map(\.rawValue)
        reader.report(SchemeFault.oneOf(known, found: [block.name]), at: block.location)
      }
      guard let id, let title, let points, let items else { return nil }
      return Scheme.Section(
        id: id, title: title, points: points.value, items: items,
        scored: items.filter { $0.kind != .bonus }, isExcerpt: isExcerpt,
        blocks: blocks.compactMap { block in
          Scheme.Item.Kind(rawValue: block.name).map { ($0, block.value) }
        }, location: points.location)
    }
  }
}

extension Shape<Scheme.Item> {
  /// An item; a bonus may leave out its points.
  static func item(document: String, section: String, kind standard: Scheme.Item.Kind) -> Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let kind = reader.optional("kind", Shape<Scheme.Item.Kind>.word, default: standard)
      let points =
        kind == .bonus
        ? reader.optional("points", .rational(from: 0))
        : reader.required("points", .rational(from: 0))
      let clause = reader.required("clause", .line)
      let scoredBy = reader.optional("scoredBy", .text)
      let floor = reader.optional("floor", Shape<String>.line.located)
      let rule = reader.required("rule", .itemRule)
      let usual = reader.optional("usual", .table(of: .value), default: [])
      let examples = reader.optional("examples", .array(of: .example, atMost: 1_000), default: [])
      guard let id, let title, points != nil || kind == .bonus, let clause, let rule else {
        return nil
      }
      return Scheme.Item(
        id: id, title: title, points: points ?? 0, isLimited: points != nil, kind: kind,
        clause: Clause(document: document, section: section, item: id, text: clause),
        scoredBy: scoredBy, floor: floor, rule: rule,
        examples: examples.map { $0.completed(by: usual) },
        location: reader.location)
    }
  }
}

extension Shape<Scheme.Defect> {
  /// `{ id: 'INC-51', about: ['2.3'], codes: ['deductions-exceed-item'], note: { … } }`.
  fileprivate static var defect: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let about = reader.optional("about", .array(of: .line, atMost: 500), default: [])
      let codes = reader.optional("codes", .array(of: .line, atMost: 100), default: [])
      let note = reader.required("note", .text)
      guard let id, let note else { return nil }
      return Scheme.Defect(
        id: id, about: about, codes: codes, note: note, location: reader.location)
    }
  }
}

/// A reading as written, before it has its id.
private struct WrittenReading {
  let standard: String
  let alternatives: [String]
  let clause: String
  let note: Bilingual?
}

extension Shape<WrittenReading> {
  fileprivate static var reading: Shape {
    object { reader in
      let standard = reader.required("default", Shape<String>.dottedIdentifier.located)
      let alternatives = reader.required(
        "alternatives", .array(of: .dottedIdentifier, atLeast: 1, atMost: 100))
      let clause = reader.required("clause", .line)
      let note = reader.optional("note", .text)
      guard let standard, let alternatives, let clause else { return nil }
      if !alternatives.contains(standard.value) {
        reader.report(
          SchemeFault.unknownAlternative(standard.value, of: "default", known: alternatives),
          at: standard.location)
      }
      return WrittenReading(
        standard: standard.value, alternatives: alternatives, clause: clause, note: note)
    }
  }
}
