import Diagnostics
import ExactArithmetic
public import Rounds

extension Scheme {
  /// Why the limits that a round states do not suffice for the scheme's grades; nil where they do.
  public func gradingFault(_ limits: [Grade]) -> GradingFault? {
    guard !limits.isEmpty else { return .notConfigured(grades.map(\.id)) }
    let known = grades.map(\.id)
    if let strange = limits.first(where: { !known.contains($0.id) }) {
      return .unknownGrade(strange.id, known: known)
    }
    for rule in grades {
      guard let limit = limits.first(where: { $0.id == rule.id }) else {
        return .missingGrade(rule.id)
      }
      if rule.id != known.last, limit.atLeast == nil, limit.atMost == nil {
        return .noLimit(rule.id)
      }
    }
    return nil
  }
}

/// Gives grades from the highest down, by least totals and greatest shares.
///
/// A share allows ⌊share × units⌋ units, vetoed ones counted among the units; equal totals go together:
/// where a group does not fit, none of it gets the grade. A vetoed unit leaves its chance to the next.
struct Graduation {
  /// The scheme's grades from the highest down.
  let rules: [GradeRule]
  /// The round's limits.
  let limits: [Grade]

  /// Whether a unit gets a grade.
  private enum Verdict {
    case yes
    case no(Bilingual)
    case open(Bilingual)
  }

  /// One outcome a unit.
  func outcomes(of units: [RankedUnit]) -> [GradeOutcome] {
    var reasons: [[Bilingual]] = units.map { _ in [] }
    var possible: [[String]] = units.map { _ in [] }
    var settled: [GradeOutcome?] = units.map { _ in nil }
    for rule in rules {
      guard let limit = limits.first(where: { $0.id == rule.id }) else { continue }
      let pool = units.indices.filter { settled[$0] == nil }
      let verdicts = verdicts(rule, limit, units, pool: pool, isSure: { possible[$0].isEmpty })
      for (index, verdict) in zip(pool, verdicts) {
        switch verdict {
        case .yes where possible[index].isEmpty:
          settled[index] = .grade(rule.id, because: reasons[index])
        case .yes:
          // It gets this grade unless it still gets a higher one.
          possible[index].append(rule.id)
          settled[index] = .open(possible[index], because: reasons[index])
        case .no(let reason): reasons[index].append(reason)
        case .open(let reason):
          possible[index].append(rule.id)
          reasons[index].append(reason)
        }
      }
    }
    return units.indices.map { index in
      settled[index]
        ?? (possible[index].isEmpty
          ? .none(because: reasons[index]) : .open(possible[index], because: reasons[index]))
    }
  }

  /// - Parameter isSure: whether a unit of the pool surely did not get a higher grade.
  private func verdicts(
    _ rule: GradeRule, _ limit: Grade, _ units: [RankedUnit], pool: [Int],
    isSure: (Int) -> Bool
  ) -> [Verdict] {
    func surely(_ index: Int) -> Bool {
      let unit = units[index]
      return isSure(index) && !(rule.isBlockedByVeto && unit.mayBeVetoed)
        && unit.compared.low >= limit.atLeast ?? unit.compared.low
    }
    func possibly(_ index: Int) -> Bool {
      let unit = units[index]
      return !(rule.isBlockedByVeto && unit.isVetoed)
        && unit.compared.high >= limit.atLeast ?? unit.compared.high
    }
    let sure = SortedValues(pool.filter(surely).map { units[$0].compared.low })
    let candidates = SortedValues(pool.filter(possibly).map { units[$0].compared.high })
    let seats = limit.atMost.map { ($0 * Rational(units.count)).floor.exactInt ?? units.count }
    return pool.map { index in
      let unit = units[index]
      let value = unit.compared
      if rule.isBlockedByVeto, unit.isVetoed {
        return .no(
          Bilingual(zh: "一票否决，不能评为\(rule.title.zh)", en: "vetoed, cannot be \(rule.title.en)"))
      }
      if let least = limit.atLeast, value.high < least {
        return .no(
          Bilingual(
            zh: "低于\(rule.title.zh)的 \(Wording.points(least)) 分",
            en:
              "below \(Wording.points(least)) points for \(rule.title.en)")
        )
      }
      if let seats {
        // Who is surely level or above takes a seat before; who may be, perhaps.
        let isItself = surely(index) && value.low >= value.high ? 1 : 0
        if sure.count(atLeast: value.high) - isItself + 1 > seats {
          let isFull = sure.count(above: value.high) >= seats
          return .no(isFull ? full(rule, seats) : undivided(rule, seats))
        }
        let perhaps = candidates.count(atLeast: value.low) - (possibly(index) ? 1 : 0)
        if perhaps + 1 > seats {
          return .open(
            Bilingual(
              zh: "\(rule.title.zh)最多 \(seats) 家，名次尚不能确定",
              en: "at most \(seats) can be \(rule.title.en), and the places are not certain yet"))
        }
      }
      if surely(index) || (!isSure(index) && surelyButForHigher(unit, rule, limit)) { return .yes }
      return .open(
        rule.isBlockedByVeto && unit.mayBeVetoed
          ? Bilingual(zh: "否决事项尚待核准", en: "a veto is still to be verified")
          : Bilingual(
            zh: "得分是区间，尚不能确定是否达到\(rule.title.zh)",
            en: "the points are an interval: not certain yet whether they reach \(rule.title.en)"))
    }
  }

  /// Whether only a higher grade that is still possible keeps a unit from surely having this one.
  private func surelyButForHigher(_ unit: RankedUnit, _ rule: GradeRule, _ limit: Grade) -> Bool {
    !(rule.isBlockedByVeto && unit.mayBeVetoed)
      && unit.compared.low >= limit.atLeast ?? unit.compared.low
  }

  private func full(_ rule: GradeRule, _ seats: Int) -> Bilingual {
    Bilingual(
      zh: "\(rule.title.zh)最多 \(seats) 家，名次在前的已满",
      en: "at most \(seats) can be \(rule.title.en), and higher totals have taken them")
  }

  private func undivided(_ rule: GradeRule, _ seats: Int) -> Bilingual {
    Bilingual(
      zh: "\(rule.title.zh)最多 \(seats) 家，同分不能只取一部分",
      en: "at most \(seats) can be \(rule.title.en), and equal totals go together")
  }
}
