import ExactArithmetic

extension Round {
  /// What decides about results, as lines of fields: whatever order the file has them in, without remarks.
  ///
  /// `round` (id, scheme, entry), then ``canonicalRules``, then every unit, leader and department by id.
  public var canonicalLines: [[String]] {
    var lines = [["round", id, scheme, entry.canonicalText]] + canonicalRules
    for unit in units.sorted(by: { $0.id < $1.id }) {
      lines.append(
        ["unit", unit.id, "\(unit.number)", unit.name, unit.members.map { "\($0)" } ?? ""]
          + unit.works)
    }
    for (word, raters) in [("leader", leaders), ("department", departments)] {
      for rater in raters.sorted(by: { $0.id < $1.id }) {
        lines.append([word, rater.id, "\(rater.number)", rater.name ?? ""])
      }
    }
    return lines
  }

  /// The rules that the round adds to its scheme: readings by id, grades from the highest down, rounding.
  public var canonicalRules: [[String]] {
    readings.keys.sorted().map { ["reading", $0, readings[$0] ?? ""] }
      + grades.map { grade in
        [
          "grade", grade.id, grade.atLeast?.description ?? "", grade.atMost?.description ?? "",
        ]
      } + [["rounding", "\(rounding.decimals)", rounding.rule.rawValue]]
  }
}

extension EntryRule {
  fileprivate var canonicalText: String {
    switch self {
    case .single: "single"
    case .sample(let share): "sample \(share)"
    case .double: "double"
    }
  }
}
