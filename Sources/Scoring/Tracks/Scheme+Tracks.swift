import Definitions
import Diagnostics
import ExactArithmetic
import IndicatorTables
import Sheets
import Tallies

extension Scheme {
  /// Whether results stand side by side and there is no total to rank.
  func hasSeparateResults(_ readings: Readings) -> Bool {
    tracks?.combination(readings) == .twoResults
  }

  /// The tree of one unit: the tracks, below them their sections.
  func explain(
    _ tracks: Tracks, sections: [Explanation], in evaluation: Evaluation
  ) -> Explanation {
    var root = rootNode()
    root.reading = evaluation.readings.use(tracks.reading.value)
    root.children = tracks.parts.map { node($0, sections: sections, in: evaluation) }
    root.maximum = root.children.reduce(0) { $0 + $1.maximum }
    root.statement = evaluation.say(
      tracks.combination(evaluation.readings) == .twoResults
        ? Bilingual(zh: "各项结果并列，不合计", en: "the results stand side by side and are not added")
        : Bilingual(
          zh: tracks.parts.map(\.title.zh).joined(separator: " + "),
          en: tracks.parts.map(\.title.en).joined(separator: " + ")))
    root.gaps = tableGaps["", default: []]
    if let flag = lateness(of: evaluation) { root.flags = [flag] }
    root.settle(floor: nil)
    return root
  }

  private func node(
    _ track: Track, sections: [Explanation], in evaluation: Evaluation
  ) -> Explanation {
    let clause = Clause(document: source.document, text: track.clause)
    var node = Explanation(kind: .component, id: track.id, title: track.title, clause: clause)
    if let gaps = tableGaps[track.id], let first = gaps.first {
      node.maximum = track.points.value
      node.gaps = gaps
      node.statement = first.reason
      node.lost = [
        Loss(
          points: Span(atWorst: node.maximum, atBest: 0), reason: first.reason, clause: clause)
      ]
    } else {
      node.children = sections.filter { track.sections.contains($0.id) }
      node.maximum = node.children.reduce(0) { $0 + $1.maximum }
    }
    let deciding = Clause(
      document: source.document, text: track.deductionClause ?? track.clause)
    for name in track.deductions { deduct(name.value, from: &node, evaluation, deciding) }
    node.settle(floor: 0)
    return node
  }

  /// Takes what somebody decided and registered; what is announced and not known may be everything.
  private func deduct(
    _ name: String, from node: inout Explanation, _ evaluation: Evaluation, _ clause: Clause
  ) {
    let value = evaluation.measure(name).value
    let label = evaluation.label(name)
    if let points = value.number, points >= 0 {
      guard points > 0 else { return }
      let reason = evaluation.say(
        Bilingual(
          zh: "\(label.zh)：扣 \(Wording.points(points)) 分",
          en: "\(label.en): \(Wording.lost(points))"))
      node.lost.append(Loss(points: Span(points), reason: reason, clause: clause))
      if !node.children.isEmpty { node.inputs.append(evaluation.use(name)) }
      return
    }
    if value == .notHeld || value == .notApplicable { return }
    let reason = evaluation.say(Wording.unknown(label, losesUpTo: node.maximum))
    node.gaps.append(evaluation.gap(name))
    node.lost.append(
      Loss(
        points: Span(atWorst: node.maximum, atBest: 0), reason: reason, clause: clause))
  }

  /// A note where the unit's tables came after the day that the document sets.
  private func lateness(of evaluation: Evaluation) -> Flag? {
    guard let deadline = indicatorTables?.deadline, let due = deadline.day?.value,
      case .date(let text)? = evaluation.measures[deadline.fact]?.value,
      let day = CivilDay(text), day > due
    else { return nil }
    let fault = IndicatorFault.late(day, due: due, clause: deadline.clause)
    return Flag(kind: .submittedLate, note: fault.message)
  }

  // MARK: Results

  /// What a unit has on each track.
  private func results(of score: UnitScore) -> [TrackResult] {
    guard let tracks else { return [] }
    return tracks.parts.compactMap { track in
      guard let node = score.explanation.children.first(where: { $0.id == track.id }) else {
        return nil
      }
      let bonus = track.takesBonus ? score.bonus?.value ?? Score(0) : nil
      // What keeps the whole table from counting keeps each track open.
      let isOpen = !score.explanation.gaps.isEmpty
      let total = bonus.map { node.value + $0 } ?? node.value
      return TrackResult(
        id: track.id, title: track.title, base: node.value, bonus: bonus,
        total: isOpen ? Score(low: total.low, high: total.high, isClosed: false) : total,
        maximum: node.maximum)
    }
  }

  /// Gives every unit its results side by side with their places.
  func addTracks(to units: inout [RankedUnit], isOut: [Bool]) {
    guard let tracks else { return }
    for index in units.indices { units[index].tracks = results(of: units[index].score) }
    for position in tracks.parts.indices {
      let ranks = ranks(of: units.map { $0.tracks[position].total }, isOut: isOut)
      for index in units.indices { units[index].tracks[position].rank = ranks[index] }
    }
  }

  // MARK: Checks

  /// The readings that tracks and forms ask for.
  var trackReadingNeeds: [ReadingNeed] {
    let own = tracks.map {
      [ReadingNeed(name: $0.reading, alternatives: Tracks.Combination.allCases.map(\.rawValue))]
    }
    let forms = indicatorTables?.readingNeeds.map {
      ReadingNeed(name: $0.name, alternatives: $0.alternatives)
    }
    return (own ?? []) + (forms ?? [])
  }

  /// Tracks that add up to the whole and name what is there.
  func lintTracks() -> [Finding] {
    guard let tracks else {
      return indicatorTables.map {
        [SchemeFault.oneOf(["tracks"], found: []).finding(at: $0.location)]
      } ?? []
    }
    var findings: [Finding] = []
    let sum = tracks.parts.reduce(Rational(0)) { $0 + $1.points.value }
    if sum != maximum {
      findings.append(
        SchemeFault.schemeSum(sections: sum, stated: maximum).finding(at: tracks.location))
    }
    for track in tracks.parts {
      if let form = track.form {
        let known = indicatorTables?.forms.map(\.id) ?? []
        guard let total = indicatorTables?.form(form)?.total else {
          findings.append(
            SchemeFault.danglingItem(form, known: known).finding(at: track.location))
          continue
        }
        if total.value != track.points.value {
          findings.append(
            SchemeFault.sectionSum(track.id, items: total.value, stated: track.points.value)
              .finding(at: track.points.location))
        }
        continue
      }
      for name in track.sections where !sections.contains(where: { $0.id == name }) {
        findings.append(
          SchemeFault.danglingItem(name, known: sections.map(\.id)).finding(at: track.location))
      }
    }
    return findings
  }
}
