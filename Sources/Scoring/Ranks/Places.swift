import Diagnostics
import ExactArithmetic
import Tallies

/// Orders one node of every unit and weights its points by place.
struct Places {
  /// What places do.
  let rule: RankRule
  /// Where the document says so.
  let clause: Clause
  /// The readings behind the rule.
  let readings: [ReadingUse]

  /// Weights a node of every unit; nodes with nothing to give take no place.
  func apply<Tree>(
    to trees: inout [Tree], at node: (Tree) -> Explanation,
    putting replace: (inout Tree, Explanation) -> Void
  ) {
    let indices = trees.indices.filter { node(trees[$0]).maximum > 0 }
    let nodes = indices.map { node(trees[$0]) }
    let shares = nodes.map { node in
      Score(
        low: (try? node.value.low.divided(by: node.maximum)) ?? 0,
        high: (try? node.value.high.divided(by: node.maximum)) ?? 0,
        isClosed: node.value.isClosed)
    }
    let standings = Standings(shares)
    let results = rule.weighted(shares)
    let isProvisional = nodes.map {
      $0.nodes.contains { $0.flags.contains(where: \.isProvisional) }
    }
    let provisional = isProvisional.count { $0 }
    for (position, index) in indices.enumerated() {
      var placed = nodes[position]
      let use = PlaceUse(
        raw: placed.value, best: standings.best[position].place(rule.ties),
        worst: standings.worst[position].place(rule.ties), count: nodes.count, readings: readings)
      place(&placed, use, becoming: results[position] * placed.maximum)
      if provisional > (isProvisional[position] ? 1 : 0) {
        placed.flags.append(
          Flag(
            kind: .provisional,
            note: Bilingual(
              zh: "其他单位有批次尚未封存，名次可能变化",
              en: "batches of other units are not sealed yet, the place may change")))
      }
      replace(&trees[index], placed)
    }
  }

  private func place(_ node: inout Explanation, _ use: PlaceUse, becoming result: Score) {
    let raw = use.raw
    node.place = use
    let reason = words(use, result)
    node.statement =
      node.statement.map {
        Bilingual(zh: "\($0.zh)；\(reason.zh)", en: "\($0.en); \(reason.en)")
      } ?? reason
    let lost: Span
    // What floors absorbed before the place counted stays absorbed.
    node.setAside = node.absorbed
    node.promisedBeyond = 0
    if rule.reading.replacesPoints {
      // What the items lost only ordered the units; the place alone takes points.
      node.setAside =
        node.setAside
        + Span(atWorst: node.maximum - raw.low, atBest: node.maximum - raw.high)
      lost = Span(atWorst: node.maximum - result.low, atBest: node.maximum - result.high)
    } else {
      lost = Span(atWorst: raw.low - result.low, atBest: raw.high - result.high)
    }
    if !lost.isZero { node.lost.append(Loss(points: lost, reason: reason, clause: clause)) }
    if raw.isClosed, result.low != result.high {
      node.gaps.append(
        Gap(
          input: node.id, value: .pending, reason: reason,
          remedy: Bilingual(
            zh: "补齐其他单位的评分，名次才能确定",
            en: "complete the other units' scores; only then is the place certain")))
    }
    node.settle(floor: nil)
  }

  private func words(_ use: PlaceUse, _ result: Score) -> Bilingual {
    let best = Wording.points(use.best)
    let worst = Wording.points(use.worst)
    let place = best == worst ? best : "\(best)–\(worst)"
    let raw = Wording.range(use.raw)
    let after = Wording.range(result)
    return Bilingual(
      zh: "得 \(raw) 分，在 \(use.count) 家中列第 \(place)，按 "
        + "\(Wording.percent(rule.step, beside: nil)) 的权重差额计 \(after) 分",
      en: "\(raw) points, place \(place) of \(use.count); with a difference of weight of "
        + "\(Wording.percent(rule.step, beside: nil)) this counts \(after)")
  }
}

extension Flag {
  /// Whether it says that a value may still change.
  fileprivate var isProvisional: Bool { kind == .provisional }
}
