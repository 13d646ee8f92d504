import Diagnostics
import Sheets

/// `compare ROUND`.
enum CompareVerb: Verb {
  static let description = CommandDescription(
    "compare",
    summary: Bilingual(
      zh: "两遍录入的比对：一致率、缺张、各题差异、各人差错（内部）",
      en: "double entry: agreement, missing papers, differences, errors by operator (internal)"),
    details: [
      Bilingual(
        zh: "一致率的分母只数两遍都录了的标记；没有两遍都录的，写“无可比较”。还有一遍没收的批不比对。退出状态：1 有未裁定的差异或日志冲突。",
        en:
          "The agreement counts only marks that both passes keyed; where there are none, nothing is "
          + "compared. A batch with an open pass is not compared. Exit status: 1 a difference is not "
          + "settled, or journals conflict.")
    ],
    operands: [.round], options: [.json],
    examples: [
      .init(
        "compare round-2023",
        prints: Bilingual(
          zh: "M7  member-evaluation  10  58/60 ≈96.667%  2  0  已裁定",
          en: "M7  member-evaluation  10  58/60 ≈96.667%  2  0  settled"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let report = CompareReport(
      round: loaded.round, state: loaded.state, language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return report.isSettled ? .fine : .findings
  }
}
