import Definitions
import Diagnostics
import ExactArithmetic
public import Rounds
import Sheets
public import Tallies

extension Scheme {
  /// Scores every unit of a round together, because places need all of them.
  ///
  /// A function of the scheme, the measures, the readings and the round's limits of grades; the order of
  /// the units has no influence on any of them. Throws where a reading is asked for more units than it
  /// can be computed for.
  ///
  /// - Parameter own: what the units state about themselves, for the self-assessed score.
  public func scoreRound(
    _ round: Round, measures: Measures, own: Measures? = nil, readings: Readings,
    overrides: RoundOverrides = RoundOverrides()
  ) throws(SchemeFault) -> RoundScore {
    try scoreRound(
      units: round.units.map(\.id), measures: measures, own: own, readings: readings,
      limits: round.grades, overrides: overrides)
  }

  /// Scores units together.
  ///
  /// - Parameters:
  ///   - units: their ids, each once.
  ///   - own: what the units state about themselves; a unit that states nothing has no own score.
  ///   - limits: the limits of the scheme's grades; without them no grades are given.
  ///   - tables: the scheme with the unit's own table in it, for every unit that wrote one.
  ///   - overrides: what the office decided about single items; the own score knows nothing of it.
  public func scoreRound(
    units: [String], measures: Measures, own: Measures? = nil, readings: Readings,
    limits: [Grade] = [], tables: [String: Scheme] = [:],
    overrides: RoundOverrides = RoundOverrides()
  ) throws(SchemeFault) -> RoundScore {
    try checkSize(units.count, readings)
    let schemes = units.map { tables[$0] ?? self }
    let plain =
      tables.isEmpty
      ? evaluations(
        units: units, values: units.map { measures[unit: $0] }, readings: readings,
        isTelling: true, isRound: true)
      : zip(units, schemes).flatMap { unit, scheme in
        scheme.evaluations(
          units: [unit], values: [measures[unit: unit]], readings: readings, isTelling: true)
      }
    let frames = overrides.placed(in: plain)
    let roots =
      tables.isEmpty
      ? explain(frames, readings: readings)
      : zip(frames, schemes).flatMap { $1.explain([$0], readings: readings) }
    return try settledRound(
      frames, schemes, roots: roots, bonuses: zip(schemes, frames).map { $0.explainBonus($1) },
      own: zip(units, schemes).flatMap {
        $1.ownScores(of: [$0], own, readings, isTelling: true)
      }, readings: readings, limits: limits)
  }

  /// What units score by their own statements; nil for a unit that states nothing.
  func ownScores(
    of units: [String], _ own: Measures?, _ readings: Readings, isTelling: Bool
  ) -> [UnitScore?] {
    units.map { unit in
      guard let own, !own.inputs(of: unit).isEmpty else { return nil }
      return score(unit: unit, measures: own, readings: readings, isTelling: isTelling)
    }
  }

  /// Places, vetoes, gates, recommendations and grades of units whose trees are there.
  ///
  /// - Parameter schemes: the scheme of every unit, with its own table in it; empty where no unit has one.
  func settledRound(
    _ frames: [Evaluation], _ schemes: [Scheme] = [], roots: [Explanation],
    bonuses: [Explanation?], own: [UnitScore?], readings: Readings, limits: [Grade]
  ) throws(SchemeFault) -> RoundScore {
    try checkSize(frames.count, readings)
    func scheme(_ index: Int) -> Scheme { schemes.indices.contains(index) ? schemes[index] : self }
    var roots = roots
    let effect = vetoEffect(readings)
    let uses = frames.map { vetoUses($0) }
    for index in frames.indices { applyVetoes(uses[index], effect, readings, to: &roots[index]) }
    let gateUses = frames.map { self.gateUses($0) }
    let isOut = frames.indices.map { takesNoPlace(uses[$0], gateUses[$0], effect) }
    let scores = frames.indices.map { index in
      scheme(index).unitScore(
        frames[index].unit, roots[index], bonus: bonuses[index], readings)
    }
    let compared = scores.indices.map { scheme($0).compared(scores[$0]) }
    let ranks = ranks(
      of: compared, isOut: hasSeparateResults(readings) ? isOut.map { _ in true } : isOut)
    var ranked = frames.indices.map { index in
      RankedUnit(
        score: scores[index], own: own[index], compared: compared[index], rank: ranks[index],
        vetoes: uses[index], gates: gateUses[index],
        recommendation: recommendation(scores[index], own: own[index], gateUses[index], readings))
    }
    addTracks(to: &ranked, isOut: isOut)
    guard !grades.isEmpty else { return RoundScore(units: ranked, grading: nil) }
    if let fault = gradingFault(limits) {
      return RoundScore(units: ranked, grading: .refused(fault))
    }
    let outcomes = Graduation(rules: grades, limits: limits).outcomes(of: ranked)
    for index in ranked.indices { ranked[index].grade = outcomes[index] }
    return RoundScore(units: ranked, grading: .given)
  }

