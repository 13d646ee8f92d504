import ExactArithmetic
import Scoring
import Tallies

/// A unit's score as a report may tell it.
///
/// Where hidden parts do not protect each other, the figures that they add up to are told as if the
/// hidden parts were unknown: as the interval from the least to the greatest that is possible. The
/// rank is the true one; it only says which of two totals is greater. What rests on papers of which nothing is
/// told yet, or any more, is told as unknown too.
struct ToldScore: Sendable {
  /// Nodes of which neither points nor reasons are told.
  private var hidden: Set<String> = []
  /// Nodes of which the points are told but no sentence, because it would quote hidden figures.
  private var wordless: Set<String> = []
  /// Nodes whose points are told less exactly than they are known.
  private var widened: [String: Score] = [:]

  /// What a node gives away.
  private struct Part {
    /// The points as they may be told.
    var told: Score
    /// The anonymous papers that it rests on; nil where it rests on none.
    var papers: Int?
    /// The threshold of these papers.
    var threshold = 0
    /// Whether its points must not be told.
    var isSmall = false
    /// Whether its points are told as an interval, and no sentence.
    var isVague = false
  }

  /// Decides for one unit.
  init(of score: UnitScore, under disclosure: Disclosure) {
    let root = visit(score.explanation, score.unit, disclosure)
    if root.isSmall { widen(score.explanation, to: 0...score.explanation.maximum) }
  }

  /// Whether a node's points may be told.
  func showsPoints(of node: Explanation) -> Bool { !hidden.contains(node.id) }

  /// Whether a node's sentence may be told.
  func showsStatement(of node: Explanation) -> Bool {
    !hidden.contains(node.id) && !wordless.contains(node.id)
  }

  /// Whether a node's points are told less exactly than they are known.
  func isWidened(_ node: Explanation) -> Bool { widened[node.id] != nil }

  /// A node's points as they may be told; only to be asked where points may be told at all.
  func points(of node: Explanation) -> Score { widened[node.id] ?? node.value }

  // MARK: Decision

  private mutating func visit(
    _ node: Explanation, _ unit: String, _ disclosure: Disclosure
  ) -> Part {
    var own = part(for: node, unit, disclosure)
    if own.isSmall || own.isVague { wordless.insert(node.id) }
    if own.told != node.value { widened[node.id] = own.told }
    let children = node.children.filter { $0.kind != .rule }
    guard !children.isEmpty else { return own }
    let parts = children.map { visit($0, unit, disclosure) }
    let small = SmallCells(
      zip(children, parts).map { child, part in
        Self.cell(of: child, part)
      })
    guard !small.hidden.isEmpty else {
      spread(children, parts, to: &own, of: node)
      return own
    }
    hidden.formUnion(small.hidden)
    for child in children where child.kind == .section && small.hidden.contains(child.id) {
      hideBelow(child)
    }
    wordless.insert(node.id)
    let isProtected = small.isProtected && !Self.areAtAnEnd(children, small.hidden)
    if isProtected {
      spread(children, parts, to: &own, of: node)
    } else if node.kind == .section {
      // Sections have siblings that can protect them.
      own.isSmall = true
      own.papers = zip(children, parts).filter { small.hidden.contains($0.0.id) }
        .reduce(0) { $0 + ($1.1.papers ?? 0) }
      own.threshold = parts.map(\.threshold).max() ?? 0
    } else {
      let open = zip(children, parts).map { child, part -> Part in
        guard small.hidden.contains(child.id) else { return part }
        var part = part
        part.told = Score(low: 0, high: child.maximum, isClosed: part.told.isClosed)
        return part
      }
      for (child, part) in zip(children, open) where small.hidden.contains(child.id) {
        widened[child.id] = part.told
      }
      spread(children, open, to: &own, of: node)
    }
    return own
  }

  /// Whether hidden parts have all of their points together, or none, so that their sum tells each of them.
  private static func areAtAnEnd(_ children: [Explanation], _ hidden: Set<String>) -> Bool {
    let parts = children.filter { hidden.contains($0.id) && $0.weight > 0 }
    guard !parts.isEmpty else { return false }
    return parts.allSatisfy { $0.value.low >= $0.maximum }
      || parts.allSatisfy { $0.value.high <= 0 }
  }

  /// Hides all items of a section that is hidden, for they add up to it.
  private mutating func hideBelow(_ node: Explanation) {
    for child in node.children where child.kind != .rule {
      hidden.insert(child.id)
      hideBelow(child)
    }
  }

