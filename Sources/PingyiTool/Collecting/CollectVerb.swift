import Diagnostics
import Encodings
import Sessions
import Sheets

/// `collect ROUND`.
enum CollectVerb: Verb {
  static let station = OptionDescription(
    "station", value: "NAME",
    Bilingual(zh: "录入点名称；缺省为主机名", en: "the station's name; otherwise the host's"))
  static let journal = OptionDescription(
    "journal", value: "FILE",
    Bilingual(
      zh: "本次全部记录写入此文件；缺省为 journals/<录入员>-<录入点>.journal",
      en: "write to this journal; otherwise journals/<operator>-<station>.journal"))
  static let encoding = OptionDescription(
    "encoding", value: "E",
    Bilingual(
      zh: "输入的编码：utf-8、gb18030、utf-16le、utf-16be；缺省自动判断",
      en: "the input's encoding: utf-8, gb18030, utf-16le or utf-16be; otherwise found out"))

  static let silent = OptionDescription(
    "silent",
    Bilingual(zh: "在终端录入时，不收的行不响铃", en: "at a terminal, do not ring for a refused line"))

  static let description = CommandDescription(
    "collect",
    summary: Bilingual(
      zh: "录入：从标准输入逐行读协议，逐行答复", en: "enter papers through the line protocol on stdin"),
    details: [
      Bilingual(
        zh: "答复“=”表示已经落盘。退出状态：0 全部接受，1 有行被拒绝，2 有批未收或输入中断。",
        en: "A reply '=' means on disk. Exit status: 0 all accepted, 1 a line was refused, "
          + "2 a batch left open or the input cut off.")
    ],
    operands: [.round], options: [station, journal, encoding, silent],
    examples: [
      .init(
        "collect round-2023",
        pipedFrom: "printf 'hello 1\\nwho li\\nopen member-evaluation\\nbye\\n'",
        prints: Bilingual(
          zh: "=220 version=1 … | 评议录入就绪\n=200 operator=li | 录入员 li\n…",
          en: "=220 version=1 … | ready for entry\n=200 operator=li | operator li\n…")),
      .init(
        "collect round-2023 --station desk2 --encoding gb18030",
        pipedFrom: "cat papers.txt",
        prints: Bilingual(zh: "每行一个答复", en: "one reply for every line")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let station = try station(invocation, in: surroundings)
    let encoding = try namedEncoding(invocation)
    let folder = try RoundFolder.load(invocation.required(0))
    let fixedPath = invocation.value(of: journal)
    let reading: RoundJournals.Reading
    let plan: CollectionPlan
    do throws(Refusal) {
      reading = try RoundJournals(of: folder, and: fixedPath).read(folder.plan, in: surroundings)
      plan = folder.plan(after: try RoundDraws.standing(of: folder, in: reading.state))
    } catch {
      // Whoever waits for a reply learns it too.
      let plan = folder.plan
      var session = Session(
        plan: plan, state: CollectionState(layouts: plan.layouts.values),
        language: invocation.language)
      let reply = session.refuse(nil, because: error.recordingFailure)
      try? surroundings.output.write(Array(reply.rendered(in: invocation.language).utf8))
      throw error
    }
    var collection = Collection(
      session: Session(plan: plan, state: reading.state, language: invocation.language),
      recording: JournalRecording(
        folder, plan, after: reading, station: station, fixedPath: fixedPath,
        language: invocation.language, in: surroundings),
      encoding: encoding, desk: desk(invocation, in: surroundings), surroundings: surroundings)
    return try collection.run()
  }

  /// What a clerk sees beside the replies; nil where nobody types.
  ///
  /// Colours are for terminals that know them and people who did not refuse them (`NO_COLOR`).
  private static func desk(_ invocation: Invocation, in surroundings: Surroundings) -> ClerksDesk? {
    guard surroundings.input.isTerminal else { return nil }
    let refusesColours = surroundings.environment("NO_COLOR").map { !$0.isEmpty } ?? false
    let isPlain = (surroundings.environment("TERM") ?? "dumb") == "dumb"
    let isScreen = surroundings.diagnostics.isTerminal
    return ClerksDesk(
      language: invocation.language, folder: Excerpt.visible(invocation.operand(0) ?? ""),
      station: invocation.value(of: station).map { Excerpt.visible($0) },
      columns: surroundings.terminal?.columns ?? ClerksDesk.usualColumns,
      hasColours: isScreen && !refusesColours && !isPlain,
      rings: isScreen && !invocation.isGiven(silent))
  }

  /// The station's name, which becomes a part of a file name.
  static func station(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> String {
    if let name = invocation.value(of: station) {
      guard name.utf8.count <= 64, name.utf8.first != UInt8(ascii: "."),
        name.utf8.allSatisfy(isPlain)
      else {
        throw Refusal(
          .badValue(
            station, value: name,
            expected: Bilingual(
              zh: "1–64 个字母、数字、-、_ 或 .，不以 . 开头",
              en: "1 to 64 letters, digits, -, _ or ., not beginning with ."),
            nearest: nil))
      }
      return name
    }
    let host = surroundings.hostName().utf8.prefix(64).drop { $0 == UInt8(ascii: ".") }
    let name = host.map { isPlain($0) ? $0 : UInt8(ascii: "-") }
    return name.isEmpty ? "station" : String(decoding: name, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// The encoding that was named; nil to find it out.
  static func namedEncoding(_ invocation: Invocation) throws(Refusal) -> TextEncoding? {
    guard let name = invocation.value(of: encoding) else { return nil }
    if let found = TextEncoding(named: name) { return found }
    let names = TextEncoding.allCases.map(\.rawValue)
    let list = names.joined(separator: ", ")
    throw Refusal(
      .badValue(
        encoding, value: name, expected: Bilingual(zh: list, en: list),
        nearest: NearestName.among(names, to: name)))
  }
}
