import Diagnostics
import Digests
import Reporting
import Sampling
import Sheets

/// `draw commit ROUND`.
enum DrawCommitVerb: Verb {
  static let description = CommandDescription(
    "draw", "commit",
    summary: Bilingual(
      zh: "抽取前公开承诺：先定抽样框、数目和用途，后有种子",
      en: "promise a draw in public before its seed exists"),
    details: [
      Bilingual(
        zh: "写入 draws/NNN.commit.json，显示 COMMIT（其 SHA-256）供公布。之后用 draw reveal 输入公开来源给出的数字，"
          + "种子为 COMMIT:数字，每次承诺只能公布一次。",
        en: "Writes draws/NNN.commit.json and prints COMMIT, its SHA-256, to be published. Then "
          + "draw reveal takes the digits that the public source gave; the seed is COMMIT:digits, "
          + "once for each commitment.")
    ],
    operands: [.round],
    options: DrawOptions.planning + [
      DrawOptions.seedSource, DrawOptions.supersedes, DrawOptions.operatorID, CollectVerb.station,
      .json,
    ],
    examples: [
      .init(
        "draw commit round-2026 -n 2 --substitutes 1 --seed-source '2026-06-02 20 dice, in public' "
          + "--by wang",
        prints: Bilingual(
          zh: "COMMIT: 5f0c…\nround-2026/draws/001.commit.json\n日志头：3:77aa…",
          en: "COMMIT: 5f0c…\nround-2026/draws/001.commit.json\njournal head: 3:77aa…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let source = try DrawOptions.required(DrawOptions.seedSource, invocation)
    var desk = try DrawDesk(invocation, in: surroundings)
    let plan = try DrawOptions.plan(invocation, in: desk.folder)
    let named = try DrawOptions.number(DrawOptions.supersedes, invocation)
    let frame = try DrawFrame(
      try desk.sourceFrame(), strata: plan.strata, condition: plan.condition,
      language: invocation.language, in: surroundings)
    let by = desk.operatorID
    let now = CivilTime(surroundings.clock()).second
    let (commit, position) = try desk.decide { (standing, _) throws(Refusal) in
      var history = standing.history
      let commit: DrawCommit
      do throws(DrawFault) {
        commit = try history.commit(
          plan, over: frame.frame, seedSource: source, by: by, time: try CommitTime(now),
          version: Tool.version)
      } catch {
        throw Refusal(.data, error)
      }
      let position = history.position(of: commit.number)
      try commit.links.check(named: named, position)
      return (commit, position)
    }
    let file = try desk.store(
      commit.bytes, named: commit.fileName, as: DrawKey(number: commit.number, stage: .commit))
    guard !invocation.isGiven(.json) else {
      var object = commit.json
      object["commit"] = .string(commit.digest.hex)
      object["position"] = position.json
      object["file"] = .string(file)
      object["head"] = .string(desk.head)
      try surroundings.say(.object(object))
      return .fine
    }
    let head = Bilingual(zh: "日志头：\(desk.head)", en: "journal head: \(desk.head)")
    let series = position.map { "  \($0.text[invocation.language])" } ?? ""
    let lines = [
      "COMMIT: \(commit.digest.hex)", TerminalText.safe(file + series), head[invocation.language],
    ]
    try surroundings.say(lines.joined(separator: "\n") + "\n")
    return .fine
  }
}
