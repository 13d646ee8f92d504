package import Diagnostics
package import IndicatorTables

/// What there is of one unit's own tables, and how far they are: draft, certified, or changed since.
package struct UnitTables: Sendable {
  /// What there is of one form.
  package enum Form: Sendable {
    /// It can be read and breaks no constraint, or was certified.
    case filled(IndicatorTable)
    /// It was not submitted.
    case missing
    /// It breaks constraints or cannot be read.
    case faulty(errors: Int, file: String)
  }

  /// How far the tables are (R13).
  package enum Standing: Sendable, Hashable {
    /// Nobody certified them yet.
    case draft
    /// They are what was certified on a day.
    case certified(day: String)
    /// They are not what was certified.
    case changed(day: String)
    /// A day is registered, but not of which tables.
    case unsealed(day: String)
  }

  /// The unit.
  package let unit: String
  /// The forms by their ids.
  package let forms: [String: Form]
  /// How far they are.
  package let standing: Standing

  /// Collects the parts.
  package init(unit: String, forms: [String: Form], standing: Standing) {
    self.unit = unit
    self.forms = forms
    self.standing = standing
  }
}

extension UnitTables.Standing {
  /// What it is called.
  package var word: Bilingual {
    switch self {
    case .draft: Bilingual(zh: "草案，未认定", en: "draft, not certified")
    case .certified(let day): Bilingual(zh: "\(day) 认定，表未改动", en: "certified on \(day), unchanged")
    case .changed(let day):
      Bilingual(zh: "\(day) 认定，表此后改动", en: "certified on \(day), changed since")
    case .unsealed(let day):
      Bilingual(zh: "登记为 \(day) 认定，没有登记表的 SHA-256", en: "certified on \(day), of unknown tables")
    }
  }
}
