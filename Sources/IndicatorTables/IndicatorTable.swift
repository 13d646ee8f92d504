package import Diagnostics
package import ExactArithmetic
package import Tables

/// A form as an office has filled it in: indicators, their works, and the works' time nodes.
package struct IndicatorTable: Sendable {
  /// The id of the form.
  package let form: String
  /// The file's name as findings show it.
  package let file: String
  /// Who filled it in, where the form says so above its header.
  package let office: String
  /// Where the header stands, for findings about the whole table.
  package let header: SourceLocation
  package var indicators: [FilledIndicator]

  /// All works with the indicators that they belong to.
  package var works: [FilledWork] { indicators.flatMap(\.works) }

  /// The sum of the indicators' points; nil while one has none.
  package var total: Rational? { CellPhrase.Points.sum(indicators.map(\.points)) }
}

/// An indicator as filled in; an innovation is an indicator that the office invents.
package struct FilledIndicator: Sendable {
  /// The declared indicator's id, or the position of an innovation: `I1`.
  package let id: String
  /// The declared indicator; nil for innovations.
  package let declared: Indicator?
  package let cell: TableCell
  package let name: String
  package let points: CellPhrase.Points
  package var works: [FilledWork] = []
}

/// A work (具体工作) as filled in.
package struct FilledWork: Sendable {
  /// The indicator's id and the position: `B1.2`; an innovation's own id where it has no works.
  package let id: String
  package let cell: TableCell
  package let name: String
  package let points: CellPhrase.Points
  /// The cell that names mandatory topics; nil without such a column.
  package let topics: TableCell?
  /// What else was filled in beside the name.
  package let others: [TableCell]
  package var nodes: [FilledNode] = []

  /// Everything that it says, for finding words.
  package var wholeText: String {
    ([name] + others.map(\.text) + nodes.flatMap { [$0.text, $0.standard.text] })
      .joined(separator: "\n")
  }
}

/// A time node (序时进度的节点) as filled in.
package struct FilledNode: Sendable {
  /// The work's id and the position: `B1.2.1`.
  package let id: String
  package let cell: TableCell
  /// What is to be done, without the points.
  package let text: String
  package let points: CellPhrase.Points
  package let day: CellPhrase.Day
  package let dayCell: TableCell
  package var standard: FilledText
  package var evidence: FilledText
}

/// A text that a merged cell may hold for several rows.
package struct FilledText: Sendable {
  package let text: String
  package let cell: TableCell

  /// Whether nothing was filled in.
  package var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}

extension CellPhrase.Points {
  /// The number; nil where there is none.
  package var number: Rational? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The sum; nil while one is missing.
  package static func sum(_ points: [CellPhrase.Points]) -> Rational? {
    let numbers = points.compactMap(\.number)
    return numbers.count == points.count ? numbers.reduce(0, +) : nil
  }
}
