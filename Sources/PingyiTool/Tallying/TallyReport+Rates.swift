import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets
import Statistics
import Tallies

extension TallyReport {
  /// What the counts of a rate say about everybody asked; nil where there is no rate.
  func evidence(_ count: RateCount, of tally: Tally) -> RateEvidence? {
    RateEvidence(
      count,
      members: round.population(of: tally.layout.questionnaire, about: tally.key.subject))
  }

  /// The words for a rate of a questionnaire.
  func rateWords(_ rate: Rate, _ questionnaire: Questionnaire) -> RateWords {
    RateWords(round.rounding, lines, questionnaire: questionnaire.id, rate: rate.id)
  }

  private var rateColumns: [TextTable.Column] {
    [
      .init(words("单位", "Unit")), .init(words("身份", "Role")), .init(words("率", "Rate")),
      .init(words("分母", "Denominator")), .init(words("结果", "Result"), .right),
      .init(words("95% 区间", "95% interval")), .init(words("区间算法", "Method")),
      .init(words("状态", "State")),
    ]
  }

  /// The rates of single tallies, each with its interval and how it was computed.
  func ratesTable(_ tallies: [Tally], _ questionnaire: Questionnaire) -> TextTable {
    var table = TextTable(columns: rateColumns)
    for tally in tallies {
      for rate in questionnaire.rates {
        let (result, interval, method) = cells(rate, tally)
        table.add([
          name(of: tally.key.subject), tally.key.role ?? "", rate.id,
          Self.word(for: rate.denominator)[language], result, interval, method, state(of: tally),
        ])
      }
    }
    return table
  }

  /// A rate as it may be told, its interval and how that was computed.
  func cells(
    _ rate: Rate, _ tally: Tally
  ) -> (result: String, interval: String, method: String) {
    let told = rateWords(rate, tally.layout.questionnaire)
    if disclosure.hides(tally) { return ("*", "", "") }
    if let vague = disclosure.vagueRate(rate, of: tally) { return (told.shown(vague), "", "") }
    guard let count = tally.count(of: rate) else { return ("—", "", "") }
    if count.of == 0 { return (words("没有有效表态", "no valid answers"), "", "") }
    let figure = Figure.rate(count.satisfied, of: count.of, decimals: round.rounding.decimals)
    guard let evidence = evidence(count, of: tally) else { return (figure, "—", "") }
    return (figure, told.interval(evidence), RateWords.method(evidence)[language])
  }

  /// The rates over grassroots units, with the error between them.
  func ratesTable(pooled pools: [PooledTally], _ questionnaire: Questionnaire) -> TextTable {
    var table = TextTable(columns: [
      .init(words("单位", "Unit")), .init(words("身份", "Role")), .init(words("率", "Rate")),
      .init(words("分母", "Denominator")), .init(words("结果", "Result"), .right),
      .init(words("各单位之间的误差", "Error between units")), .init(words("状态", "State")),
    ])
    for pool in pools {
      for rate in questionnaire.rates {
        let (result, error) = cells(rate, pool)
        table.add([
          name(of: pool.tally.key.subject), pool.tally.key.role ?? "", rate.id,
          Self.word(for: rate.denominator)[language], result, error, state(of: pool.tally),
        ])
      }
    }
    return table
  }

  private func cells(_ rate: Rate, _ pool: PooledTally) -> (result: String, error: String) {
    if disclosure.hidesPool(pool.tally) { return ("*", "") }
    if let vague = disclosure.vagueRate(rate, of: pool.tally, isPooled: true) {
      return (rateWords(rate, pool.tally.layout.questionnaire).shown(vague), "")
    }
    guard let count = pool.tally.count(of: rate) else { return ("—", "") }
    if count.of == 0 { return (words("没有有效表态", "no valid answers"), "") }
    let figure = Figure.rate(count.satisfied, of: count.of, decimals: round.rounding.decimals)
    guard tellsErrors(of: rate, pool) else {
      return (figure, words("有单位不公布，误差不公布", "a unit is hidden, and so is the error"))
    }
    do throws(StatisticsFault) {
      return (figure, PooledWords.rate(try pool.pooled(rate), round.rounding)[language])
    } catch {
      return (figure, PooledWords.reason(error)[language])
    }
  }

  /// Whether the error between units may be told: every unit's rate must be.
  func tellsErrors(of rate: Rate, _ pool: PooledTally) -> Bool {
    disclosure.tellsErrors(of: pool)
      && pool.parts.allSatisfy { disclosure.vagueRate(rate, of: $0) == nil }
  }

