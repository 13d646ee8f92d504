import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme.Item {
  /// The most worlds that are tried to find the exact ends.
  private static let mostWorlds = 512

  /// Makes the ends of an open item exact where several of its rules read the same missing input.
  ///
  /// Rules that are asked one by one each fear and hope for themselves. One value of the shared input
  /// decides for all of them, so every value at which something changes is tried: a yes/no input has two,
  /// a number those at, beside and between its lines. What is lost whichever way it turns out becomes a
  /// loss of the item; what cannot come together is absorbed.
  func narrow(_ node: inout Explanation, _ evaluation: Evaluation) {
    let shared = sharedInputs(evaluation)
    guard !shared.isEmpty else { return }
    var worlds: [[String: Measure.Value]] = [[:]]
    for name in shared {
      let values = candidates(name, evaluation.kind(name))
      guard values.count > 1, worlds.count * values.count <= Self.mostWorlds else { return }
      worlds = worlds.flatMap { world in
        values.map { value in world.merging([name: value]) { first, _ in first } }
      }
    }
    let scores = worlds.map { settled(in: evaluation.assuming($0)).value }
    guard let low = scores.map(\.low).min(), let high = scores.map(\.high).max(),
      low > node.value.low || high < node.value.high, low <= high
    else { return }
    let sure = node.value.high - high
    if sure > 0 {
      let labels = shared.map { evaluation.label($0) }
      let reason = evaluation.say(
        Bilingual(
          zh: "无论“\(labels.map(\.zh).joined(separator: "、"))”结果如何，至少还要扣 "
            + "\(Wording.points(sure)) 分",
          en: "whichever way \(labels.map(\.en).joined(separator: ", ")) turns out, "
            + "\(Wording.amount(sure)) more \(sure == 1 ? "is" : "are") lost"))
      node.lost.append(Loss(points: Span(sure), reason: reason, clause: clause))
    }
    node.absorbed =
      node.absorbed + Span(atWorst: low - node.value.low + sure, atBest: 0)
    node.value = Score(low: low, high: high, isClosed: false)
  }

  /// The inputs without a value that more than one rule reads, or one rule more than once.
  private func sharedInputs(_ evaluation: Evaluation) -> [String] {
    let open = rule.sharedInputNames.filter { name in
      switch evaluation.measure(name).value {
      case .missing, .pending, .conflict, .undefined: true
      case .rate, .ratio, .number, .yesNo, .date, .notHeld, .notApplicable, .between: false
      }
    }
    guard !open.isEmpty else { return [] }
    return open.filter { !rule.comparedInputs.contains($0) }
  }

  /// Values of an input that stand for all that it can be.
  private func candidates(_ name: String, _ kind: FactDeclaration.Kind) -> [Measure.Value] {
    switch kind {
    case .yesNo: return [.yesNo(true), .yesNo(false)]
    case .date: return []
    case .count, .amount, .rate, .ratio: break
    }
    var ends = Set(rule.lines.filter { $0.input == name }.map(\.value))
    ends.insert(0)
    if kind.isShare { ends.insert(1) }
    let lines = ends.sorted()
    var numbers = Set(lines)
    for (low, high) in zip(lines, lines.dropFirst()) {
      if let middle = try? (low + high).divided(by: 2) { numbers.insert(middle) }
    }
    if !kind.isShare, let last = lines.last {
      numbers.formUnion([last + 1, last + 1_000_000])
    }
    let wanted = numbers.filter { kind != .count || $0.isInteger }.sorted()
    return wanted.map {
      kind.isShare ? .ratio(part: $0.numerator, whole: $0.denominator) : .number($0)
    }
  }
}
