import Diagnostics
import ExactArithmetic

/// What counted things come to, given or taken, perhaps limited, perhaps still open.
struct Scale {
  /// What is known to count.
  let sum: Rational
  /// Whether some counts are missing, so that more can come.
  let isOpen: Bool
  /// The most that can come; nil where nothing but limits around it says.
  var greatest: Rational?
  /// The limit of its own.
  let atMost: Rational?
  /// Whether it gives.
  let gives: Bool

  /// Gives or takes it at a node, which has its gaps already.
  func settle(
    _ node: inout Explanation, _ words: Bilingual, _ evaluation: Evaluation,
    because: Bilingual?
  ) {
    let low = min(sum, atMost ?? sum)
    guard gives else {
      let limit = [greatest, atMost].compactMap { $0 }.min()
      let worst = isOpen ? max(low, evaluation.exposure(limit: limit)) : low
      let span = Span(atWorst: worst, atBest: low)
      if isOpen, evaluation.isBoundless(limit: limit) { node.flags.append(.boundlessLoss) }
      let reason = evaluation.say(
        Wording.joined(because, told(words, span.atBest, span.atWorst, verb: ("扣", "−"))))
      node.statement = reason
      node.take(span, in: evaluation, because: reason)
      return
    }
    var high = low
    if isOpen {
      let limit = evaluation.isOpenEnded ? evaluation.ceiling : evaluation.available
      if let most = [greatest, atMost, limit].compactMap({ $0 }).min() {
        high = max(low, most)
      } else {
        node.flags.append(
          Flag(
            kind: .unbounded,
            note: Bilingual(
              zh: "没有上限，缺少的部分还可能加分", en: "no limit is stated: what is missing may add more")))
      }
    }
    let reason = evaluation.say(Wording.joined(because, told(words, low, high, verb: ("得", ""))))
    node.statement = reason
    node.give(from: low, to: high, in: evaluation, because: reason)
  }

  private func told(
    _ words: Bilingual, _ low: Rational, _ high: Rational, verb: (zh: String, en: String)
  ) -> Bilingual {
    let range = Wording.range(Score(low: low, high: high, isClosed: low == high))
    let limit = atMost.flatMap { sum > $0 ? Wording.points($0) : nil }
    return Bilingual(
      zh: "\(words.zh)，\(limit.map { "以 \($0) 分为限，" } ?? "")\(verb.zh) \(range) 分",
      en: "\(words.en)\(limit.map { ", at most \($0)" } ?? ""): \(verb.en)\(range) "
        + (range == "1" ? "point" : "points"))
  }
}
