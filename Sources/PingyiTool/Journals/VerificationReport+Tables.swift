import Diagnostics
import IndicatorTables
import Reporting
import Rounds
import Scoring

extension VerificationReport {
  /// Every unit with how far its own tables are; empty where the scheme gives no forms.
  private var standings: [(unit: String, standing: UnitTables.Standing, sha256: String)] {
    guard let tables = folder.tables else { return [] }
    return folder.round.units.map { unit in
      (unit.id, tables.standing(of: unit.id, in: reading.state), tables.seal(of: unit.id))
    }
  }

  /// Whether a table is not what was certified.
  var hasChangedTable: Bool {
    standings.contains { if case .changed = $0.standing { true } else { false } }
  }

  /// The tables of the units on the page.
  var tableText: String {
    guard !standings.isEmpty else { return "" }
    var table = TextTable(columns: [
      .init(words("单位", "Unit")), .init(words("指标表", "Tables")), .init("sha256"),
    ])
    for (unit, standing, sha256) in standings {
      table.add([unit, standing.word[language], String(sha256.prefix(16))])
    }
    return "\n" + table.text
  }

  /// The tables of the units: `[{"unit", "standing", "day", "sha256"}]`.
  var tableDocument: JSONValue {
    .array(
      standings.map { unit, standing, sha256 in
        let (word, day): (String, String?) =
          switch standing {
          case .draft: ("draft", nil)
          case .certified(let day): ("certified", day)
          case .changed(let day): ("changed", day)
          case .unsealed(let day): ("unsealed", day)
          }
        return [
          "unit": .string(unit), "standing": .string(word), "day": .optional(day),
          "sha256": .string(sha256),
        ]
      })
  }
}
