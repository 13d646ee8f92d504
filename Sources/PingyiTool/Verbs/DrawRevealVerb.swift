import Diagnostics
import Sampling
import Sheets

/// `draw reveal ROUND --digits D`.
enum DrawRevealVerb: Verb {
  static let digits = OptionDescription(
    "digits", value: "D", mayBeEmpty: true,
    Bilingual(zh: "公开来源给出的数字 0–9", en: "the digits 0–9 that the public source gave"))

  static let description = CommandDescription(
    "draw", "reveal",
    summary: Bilingual(
      zh: "公布数字并抽取，每次承诺一次", en: "make a promised draw with its digits, once"),
    details: [
      Bilingual(
        zh: "抽样框须与承诺时相同。结果写入 draws/NNN.json。",
        en: "The frame must be the committed one. The result goes to draws/NNN.json.")
    ],
    operands: [.round],
    options: [digits, DrawOptions.draw, DrawOptions.operatorID, CollectVerb.station, .json],
    examples: [
      .init(
        "draw reveal round-2026 --digits 70368419152083776012 --by wang",
        prints: Bilingual(
          zh: "抽中的单位、替补和签号，与 draw 相同", en: "the drawn units, substitutes and tickets, as draw does")
      )
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let digits = try DrawOptions.required(digits, invocation)
    let wanted = try DrawOptions.number(DrawOptions.draw, invocation)
    var desk = try DrawDesk(invocation, in: surroundings)
    let source = try desk.sourceFrame()
    let by = desk.operatorID
    let made = try desk.decide { (standing, _) throws(Refusal) in
      var history = standing.history
      let number = try number(wanted, in: history)
      guard let plan = history.commit(of: number)?.plan else {
        throw Refusal(.data, DrawFault.series(.unknownCommit(number)))
      }
      let frame = try DrawFrame(
        source, strata: plan.strata, condition: plan.condition, language: invocation.language,
        in: surroundings)
      do throws(DrawFault) {
        let record = try history.reveal(
          number, digits: digits, frame: frame.frame, by: by, version: Tool.version)
        return (record: record, position: history.position(of: number), names: frame.names)
      } catch {
        throw Refusal(.data, error)
      }
    }
    let file = try desk.store(
      made.record.bytes, named: made.record.fileName,
      as: DrawKey(number: made.record.number, stage: .record))
    let report = DrawReport(
      record: made.record, position: made.position, names: made.names, file: file, head: desk.head,
      language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  /// The draw that is meant: the named one, the only open one, or else the latest, which says why
  /// it cannot be revealed.
  private static func number(
    _ wanted: Int?, in history: DrawHistory
  ) throws(Refusal) -> Int {
    if let wanted { return wanted }
    let open = history.openCommits.map(\.number)
    if open.count > 1 { throw Refusal(.usage, RoundDrawFault.severalDraws(open)) }
    if let only = open.first { return only }
    let committed = stride(from: history.count, to: 0, by: -1).first {
      history.commit(of: $0) != nil
    }
    guard let committed else { throw Refusal(.data, RoundDrawFault.nothingToReveal) }
    return committed
  }
}
