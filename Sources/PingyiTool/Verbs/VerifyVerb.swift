import Diagnostics
import Digests
import Journaling
import Reporting
import Rounds
import Sheets

/// `verify ROUND`.
enum VerifyVerb: Verb {
  static let description = CommandDescription(
    "verify",
    summary: Bilingual(
      zh: "核对一轮的定义、日志链、封存与抽取（内部）",
      en: "verify a round's definitions, chains, seals and draws (internal)"),
    details: [
      Bilingual(
        zh: "退出状态：0 全部相符；1 有要说明的情况（未写完的尾部、冲突、时钟回拨）；65 损坏、截短、改写或封存或抽取不符。",
        en: "Exit status: 0 all agrees; 1 something to look at (an unfinished tail, a conflict, a "
          + "clock that ran back); 65 damage, a cut, a rewriting, or a seal or a draw that does not fit."
      )
    ],
    operands: [.round], options: [.head, .json],
    examples: [
      .init(
        "verify round-2023 --head 17:0f3a5c7e9b1d2f40",
        prints: Bilingual(
          zh:
            "journals/li-desk1.journal  131 条  131:9c41…  4821-0937-5546\n日志头 17:0f3a5c7e9b1d2f40：li-desk1.journal 包含这一状态\n状态 sha256 …",
          en: "journals/li-desk1.journal  131 records  131:9c41…  4821-0937-5546\n"
            + "head 17:0f3a5c7e9b1d2f40: li-desk1.journal extends that state\nstate sha256 …"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let heads = try HeadArguments.read(invocation)
    let folder = try RoundFolder.load(invocation.required(0))
    let reading = try RoundJournals(of: folder).read(
      folder.plan, watching: heads, in: surroundings)
    let report = VerificationReport(
      folder: folder, reading: reading, draws: try RoundDraws.all(of: folder, in: reading.state),
      registers: RegisterStanding(folder),
      heads: heads, language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return report.status
  }
}
