import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// What became of published results under definitions of a newer version, side by side.
struct Revision: Sendable {
  /// A unit whose result is another one.
  struct Change: Sendable {
    /// What was published; nil for a unit that had nothing.
    let before: Publication.Unit?
    /// What it has now; nil for a unit that is no more.
    let after: Publication.Unit?

    var unit: String { after?.unit ?? before?.unit ?? "" }
  }

  /// What was published under the earlier definitions.
  let former: Publication
  /// What is there now.
  let present: Publication
  /// The units whose points, place or grade differ, by id.
  let changes: [Change]

  /// Compares what was published with what is there now.
  init(_ former: Publication, _ present: Publication) {
    self.former = former
    self.present = present
    func byUnit(_ publication: Publication) -> [String: Publication.Unit] {
      Dictionary(publication.units.map { ($0.unit, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let before = byUnit(former)
    let after = byUnit(present)
    changes = Set(before.keys).union(after.keys).sorted().compactMap { unit in
      before[unit] == after[unit] ? nil : Change(before: before[unit], after: after[unit])
    }
  }

  /// The definitions that differ: what they were and what they are.
  var definitions: [(former: FrozenDefinitions.Part?, present: FrozenDefinitions.Part?)] {
    let now = present.definitions.parts
    let gone = former.definitions.parts.filter { present.definitions.part(like: $0) == nil }
    return now.compactMap { part in
      let earlier = former.definitions.part(like: part)
      return earlier == part ? nil : (earlier, part)
    } + gone.map { ($0, nil) }
  }

  /// Whether what was collected is another than then, so that not all of it comes from the definitions.
  var hasOtherData: Bool { former.dataHash != present.dataHash }

  // MARK: Words

  /// What changed, as a sentence a definition.
  var sentences: [Bilingual] {
    definitions.map { former, present in
      let name = (present ?? former)?.name ?? Bilingual(zh: "", en: "")
      let old = former.map { "\($0.version)" } ?? "—"
      let new = present.map { "\($0.version)" } ?? "—"
      return Bilingual(
        zh: "\(name.zh)：第 \(old) 版 → 第 \(new) 版",
        en: "\(name.en): version \(old) → version \(new)")
    }
      + (hasOtherData
        ? [
          Bilingual(
            zh: "公布（\(former.day)）以来录入的数据也有变化，差别不全来自定义",
            en:
              "what was collected has changed too since \(former.day); not every difference comes "
              + "from the definitions")
        ] : [])
  }

  /// The columns of the table.
  static func headings(_ language: Language) -> [String] {
    [
      Bilingual(zh: "单位", en: "Unit"), Bilingual(zh: "原得分", en: "Points before"),
      Bilingual(zh: "现得分", en: "Points now"), Bilingual(zh: "原位次", en: "Place before"),
      Bilingual(zh: "现位次", en: "Place now"), Bilingual(zh: "原等次", en: "Grade before"),
      Bilingual(zh: "现等次", en: "Grade now"),
    ].map { $0[language] }
  }

  /// The rows of the table, a figure each.
  func rows(
    _ rounding: Rounding, name: (String) -> String, grade: (String) -> String
  ) -> [[String]] {
    changes.flatMap { change -> [[String]] in
      let ids = (change.after ?? change.before)?.figures.map(\.id) ?? []
      return ids.map { id in
        let before = change.before?.figures.first { $0.id == id }
        let after = change.after?.figures.first { $0.id == id }
        let name = name(change.unit) + (id == "total" ? "" : " · \(id)")
        return [
          name, points(before, rounding), points(after, rounding), place(before), place(after),
          change.before?.grade.map(grade) ?? "—", change.after?.grade.map(grade) ?? "—",
        ]
      }
    }
  }

  private func points(_ figure: Publication.Figure?, _ rounding: Rounding) -> String {
    guard let figure else { return "—" }
    return PingyiTool.Figure.score(
      Score(low: figure.low, high: figure.high, isClosed: true), rounding)
  }

  private func place(_ figure: Publication.Figure?) -> String {
    guard let best = figure?.best, let worst = figure?.worst else { return "—" }
    return best == worst ? "\(best)" : "\(best)–\(worst)"
  }

  /// The document: `former day definitions otherData units`.
  var document: JSONValue {
    func part(_ part: FrozenDefinitions.Part?) -> JSONValue {
      part.map { ["version": .integer($0.version), "sha256": .string($0.sha256)] } ?? .null
    }
    return [
      "day": .string(former.day), "otherData": .bool(hasOtherData),
      "definitions": .array(
        definitions.map { former, present in
          [
            "kind": .optional((present ?? former)?.kind.rawValue),
            "id": .optional((present ?? former)?.id), "before": part(former),
            "after": part(present),
          ]
        }),
      "units": .array(
        changes.map { change in
          [
            "unit": .string(change.unit), "before": change.before?.document ?? .null,
            "after": change.after?.document ?? .null,
          ]
        }),
    ]
  }
}