  /// Carries what children are told as into the node above them.
  private mutating func spread(
    _ children: [Explanation], _ parts: [Part], to own: inout Part, of node: Explanation
  ) {
    var low = node.value.low
    var high = node.value.high
    for (child, part) in zip(children, parts) {
      low = low + child.weight * (part.told.low - child.value.low)
      high = high + child.weight * (part.told.high - child.value.high)
    }
    guard low != node.value.low || high != node.value.high else { return }
    own.told = Score(
      low: max(low, min(0, node.value.low)), high: min(high, node.maximum),
      isClosed: node.value.isClosed)
    widened[node.id] = own.told
  }

  private mutating func widen(_ node: Explanation, to range: ClosedRange<Rational>) {
    widened[node.id] = Score(
      low: range.lowerBound, high: range.upperBound, isClosed: node.value.isClosed)
  }

  /// What a node by itself gives away, without what is below it.
  private func part(
    for node: Explanation, _ unit: String, _ disclosure: Disclosure
  ) -> Part {
    var part = Part(told: node.value)
    if node.kind == .component, let input = node.inputs.first,
      case .survey(let roles)? = disclosure.scheme.inputs.first(where: { $0.name == input.name })?
        .origin
    {
      if roles.contains(where: { disclosure.silence(of: $0.questionnaire, unit: unit) != nil }) {
        return Self.unknown(node)
      }
      let cells = roles.map { HiddenCells.Cell(unit: unit, role: $0) }
      let papers = cells.reduce(0) { $0 + (disclosure.hidden.papers[$1] ?? 0) }
      part.papers = papers
      part.threshold =
        roles.compactMap { disclosure.hidden.thresholds[$0.questionnaire] }.max() ?? 0
      part.isSmall =
        cells.count == 1
        ? disclosure.hidden.cells.contains(cells[0])
        : papers > 0 && papers < part.threshold || Self.isAlone(cells, disclosure)
      if !part.isSmall, let range = disclosure.range(of: cells), node.value.low == node.value.high {
        part.isVague = true
        part.told = Score(low: range.lowerBound, high: range.upperBound, isClosed: true)
      }
      return part
    }
    for use in node.allInputs {
      guard case .survey(let survey)? = use.measure.provenance,
        let threshold = disclosure.hidden.thresholds[survey.questionnaire]
      else { continue }
      if disclosure.silence(of: survey.questionnaire, unit: unit) != nil {
        return Self.unknown(node)
      }
      if disclosure.isVague(survey, unit: unit) { part.isVague = true }
      part.papers = min(part.papers ?? .max, survey.papers)
      part.threshold = max(part.threshold, threshold)
      if disclosure.hidesRate(survey, unit: unit) { part.isSmall = true }
    }
    return part
  }

  /// A node that is told as if nobody had answered.
  private static func unknown(_ node: Explanation) -> Part {
    Part(
      told: Score(
        low: min(0, node.value.low), high: max(node.maximum, node.value.high),
        isClosed: node.value.isClosed), isVague: true)
  }

  /// Whether all papers that several roles have together are of one role that stays hidden.
  private static func isAlone(_ cells: [HiddenCells.Cell], _ disclosure: Disclosure) -> Bool {
    let answered = cells.filter { (disclosure.hidden.papers[$0] ?? 0) > 0 }
    return answered.count == 1 && answered.allSatisfy(disclosure.hidden.cells.contains)
  }

  /// A child among its siblings.
  ///
  /// What rests on no anonymous paper can protect an item or a section, the greatest first, but a
  /// leader's or a department's score is nothing to hide.
  private static func cell(of child: Explanation, _ part: Part) -> SmallCells.Cell {
    if part.isSmall {
      // A role that hides to protect another is small in the eyes of its siblings.
      let papers = max(1, part.papers ?? 1)
      return .init(id: child.id, papers: papers, threshold: max(part.threshold, papers + 1))
    }
    if let papers = part.papers {
      return .init(id: child.id, papers: papers, threshold: part.threshold)
    }
    guard child.kind == .item || child.kind == .section else {
      return .init(id: child.id, papers: 0, threshold: 0)
    }
    let points = (child.maximum * 100).floor.exactInt ?? 0
    return .init(id: child.id, papers: max(1, 1_000_000 - points), threshold: 0)
  }
}

extension Explanation {
  /// The inputs of a node and of the parts of its rule.
  var allInputs: [InputUse] {
    inputs + children.filter { $0.kind == .rule }.flatMap(\.allInputs)
  }
}
