import ExactArithmetic
import Questionnaires
public import Sheets

/// Turns tallies and facts into the measures that a scheme reads.
public struct MeasureSource: Sendable {
  let book: TallyBook
  let state: CollectionState
  let side: FactKey.Side

  /// Reads from a round's tallies and facts; `side` says whose statements count as facts.
  public init(_ book: TallyBook, _ state: CollectionState, side: FactKey.Side = .verified) {
    self.book = book
    self.state = state
    self.side = side
  }

  /// A rate at a unit: the satisfied answers of all its batches and roles over the denominator.
  ///
  /// - Parameter word: the name under which `fact` may say that the survey was not held, does not
  ///   apply or is pending.
  public func rate(_ id: String, of questionnaire: String, unit: String, word: String) -> Measure {
    let tallies = book.ordered.filter {
      $0.key.questionnaire == questionnaire && $0.key.subject == unit
    }
    if let spoken = spoken(of: unit, word, contradictedBy: !tallies.isEmpty) { return spoken }
    guard
      let rate = state.layouts[questionnaire]?.questionnaire.rates.first(where: { $0.id == id }),
      !tallies.isEmpty
    else { return nothing(of: [questionnaire], at: [unit]) }
    let counts = tallies.compactMap { $0.count(of: rate) }
    let satisfied = counts.reduce(0) { $0 + $1.satisfied }
    let denominator = counts.reduce(0) { $0 + $1.of }
    let provenance = Measure.Survey(
      questionnaire: questionnaire, rate: id, item: rate.item, denominator: rate.denominator,
      batches: tallies.flatMap { $0.sources.map(\.batch) }.sorted(),
      isSealed: tallies.allSatisfy(\.isSealed), papers: tallies.reduce(0) { $0 + $1.entered })
    guard denominator > 0 else {
      return Measure(.undefined(.emptyDenominator(rate.denominator)), from: .survey(provenance))
    }
    return Measure(.rate(satisfied: satisfied, of: denominator), from: .survey(provenance))
  }

  /// Why questionnaires give nothing at units: none was keyed, or what was keyed is in no figure.
  func nothing(of questionnaires: [String], at subjects: [String]) -> Measure {
    func isAsked(_ questionnaire: String, _ subject: String) -> Bool {
      questionnaires.contains(questionnaire) && subjects.contains(subject)
    }
    let excluded = book.exclusions.filter { exclusion in
      exclusion.keys.contains { isAsked($0.questionnaire, $0.subject) }
    }
    if let batch = excluded.first(where: { $0.cause == .conflict })?.batch {
      return Measure(.missing(.uncounted(batch: batch, .inConflict)))
    }
    for ruling in state.conflictRulings where ruling.standing == .inForce {
      for part in ruling.dropped {
        guard let opening = state.opening(part.hash),
          isAsked(opening.questionnaire, opening.subject)
        else { continue }
        return Measure(.missing(.uncounted(batch: ruling.batch, .dropped)))
      }
    }
    if let batch = excluded.first(where: { $0.cause == .spoiled })?.batch {
      return Measure(.missing(.uncounted(batch: batch, .spoiled)))
    }
    return Measure(.missing(.noBatch))
  }

  /// A registered value of a unit on the source's side; the unit's own statement never counts as verified.
  public func fact(_ id: String, unit: String, period: String = "") -> Measure {
    let key = FactKey(unit: unit, item: id, period: period, side: side)
    guard let fact = state.facts[key] else { return Measure(.missing(.notRegistered)) }
    let isDisputed = state.factConflicts[key] != nil
    let rivals = isDisputed ? state.statements(of: key).filter { $0.stamp != fact.stamp } : []
    let provenance = Measure.Provenance.fact(
      Measure.Fact(fact, rivals: rivals.map { Measure.Fact($0) }, own: ownNumber(of: key)))
    if isDisputed { return Measure(.conflict, from: provenance) }
    let value: Measure.Value =
      switch fact.value {
      case .number(let number): .number(number)
      case .ratio(let part, let whole): .ratio(part: part, whole: whole)
      case .date(let day): .date(day)
      case .yesNo(let isTrue): .yesNo(isTrue)
      case .notApplicable: .notApplicable
      case .pending: .pending
      case .notHeld: .notHeld
      }
    return Measure(value, from: provenance)
  }

  /// The number that the unit states about what its assessors registered; nil where it states none.
  private func ownNumber(of key: FactKey) -> Rational? {
    guard key.side == .verified else { return nil }
    let own = FactKey(unit: key.unit, item: key.item, period: key.period, side: .reported)
    guard let fact = state.facts[own], state.factConflicts[own] == nil else { return nil }
    return switch fact.value {
    case .number(let number): number
    case .ratio(let part, let whole): try? Rational(part, over: whole)
    case .date, .yesNo, .notApplicable, .pending, .notHeld: nil
    }
  }

  /// What someone registered about a survey instead of papers.
  ///
  /// Papers fulfil what was still to come, so `pending` yields to them; they contradict a survey
  /// that was not held or does not apply.
  func spoken(
    of unit: String, _ word: String, contradictedBy hasPapers: Bool
  ) -> Measure? {
    let measure = fact(word, unit: unit)
    switch measure.value {
    case .notHeld, .notApplicable:
      return hasPapers ? Measure(.conflict, from: measure.provenance) : measure
    case .pending: return hasPapers ? nil : measure
    case .conflict: return measure
    case .rate, .ratio, .number, .yesNo, .date, .missing, .undefined, .between: return nil
    }
  }
}

extension Measure.Fact {
  /// The record behind a registered value, with the statements that contradict it.
  fileprivate init(_ fact: Fact, rivals: [Measure.Fact] = [], own: Rational? = nil) {
    self.init(
      id: fact.key.item, evidence: fact.evidence, registeredBy: fact.by,
      record: "\(fact.stamp.journal.prefix(8)):\(fact.stamp.sequence)",
      period: fact.key.period.isEmpty ? nil : fact.key.period, registeredAt: fact.at,
      value: fact.value.text, reason: fact.reason, rivals: rivals, own: own)
  }
}
