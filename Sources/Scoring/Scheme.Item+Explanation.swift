import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

extension Scheme.Item {
  /// What the item gives and why.
  ///
  /// One input that does not apply takes the item's points out of the maximum. An input that was not
  /// held gives the points that the rule states for that. Otherwise the rule decides, and the item
  /// never goes below 0, unless the scheme says otherwise.
  ///
  /// What the office decided about it (改判) is given in the place of that.
  func explain(in base: Evaluation) -> Explanation {
    var node = ruled(in: base)
    base.flagSpreads(of: rule.inputNames, at: &node)
    guard let statements = base.overrides[id] else { return node }
    node.override(by: statements, of: self, in: base)
    return node
  }

  /// What its rule gives.
  private func ruled(in base: Evaluation) -> Explanation {
    // The item's node is its rule's and more, so it goes by a name of its own.
    guard let shared = base.shared,
      let key = shared.key(of: rule, node: "item \(id)", in: base)
    else { return explained(in: base) }
    if let node = shared.node(key, in: base) { return node }
    let node = explained(in: base)
    shared.keep(node, key)
    return node
  }

  private func explained(in base: Evaluation) -> Explanation {
    let evaluation = self.evaluation(in: base)
    if let name = rule.inapplicableInput(in: evaluation) {
      return explainNotApplicable(name, evaluation)
    }
    if evaluation.known == nil, let notHeld = rule.notHeld,
      let name = rule.inputNames.first(where: { evaluation.measure($0).value == .notHeld })
    {
      return explainNotHeld(notHeld, name, evaluation)
    }
    var node = settled(in: evaluation)
    if !node.value.isClosed, evaluation.known == nil { narrow(&node, evaluation) }
    return node
  }

  /// The evaluation of the item's own rule.
  func evaluation(in base: Evaluation) -> Evaluation {
    var evaluation = base
    evaluation.clause = clause
    evaluation.available = points
    evaluation.isOpenEnded = !isLimited
    evaluation.ceiling = nil
    if let floor {
      let use = base.readings.use(floor.value)
      evaluation.floor = Floor(rawValue: use.alternative) == .negative ? nil : 0
    }
    return evaluation
  }

  /// The rule's node as the item's.
  func settled(in evaluation: Evaluation) -> Explanation {
    var node = rule.explain(in: evaluation, id: id)
    node.kind = .item
    node.title = title
    node.scoredBy = scoredBy
    if isLimited { node.maximum = node.maximum + points }
    node.settle(floor: evaluation.floor)
    if node.maximum.isZero, isLimited, !node.children.isEmpty, points > 0 {
      let note = notApplicableNote(title)
      node.flags.append(Flag(kind: .notApplicable, note: note))
    }
    return node
  }

  private func explainNotApplicable(_ name: String, _ evaluation: Evaluation) -> Explanation {
    var node = blank(reading: name, evaluation)
    node.maximum = 0
    let note = evaluation.say(notApplicableNote(evaluation.label(name)))
    node.statement = note
    node.flags = [Flag(kind: .notApplicable, note: note)]
    node.settle(floor: nil)
    return node
  }

  private func notApplicableNote(_ label: Bilingual) -> Bilingual {
    Bilingual(
      zh: "\(label.zh)：不适用，本项 \(Wording.points(points)) 分不计入满分",
      en: "\(label.en): not applicable, \(Wording.amount(points)) left the maximum")
  }

  private func explainNotHeld(
    _ notHeld: Rule.NotHeld, _ name: String, _ evaluation: Evaluation
  ) -> Explanation {
    var node = blank(reading: name, evaluation)
    let label = evaluation.label(name)
    let given: Rational?
    switch notHeld {
    case .points(let points): given = points
    case .loses(let loss): given = max(0, points - loss)
    case .reading(let reading, let cases):
      let use = evaluation.readings.use(reading.value)
      node.reading = use
      given = cases[use.alternative] ?? nil
    }
    let note: Bilingual
    if let given {
      note = Bilingual(
        zh: "\(label.zh)：未开展，本项得 \(Wording.points(given)) 分",
        en: "\(label.en): not held, the item gives \(Wording.amount(given))")
      if given < points {
        node.lost = [Loss(points: Span(points - given), reason: note, clause: clause)]
      }
    } else {
      note = Wording.unknown(label, losesUpTo: points)
      node.lost = [Loss(points: Span(atWorst: points, atBest: 0), reason: note, clause: clause)]
      node.gaps = [evaluation.gap(name)]
    }
    node.statement = note
    node.flags = [
      Flag(
        kind: .notHeld,
        note: Bilingual(zh: "\(label.zh)：未开展", en: "\(label.en): not held"))
    ]
    node.settle(floor: 0)
    return node
  }

  private func blank(reading name: String, _ evaluation: Evaluation) -> Explanation {
    var node = Explanation(
      kind: .item, id: id, rule: type(of: rule.primitive).word, title: title, clause: clause,
      maximum: points)
    node.scoredBy = scoredBy
    node.inputs = rule.inputNames.map { evaluation.use($0) }
    return node
  }
}
