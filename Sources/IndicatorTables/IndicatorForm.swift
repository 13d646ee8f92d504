package import Definitions
package import Diagnostics
package import ExactArithmetic

/// One form (附件): its indicators, or how many an office may invent, and how points are spread.
package struct IndicatorForm: Sendable {
  package let id: String
  package let title: Bilingual
  package let clause: String
  /// The sum of all points; nil for innovations, which have none.
  package let total: Located<Rational>?
  /// The least and the greatest points of an indicator; nil for innovations.
  package let range: PointsRange?
  /// Every number of points is a multiple of it.
  package let unit: Located<Rational>
  /// The columns that the form must have.
  package let columns: [FormColumn]
  /// The indicators that every office fills in; empty for innovations.
  package let indicators: [Indicator]
  /// The most innovations; nil where the indicators are given.
  package let atMost: Located<Int>?
  /// The points of an innovation; nil where the indicators are given.
  package let each: BonusPoints?
  /// Points that try the constraints, with what must come out.
  package let examples: [FormExample]
  package let location: SourceLocation

  /// Whether offices invent the indicators, whose points stand outside the total.
  package var isBonus: Bool { each != nil }

  /// Whether indicators are divided into works; an innovation is one work.
  package var hasWorks: Bool { columns.contains(.work) }

  /// The indicator whose words a cell has; nil for none or several.
  package func indicator(named text: String) -> Indicator? {
    let found = indicators.filter { $0.match.isFound(in: text) }
    return found.count == 1 ? found[0] : nil
  }
}

/// The least and the greatest points, both included.
package struct PointsRange: Sendable {
  package let from: Located<Rational>
  package let to: Located<Rational>
  package let clause: String

  func contains(_ points: Rational) -> Bool { points >= from.value && points <= to.value }
}

/// The points of an innovation: `atMost` a limit, or `exactly` it (AMB-31).
package struct BonusPoints: Sendable {
  package enum Amount: String, Sendable, CaseIterable {
    case atMost
    case exactly
  }

  package let limit: Located<Rational>
  package let reading: Located<String>
  package let clause: String

  package func amount(_ readings: FormReadings) -> Amount {
    readings[reading.value].flatMap(Amount.init) ?? .atMost
  }

  package func admits(_ points: Rational, _ readings: FormReadings) -> Bool {
    switch amount(readings) {
    case .atMost: points > 0 && points <= limit.value
    case .exactly: points == limit.value
    }
  }
}

/// An indicator (指标) that the document names.
package struct Indicator: Sendable {
  package let id: String
  package let title: Bilingual
  package let clause: String
  /// The words by which a filled-in name is known.
  package let match: WordSets
  /// What must be among its works (须包括).
  package let topics: [MandatoryTopic]
  package let location: SourceLocation
}

/// Something that an indicator's works must contain (须包括).
package struct MandatoryTopic: Sendable {
  package let id: String
  package let title: Bilingual
  package let clause: String
  /// The words by which a work is known to be about it.
  package let match: WordSets
  /// More time nodes than other works have, under a reading; nil for the common limit.
  package let nodes: TopicNodes?
  package let examples: [TopicExample]
  package let location: SourceLocation
}

/// A work that a topic must find, or must not.
package struct TopicExample: Sendable {
  package let work: String
  package let isCovered: Located<Bool>
}

/// A duty to report more often than there are time nodes: a `duty` beside them, or nodes of its own (AMB-33).
package struct TopicNodes: Sendable {
  package enum Duty: String, Sendable, CaseIterable {
    case duty
    case monthly
  }

  package let most: Located<Int>
  package let reading: Located<String>
  package let examples: [TopicNodesExample]

  /// Whether a work about the topic can have so many nodes, where others can have `common`.
  package func admits(count: Int, common: Int, _ readings: FormReadings) -> Bool {
    count <= most(common: common, readings)
  }

  /// The most nodes of a work about the topic.
  package func most(common: Int, _ readings: FormReadings) -> Int {
    readings[reading.value] == Duty.monthly.rawValue ? max(common, most.value) : common
  }
}

/// A number of nodes that tries a topic's limit, with whether it can stand.
package struct TopicNodesExample: Sendable {
  package let count: Int
  package let reading: String
  package let isFine: Located<Bool>
}

/// Sets of words, of which one must be complete: `[['货车司机'], ['建会', '百人']]`.
package struct WordSets: Sendable {
  package let sets: [[String]]

  /// Whether a text has all words of one of the sets, in any width and whatever stands between characters.
  package func isFound(in text: String) -> Bool {
    let reduced = CellPhrase.reduced(text)
    return sets.contains { set in set.allSatisfy { reduced.holds(CellPhrase.reduced($0)) } }
  }

  /// The sets for a person: “货车司机”或“建会”“百人”.
  var shown: Bilingual {
    func list(_ open: String, _ close: String, _ or: String) -> String {
      sets.map { $0.map { open + Excerpt.quote($0) + close }.joined() }.joined(separator: or)
    }
    return Bilingual(zh: list("“", "”", "或"), en: list("'", "'", " or "))
  }
}
