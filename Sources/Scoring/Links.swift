import Definitions
import Diagnostics
import ExactArithmetic

/// Penalties that stand in several items for one matter (AMB-25): `links: [ { of: ['1.3/1', '3.4/3'], … } ]`.
struct Link: Sendable {
  /// Which of them count.
  enum Counting: String, CaseIterable, Sendable {
    /// All of them.
    case all
    /// The greatest, once.
    case once
  }

  /// What the matter is.
  let title: Bilingual
  /// The nodes of the penalties, by id: an item and the numbers of parts.
  let nodes: [Located<String>]
  /// The id of a reading or one of ``Counting``.
  let reading: Located<String>?

  /// The reading that it asks for.
  var need: ReadingNeed? {
    reading.map { ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue)) }
  }
}

extension Shape<Link> {
  /// `{ title: { … }, of: ['1.3/1', '3.4/3'], reading: 'AMB-25' }`.
  static var link: Shape {
    object { reader in
      let title = reader.required("title", .text)
      let nodes = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 2, atMost: 100))
      let reading = reader.optional("reading", Shape<String>.line.located)
      guard let title, let nodes else { return nil }
      return Link(title: title, nodes: nodes, reading: reading)
    }
  }
}

/// The links of a scheme with the rules behind them.
struct Links: Sendable {
  /// A linked penalty.
  private struct Member: Sendable {
    let node: String
    let rule: Rule
    let points: Rational
  }

  private var groups: [(link: Link, members: [Member])] = []
  private var positions: [String: Int] = [:]

  /// No links.
  init() {}

  /// The links of a scheme; those to rules that are not there are left out.
  init(_ links: [Link], in items: [Scheme.Item]) {
    for link in links {
      let members = link.nodes.compactMap { node -> Member? in
        guard let (item, rule) = Links.rule(node.value, in: items) else { return nil }
        return Member(node: node.value, rule: rule, points: item.points)
      }
      for member in members { positions[member.node] = groups.count }
      groups.append((link, members))
    }
  }

  /// The rule of a node and its item: `3.4/2` is the second part of item 3.4.
  static func rule(_ node: String, in items: [Scheme.Item]) -> (Scheme.Item, Rule)? {
    let words = node.split(separator: "/")
    guard let item = items.first(where: { $0.id == words.first.map { String($0) } }) else {
      return nil
    }
    var rule = item.rule
    for word in words.dropFirst() {
      if let choice = rule.primitive as? Choice,
        let first = choice.parts.first(where: {
          !$0.primitive.parts.isEmpty
        })
      {
        rule = first
      }
      guard let number = Int(word), rule.primitive.parts.indices.contains(number - 1) else {
        return nil
      }
      rule = rule.primitive.parts[number - 1]
    }
    return (item, rule)
  }

  /// Says at a penalty which others take points for the same matter, and absorbs it where only one counts.
  func apply(to node: inout Explanation, in evaluation: Evaluation) {
    guard !positions.isEmpty, let position = positions[node.id],
      !node.flags.contains(where: { $0.kind == .linked }), node.maximum.isZero
    else { return }
    let loss = Span(atWorst: -node.value.low, atBest: -node.value.high)
    guard !loss.isZero else { return }
    let (link, members) = groups[position]
    let others = members.filter { $0.node != node.id }
    let use = link.reading.map { evaluation.readings.use($0.value) }
    let isOnce = use.flatMap { Link.Counting(rawValue: $0.alternative) } == .once
    if isOnce, node.setAside.isZero { suppress(loss, in: &node, members, evaluation) }
    if node.reading == nil, let use { node.reading = use }
    // While the matter itself is open, there is nothing yet that others take points for too.
    guard loss.atBest > 0 else { return }
    let names = others.map(\.node).joined(separator: "、")
    node.flags.append(
      Flag(
        kind: .linked,
        note: evaluation.say(
          Bilingual(
            zh: "同一事实“\(link.title.zh)”还在 \(names) 处扣分\(isOnce ? "，只计一次" : "，各处分别扣")",
            en: "the same matter, \(link.title.en), is also deducted at \(names)"
              + (isOnce ? "; it counts once" : "; each counts")))))
  }

  /// Absorbs what of a loss does not count because another one for the same matter is greater, or as great and first.
  ///
  /// Losses that hang on the same open inputs turn out badly together. Where another one is open by itself,
  /// it surely takes this one's place only where it does so at its least, and perhaps where at its most.
  private func suppress(
    _ loss: Span, in node: inout Explanation, _ members: [Member], _ evaluation: Evaluation
  ) {
    let open = Set(node.nodes.flatMap(\.gaps).map(\.input))
    var isBefore = true
    var worst = Rational(0)
    var best = Rational(0)
    var rivals: [String] = []
    for member in members {
      guard member.node != node.id else {
        isBefore = false
        continue
      }
      var inner = evaluation.limited(to: member.points).assuming(evaluation.assumed)
      inner.links = Links()
      let other = member.rule.explain(in: inner, id: member.node)
      let theirs = Span(atWorst: -other.value.low, atBest: -other.value.high)
      let theirOpen = other.nodes.flatMap(\.gaps).map(\.input)
      func excludes(_ theirs: Rational, _ own: Rational) -> Bool {
        theirs > own || (isBefore && theirs == own)
      }
      let isTogether = Set(theirOpen) == open
      if excludes(isTogether ? theirs.atWorst : theirs.atBest, loss.atWorst) {
        worst = loss.atWorst
      }
      if excludes(isTogether ? theirs.atBest : theirs.atWorst, loss.atBest) {
        best = loss.atBest
        rivals += theirOpen
      }
    }
    // Whether this one counts is open as long as the other one is.
    if best > 0, worst < loss.atWorst {
      for name in rivals where !node.gaps.contains(where: { $0.input == name }) {
        node.gaps.append(evaluation.gap(name))
      }
    }
    node.setAside = Span(atWorst: worst, atBest: best)
    node.settle(floor: nil)
  }
}
