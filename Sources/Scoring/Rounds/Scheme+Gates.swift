import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

extension Scheme {
  /// Every gate with what is known about it for a unit.
  func gateUses(_ frame: Evaluation) -> [GateUse] {
    gates.map { gate in
      var evaluation = frame
      evaluation.clause = Clause(document: source.document, text: gate.clause)
      let standing = gate.standing(in: evaluation)
      var names: [String] = []
      for reference in gate.references where !names.contains(reference.name.value) {
        names.append(reference.name.value)
      }
      let open = standing == .open ? gate.condition.openInputs(in: evaluation) : []
      return GateUse(
        id: gate.id, effect: gate.effect, title: gate.title, clause: gate.clause,
        standing: standing, statement: gate.statement(standing, in: evaluation),
        inputs: names.map { evaluation.use($0) }, gaps: open.map { evaluation.gap($0) })
    }
  }

  /// Whether a unit can be recommended; nil where the scheme recommends nobody.
  ///
  /// - Parameter own: what the unit itself states; nil where it stated nothing.
  func recommendation(
    _ score: UnitScore, own: UnitScore?, _ gates: [GateUse], _ readings: Readings
  ) -> Recommendation? {
    guard let rule = recommendation else { return nil }
    let basis = rule.basis(readings)
    let asked = basis.isOwn ? own : score
    let points = asked.map { basis.countsBonus ? $0.withBonus : $0.value }
    let isReached = points.flatMap { rule.isReached($0) }
    let blocking = gates.filter { $0.effect != .prefer }
    let isBlocked = blocking.contains { $0.standing == .stands }
    let isOpen = blocking.contains { $0.standing == .open }
    let isRecommended: Bool? =
      if isReached == false || isBlocked { false } else if isReached == nil || isOpen { nil } else {
        true
      }
    let because =
      [words(rule, basis, points, isReached)]
      + blocking.filter { $0.standing != .clear }.map(\.statement)
    return Recommendation(
      isRecommended: isRecommended, atLeast: rule.atLeast.value, score: points,
      reading: rule.reading.map { readings.use($0.value) }, because: because,
      isPreferred: gates.contains { $0.effect == .prefer && $0.standing == .stands },
      awards: awards, clause: rule.clause)
  }

  private func words(
    _ rule: RecommendationRule, _ basis: RecommendationRule.Basis, _ points: Score?,
    _ isReached: Bool?
  ) -> Bilingual {
    let line = Wording.points(rule.atLeast.value)
    let name: Bilingual =
      basis.isOwn
      ? Bilingual(zh: "自评分", en: "own score") : Bilingual(zh: "得分", en: "score")
    let bonus =
      basis.countsBonus ? Bilingual(zh: "（含加分）", en: " with bonus") : Bilingual(zh: "", en: "")
    guard let points else {
      return Bilingual(
        zh: "没有登记自评（side=self），不能判断是否达到 \(line) 分",
        en: "the unit's own values (side=self) are not registered, so \(line) cannot be judged")
    }
    let told: Bilingual =
      switch isReached {
      case true: Bilingual(zh: "达到", en: "not below")
      case false: Bilingual(zh: "低于", en: "below")
      case nil: Bilingual(zh: "尚不能确定是否达到", en: "not certain yet against")
      }
    return Bilingual(
      zh: "\(name.zh)\(bonus.zh) \(Wording.range(points)) 分，\(told.zh) \(line) 分",
      en: "\(name.en)\(bonus.en) \(Wording.range(points)), \(told.en) \(line)")
  }
}
