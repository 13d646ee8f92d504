import Diagnostics
import Reporting
import Rounds
import Scoring
import Tallies

/// The story of the demo round: what was keyed, what was refused, what came out.
struct DemoReport {
  /// The round with everything that was entered.
  let loaded: LoadedRound
  /// Its scores by the round's readings.
  let scores: RoundScores
  /// What may be told of its papers.
  let disclosure: Disclosure
  /// How sure the ranks are.
  let honesty: RankHonesty
  /// What each clerk did.
  let entries: [Entry]
  /// The language of the story.
  let language: Language

  /// What one clerk typed and was answered.
  struct Entry: Sendable {
    let clerk: String
    let station: String
    let exchanges: [Exchange]

    /// The lines that stored a paper.
    var papers: Int {
      exchanges.count { $0.reply.hasPrefix("=201 ") || $0.reply.hasPrefix("=202 ") }
    }
    /// The lines that were not taken, or that were asked about.
    var held: [Exchange] { exchanges.filter { !$0.reply.hasPrefix("=") } }
  }

  /// A line and the last line of its reply.
  struct Exchange: Sendable {
    let line: String
    let reply: String

    /// Pairs the lines of a transcript with their replies; every line but blanks and comments has one.
    static func pairs(of transcript: String, and replies: String) -> [Exchange] {
      let lines = transcript.split(separator: "\n").filter { !$0.hasPrefix("#") }
      // The last line of a block has a blank after its sign and code.
      let last = replies.split(separator: "\n").filter { $0.dropFirst(4).hasPrefix(" ") }
      return zip(lines, last).map { Exchange(line: String($0), reply: String($1)) }
    }
  }

  // MARK: Page

  /// The story.
  var text: String {
    let scheme = loaded.folder.scheme
    var text =
      words(
        "示例轮次 \(loaded.round.id)：四个单位，数据全部为合成。",
        "The demo round \(loaded.round.id): four units, all data synthetic.") + "\n"
    for entry in entries { text += "\n" + page(of: entry) }
    let book = TallyBook(loaded.state)
    text += "\n" + TallyReport(loaded, book, disclosure, language: language).ratesText
    text +=
      "\n"
      + ScoreReport(
        round: loaded.round, scheme: scheme, scores: scores, honesty: honesty, language: language,
        basis: ResultBasis(loaded, scores.readings)
      ).table.text
    text += "\n" + words("失分的原因：", "Why points were lost:") + "\n"
    for score in scores.scores {
      for entry in score.explanation.ledger where !entry.loss.points.isZero {
        let name = loaded.round.unit(id: score.unit)?.name ?? ""
        text +=
          "  "
          + TerminalText.safe("\(score.unit) \(name) \(entry.node): \(entry.loss.reason[language])")
          + "\n"
      }
    }
    let path = Excerpt.visible(loaded.folder.path)
    text += "\n" + words("轮次在 \(path)。接着可以试：", "The round is in \(path). Try next:") + "\n"
    for command in [
      "explain \(path) U02 1.6", "readings \(path)", "tally \(path)", "verify \(path)",
    ] {
      text += "  pingyi \(command)\n"
    }
    return text
  }

  /// What a clerk did.
  func page(of entry: Entry) -> String {
    var text =
      words(
        "录入员 \(entry.clerk)（\(entry.station)）：\(entry.exchanges.count) 行，收下答卷 \(entry.papers) 份；"
          + "拒绝或待决 \(entry.held.count) 行",
        "\(entry.clerk) at \(entry.station): \(entry.exchanges.count) lines, \(entry.papers) papers "
          + "taken; \(entry.held.count) lines refused or held") + "\n"
    for exchange in entry.held {
      text += "  > " + TerminalText.safe(exchange.line) + "\n"
      text += "  < " + TerminalText.safe(exchange.reply) + "\n"
    }
    return text
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: `folder entries tally score`.
  var document: JSONValue {
    [
      "folder": .string(loaded.folder.path),
      "entries": .array(
        entries.map { entry in
          [
            "operator": .string(entry.clerk), "station": .string(entry.station),
            "lines": .integer(entry.exchanges.count), "papers": .integer(entry.papers),
            "held": .array(
              entry.held.map { ["line": .string($0.line), "reply": .string($0.reply)] }),
          ]
        }),
      "tally": TallyReport(loaded, TallyBook(loaded.state), disclosure, language: language)
        .document,
      "score": ScoreReport(
        round: loaded.round, scheme: loaded.folder.scheme, scores: scores, honesty: honesty,
        language: language, basis: ResultBasis(loaded, scores.readings)
      ).document,
    ]
  }
}
