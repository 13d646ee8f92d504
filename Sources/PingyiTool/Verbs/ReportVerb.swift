import Diagnostics
import Tallies

extension OptionDescription {
  /// `-o FILE`.
  static let output = OptionDescription(
    "o", value: "FILE", Bilingual(zh: "写到这个文件", en: "the file to write"))
}

/// `report ROUND -o FILE.html`.
enum ReportVerb: Verb {
  static let description = CommandDescription(
    "report",
    summary: Bilingual(
      zh: "把一轮的结果写成一个 HTML 文件", en: "write a round's results as one HTML file"),
    details: [
      Bilingual(
        zh: "排名与构成、各单位的明细、抽取记录、数据质量、口径、日志头都在一个文件里，不引用任何外部资源，"
          + "可直接打印为 A4。有效答卷少于公布下限的结果不公布。",
        en:
          "Ranking and components, every unit, draws, data quality, readings and heads in one file "
          + "that loads nothing from elsewhere and prints on A4. Results over too few papers are "
          + "hidden.")
    ],
    operands: [.round], options: [.output, .force, .reading],
    examples: [
      .init(
        "report round-2023 -o round-2023.html",
        prints: Bilingual(zh: "报告写到 round-2023.html", en: "report written to round-2023.html")),
      .init(
        "report round-2023 -o round-2023.html --force",
        prints: Bilingual(zh: "同上，覆盖已有文件", en: "the same, over an existing file")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    guard let path = invocation.value(of: .output) else {
      throw Refusal(.missingValue(.output, command: invocation.command.name))
    }
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let readings = try ScoreVerb.readings(for: loaded, invocation)
    let scores = try ScoreVerb.scores(of: loaded, readings)
    try refuse(path, overwriting: invocation.isGiven(.force))
    _ = try Publishing.register(of: loaded.folder, for: .results)
    let disclosure = try Release.disclosure(
      of: loaded, TallyBook(loaded.state), scores, language: invocation.language, in: surroundings)
    let publishing = try Publishing(loaded, scores, disclosure, in: surroundings)
    let report = RoundReport(
      loaded, scores, disclosure, revision: publishing.revision, publication: publishing.mark,
      at: surroundings.clock(), language: invocation.language)
    do throws(FileFault) {
      try AtomicFile.write(
        Array(report.page.utf8), to: path, overwriting: invocation.isGiven(.force))
    } catch {
      throw Refusal(error)
    }
    publishing.remember(loaded, invocation.language, in: surroundings)
    let shown = Excerpt.visible(path)
    try surroundings.say(
      Bilingual(zh: "报告写到 \(shown)\n", en: "report written to \(shown)\n")[invocation.language])
    return .fine
  }

  /// Stops before anything counts as published when the page could not be put there anyway.
  private static func refuse(_ path: String, overwriting: Bool) throws(Refusal) {
    do throws(FileFault) {
      guard !overwriting, try Folder.holdsSomething(at: path) else { return }
      throw FileFault(attempt: .create, path: path, reason: .wouldOverwrite)
    } catch {
      throw Refusal(error)
    }
  }
}
