import Diagnostics
import Sampling
import Sheets

/// `draw ROUND|--frame F.csv`.
enum DrawVerb: Verb {
  static let description = CommandDescription(
    "draw",
    summary: Bilingual(
      zh: "从抽样框随机抽取单位，任何人可以复算", en: "draw units at random, so that anybody can draw again"),
    details: [
      Bilingual(
        zh: "签号 = SHA-256(种子,编号)；每层签号最小的抽中，其后的为替补。行的顺序、多余的列、编码和换行都不影响结果。",
        en: "ticket = SHA-256(seed,id); in each stratum the smallest are drawn, the next are "
          + "substitutes. Row order, other columns, encoding and line ends change nothing."),
      Bilingual(
        zh: "在轮次里，记录写入 draws/NNN.json（从不覆盖），其 SHA-256 记入 --by 的日志。"
          + "直接给种子的抽取注明“未经公开承诺”；先承诺后抽取见 draw commit。",
        en: "In a round the record goes to draws/NNN.json, which is never overwritten, and its "
          + "SHA-256 to the journal of --by. A typed seed is marked as not publicly committed; "
          + "see draw commit."),
      Bilingual(
        zh: "--total 用最大余数法分到各层；抽取数超过层内单位数即拒绝，除非 --take-all。",
        en: "--total is spread by largest remainders; a stratum with too few units is refused "
          + "unless --take-all is given."),
      Bilingual(
        zh: "另见 draw commit、draw reveal、draw substitute、draw verify。",
        en: "See also draw commit, draw reveal, draw substitute and draw verify."),
    ],
    operands: [
      OperandDescription(
        "ROUND", .optional,
        Bilingual(
          zh: "轮次目录（内有 frame.csv）；或用 --frame", en: "a round's folder with its frame.csv; or --frame"
        ))
    ],
    options: [DrawOptions.frame, DrawOptions.seed] + DrawOptions.planning + [
      DrawOptions.supersedes, DrawOptions.seedSource, DrawOptions.operatorID, DrawOptions.output,
      CollectVerb.station, .json,
    ],
    examples: [
      .init(
        "draw --frame frame.csv --seed 20260601 -n 2 --strata parent --substitutes 1 "
          + "--where standalone=是",
        prints: Bilingual(
          zh: "每层抽中的 2 个单位、1 个替补和各自的签号；不写文件",
          en: "2 units and 1 substitute for each stratum, with their tickets; no file is written")),
      .init(
        "draw round-2026 --seed 20260601 -n 2 --substitutes 1 --by wang",
        prints: Bilingual(
          zh: "同上，另有 round-2026/draws/001.json 及其 SHA-256、日志头",
          en: "the same, and round-2026/draws/001.json with its SHA-256 and the journal's head")),
      .init(
        "draw --frame frame.csv --seed 20260601 --total 40 --allocate proportional --strata parent --json",
        prints: Bilingual(
          zh: "JSON：selected 和 substitutes 各为 {id,stratum,ticket} 的列表",
          en: "JSON: selected and substitutes are lists of {id,stratum,ticket}")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let report: DrawReport
    switch (invocation.operand(0), invocation.value(of: DrawOptions.frame)) {
    case (nil, nil): throw Refusal(.usage, DrawUsageFault.noFrameNamed)
    case (_?, _?): throw Refusal(.usage, DrawUsageFault.roundAndFrame)
    case (nil, let path?): report = try drawFromFile(path, invocation, in: surroundings)
    case (_?, nil): report = try drawInRound(invocation, in: surroundings)
    }
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  private static func seed(_ invocation: Invocation) throws(Refusal) -> Seed {
    let text = try DrawOptions.required(DrawOptions.seed, invocation)
    do throws(SeedFault) {
      return try Seed(typed: text)
    } catch {
      throw Refusal(.usage, error)
    }
  }

  private static func drawFromFile(
    _ path: String, _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> DrawReport {
    let seed = try seed(invocation)
    let plan = try DrawOptions.plan(invocation, in: nil)
    if invocation.isGiven(DrawOptions.supersedes) {
      throw Refusal(.usage, DrawUsageFault.needsRound(DrawOptions.supersedes))
    }
    let output = invocation.value(of: DrawOptions.output)
    let by =
      output == nil
      ? invocation.value(of: DrawOptions.operatorID) ?? "-"
      : try DrawOptions.required(DrawOptions.operatorID, invocation)
    let frame = try DrawFrame(
      try RoundFrame.load(path), strata: plan.strata, condition: plan.condition,
      language: invocation.language,
      in: surroundings)
    var history = DrawHistory()
    let record: DrawRecord
    do throws(DrawFault) {
      record = try history.draw(
        plan, over: frame.frame, seed: seed,
        seedSource: invocation.value(of: DrawOptions.seedSource), by: by, version: Tool.version)
    } catch {
      throw Refusal(.data, error)
    }
    if let output {
      do throws(FileFault) {
        try AtomicFile.write(record.bytes, to: output, overwriting: false)
      } catch {
        throw Refusal(error)
      }
    }
    return DrawReport(
      record: record, position: nil, names: frame.names, file: output, head: nil,
      language: invocation.language)
  }

  private static func drawInRound(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> DrawReport {
    if invocation.isGiven(DrawOptions.output) {
      throw Refusal(.usage, DrawUsageFault.belongsTo(DrawOptions.output, owner: DrawOptions.frame))
    }
    let seed = try seed(invocation)
    var desk = try DrawDesk(invocation, in: surroundings)
    let plan = try DrawOptions.plan(invocation, in: desk.folder)
    let named = try DrawOptions.number(DrawOptions.supersedes, invocation)
    let frame = try DrawFrame(
      try desk.sourceFrame(), strata: plan.strata, condition: plan.condition,
      language: invocation.language, in: surroundings)
    let by = desk.operatorID
    let source = invocation.value(of: DrawOptions.seedSource)
    let (record, position) = try desk.decide { (standing, _) throws(Refusal) in
      var history = standing.history
      let record: DrawRecord
      do throws(DrawFault) {
        record = try history.draw(
          plan, over: frame.frame, seed: seed, seedSource: source, by: by, version: Tool.version)
      } catch {
        throw Refusal(.data, error)
      }
      let position = history.position(of: record.number)
      try record.links.check(named: named, position)
      return (record, position)
    }
    let file = try desk.store(
      record.bytes, named: record.fileName, as: DrawKey(number: record.number, stage: .record))
    return DrawReport(
      record: record, position: position, names: frame.names, file: file, head: desk.head,
      language: invocation.language)
  }
}
