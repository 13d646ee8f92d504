import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// Points by how many of some things are there: `kOfN: { of: ['a', 'b'], points: { '1': '2', '2': '5' } }`.
///
/// `of` lists conditions, of which the name of a yes/no input is the simplest. None gives nothing unless
/// `'0'` is stated; a number that is not stated gives what the next lower does.
///
/// Worked example: two requirements give 5, one 2: one of two is not half of it.
struct CountTable: RulePrimitive {
  static let word = "kOfN"

  let conditions: [Condition]
  /// How many with their points, from the lowest up.
  let table: [(count: Int, points: Rational)]

  static var shape: Shape<CountTable> {
    .object { reader in
      let conditions = reader.required(
        "of", .array(of: Shape<Condition>.condition, atLeast: 1, atMost: 100))
      let place = reader.location(of: "points")
      let points = reader.required(
        "points", Shape<[TableEntry<Rational>]>.table(of: .rational(from: 0)))
      guard let conditions, let points else { return nil }
      var table: [(count: Int, points: Rational)] = []
      for entry in points {
        guard let count = Int(entry.name), (0...conditions.count).contains(count) else {
          reader.report(
            SchemeFault.badCount(entry.name, most: conditions.count), at: entry.location)
          continue
        }
        table.append((count, entry.value))
      }
      table.sort { $0.count < $1.count }
      if !table.contains(where: { $0.count == conditions.count }) {
        reader.report(
          SchemeFault.badCount("\(conditions.count)", most: conditions.count), at: place)
      }
      return CountTable(conditions: conditions, table: table)
    }
  }

  var references: [InputReference] { conditions.flatMap(\.references) }

  var readingNeeds: [ReadingNeed] { conditions.flatMap(\.readingNeeds) }

  var lines: [Line] { conditions.flatMap(\.lines) }

  var steppedInputs: Set<String> { Condition.allOf(conditions).steppedInputs }

  var gives: Bool { true }

  var award: Rational? { table.map(\.points).max() }

  /// The points for a number of things.
  func points(_ count: Int) -> Rational { table.last { $0.count <= count }?.points ?? 0 }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: references.map(\.name.value))
    let answers = conditions.map { $0.truth(in: evaluation) }
    let sure = answers.count { $0 == true }
    let possible = sure + answers.count { $0 == nil }
    node.gaps = zip(conditions, answers).filter { $1 == nil }
      .flatMap { $0.0.openInputs(in: evaluation) }.map { evaluation.gap($0) }
    let reachable = (sure...possible).map(points)
    let low = reachable.min() ?? 0
    let high = reachable.max() ?? 0
    let reason = evaluation.say(words(answers, sure, possible, low, high, evaluation))
    node.statement = reason
    node.give(from: low, to: high, in: evaluation, because: reason)
    return node
  }

  private func words(
    _ answers: [Bool?], _ sure: Int, _ possible: Int, _ low: Rational, _ high: Rational,
    _ evaluation: Evaluation
  ) -> Bilingual {
    let missing = zip(conditions, answers).filter { $1 == false }.flatMap { condition, _ in
      // A plain yes/no is told by its name.
      if case .holds(let name) = condition { return [evaluation.label(name.value)] }
      return condition.failures(in: evaluation)
    }
    let count = sure == possible ? "\(sure)" : "\(sure)–\(possible)"
    let points = Wording.range(Score(low: low, high: high, isClosed: low == high))
    return Bilingual(
      zh: "\(conditions.count) 项中做到 \(count) 项"
        + (missing.isEmpty ? "" : "（缺 \(missing.map(\.zh).joined(separator: "、"))）")
        + "，得 \(points) 分",
      en: "\(count) of \(conditions.count) are there"
        + (missing.isEmpty ? "" : " (missing: \(missing.map(\.en).joined(separator: ", ")))")
        + ": \(points) points")
  }
}
