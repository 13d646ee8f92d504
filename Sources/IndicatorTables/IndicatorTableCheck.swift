import Definitions
package import Diagnostics
import ExactArithmetic
import Tables

/// Finds everything in a filled-in form that the scheme does not allow.
package struct IndicatorTableCheck: Sendable {
  let forms: IndicatorForms
  let form: IndicatorForm
  let table: IndicatorTable
  let readings: FormReadings
  private(set) var findings: [Finding] = []

  /// Checks one form by itself; the findings are in the order of the file.
  ///
  /// Works of several forms are compared by ``IndicatorForms/repetitions(among:)``.
  package static func findings(
    in table: IndicatorTable, as form: IndicatorForm, of forms: IndicatorForms,
    readings: FormReadings
  ) -> [Finding] {
    var check = IndicatorTableCheck(forms: forms, form: form, table: table, readings: readings)
    check.checkIndicators()
    check.checkPoints()
    check.checkNodes()
    check.checkTexts()
    check.checkTopics()
    check.findings += forms.repetitions(among: [(form, table)])
    check.findings.sortByPlace()
    return check.findings
  }

  private init(
    forms: IndicatorForms, form: IndicatorForm, table: IndicatorTable, readings: FormReadings
  ) {
    self.forms = forms
    self.form = form
    self.table = table
    self.readings = readings
  }

  mutating func report(_ fault: IndicatorFault, at location: SourceLocation) {
    findings.append(fault.finding(at: location))
  }

  // MARK: Indicators

  private mutating func checkIndicators() {
    let filled = Set(table.indicators.compactMap(\.declared?.id))
    for indicator in form.indicators where !filled.contains(indicator.id) {
      report(.missingIndicator(indicator.title, clause: indicator.clause), at: table.header)
    }
    if let limit = form.atMost?.value {
      for extra in table.indicators.dropFirst(limit) {
        report(
          .tooManyInnovations(extra.cell, limit: limit, clause: form.clause),
          at: extra.cell.location)
      }
    }
  }

  // MARK: Topics

  private mutating func checkTopics() {
    for indicator in table.indicators {
      guard let declared = indicator.declared else { continue }
      let known = declared.topics.map(\.id)
      var stated: Set<String> = []
      for work in indicator.works {
        guard let cell = work.topics else { continue }
        for id in Self.ids(in: cell.text) {
          if known.contains(id) {
            stated.insert(id)
          } else {
            report(.unknownTopic(cell, id, known: known), at: cell.location)
          }
        }
      }
      for topic in declared.topics where !stated.contains(topic.id) {
        if indicator.works.contains(where: { topic.match.isFound(in: $0.wholeText) }) { continue }
        report(
          .missingTopic(
            indicator.cell, topic: topic.id, title: topic.title, words: topic.match.shown,
            clause: topic.clause), at: indicator.cell.location)
      }
    }
  }

  /// The ids in a cell, between blanks, commas, 、 and ；.
  static func ids(in text: String) -> [String] {
    text.split { character in
      character.isWhitespace || "、，,;；".contains(character)
    }.map { String($0) }
  }
}
