import Diagnostics
import Tallies

/// `tally ROUND`.
enum TallyVerb: Verb {
  static let description = CommandDescription(
    "tally",
    summary: Bilingual(
      zh: "汇总：份数、分母、各题计数与率", en: "counts, named denominators and rates"),
    details: [
      Bilingual(
        zh: "有效答卷少于问卷规定份数的结果不显示，凭公布的数可反推出来的也不显示；抽取的基层单位逐个列出，并按被考核单位合计；"
          + "未封存的批次都有标明。",
        en:
          "Results over fewer valid papers than the questionnaire says are hidden, and those from "
          + "which they could be worked out; drawn grassroots units stand one by one and together "
          + "for their assessed unit; unsealed batches are marked.")
    ],
    operands: [.round], options: [.json],
    examples: [
      .init(
        "tally round-2023",
        prints: Bilingual(
          zh: "U01 示例单位1  member  overall  表态  17/20 = 85.00%  已封存",
          en: "U01 Sample unit 1  member  overall  opinions  17/20 = 85.00%  sealed")),
      .init("tally round-2023 --json", prints: Bilingual(zh: "同样内容的 JSON", en: "the same as JSON")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    _ = try Publishing.register(of: loaded.folder, for: .tallies)
    let book = TallyBook(loaded.state)
    let report = TallyReport(
      loaded, book,
      try Release.disclosure(of: loaded, book, language: invocation.language, in: surroundings),
      language: invocation.language)
    try Publishing(tallies: report, of: loaded, in: surroundings)
      .remember(loaded, invocation.language, in: surroundings)
    let basis = ResultBasis(loaded, nil)
    if invocation.isGiven(.json) {
      try surroundings.say(basis.joined(to: report.document))
    } else {
      try surroundings.say(report.text + basis.text(invocation.language))
    }
    return .fine
  }
}