  func checkSize(_ count: Int, _ readings: Readings) throws(SchemeFault) {
    guard count > RankRule.mostUnits else { return }
    for case .sections(_, let rank?) in composition?.bodies ?? [] {
      let rule = rank.rule(readings, share: 1)
      if rule.reading == .geometric || rule.reading == .gap || rule.ties == .fractional {
        throw .tooManyUnits(count, limit: RankRule.mostUnits)
      }
    }
  }

  /// What places and grades compare: the converted total where there is one, else the points; where items
  /// left the maximum, as their share of it, times the stated maximum.
  func compared(_ score: UnitScore) -> Score {
    compared(
      score.value, bonus: score.bonus?.value, maximum: score.maximum, covered: score.covered,
      score.conversion)
  }

  /// The same of points, a bonus and a maximum.
  ///
  /// - Parameter covered: the points of all items, ``Scheme/covered``.
  func compared(
    _ value: Score, bonus: Score?, maximum: Rational, covered: @autoclosure () -> Rational,
    _ converted: Conversion?
  ) -> Score {
    if let converted {
      return conversion?.ranksBonus == false ? converted.base : converted.total
    }
    if tracks != nil { return bonus.map { value + $0 } ?? value }
    guard comparesShares, composition == nil else { return value }
    let stated = covered()
    guard maximum != stated, let factor = try? stated.divided(by: maximum) else { return value }
    return value * factor
  }

  /// Whether a veto or a gate takes a unit out of the order.
  func takesNoPlace(_ vetoes: [VetoUse], _ gates: [GateUse], _ effect: VetoEffect) -> Bool {
    gates.contains(where: \.takesPlace) || effect == .unranked && vetoes.contains(where: \.stands)
  }

  /// What a veto does, as the readings say.
  func vetoEffect(_ readings: Readings) -> VetoEffect {
    vetoEffect.flatMap { VetoEffect(rawValue: readings.use($0.value).alternative) } ?? .block
  }

  /// Every veto with what is known about it for a unit.
  func vetoUses(_ frame: Evaluation) -> [VetoUse] {
    vetoes.map { veto in
      var evaluation = frame
      evaluation.clause = Clause(document: source.document, text: veto.clause)
      return VetoUse(
        veto: veto, standing: veto.standing(in: evaluation),
        input: evaluation.use(veto.input.value))
    }
  }

  /// Notes vetoes at the whole, and takes its points where the reading says so.
  func applyVetoes(
    _ uses: [VetoUse], _ effect: VetoEffect, _ readings: Readings, to root: inout Explanation
  ) {
    let value = root.value
    var isSure = false
    var gaps: [Gap] = []
    var names: [Bilingual] = []
    for use in uses {
      switch use.standing {
      case .none: continue
      case .stands(let day):
        isSure = true
        let title = use.veto.title
        root.flags.append(
          Flag(
            kind: .vetoed,
            note: Bilingual(
              zh: "一票否决：\(title.zh)\(day.map { "（\($0)）" } ?? "")，\(use.veto.clause)",
              en: "veto: \(title.en)\(day.map { " (\($0))" } ?? ""), \(use.veto.clause)")))
        names.append(title)
      case .open(let gap):
        gaps.append(gap)
        names.append(use.veto.title)
      }
    }
    guard effect == .zero, !names.isEmpty else { return }
    root.reading = vetoEffect.map { readings.use($0.value) }
    let reason = Bilingual(
      zh: "一票否决，不计分：\(names.map(\.zh).joined(separator: "、"))",
      en: "vetoed, no points: \(names.map(\.en).joined(separator: ", "))")
    root.lost.append(
      Loss(
        points: Span(atWorst: value.low, atBest: isSure ? value.high : 0), reason: reason,
        clause: Clause(document: source.document, text: uses.first?.veto.clause ?? "")))
    if !isSure { root.gaps += gaps }
    root.settle(floor: nil)
  }

  /// The places of totals; equal points share the better place.
  func ranks(of totals: [Score], isOut: [Bool]) -> [Rank?] {
    let indices = totals.indices.filter { !isOut[$0] }
    let standings = Standings(indices.map { totals[$0] })
    var ranks: [Rank?] = Array(repeating: nil, count: totals.count)
    for (position, index) in indices.enumerated() {
      let (best, worst) = (standings.best[position], standings.worst[position])
      let isDetermined = totals[index].determined != nil && best.above == worst.above
      ranks[index] = Rank(
        best: best.above + 1, worst: worst.above + 1,
        tied: isDetermined ? min(best.equal, worst.equal) - 1 : 0, count: indices.count)
    }
    return ranks
  }
}