  /// Where each rate stands against the scheme's lines, and whether the sample alone shows it.
  func standingsText(_ tallies: [Tally], _ questionnaire: Questionnaire) -> String {
    var text = ""
    for tally in tallies {
      for rate in questionnaire.rates {
        for sentence in standings(of: rate, tally) {
          text +=
            TerminalText.safe(
              "  \(name(of: tally.key.subject)) \(rate.id)\(words("：", ": "))\(sentence[language])")
            + "\n"
        }
      }
    }
    return text
  }

  /// Where a rate stands against the scheme's lines; nothing where it is not told.
  ///
  /// - Parameter isBrief: whether figure and interval stand beside it anyway
  func standings(of rate: Rate, _ tally: Tally, isBrief: Bool = false) -> [Bilingual] {
    guard !disclosure.hides(tally), let count = tally.count(of: rate) else { return [] }
    let told = rateWords(rate, tally.layout.questionnaire)
    if let vague = disclosure.vagueRate(rate, of: tally) { return told.standings(vague) }
    return evidence(count, of: tally).map {
      isBrief ? told.briefStandings($0) : told.standings($0)
    } ?? []
  }

  // MARK: What is not told

  /// A place of which only one end is told.
  func words(for telling: VagueAnswers.Telling) -> String {
    switch telling {
    case .atLeast(let option, let count):
      words("\(option.label.zh) 至少 \(count)", "\(option.label.en) at least \(count)")
    case .secret: "*"
    }
  }

  /// Why some results of a questionnaire are not told.
  func silenceText(
    _ tallies: [Tally], _ pools: [PooledTally], _ questionnaire: Questionnaire
  ) -> String {
    var notes: [String] = []
    let silences = Set(tallies.compactMap { disclosure.silence(of: $0) })
    if tallies.contains(where: { disclosure.hides($0) && disclosure.silence(of: $0) == nil })
      || pools.contains(where: {
        disclosure.hidesPool($0.tally) && disclosure.silence(of: $0.tally) == nil
      })
    {
      notes.append(
        words(
          "* 有效答卷少于 \(questionnaire.privacyThreshold) 份，或公布后可反推出这样的结果，为保护填写人不公布。",
          "* Fewer than \(questionnaire.privacyThreshold) valid papers, or such a result could be worked "
            + "out: hidden to protect who answered."))
    }
    if tallies.contains(where: { isVague($0) }) {
      notes.append(
        words(
          "“至少”：全部答卷、或只差一份的答卷回答相同，写出确数就等于写出每个人的回答。",
          "'At least': all papers, or all but one, give one answer; the exact count would tell each "
            + "person's."))
    }
    notes += silences.map { $0.words(questionnaire.privacyThreshold)[language] }.sorted()
    return notes.map { "\n\($0)\n" }.joined()
  }

  private func isVague(_ tally: Tally) -> Bool {
    !disclosure.hides(tally)
      && tally.layout.places.indices.contains { disclosure.telling(of: tally, at: $0) != nil }
  }
}

extension Disclosure.Silence {
  /// Why nothing is told.
  func words(_ threshold: Int) -> Bilingual {
    switch self {
    case .unsealed:
      Bilingual(
        zh: "* 有批次未封存或待裁定：全部封存后才公布结果（录入中途的结果见内部的 score、explain）。",
        en:
          "* A batch is unsealed or in dispute: results are told when all are sealed (until then see the "
          + "internal score and explain).")
    case .changed(let day):
      Bilingual(
        zh: "* 与 \(day) 已公布的只差不到 \(threshold) 份答卷，或其中有不公布的部分：再公布就能由两次之差推出个别人的回答，"
          + "因此不再公布；\(day) 公布的结果不受影响，得分见内部的 score。",
        en:
          "* This differs by fewer than \(threshold) papers from what was published on \(day), or parts "
          + "of it are hidden: the difference would tell single answers, so nothing more is told. What was "
          + "published on \(day) stands; see the internal score.")
    case .trial:
      Bilingual(
        zh: "* 用了本轮以外的口径，而其中有不公布的部分：两种口径之差会泄露它，因此不公布；见内部的 score。",
        en:
          "* A reading was chosen that is not the round's, and parts are hidden: two readings together "
          + "would tell them. See the internal score.")
    }
  }
}
