import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring
import Statistics
import Tallies

/// What a rate says about everybody asked, in words and figures for pages and documents.
struct RateWords {
  /// How figures are shown.
  let rounding: Rounding
  /// The lines that the scheme holds the rate against.
  let lines: [RateLine]

  /// The lines of a scheme for one rate.
  init(_ rounding: Rounding, _ lines: [RateLine], questionnaire: String, rate: String) {
    self.rounding = rounding
    self.lines = lines.filter { $0.questionnaire == questionnaire && $0.rate == rate }
  }

  // MARK: Interval

  /// The interval: `63.96%…94.76%`, with as many decimals as keep an end on its side of every line.
  func interval(_ evidence: RateEvidence) -> String {
    "\(percent(evidence.low))…\(percent(evidence.high))"
  }

  private func percent(_ share: Rational) -> String {
    func side(_ share: Rational, _ line: RateLine) -> Int {
      share < line.value ? -1 : share > line.value ? 1 : 0
    }
    let places = (rounding.decimals...max(rounding.decimals, 12)).first { places in
      let shown = share.rounded(decimals: places + 2, rule: .halfUp)
      return lines.allSatisfy { side(shown, $0) == side(share, $0) }
    }
    return (share * 100).decimal(places: places ?? 12, rule: .halfUp) + "%"
  }

  /// A share in percent without `≈`, for what is estimated anyway.
  static func percent(_ share: Rational, _ rounding: Rounding) -> String {
    (share * 100).decimal(places: rounding.decimals, rule: .halfUp) + "%"
  }

  /// How the interval was computed and why so.
  static func method(_ evidence: RateEvidence) -> Bilingual {
    if evidence.isCensus {
      let all = evidence.count.of
      return Bilingual(
        zh: "全体 \(all) 名会员都计入，没有抽样误差", en: "all \(all) members count: no sampling error")
    }
    return switch evidence.population {
    case .members(let members):
      Bilingual(zh: "超几何，会员 \(members) 人", en: "hypergeometric, \(members) members")
    case .unknown:
      Bilingual(zh: "Wilson，总体人数未知", en: "Wilson, population unknown")
    case .tooFewStated(let members):
      Bilingual(
        zh: "Wilson，轮次写的会员 \(members) 人少于计入的份数，不能用",
        en: "Wilson; the round states \(members) members, fewer than count here")
    }
  }

  // MARK: Lines

  /// One sentence a value that rates are held against, with everything in the scheme that does.
  ///
  /// The verdict is by whole numbers; whether the sample alone shows it stands beside it.
  ///
  /// - Parameter tellsCloseness: whether to add what is said about a rate near a line
  func standings(_ evidence: RateEvidence, tellsCloseness: Bool = true) -> [Bilingual] {
    groups.map { group in sentence(group, evidence, tellsCloseness: tellsCloseness) }
  }

  /// Lines of one value, in the order of the scheme.
  private var groups: [[RateLine]] {
    var groups: [[RateLine]] = []
    for line in lines {
      let place = groups.firstIndex {
        $0[0].value == line.value && $0[0].isChangedAbove == line.isChangedAbove
      }
      if let place { groups[place].append(line) } else { groups.append([line]) }
    }
    return groups
  }

  private func sentence(
    _ group: [RateLine], _ evidence: RateEvidence, tellsCloseness: Bool = true
  ) -> Bilingual {
    let line = group[0]
    let standing = evidence.standing(against: line.value, isChangedAbove: line.isChangedAbove)
    let figure = Figure.rate(
      evidence.count.satisfied, of: evidence.count.of, decimals: rounding.decimals)
    let verdict = Self.verdict(standing.isReached, group)
    let honesty = Self.honesty(standing, evidence, interval(evidence))
    let close =
      tellsCloseness
      ? line.closeness(satisfied: evidence.count.satisfied, of: evidence.count.of) : nil
    return Bilingual(
      zh: "\(figure)，\(verdict.zh)；\(honesty.zh)" + (close.map { "；\($0.zh)" } ?? ""),
      en: "\(figure), \(verdict.en); \(honesty.en)" + (close.map { "; \($0.en)" } ?? ""))
  }

  /// `达到 90%（1.6 会员评家）`, `未达到 90%（…）`.
  private static func verdict(_ isReached: Bool, _ group: [RateLine]) -> Bilingual {
    let names = group.map(\.name)
    let words = verdict(isReached, group[0])
    return Bilingual(
      zh: "\(words.zh)（\(names.map(\.zh).joined(separator: "；"))）",
      en: "\(words.en) (\(names.map(\.en).joined(separator: "; ")))")
  }

  private static func verdict(_ isReached: Bool, _ line: RateLine) -> Bilingual {
    let limit = line.value.percentText(minimumPlaces: 6)
    return switch (isReached, line.isChangedAbove) {
    case (true, false): Bilingual(zh: "达到 \(limit)", en: "not below \(limit)")
    case (false, false): Bilingual(zh: "未达到 \(limit)", en: "below \(limit)")
    case (true, true): Bilingual(zh: "超过 \(limit)", en: "above \(limit)")
    case (false, true): Bilingual(zh: "未超过 \(limit)", en: "not above \(limit)")
    }
  }

