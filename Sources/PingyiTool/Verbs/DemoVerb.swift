import DemoRound
import Diagnostics
import Reporting
import Sessions
import Tallies

/// `demo [DIR]`.
enum DemoVerb: Verb {
  static let description = CommandDescription(
    "demo",
    summary: Bilingual(
      zh: "用合成数据走完一轮：录入、汇总、计分", en: "a whole round on synthetic data: entry, tally, score"),
    details: [
      Bilingual(
        zh: "两名录入员的原始录入逐行经过 collect 的同一通道；轮次目录留在那里，可接着试用各命令。",
        en: "What two clerks typed goes line by line through the same door as collect; the round's "
          + "folder stays, so that every command can be tried on it.")
    ],
    operands: [
      OperandDescription(
        "DIR", .optional,
        Bilingual(
          zh: "新目录；缺省在临时目录下新建", en: "a new folder; otherwise one is made in the temporary folder"))
    ], options: [.json],
    examples: [
      .init(
        "demo",
        prints: Bilingual(
          zh: "录入了什么、哪些行被拒绝及其原因、各项率、得分与失分原因，以及接着可用的命令",
          en: "what was keyed, which lines were refused and why, the rates, the points and the "
            + "reason for every lost one, and what to type next")),
      .init(
        "demo try-it",
        prints: Bilingual(zh: "同上，轮次写入 try-it", en: "the same; the round is in try-it")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let path = invocation.operand(0) ?? freshPath(in: surroundings)
    let files = BundledFiles.of(scheme: DemoRound.scheme)
    do throws(FileFault) {
      try NewRound(definitions: files, round: DemoRound.round).write(to: path)
    } catch {
      throw Refusal(error)
    }
    var entries: [DemoReport.Entry] = []
    for transcript in DemoRound.transcripts {
      entries.append(try key(transcript, into: path, invocation.language, surroundings))
    }
    let report = DemoReport(
      loaded: try LoadedRound.load(path, in: surroundings), entries: entries,
      language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(try report.document())
    } else {
      try surroundings.say(try report.text())
    }
    return .fine
  }

  /// Types a transcript as its clerk did.
  private static func key(
    _ transcript: DemoRound.Transcript, into path: String, _ language: Language,
    _ surroundings: Surroundings
  ) throws(Refusal) -> DemoReport.Entry {
    let replies = KeptBytes()
    let inside = surroundings.with(input: BytesAtHand(transcript.bytes), output: replies)
    let loaded = try LoadedRound.load(path, in: inside)
    var collection = Collection(
      session: Session(plan: loaded.plan, state: loaded.state, language: language),
      recording: JournalRecording(
        loaded.folder, loaded.plan, after: loaded.reading, station: transcript.station,
        fixedPath: nil, language: language, in: inside),
      encoding: nil, surroundings: inside)
    _ = try collection.run()
    return DemoReport.Entry(
      clerk: transcript.clerk, station: transcript.station,
      exchanges: DemoReport.Exchange.pairs(
        of: String(decoding: transcript.bytes, as: UTF8.self), and: replies.text))
  }

  /// A folder of its own in the temporary folder.
  private static func freshPath(in surroundings: Surroundings) -> String {
    let folder = surroundings.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let digits = surroundings.randomBytes(6).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return PathName.joining(folder, "pingyi-demo-\(digits.joined())")
  }
}
