import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Points by place among all units (排名计分制): `rankPoints: { of: 'followers', map: 'AMB-06', ties: 'competition' }`.
///
/// The greatest value takes the first place. With n units and place r the reading `linear` gives
/// (n − r + 1)/n of the points, `zeroLast` (n − r)/(n − 1), and all of them where n = 1. Several inputs
/// give the mean of the points of their places. Places need all units, so one unit scored alone stays open; an
/// example states them: `given: { followers: '3 of 9' }`.
///
/// Worked example: place 3 of 9 for 5 points: linear 7/9 · 5 = 35/9, zeroLast 6/8 · 5 = 3.75.
struct RankPoints: RulePrimitive {
  /// What a place gives.
  enum Map: String, CaseIterable, Sendable {
    /// (n − r + 1)/n.
    case linear
    /// (n − r)/(n − 1).
    case zeroLast

    /// The share of the points for a place among some units.
    func share(_ place: Rational, of count: Int) -> Rational {
      let share: Rational? =
        switch self {
        case .linear: try? (Rational(count + 1) - place).divided(by: Rational(count))
        case .zeroLast: try? (Rational(count) - place).divided(by: Rational(count - 1))
        }
      return share.map { max(0, $0) } ?? 1
    }
  }

  static let word = "rankPoints"

  let inputs: [Located<String>]
  let map: Located<String>?
  let ties: Located<String>?

  static var shape: Shape<RankPoints> {
    .object { reader in
      let inputs = reader.required("of", Shape<[Located<String>]>.oneOrMore)
      let map = reader.optional("map", Shape<String>.line.located)
      let ties = reader.optional("ties", Shape<String>.line.located)
      return inputs.map { RankPoints(inputs: $0, map: map, ties: ties) }
    }
  }

  var references: [InputReference] {
    inputs.map { InputReference(name: $0, kinds: [.rate, .ratio, .count, .amount]) }
  }

  var readingNeeds: [ReadingNeed] {
    [
      map.map { ReadingNeed(name: $0, alternatives: Map.allCases.map(\.rawValue)) },
      ties.map { ReadingNeed(name: $0, alternatives: Ties.allCases.map(\.rawValue)) },
    ].compactMap { $0 }
  }

  var gives: Bool { true }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    points == nil ? [.boundlessMark(item)] : []
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = inputs.map(\.value)
    var node = evaluation.node(frame, inputs: names)
    let use = evaluation.readings.use(map?.value ?? Map.linear.rawValue)
    if map != nil { node.reading = use }
    let map = Map(rawValue: use.alternative) ?? .linear
    let ties =
      ties.flatMap { Ties(rawValue: evaluation.readings.use($0.value).alternative) } ?? .competition
    let most = evaluation.available
    var low = Rational(0)
    var high = Rational(0)
    var told: [Bilingual] = []
    for name in names {
      guard let place = evaluation.places[name] else {
        node.gaps.append(evaluation.gap(name))
        high = high + most
        told.append(
          evaluation.say(Wording.unknown(evaluation.label(name), losesUpTo: most)))
        continue
      }
      let best = place.best.place(ties)
      let worst = place.worst.place(ties)
      high = high + most * map.share(best, of: place.count)
      low = low + most * map.share(worst, of: place.count)
      if best != worst {
        let isMissing = !evaluation.isTelling || evaluation.number(name) == nil
        node.gaps.append(
          isMissing ? evaluation.gap(name) : Self.gap(name, evaluation.label(name)))
      }
      if evaluation.isTelling {
        told.append(words(evaluation.label(name), best, worst, of: place.count))
      }
    }
    let count = Rational(names.count)
    let least = (try? low.divided(by: count)) ?? 0
    let greatest = (try? high.divided(by: count)) ?? most
    let reason = evaluation.say(joined(told, least, greatest))
    node.statement = reason
    node.give(from: least, to: greatest, in: evaluation, because: reason)
    return node
  }

  private func words(
    _ label: Bilingual, _ best: Rational, _ worst: Rational, of count: Int
  ) -> Bilingual {
    let range = Wording.range(Score(low: best, high: worst, isClosed: best == worst))
    return Bilingual(
      zh: "\(label.zh)在 \(count) 家中列第 \(range)", en: "\(label.en): place \(range) of \(count)")
  }

  private func joined(
    _ told: [Bilingual], _ least: Rational, _ greatest: Rational
  ) -> Bilingual {
    let range = Wording.range(Score(low: least, high: greatest, isClosed: least == greatest))
    return Bilingual(
      zh: told.map(\.zh).joined(separator: "；") + "，得 \(range) 分",
      en: told.map(\.en).joined(separator: "; ") + ": \(range) points")
  }
}

extension RankPoints {
  /// What is missing where only the other units' values are.
  fileprivate static func gap(_ name: String, _ label: Bilingual) -> Gap {
    Gap(
      input: name, value: .pending,
      reason: Bilingual(
        zh: "\(label.zh)：其他单位的数尚缺，名次不能确定",
        en: "\(label.en): values of other units are missing, the place is not certain"),
      remedy: Bilingual(zh: "补齐其他单位的数", en: "complete the other units' values"))
  }
}

extension Shape<[Located<String>]> {
  /// One name, or a list of names.
  static var oneOrMore: Shape {
    Shape { value, findings in
      if case .array = value.content {
        return Shape<[Located<String>]>.array(
          of: Shape<String>.line.located, atLeast: 1, atMost: 100
        ).read(value, &findings)
      }
      return Shape<String>.line.located.read(value, &findings).map { [$0] }
    }
  }
}
