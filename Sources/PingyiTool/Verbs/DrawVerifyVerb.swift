import Diagnostics
import Digests
import Reporting
import Sampling
import Sheets

/// `draw verify RECORD`.
enum DrawVerifyVerb: Verb {
  static let unit = OptionDescription(
    "unit", value: "ID",
    Bilingual(zh: "给出这个单位签号的验算方法", en: "show how the ticket of this unit is computed"))

  static let description = CommandDescription(
    "draw", "verify",
    summary: Bilingual(
      zh: "由记录本身重新推导整个抽取，并给出两行验算命令",
      en: "derive a draw again from its record, and print a two-line shell recipe"),
    details: [
      Bilingual(
        zh: "逐字节核对：抽样框的散列、COMMIT、各层数目、签号、抽中与替补名单、校验和。不符时逐项列出，退出状态为 65。",
        en:
          "Every byte is compared: frame hash, COMMIT, numbers, tickets, drawn units, substitutes, "
          + "checksum. What differs is listed, and the exit status is 65.")
    ],
    operands: [
      OperandDescription(
        "RECORD", .one,
        Bilingual(
          zh: "draws/NNN.json，或承诺 NNN.commit.json",
          en: "draws/NNN.json, or a promise NNN.commit.json"))
    ], options: [unit, .json],
    examples: [
      .init(
        "draw verify round-2026/draws/001.json",
        prints: Bilingual(
          zh: "相符：第 1 次抽取，10 个合格单位，抽中 4 个\nseed='20260601'; id='G01'\n"
            + "printf '%s,%s' \"$seed\" \"$id\" | sha256sum   # af1f…",
          en: "agrees: draw 1, 10 eligible units, 4 drawn\nseed='20260601'; id='G01'\n"
            + "printf '%s,%s' \"$seed\" \"$id\" | sha256sum   # af1f…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let path = try invocation.required(0)
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileContents.read(path, limit: SamplingLimits.record)
    } catch {
      throw Refusal(error)
    }
    let page =
      path.hasSuffix(".commit.json")
      ? page(of: DrawCommit.verify(bytes, file: path))
      : try page(
        of: DrawRecord.verify(bytes, file: path), unit: invocation.value(of: unit))
    let language = invocation.language
    if invocation.isGiven(.json) {
      var object = page.document
      object["file"] = .string(path)
      object["sha256"] = .string(SHA256.hash(bytes).hex)
      object["recipe"] = .array(page.recipe.map { .string($0) })
      object["findings"] = .array(page.findings.map { .finding($0, in: language) })
      try surroundings.say(.object(object))
      return page.verdict == nil ? .data : .fine
    }
    guard let verdict = page.verdict else { throw Refusal(.data, page.findings) }
    let lines = [TerminalText.safe(verdict[language])] + page.recipe.map { TerminalText.safe($0) }
    try surroundings.say(lines.joined(separator: "\n") + "\n")
    for finding in page.findings { surroundings.tell("pingyi: " + finding.rendered(in: language)) }
    return .fine
  }

  /// What a verification came to.
  private struct Page {
    /// The words for a file that agrees; nil for one that does not.
    let verdict: Bilingual?
    /// The lines with which anybody computes a ticket.
    let recipe: [String]
    /// The keys `kind agrees draw purpose commit isPubliclyCommitted units selected substitutes`.
    let document: JSONObject
    /// What differs.
    let findings: [Finding]
  }

  private static func page(
    of verification: DrawVerification<DrawRecord>, unit: String?
  ) throws(Refusal) -> Page {
    guard let record = verification.document else {
      return Page(
        verdict: nil, recipe: [], document: ["kind": "record", "agrees": false],
        findings: verification.findings)
    }
    if let unit, record.frame.unit(unit) == nil {
      throw Refusal(
        .unknownName(
          unit, kind: Bilingual(zh: "合格单位", en: "eligible unit"),
          nearest: NearestName.among(record.frame.units.map(\.id), to: unit), listing: nil))
    }
    let mark =
      record.isPubliclyCommitted
      ? Bilingual(zh: "", en: "")
      : Bilingual(
        zh: "，\(DrawRecord.uncommittedMark.zh)", en: ", \(DrawRecord.uncommittedMark.en)")
    let selection = record.selection
    return Page(
      verdict: Bilingual(
        zh: "相符：第 \(record.number) 次抽取，\(record.frame.units.count) 个合格单位，抽中 "
          + "\(selection.selected.count) 个，替补 \(selection.substitutes.count) 个\(mark.zh)",
        en: "agrees: draw \(record.number), \(record.frame.units.count) eligible units, "
          + "\(selection.selected.count) drawn, \(selection.substitutes.count) substitutes\(mark.en)"
      ),
      recipe: record.recipe(for: unit),
      document: [
        "kind": "record", "agrees": true, "draw": .integer(record.number),
        "purpose": .string(record.plan.purpose), "commit": .optional(record.commit?.digest.hex),
        "isPubliclyCommitted": .bool(record.isPubliclyCommitted),
        "units": .integer(record.frame.units.count),
        "selected": .integer(selection.selected.count),
        "substitutes": .integer(selection.substitutes.count),
      ],
      findings: verification.findings)
  }

  private static func page(of verification: DrawVerification<DrawCommit>) -> Page {
    guard let commit = verification.document else {
      return Page(
        verdict: nil, recipe: [], document: ["kind": "commit", "agrees": false],
        findings: verification.findings)
    }
    let hex = commit.digest.hex
    return Page(
      verdict: Bilingual(
        zh: "相符：第 \(commit.number) 次抽取的承诺，COMMIT \(hex)",
        en: "agrees: the promise of draw \(commit.number), COMMIT \(hex)"),
      recipe: [],
      document: [
        "kind": "commit", "agrees": true, "draw": .integer(commit.number),
        "purpose": .string(commit.plan.purpose), "commit": .string(hex),
      ],
      findings: verification.findings)
  }
}
