import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sheets
import Statistics
import Tallies

/// What a person should look at in a round's papers and facts; it changes no score.
struct TallyRemarks {
  /// The ratings of those who sign, grid by grid.
  let ratings: [RaterFlags]
  /// Papers with one and the same mark everywhere, by tally; only where the tally may be told.
  let straightLined: [(key: Tally.Key, count: StraightLining)]
  /// Ratios that no count of the unit's members can give.
  let percentages: [ImpossiblePercentage]
  /// Batches that may hold the same papers twice.
  let twins: [BatchTwins]
  private let round: Round
  private let titles: [String: Bilingual]
  private let language: Language

  /// Looks for everything.
  init(
    _ loaded: LoadedRound, _ book: TallyBook, _ disclosure: Disclosure, language: Language
  ) {
    round = loaded.round
    self.language = language
    titles = Dictionary(
      loaded.folder.questionnaires.map { ($0.id, $0.title) },
      uniquingKeysWith: { first, _ in first })
    twins = loaded.folder.plan.twins(in: loaded.state)
    ratings = RaterFlags.all(in: book, loaded.state, loaded.round)
    percentages = ImpossiblePercentage.all(in: loaded.state, loaded.round)
    straightLined = book.ordered.compactMap { tally in
      guard !disclosure.hides(tally), let count = StraightLining(of: tally, in: loaded.state),
        count.papers > 0
      else { return nil }
      return (tally.key, count)
    }
  }

  /// Whether there is nothing to look at.
  var isEmpty: Bool { sentences.isEmpty }

  /// One sentence each: ratings, papers, percentages.
  var sentences: [String] {
    twins.map { TwinWords(twins: $0, language: language).sentence(naming: name) }
      + ratings.flatMap { found in
        let title = titles[found.questionnaire]?[language] ?? found.questionnaire
        return found.flags.map {
          "\(title)\(words("：", ": "))\($0.sentence(naming: name)[language])"
        }
      }
      + straightLined.map { found in
        let title = titles[found.key.questionnaire]?[language] ?? found.key.questionnaire
        let share = Figure.rate(
          found.count.papers, of: found.count.of, decimals: round.rounding.decimals)
        return words(
          "\(title) \(name(found.key.subject))：各选择题都是同一个标记的答卷 \(share)",
          "\(title) \(name(found.key.subject)): papers with one mark at every choice \(share)")
      }
      + percentages.map { found in
        words(
          "\(name(found.unit)) \(found.fact)：登记为 \(found.stated)，而会员 \(found.members) 人，没有哪个人数得出这个"
            + "百分比；请向单位要人数",
          "\(name(found.unit)) \(found.fact): registered as \(found.stated), but no count of "
            + "\(found.members) members gives this percentage; ask the unit for the counts")
      }
  }

  /// The page's part; empty where there is nothing to look at.
  var text: String {
    guard !isEmpty else { return "" }
    return "\n" + words("请核查（不影响得分）：", "To look at (no score is changed):") + "\n"
      + sentences.map { "  " + TerminalText.safe($0) + "\n" }.joined()
  }

  /// `twins ratings straightLined percentages`.
  var document: JSONValue {
    [
      "twins": .array(twins.map { TwinWords(twins: $0, language: language).document }),
      "ratings": .array(
        ratings.map { found in
          [
            "questionnaire": .string(found.questionnaire), "item": .string(found.item),
            "flags": .array(found.flags.map { .object($0.object(in: language)) }),
          ]
        }),
      "straightLined": .array(
        straightLined.map { found in
          [
            "questionnaire": .string(found.key.questionnaire),
            "subject": .string(found.key.subject), "role": .optional(found.key.role),
            "papers": .integer(found.count.papers), "of": .integer(found.count.of),
          ]
        }),
      "percentages": .array(
        percentages.map { found in
          [
            "unit": .string(found.unit), "fact": .string(found.fact),
            "stated": .string(found.stated), "members": .integer(found.members),
          ]
        }),
    ]
  }

  private func name(_ id: String) -> String {
    round.unit(id: id).map { "\($0.id) \($0.name)" }
      ?? round.leaders.first { $0.id == id }?.name.map { "\(id) \($0)" }
      ?? id
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
