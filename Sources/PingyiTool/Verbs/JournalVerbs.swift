import Diagnostics
import Digests
import Journaling
import Reporting

extension OperandDescription {
  /// `FILE`, a journal.
  static let journal = OperandDescription(
    "FILE", .one, Bilingual(zh: "日志文件", en: "a journal"))
}

extension OptionDescription {
  /// `--head S:H`.
  static let head = OptionDescription(
    "head", value: "S:H", isRepeatable: true,
    Bilingual(
      zh: "以前记下的日志头，如 17:0f3a…（16 位）；可给多个",
      en: "a head noted earlier, such as 17:0f3a… (16 digits); may be repeated"))
}

/// `journal verify FILE`.
enum JournalVerifyVerb: Verb {
  static let description = CommandDescription(
    "journal", "verify",
    summary: Bilingual(zh: "核对一份日志的全部记录与链", en: "verify every record of a journal and its chain"),
    details: [
      Bilingual(
        zh: "有未写完的尾部时退出状态为 1，损坏、被截短或改写时为 65。",
        en: "The exit status is 1 for an unfinished tail, 65 for damage, a cut or a rewriting.")
    ],
    operands: [.journal], options: [.head, .json],
    examples: [
      .init(
        "journal verify round-2023/journals/li-desk1.journal --head 17:0f3a5c7e9b1d2f40",
        prints: Bilingual(
          zh: "共 131 条记录，日志头 131:9c41…，核对数 4821-0937-5546\n日志头 17:0f3a5c7e9b1d2f40：日志包含这一状态",
          en: "131 records, head 131:9c41…, check digits 4821-0937-5546\n"
            + "head 17:0f3a5c7e9b1d2f40: the journal extends that state"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let heads = try HeadArguments.read(invocation)
    let path = try invocation.required(0)
    let reading = try JournalReport.read(path, watching: heads, in: surroundings)
    let report = JournalReport(reading: reading, heads: heads)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text(in: invocation.language))
    }
    if let refusal = reading.refusal { throw Refusal(refusal) }
    return report.status
  }
}

/// `journal dump FILE`.
enum JournalDumpVerb: Verb {
  static let description = CommandDescription(
    "journal", "dump",
    summary: Bilingual(zh: "把日志的记录按行显示（内部）", en: "show a journal's records as lines (internal)"),
    details: [
      Bilingual(
        zh: "损坏的日志显示到最后一条完好的记录为止，退出状态为 65。",
        en: "A damaged journal is shown up to its last good record; the exit status is then 65.")
    ],
    operands: [.journal], options: [.json],
    examples: [
      .init(
        "journal dump round-2023/journals/li-desk1.journal",
        prints: Bilingual(
          zh: "J1 … 2023 li desk1\n2 1 2023-12-01T01:02:03Z who li 5d0c…\n…",
          en: "J1 … 2023 li desk1\n2 1 2023-12-01T01:02:03Z who li 5d0c…\n…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let path = try invocation.required(0)
    let reader = JournalReader(storage: surroundings.journalStorage)
    var page = OutputPage(surroundings: surroundings, isJSON: invocation.isGiven(.json))
    let reading: JournalReading
    do throws(JournalError) {
      if let header = try reader.header(of: path), !page.isJSON {
        page.add(JournalDump.line(for: header))
      }
      reading = try reader.read(path) { view in page.add(view) }
    } catch {
      throw Refusal(error)
    }
    try page.finish(JournalDump.closing(reading)[invocation.language])
    if let refusal = reading.refusal { throw Refusal(refusal) }
    return reading.isSound ? .fine : .findings
  }

  /// The output of a dump, written in pieces; the first failure is kept until the end.
  private struct OutputPage {
    let surroundings: Surroundings
    let isJSON: Bool
    private var waiting = ""
    private var isFirst = true
    private var failure: Refusal?

    init(surroundings: Surroundings, isJSON: Bool) {
      self.surroundings = surroundings
      self.isJSON = isJSON
    }

    mutating func add(_ view: RecordView) {
      guard isJSON else { return add(JournalDump.line(for: view)) }
      let record = view.record()
      let document: JSONValue = [
        "seq": .integer(view.seq), "batch": .integer(view.batch),
        "time": .string(String(decoding: view.time, as: UTF8.self)),
        "kind": .string(String(decoding: view.kind, as: UTF8.self)),
        "fields": record.map { .array($0.fields.map { .string($0) }) } ?? .null,
        "hash": .string(view.hash.hex),
        "origins": .array(
          (record?.origins ?? []).map {
            ["seq": .integer($0.seq), "hash": .string($0.hash.hex)]
          }),
      ]
      waiting += isFirst ? "[\n" : ",\n"
      isFirst = false
      waiting += document.text(.oneLine)
      writeIfLong()
    }

    mutating func add(_ line: String) {
      waiting += line
      waiting += "\n"
      writeIfLong()
    }

    mutating func finish(_ closing: String) throws(Refusal) {
      if isJSON {
        waiting += isFirst ? "[]\n" : "\n]\n"
      } else {
        waiting += closing + "\n"
      }
      write()
      if let failure { throw failure }
    }

    private mutating func writeIfLong() {
      if waiting.utf8.count >= 1 << 16 { write() }
    }

    private mutating func write() {
      guard failure == nil else { return }
      do {
        try surroundings.say(waiting)
      } catch {
        failure = error
      }
      waiting = ""
    }
  }
}

/// `journal head FILE`.
enum JournalHeadVerb: Verb {
  static let description = CommandDescription(
    "journal", "head",
    summary: Bilingual(zh: "显示日志头，供记入会议纪要", en: "show a journal's head, for the minutes"),
    operands: [.journal], options: [.json],
    examples: [
      .init(
        "journal head round-2023/journals/li-desk1.journal",
        prints: Bilingual(
          zh: "131:9c41d2e3f4a5b6c7 4821-0937-5546", en: "131:9c41d2e3f4a5b6c7 4821-0937-5546"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let reading = try JournalReport.read(invocation.required(0), in: surroundings)
    if let refusal = reading.refusal { throw Refusal(refusal) }
    let head = reading.summary.head
    if invocation.isGiven(.json) {
      try surroundings.say(JournalReport.document(of: head))
    } else {
      try surroundings.say("\(head) \(head.checkDigits)\n")
    }
    guard !reading.isSound else { return .fine }
    surroundings.tell(JournalDump.closing(reading)[invocation.language])
    return .findings
  }
}

/// `journal salvage OLD NEW`.
enum JournalSalvageVerb: Verb {
  static let description = CommandDescription(
    "journal", "salvage",
    summary: Bilingual(
      zh: "从损坏的日志另建新日志，原文件不动", en: "make a new journal from a damaged one, which stays as it is"),
    operands: [
      OperandDescription("OLD", .one, Bilingual(zh: "损坏的日志", en: "the damaged journal")),
      OperandDescription("NEW", .one, Bilingual(zh: "新日志的文件名", en: "the new journal's name")),
    ], options: [.json],
    examples: [
      .init(
        "journal salvage li-desk1.journal li-desk1b.journal",
        prints: Bilingual(
          zh: "抢救 118 条记录，丢弃末尾 2041 字节；新日志头 120:77aa…",
          en: "118 records saved, 2041 bytes at the end not taken; new head 120:77aa…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let old = try invocation.required(0)
    let new = try invocation.required(1)
    let isTaken: Bool
    do throws(FileFault) {
      isTaken = try Folder.holdsSomething(at: new)
    } catch {
      throw Refusal(error)
    }
    let report: JournalSalvage.Report
    do throws(JournalError) {
      if isTaken { throw .exists(path: new) }
      report = try JournalSalvage(storage: surroundings.journalStorage).salvage(
        old, to: new, time: CivilTime(surroundings.clock()).second)
    } catch {
      throw Refusal(error)
    }
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "old": .string(old), "oldHead": JournalReport.document(of: report.old.summary.head),
        "new": .string(new), "newHead": JournalReport.document(of: report.head),
        "records": .integer(report.copied), "lostBytes": .integer(report.lostBytes),
        "missingRecords": .integer(report.missingRecords),
      ])
      return .fine
    }
    let words = Bilingual(
      zh: "抢救 \(report.copied) 条记录，丢弃末尾 \(report.lostBytes) 字节；"
        + "新日志头 \(report.head)，核对数 \(report.head.checkDigits)",
      en: "\(report.copied) records saved, \(report.lostBytes) bytes at the end not taken; "
        + "new head \(report.head), check digits \(report.head.checkDigits)")
    try surroundings.say(words[invocation.language] + "\n")
    for line in next(after: report, old, new) {
      try surroundings.say(line[invocation.language] + "\n")
    }
    return .fine
  }

  /// What is missing all the same, and what to do before the round can be worked with.
  private static func next(
    after report: JournalSalvage.Report, _ old: String, _ new: String
  ) -> [Bilingual] {
    var lines: [Bilingual] = []
    let count = report.missingRecords
    if let noted = report.noted {
      lines.append(
        count > 0
          ? Bilingual(
            zh: "登记的日志头是 \(noted)：另有 \(count) 条得到过“=”的记录不在文件里，抢救不回来，"
              + "进入后用 续录（resume）看缺哪些，对照答卷补录",
            en: "the noted head is \(noted): \(count) more acknowledged records are not in the "
              + "file and cannot be saved; resume shows what is missing, enter it from the papers")
          : Bilingual(
            zh: "登记的日志头 \(noted) 与文件不符：内容被改过，请对照答卷核对",
            en: "the noted head \(noted) does not fit the file: it was changed; compare the papers")
      )
    }
    let file = TerminalText.safe(PathName.lastName(of: old))
    let copy = TerminalText.safe(PathName.lastName(of: new))
    lines.append(
      Bilingual(
        zh: "接着做：把 \(file) 连同 \(file).head 移出 journals 文件夹存档，把 \(copy) 放在 journals 里，"
          + "再用 collect 轮次 --journal journals/\(copy) 接着录",
        en: "next: move \(file) and \(file).head out of the folder journals to the archive, keep "
          + "\(copy) in journals, and go on with collect ROUND --journal journals/\(copy)"))
    return lines
  }
}
