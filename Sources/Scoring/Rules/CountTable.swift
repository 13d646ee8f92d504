import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// Points by how many of some things are there: `kOfN: { of: ['a', 'b'], points: { '1': '2', '2': '5' } }`.
///
/// None gives nothing unless `'0'` is stated; a number that is not stated gives what the next lower does.
///
/// Worked example: two requirements give 5, one 2: one of two is not half of it.
struct CountTable: RulePrimitive {
  static let word = "kOfN"

  let inputs: [Located<String>]
  /// How many with their points, from the lowest up.
  let table: [(count: Int, points: Rational)]

  static var shape: Shape<CountTable> {
    .object { reader in
      let inputs = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 1, atMost: 100))
      let place = reader.location(of: "points")
      let points = reader.required(
        "points", Shape<[TableEntry<Rational>]>.table(of: .rational(from: 0)))
      guard let inputs, let points else { return nil }
      var table: [(count: Int, points: Rational)] = []
      for entry in points {
        guard let count = Int(entry.name), (0...inputs.count).contains(count) else {
          reader.report(
            SchemeFault.badCount(entry.name, most: inputs.count), at: entry.location)
          continue
        }
        table.append((count, entry.value))
      }
      table.sort { $0.count < $1.count }
      if !table.contains(where: { $0.count == inputs.count }) {
        reader.report(SchemeFault.badCount("\(inputs.count)", most: inputs.count), at: place)
      }
      return CountTable(inputs: inputs, table: table)
    }
  }

  var references: [InputReference] { inputs.map { InputReference(name: $0, kinds: [.yesNo]) } }

  var gives: Bool { true }

  var award: Rational? { table.map(\.points).max() }

  /// The points for a number of things.
  func points(_ count: Int) -> Rational { table.last { $0.count <= count }?.points ?? 0 }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = inputs.map(\.value)
    var node = evaluation.node(frame, inputs: names)
    let answers = names.map { evaluation.answer($0) }
    let sure = answers.count { $0 == true }
    let possible = sure + answers.count { $0 == nil }
    node.gaps = zip(names, answers).filter { $1 == nil }.map { evaluation.gap($0.0) }
    let reachable = (sure...possible).map(points)
    let low = reachable.min() ?? 0
    let high = reachable.max() ?? 0
    let reason = evaluation.say(words(names, answers, sure, possible, low, high, evaluation))
    node.statement = reason
    node.give(from: low, to: high, in: evaluation, because: reason)
    return node
  }

  private func words(
    _ names: [String], _ answers: [Bool?], _ sure: Int, _ possible: Int, _ low: Rational,
    _ high: Rational, _ evaluation: Evaluation
  ) -> Bilingual {
    let missing = zip(names, answers).filter { $1 == false }.map { evaluation.label($0.0) }
    let count = sure == possible ? "\(sure)" : "\(sure)–\(possible)"
    let points = Wording.range(Score(low: low, high: high, isClosed: low == high))
    return Bilingual(
      zh: "\(names.count) 项中做到 \(count) 项"
        + (missing.isEmpty ? "" : "（缺 \(missing.map(\.zh).joined(separator: "、"))）")
        + "，得 \(points) 分",
      en: "\(count) of \(names.count) are there"
        + (missing.isEmpty ? "" : " (missing: \(missing.map(\.en).joined(separator: ", ")))")
        + ": \(points) points")
  }
}
