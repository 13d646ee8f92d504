import Definitions
import Diagnostics
import ExactArithmetic
import Sheets

/// Rates by channel, prize or severity with one limit (媒体分级、奖项分级、事故分级).
///
/// `ladder: { winEach: { national: '2', provincial: '1' }, atMost: '3', reading: 'AMB-28' }`: every input is a
/// count, its rate what one of them gives; `loseEach` takes instead. Two dimensions, such as issuer and
/// prize, are an input for each pair. The reading `each` counts every one of them, `highest` only the
/// highest rate that occurs, once. A rate above the points that there are is an error.
///
/// Worked example: 1 national at 2 and 3 provincial at 1, at most 3: min(2 + 3, 3) = 3; highest 2.
struct Ladder: RulePrimitive {
  /// What counts where several are there.
  enum Counting: String, CaseIterable, Sendable {
    /// Every one.
    case each
    /// The highest rate, once.
    case highest
  }

  static let word = "ladder"

  let rungs: [TableEntry<Rational>]
  let gives: Bool
  let atMost: Rational?
  let reading: Located<String>?
  private let names: [String]
  private let rates: [Rational]

  init(
    rungs: [TableEntry<Rational>], gives: Bool, atMost: Rational?, reading: Located<String>?
  ) {
    self.rungs = rungs
    self.gives = gives
    self.atMost = atMost
    self.reading = reading
    names = rungs.map(\.name)
    rates = rungs.map(\.value)
  }

  static var shape: Shape<Ladder> {
    .object { reader in
      let rates = Shape<[TableEntry<Rational>]>.table(of: .rational(from: 0))
      let win = reader.optional("winEach", rates)
      let lose = reader.optional("loseEach", rates)
      let atMost = reader.optional("atMost", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let words = ["winEach", "loseEach"].filter { reader.has($0) }
      if words.count != 1 {
        reader.report(SchemeFault.oneOf(["winEach", "loseEach"], found: words))
        return nil
      }
      return (win ?? lose).map {
        Ladder(rungs: $0, gives: win != nil, atMost: atMost, reading: reading)
      }
    }
  }

  var references: [InputReference] {
    rungs.map {
      InputReference(name: Located($0.name, at: $0.location), kinds: [.count])
    }
  }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue))]
    } ?? []
  }

  var lines: [Line] { rungs.map { Line(input: $0.name, value: 1, location: $0.location) } }

  var greatestLoss: Rational? { gives ? nil : atMost }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    guard gives, let points, let highest = rungs.map(\.value).max() else { return [] }
    if highest > points { return [.awardDiffers(item, award: highest, points: points)] }
    guard let atMost, atMost > points else { return [] }
    return [.idleCap(item, cap: atMost, sum: points)]
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    var node = evaluation.node(frame, inputs: names)
    let use = evaluation.readings.use(reading?.value ?? Counting.each.rawValue)
    if reading != nil { node.reading = use }
    let counts = names.map { evaluation.number($0) }
    let isHighest = Counting(rawValue: use.alternative) == .highest
    var sum = Rational(0)
    // The highest rate of which nobody knows whether it occurs.
    var highest = Rational(0)
    for place in counts.indices {
      let rate = rates[place]
      guard let count = counts[place] else {
        node.gaps.append(evaluation.gap(names[place]))
        highest = max(highest, rate)
        continue
      }
      sum = isHighest ? (count > 0 ? max(sum, rate) : sum) : sum + rate * count
    }
    let tail = isHighest ? max(sum, highest) : nil
    let scale = Scale(
      sum: sum, isOpen: !node.gaps.isEmpty, greatest: tail, atMost: atMost, gives: gives)
    scale.settle(
      &node, evaluation.say(words(counts, evaluation)), evaluation, because: frame.because)
    return node
  }

  private func words(_ counts: [Rational?], _ evaluation: Evaluation) -> Bilingual {
    let terms = zip(rungs, counts).filter { $1 != 0 }.map { rung, count in
      let label = evaluation.label(rung.name)
      let number = count.map { Wording.points($0) } ?? "?"
      return Bilingual(
        zh: "\(label.zh) \(number) × \(Wording.points(rung.value))",
        en: "\(label.en) \(number) × \(Wording.points(rung.value))")
    }
    guard !terms.isEmpty else { return Bilingual(zh: "没有", en: "none") }
    return Bilingual(
      zh: terms.map(\.zh).joined(separator: "，"), en: terms.map(\.en).joined(separator: ", "))
  }
}
