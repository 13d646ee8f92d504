import Diagnostics
import Reporting
import Rounds
import Sampling
import Scoring
import Tallies

/// The story of Shaoxing's demo round: what was keyed, who stands where and why, where the report is.
struct ShaoxingStory {
  /// The round as it was keyed.
  let main: DemoReport
  /// Where its report is.
  let report: String
  /// The language of the story.
  let language: Language

  private var loaded: LoadedRound { main.loaded }

  /// The story.
  var text: String {
    let scores = main.scores
    let round = loaded.round
    var text =
      words(
        "示例轮次 \(round.id)：绍兴 2019 考核办法，\(round.units.count) 个被考核单位，"
          + "\(loaded.parents.count) 个基层单位，数据全部为合成。",
        "The demo round \(round.id): Shaoxing 2019, \(round.units.count) assessed units, "
          + "\(loaded.parents.count) grassroots units, all data synthetic.") + "\n\n"
    text += drawn + "\n"
    for entry in main.entries { text += main.page(of: entry) }
    text += "\n" + ranking(of: scores).text + "\n"
    text += uncertain(in: scores) + vetoed(in: scores) + silent(in: scores)
    let page = Excerpt.visible(report)
    let path = Excerpt.visible(loaded.folder.path)
    text += "\n" + words("报告：\(page)", "Report: \(page)") + "\n"
    text += words("轮次在 \(path)。接着可以试：", "The round is in \(path). Try next:") + "\n"
    let first = scores.result.ranked.first?.score.unit ?? ""
    let open = scores.result.ranked.first { !$0.score.gaps.isEmpty }?.score.unit ?? first
    for command in [
      "score \(path)", "explain \(path) \(first)", "explain \(path) \(open) grassroots",
      "draw verify \(path)/draws/001.json",
      "readings \(path)", "export \(path) --what ranking --format csv", "verify \(path)",
    ] {
      text += "  pingyi \(command)\n"
    }
    return text
  }

  /// What was drawn, how anybody can draw it again, and who took whose place.
  private var drawn: String {
    var text = ""
    for roll in loaded.draws.currentRolls {
      let record = roll.record
      let selection = record.selection
      let promise =
        record.isPubliclyCommitted
        ? words("先公开承诺", "publicly committed")
        : words("未经公开承诺", "not publicly committed")
      text +=
        TerminalText.safe(
          words(
            "抽取：\(record.frame.units.count) 个合格的单建工会中抽中 \(selection.selected.count) 个"
              + "（每个被考核单位为一层），替补 \(selection.substitutes.count) 个；"
              + "种子 \(record.seed.text)（\(promise)）。验算：",
            "Draw: \(selection.selected.count) of \(record.frame.units.count) eligible standalone unions "
              + "drawn, each assessed unit a stratum, \(selection.substitutes.count) substitutes; seed "
              + "\(record.seed.text) (\(promise)). To check:")) + "\n"
      for line in record.recipe() { text += "  \(line)\n" }
      for substitution in roll.substitutions {
        let taken = substitution.substitute
        let gone = named(substitution.unit)
        let comes = named(taken.id)
        text +=
          TerminalText.safe(
            words(
              "启用替补：\(taken.stratum) 的 \(gone) 换成签号的下一个 \(comes)，理由：\(substitution.reason)（\(substitution.by)）",
              "Substitute: in \(taken.stratum) the next ticket \(comes) takes the place of \(gone); reason: "
                + "\(substitution.reason) (\(substitution.by))")) + "\n"
      }
    }
    return text
  }

  /// A grassroots unit with its name.
  private func named(_ id: String) -> String {
    let name = loaded.folder.frame?.names[id] ?? ""
    return name.isEmpty ? id : "\(id) \(name)"
  }

  private func ranking(of scores: RoundScores) -> TextTable {
    let rounding = loaded.round.rounding
    let parts = scores.scores.first.map { ScoreParts.columns(of: $0.explanation) } ?? []
    var table = TextTable(
      columns: [.init(words("位次", "Rank"), .right), .init(words("单位", "Unit"))]
        + parts.map { .init(ScoreParts.heading($0, language), .right) }
        + [.init(words("总分", "Total"), .right), .init(words("等次", "Grade"))])
    let grades = GradeWords(scheme: loaded.folder.scheme, language: language)
    for unit in scores.result.ranked {
      let name = loaded.round.unit(id: unit.score.unit)?.name ?? ""
      table.add(
        [unit.rank.text, "\(unit.score.unit) \(name)"]
          + ScoreParts.columns(of: unit.score.explanation).map {
            Figure.score($0.value, rounding)
          } + [Figure.score(unit.score.value, rounding), grades.grade(of: unit)])
    }
    return table
  }

  /// Who has no certain place, and why.
  private func uncertain(in scores: RoundScores) -> String {
    var text = ""
    for unit in scores.result.ranked {
      guard let reason = RankReason(for: unit, in: scores.result), !reason.gaps.isEmpty else {
        continue
      }
      let points = Figure.score(unit.score.value, loaded.round.rounding)
      let remedies = reason.gaps.map { $0.remedy[language] }.joined(separator: words("；", "; "))
      text += paragraph(
        "\(unit.score.unit) 得 \(points) 分，列第 \(unit.rank.text)：\(reason.words.zh)；缺少的不按 0 分计。办法：\(remedies)",
        "\(unit.score.unit): \(points), place \(unit.rank.text): \(reason.words.en); what is missing "
          + "never counts as 0. Remedy: \(remedies)")
    }
    return text
  }

  private func vetoed(in scores: RoundScores) -> String {
    let grades = GradeWords(scheme: loaded.folder.scheme, language: language)
    var text = ""
    for unit in scores.result.ranked where unit.isVetoed {
      let vetoes = unit.vetoes.compactMap { grades.veto($0) }.joined(separator: words("；", "; "))
      text += paragraph(
        "\(unit.score.unit) 一票否决（\(vetoes)）：不能评为优秀，得分和位次（第 \(unit.rank.text)）不变；等次 \(grades.grade(of: unit))",
        "\(unit.score.unit) is vetoed (\(vetoes)): it cannot be excellent, its points and place "
          + "(\(unit.rank.text)) stay; grade \(grades.grade(of: unit))")
    }
    return text
  }

  /// The units whose peer ballots did not come in at all.
  private func silent(in scores: RoundScores) -> String {
    // A rater is missing from every other unit's list, an unanswered row only from one.
    let lists = scores.scores.map { score in
      let inputs = score.explanation.nodes.flatMap(\.inputs)
      let missing = inputs.flatMap { input -> [String] in
        guard case .sheets(let sheets)? = input.measure.provenance else { return [] }
        return sheets.missing
      }
      return (unit: score.unit, missing: Set(missing))
    }
    let silent = loaded.round.units.map(\.id).filter { rater in
      lists.allSatisfy { $0.unit == rater || $0.missing.contains(rater) }
    }
    guard !silent.isEmpty else { return "" }
    let list = silent.joined(separator: words("、", ", "))
    return paragraph(
      "\(list) 没有交互评票：各单位的互评得分由其余单位的评分得出，不替它补，也不按 0 分计",
      "No peer ballot from \(list): the other ballots make the brand scores; nothing is filled in, and "
        + "nothing counts as 0")
  }

  private func paragraph(_ zh: String, _ en: String) -> String {
    TerminalText.safe(words(zh, en)) + "\n"
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}
