import DemoRound
import Diagnostics
import Reporting
import Rounds
import Scoring
import Sessions
import ShaoxingRound
import Sheets
import Tallies

/// `demo [DIR]`.
enum DemoVerb: Verb {
  static let description = CommandDescription(
    "demo",
    summary: Bilingual(
      zh: "用合成数据走完一轮考核：录入、汇总、计分、报告",
      en: "a whole round on synthetic data: entry, tally, score, report"),
    details: [
      Bilingual(
        zh: "先走绍兴 2019 的一轮（DIR/shaoxing），再走模范职工之家的一小轮（DIR/home）。录入员的原始录入逐行"
          + "经过 collect 的同一通道；轮次目录留在那里，可接着试用各命令。",
        en: "First a round of Shaoxing 2019 (DIR/shaoxing), then a small one of the model home "
          + "(DIR/home). What the clerks typed goes line by line through the same door as collect; "
          + "the rounds' folders stay, so that every command can be tried on them.")
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
          zh: "录入了什么、各单位排名与得分构成、不确定的得分及原因、否决的作用、报告在哪里，以及接着可用的命令",
          en:
            "what was keyed, the ranking with its components, what is not certain and why, what a "
            + "veto does, where the report is, and what to type next")),
      .init(
        "demo try-it",
        prints: Bilingual(zh: "同上，轮次写入 try-it", en: "the same; the rounds are in try-it")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let path = invocation.operand(0) ?? freshPath(in: surroundings)
    try makeEmpty(path)
    let language = invocation.language
    let main = try keyed(
      NewRound(
        definitions: BundledFiles.of(scheme: ShaoxingRound.scheme), round: ShaoxingRound.round,
        frame: ShaoxingRound.frame),
      at: PathName.joining(path, "shaoxing"), drawing: ShaoxingRound.draws,
      typing: Transcript.shaoxing, language, surroundings)
    let home = try keyed(
      NewRound(definitions: BundledFiles.of(scheme: DemoRound.scheme), round: DemoRound.round),
      at: PathName.joining(path, "home"), typing: Transcript.modelHome, language, surroundings)
    let page = PathName.joining(path, "shaoxing/reports/report.html")
    let publishing = try Publishing(
      main.loaded, main.scores, main.disclosure, in: surroundings)
    let report = RoundReport(
      main.loaded, main.scores, main.disclosure, publication: publishing.mark,
      at: surroundings.clock(), language: language)
    do throws(FileFault) {
      try AtomicFile.write(Array(report.page.utf8), to: page, overwriting: false)
    } catch {
      throw Refusal(error)
    }
    publishing.remember(main.loaded, language, in: surroundings)
    try Publishing(home.loaded, home.scores, home.disclosure, in: surroundings)
      .remember(home.loaded, language, in: surroundings)
    if invocation.isGiven(.json) {
      try surroundings.say(
        [
          "folder": .string(path), "report": .string(page), "shaoxing": main.document,
          "home": home.document,
        ])
    } else {
      let story = ShaoxingStory(main: main, report: page, language: language)
      try surroundings.say(story.text + "\n" + home.text)
    }
    return .fine
  }

  /// Makes a round and types its transcripts.
  private static func keyed(
    _ round: NewRound, at path: String, drawing: [[String]] = [], typing transcripts: [Transcript],
    _ language: Language, _ surroundings: Surroundings
  ) throws(Refusal) -> DemoReport {
    do throws(FileFault) {
      try round.write(to: path)
    } catch {
      throw Refusal(error)
    }
    for command in drawing { try draw(path, command, surroundings) }
    var entries: [DemoReport.Entry] = []
    for transcript in transcripts {
      entries.append(try key(transcript, into: path, language, surroundings))
    }
    let loaded = try LoadedRound.load(path, in: surroundings)
    let book = TallyBook(loaded.state)
    let scores: RoundScores
    do throws(SchemeFault) {
      scores = try RoundScores(
        loaded, book, readings: try loaded.folder.scheme.readings(round: loaded.round.readings))
    } catch {
      throw Refusal(.data, error)
    }
    return DemoReport(
      loaded: loaded, scores: scores,
      disclosure: try Release.disclosure(
        of: loaded, book, scores, language: language, in: surroundings),
      honesty: RankHonesty(loaded, scores, SurveyPrecision(loaded, book)), entries: entries,
      language: language)
  }

  /// Runs one of the draw commands over the round.
  private static func draw(
    _ path: String, _ command: [String], _ surroundings: Surroundings
  ) throws(Refusal) {
    let inside = surroundings.with(input: BytesAtHand([]), output: KeptBytes())
    let verbs: [any Verb.Type] = [DrawSubstituteVerb.self, DrawVerb.self]
    for verb in verbs where command.starts(with: verb.description.words) {
      let words = command.dropFirst(verb.description.words.count)
      let invocation: Invocation
      do throws(UsageFault) {
        invocation = try Invocation(
          of: verb.description, arguments: [path] + words + ["--station", "desk-a"], language: .zh)
      } catch {
        throw Refusal(error)
      }
      _ = try verb.run(invocation, in: inside)
      return
    }
  }

  /// Types a transcript as its clerk did.
  private static func key(
    _ transcript: Transcript, into path: String, _ language: Language,
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

  /// Makes the folder that holds the rounds; one that holds anything is refused.
  private static func makeEmpty(_ path: String) throws(Refusal) {
    do throws(FileFault) {
      try Folder.make(path)
      guard try Folder.entries(of: path, hidden: true).isEmpty else {
        throw FileFault(attempt: .create, path: path, reason: .notEmpty)
      }
    } catch {
      throw Refusal(error)
    }
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