  private static func honesty(
    _ standing: RateEvidence.Standing, _ evidence: RateEvidence, _ interval: String
  ) -> Bilingual {
    if evidence.isCensus {
      return Bilingual(zh: "全体会员都计入，没有抽样误差", en: "all members count, so there is no sampling error")
    }
    let level = evidence.level.share.percentText(minimumPlaces: 6)
    return standing.isShown
      ? Bilingual(
        zh: "\(level) 区间 \(interval) 整个在这一侧",
        en: "the \(level) interval \(interval) is all on this side")
      : Bilingual(
        zh: "但 \(level) 区间 \(interval) 跨过这条线，仅凭这一样本不能断定全体",
        en: "but the \(level) interval \(interval) straddles it: the sample alone cannot tell")
  }

  /// What ``standings(_:tellsCloseness:)`` says where the figure and the interval stand beside it.
  func briefStandings(_ evidence: RateEvidence) -> [Bilingual] {
    groups.map { group in
      let line = group[0]
      let standing = evidence.standing(against: line.value, isChangedAbove: line.isChangedAbove)
      let verdict = Self.verdict(standing.isReached, group)
      let honesty =
        evidence.isCensus || standing.isShown
        ? Bilingual(zh: "整个区间在这一侧", en: "the whole interval is on this side")
        : Bilingual(
          zh: "但区间跨过这条线，仅凭这一样本不能断定全体",
          en: "but the interval straddles it: the sample alone cannot tell")
      let close = line.closeness(satisfied: evidence.count.satisfied, of: evidence.count.of)
      return Bilingual(
        zh: "\(verdict.zh)；\(honesty.zh)" + (close.map { "；\($0.zh)" } ?? ""),
        en: "\(verdict.en); \(honesty.en)" + (close.map { "; \($0.en)" } ?? ""))
    }
  }

  // MARK: Vague rates

  /// A rate of which only one end is told: `≥ 39/40 = 97.50%`; `*` where it is not told at all.
  func shown(_ vague: VagueRate) -> String {
    switch vague {
    case .atLeast(let part, let whole):
      "≥ " + Figure.rate(part, of: whole, decimals: rounding.decimals)
    case .atMost(let part, let whole):
      "≤ " + Figure.rate(part, of: whole, decimals: rounding.decimals)
    case .secret: "*"
    }
  }

  /// The verdicts that such a rate allows, where both of its ends are on one side.
  func standings(_ vague: VagueRate) -> [Bilingual] {
    groups.compactMap { group in
      let line = group[0]
      func isAbove(_ part: Int, _ whole: Int) -> Bool? {
        (try? Rational(part, over: whole)).map {
          line.isChangedAbove ? $0 > line.value : $0 >= line.value
        }
      }
      let isReached: Bool? =
        switch vague {
        case .atLeast(let part, let whole): isAbove(part, whole) == true ? true : nil
        case .atMost(let part, let whole): isAbove(part, whole) == false ? false : nil
        case .secret: nil
        }
      guard let isReached else { return nil }
      let verdict = Self.verdict(isReached, group)
      return Bilingual(
        zh: "\(shown(vague))，\(verdict.zh)", en: "\(shown(vague)), \(verdict.en)")
    }
  }

  // MARK: Document

  /// `method level low high population lowCount highCount why`.
  static func document(_ evidence: RateEvidence) -> JSONValue {
    var object: JSONObject = [
      "method": .string(IntervalMethod.wilson.rawValue),
      "level": .estimate(evidence.level.share.nearestDouble),
      "low": .estimate(evidence.low.nearestDouble), "high": .estimate(evidence.high.nearestDouble),
    ]
    if case .hypergeometric(let interval) = evidence.ends {
      object["method"] = .string(IntervalReport.hypergeometric)
      object["population"] = .integer(interval.population)
      object["lowCount"] = .integer(interval.low)
      object["highCount"] = .integer(interval.high)
    }
    object["why"] = .text(method(evidence))
    return .object(object)
  }

  /// One object a line of the scheme: `item value verdict supported close sentence`.
  func thresholds(_ evidence: RateEvidence) -> JSONValue {
    .array(
      lines.map { line in
        let standing = evidence.standing(against: line.value, isChangedAbove: line.isChangedAbove)
        return [
          "item": .string(line.item), "title": .text(line.title), "value": .rational(line.value),
          "verdict": .string((standing.isReached ? Verdict.met : .notMet).rawValue),
          "supported": .bool(standing.isShown),
          "close": line.closeness(satisfied: evidence.count.satisfied, of: evidence.count.of)
            .map { .text($0) } ?? .null,
          "sentence": .text(sentence([line], evidence)),
        ]
      })
  }
}
