import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Tallies

/// Every figure behind the ranking, one a row; it tells what a report may tell.
///
/// A row is a part of a unit's score (total, component, section, item) or a measure that the part reads.
/// Parts have points between `low` and `high`; measures a value, with numerator and denominator as they
/// were counted.
struct MeasuresTable {
  /// The round.
  let loaded: LoadedRound
  /// Its scores.
  let scores: RoundScores
  /// What may be told.
  let disclosure: Disclosure
  /// The language of titles.
  let language: Language

  /// The headings.
  static let columns = [
    "unit", "name", "kind", "component", "part.of", "title", "clause", "weight", "maximum", "low",
    "high", "numerator", "denominator", "value", "papers", "status",
  ]

  /// The table, units by id, parts in the order of the scheme.
  var table: CSVTable {
    var table = CSVTable(columns: Self.columns)
    for score in scores.scores.sorted(by: { $0.unit < $1.unit }) {
      let told = disclosure.told(of: score)
      add(score.explanation, below: "", of: score, told, to: &table)
    }
    return table
  }

  private func add(
    _ node: Explanation, below whole: String, of score: UnitScore, _ told: ToldScore,
    to table: inout CSVTable
  ) {
    let isTold = told.showsPoints(of: node)
    let points = told.points(of: node)
    var cells = start(score.unit, node.kind.rawValue, node.id, below: whole, node)
    if isTold {
      cells += ["\(points.low)", "\(points.high)"]
      cells += points.determined.map { fraction($0) } ?? ["", "", ""]
    } else {
      cells += ["", "", "", "", ""]
    }
    let status =
      !isTold
      ? "hidden"
      : told.isWidened(node)
        ? "widened"
        : node.override?.decision != nil ? "overridden" : node.value.isClosed ? "closed" : "open"
    table.add(cells + ["", status])
    for input in node.allInputs {
      table.add(
        measure(input, of: node, score.unit, isTold: isTold && told.showsStatement(of: node)))
    }
    for child in node.children where child.kind != .rule {
      add(child, below: node.id, of: score, told, to: &table)
    }
  }

  private func measure(
    _ input: InputUse, of node: Explanation, _ unit: String, isTold: Bool
  ) -> [String] {
    var papers = ""
    switch input.measure.provenance {
    case .survey(let survey): papers = "\(survey.papers)"
    case .sheets(let sheets): papers = "\(sheets.count)"
    case .fact, .stated, nil: break
    }
    let start =
      [
        unit, loaded.round.unit(id: unit)?.name ?? "", "measure", input.name, node.id,
        input.label[language], node.clause?.text ?? "", "", "",
      ]
    guard isTold else { return start + ["", "", "", "", "", papers, "hidden"] }
    let (figures, status) = told(input.measure.value)
    return start + figures + [papers, status]
  }

  /// Low, high, numerator, denominator and value of a measure, and what it is.
  private func told(_ value: Measure.Value) -> (figures: [String], status: String) {
    switch value {
    case .rate(let satisfied, let count):
      (["", "", "\(satisfied)", "\(count)", decimal(value.number)], "known")
    case .ratio(let part, let whole):
      (["", "", "\(part)", "\(whole)", decimal(value.number)], "known")
    case .number(let number): (["", ""] + fraction(number), "known")
    case .yesNo(let answer): (["", "", "", "", answer ? "yes" : "no"], "known")
    case .date(let day): (["", "", "", "", day], "known")
    case .between(let low, let high, _): (["\(low)", "\(high)", "", "", ""], "open")
    case .missing(let reason): (["", "", "", "", ""], "missing: \(reason.word)")
    case .undefined: (["", "", "", "", ""], "undefined")
    case .notHeld: (["", "", "", "", ""], "notHeld")
    case .notApplicable: (["", "", "", "", ""], "notApplicable")
    case .pending: (["", "", "", "", ""], "pending")
    case .conflict: (["", "", "", "", ""], "conflict")
    }
  }

  private func start(
    _ unit: String, _ kind: String, _ id: String, below whole: String, _ node: Explanation
  ) -> [String] {
    [
      unit, loaded.round.unit(id: unit)?.name ?? "", kind, id, whole, node.title?[language] ?? "",
      node.clause?.text ?? "", "\(node.weight)", "\(node.maximum)",
    ]
  }

  /// Numerator, denominator and the number as a decimal.
  private func fraction(_ number: Rational) -> [String] {
    ["\(number.numerator)", "\(number.denominator)", decimal(number)]
  }

  private func decimal(_ number: Rational?) -> String { number?.decimalValue.text ?? "" }
}
