package import Definitions
package import Sheets

/// How many time nodes (序时进度) a work has and when the last one is.
package struct NodeRule: Sendable {
  /// How the last day is read (AMB-32).
  package enum End: String, Sendable, CaseIterable {
    /// On that day or before.
    case inclusive
    /// Before that day.
    case before
    /// On that very day.
    case exact
  }

  package let fewest: Located<Int>
  package let most: Located<Int>
  package let last: Located<CivilDay>
  package let reading: Located<String>
  package let clause: String
  package let examples: [NodeExample]

  /// How the last day is read.
  package func end(_ readings: FormReadings) -> End {
    readings[reading.value].flatMap(End.init) ?? .inclusive
  }

  /// Whether a day can be a work's last node.
  package func admits(last day: CivilDay, _ readings: FormReadings) -> Bool {
    switch end(readings) {
    case .inclusive: day <= last.value
    case .before: day < last.value
    case .exact: day == last.value
    }
  }

  /// Whether a work can have so many nodes.
  package func admits(count: Int) -> Bool { count >= fewest.value && count <= most.value }
}

/// Time nodes that try the rule, with whether they can stand.
package struct NodeExample: Sendable {
  package let days: [CivilDay]
  package let reading: String?
  package let isFine: Located<Bool>
}
