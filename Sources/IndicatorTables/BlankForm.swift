import Definitions
package import Diagnostics
import ExactArithmetic
import Sheets

/// A form as an office receives it: headings, indicators and mandatory topics, with blanks to fill in.
package struct BlankForm: Sendable {
  let forms: IndicatorForms
  let form: IndicatorForm
  let language: Language

  /// Makes the blank of one form.
  package init(_ form: IndicatorForm, of forms: IndicatorForms, language: Language) {
    self.forms = forms
    self.form = form
    self.language = language
  }

  /// The rows of the form, the header first.
  package var rows: [[String]] {
    let columns = columns
    return [columns.map { forms.headings[$0]?.first ?? $0.rawValue }]
      + (form.isBonus ? innovations : works).map { cells in columns.map { cells[$0] ?? "" } }
  }

  private var columns: [FormColumn] {
    form.columns + (form.indicators.contains { !$0.topics.isEmpty } ? [.topic] : [])
  }

  private var innovations: [[FormColumn: String]] {
    (1...max(1, form.atMost?.value ?? 1)).map { number in
      [.indicator: "创新工作\(number)（XX分）", .node: node]
    }
  }

  private var works: [[FormColumn: String]] {
    form.indicators.enumerated().flatMap { position, indicator -> [[FormColumn: String]] in
      let topics = indicator.topics.isEmpty ? [nil] : indicator.topics.map { Optional($0) }
      return topics.enumerated().map { number, topic in
        var cells: [FormColumn: String] = [.node: node]
        if number == 0 {
          cells[.number] = "\(position + 1)"
          cells[.indicator] = "\(indicator.title.zh)（XX分）"
        }
        cells[.work] = (topic?.title.zh ?? "工作1") + "（XX分）"
        cells[.topic] = topic?.id
        return cells
      }
    }
  }

  private var node: String {
    let last = forms.nodes.last.value
    return "节点1：\(last.month)月\(last.day)日前，工作目标（XX分）"
  }
}
