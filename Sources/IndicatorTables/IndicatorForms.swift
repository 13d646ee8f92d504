package import Definitions
package import Diagnostics
package import ExactArithmetic
package import Sheets

/// What a scheme demands of indicator tables (指标表) that the assessed units write for themselves.
///
/// The municipality gives forms and constraints; every unit fills the forms in, has them certified and is then
/// scored by its own table. Everything here is data of the scheme, so that another city's constraints
/// need no code.
public struct IndicatorForms: Sendable {
  /// The forms in the order of the scheme.
  package let forms: [IndicatorForm]
  /// The headings by which a column is known, by what the column holds.
  package let headings: [FormColumn: [String]]
  /// The year in which all time nodes lie.
  package let year: Int
  /// How many time nodes a work has and when the last one is.
  package let nodes: NodeRule
  /// What completion standards must and must not say.
  package let standard: StandardRule
  /// Works that say the same.
  package let duplicates: DuplicateRule
  /// Who certifies a table, as a registered day.
  package let certification: Milestone
  /// Until when tables are submitted, as a registered day; nil where the scheme sets no day.
  package let deadline: Milestone?
  /// Lists that are submitted with the tables.
  package let attachments: [Attachment]
  /// How certified tables become points.
  package let scoring: ScoringRule
  /// Where the document speaks of the tables.
  package let clause: String
  /// Where the definition begins.
  package let location: SourceLocation

  /// A registered day, with the last good one where the document sets one.
  package struct Milestone: Sendable {
    /// The fact that holds the day.
    package let fact: String
    /// The last good day.
    package let day: Located<CivilDay>?
    /// Where the document says so.
    package let clause: String
    /// Days with whether they are in time.
    package let examples: [NodeExample]
  }

  /// A list that is submitted with the tables, such as the staff of the supervising department.
  package struct Attachment: Sendable {
    package let id: String
    package let title: Bilingual
    package let clause: String
    /// The headings of its columns, all of which must be filled in.
    package let columns: [String]
  }

  /// Works that say the same, inside a form or across forms.
  package struct DuplicateRule: Sendable {
    /// The share of common pairs of characters from which two works are told as alike.
    package let similar: Located<Rational>
    package let clause: String
    package let examples: [DuplicateExample]
  }

  /// Two works with whether they are told as alike.
  package struct DuplicateExample: Sendable {
    package let works: [String]
    package let isAlike: Located<Bool>
  }

  /// The readings by which nodes and innovations become points, and where the document speaks of them.
  package struct ScoringRule: Sendable {
    /// `onTime` or `judged`.
    package let node: Located<String>
    /// `byNode` or `whole`.
    package let bonus: Located<String>
    package let clause: String
    package let bonusClause: String
  }

  /// The form of an id.
  package func form(_ id: String) -> IndicatorForm? { forms.first { $0.id == id } }

  /// The ids of readings that the constraints and the scoring ask for, with their alternatives.
  package var readingNeeds: [(name: Located<String>, alternatives: [String])] {
    var needs: [(name: Located<String>, alternatives: [String])] = []
    needs.append((nodes.reading, NodeRule.End.allCases.map(\.rawValue)))
    needs.append((standard.reading, StandardRule.Scope.allCases.map(\.rawValue)))
    needs.append((scoring.node, ["onTime", "judged"]))
    needs.append((scoring.bonus, ["byNode", "whole"]))
    for form in forms {
      if let each = form.each {
        needs.append((each.reading, BonusPoints.Amount.allCases.map(\.rawValue)))
      }
      for nodes in form.indicators.flatMap(\.topics).compactMap(\.nodes) {
        needs.append((nodes.reading, TopicNodes.Duty.allCases.map(\.rawValue)))
      }
    }
    return needs
  }
}

/// What a column of a form holds.
package enum FormColumn: String, Sendable, CaseIterable {
  /// The number of the row, which is passed over.
  case number
  case indicator
  case work
  /// What an innovation is about.
  case core
  /// What an innovation shall bring.
  case effect
  /// Time nodes: day, aim and points.
  case node
  case standard
  case evidence
  /// Ids of mandatory topics, where the office states them.
  case topic
  case indicatorPoints
  case workPoints
  case nodePoints
  /// The day of a node, where it has a column of its own.
  case day
}

/// The alternatives by which ambiguous constraints are read, by the id of the reading.
package typealias FormReadings = [String: String]
