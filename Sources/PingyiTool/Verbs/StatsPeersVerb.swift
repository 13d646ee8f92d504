import Diagnostics
import ExactArithmetic
import Statistics
import Tables

/// `stats peers FILE`.
enum StatsPeersVerb: Verb {
  private static let method = OptionDescription(
    "method", choices: PeerMethod.allCases.map(\.rawValue),
    Bilingual(zh: "怎样合成得分；缺省 mean", en: "how marks become scores; otherwise mean"))
  private static let includeSelf = OptionDescription(
    "include-self", Bilingual(zh: "自评计入得分", en: "count marks for oneself"))
  private static let classes = OptionDescription(
    "classes", value: "FILE",
    Bilingual(
      zh: "评分人的类别和权重，列 rater,class,weight", en: "raters' classes, columns rater,class,weight"))
  private static let renormalise = OptionDescription(
    "renormalise",
    Bilingual(
      zh: "某类没有评分时，由其他各类按权重分摊", en: "where a class gave no mark the others stand for it"))

  static let description = CommandDescription(
    "stats", "peers",
    summary: Bilingual(zh: "互评：得分、名次、可疑之处、宽严调整", en: "peer marks: scores, ranks, flags, severity"),
    details: [
      Bilingual(
        zh: "每行一个评分人（首列为其名称），每列一个被评对象；空格是未评，不是零分。自评缺省不计，另行列出。得分是精确的分数。",
        en:
          "A row is a rater, named in the first column, a column a rated one; a blank is no mark, not "
          + "zero. Marks for oneself are reported apart. Scores are exact fractions."),
      Bilingual(
        zh: "提示（flags）和宽严调整只供核查，不改变得分。", en: "Flags and the severity view change no score."),
    ],
    operands: [.table], options: [method, includeSelf, classes, renormalise, .json],
    examples: [
      .init(
        "stats peers ballots.csv --method trimmed",
        prints: Bilingual(
          zh: "各对象的得分和名次，可疑的评分人，以及按宽严调整后的得分",
          en: "scores and ranks, raters to look at, and means adjusted for severity"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let method =
      invocation.value(of: method).flatMap { PeerMethod(rawValue: $0) } ?? .mean
    if invocation.isGiven(renormalise), !invocation.isGiven(classes) {
      throw Refusal(.usage, StatsUsageFault.belongsTo(renormalise, owner: classes.spelling))
    }
    if invocation.isGiven(classes), method == .borda || method == .majorityJudgment {
      throw Refusal(
        .usage,
        StatsUsageFault.belongsTo(classes, owner: "--method mean|trimmed|median"))
    }
    let file = try StatsTable(try invocation.required(0), invocation, in: surroundings)
    let marks = try marks(file, includesSelf: invocation.isGiven(includeSelf))
    var groups: [PeerMarks.RaterClass] = []
    if let path = invocation.value(of: classes) {
      groups = try readClasses(
        try StatsTable(path, invocation, in: surroundings), raters: marks.raters)
    }
    let scores: [PeerScore]
    do throws(StatisticsFault) {
      scores = try marks.scores(
        method, classes: groups, renormalises: invocation.isGiven(renormalise))
    } catch {
      throw Refusal(.data, [error.finding(at: file.table.headerLocation)])
    }
    var severity: SeverityView?
    var reason: Bilingual?
    do throws(StatisticsFault) {
      severity = try SeverityView(marks)
    } catch {
      reason = error.message
    }
    let report = PeerReport(
      method: method, scores: scores, flags: marks.flags(severity: severity), severity: severity,
      undefined: reason, language: invocation.language)
    if invocation.isGiven(.json) {
      try surroundings.say(report.document)
    } else {
      try surroundings.say(report.text)
    }
    return .fine
  }

  private static func marks(
    _ file: StatsTable, includesSelf: Bool
  ) throws(Refusal) -> PeerMarks {
    guard let first = file.table.columns.first,
      case let columns = file.table.columns.dropFirst().filter({ !$0.name.isEmpty }),
      !columns.isEmpty
    else {
      throw Refusal(
        .data, [StatisticsFault.tooFew.finding(at: file.table.headerLocation)])
    }
    let raters = try file.filledTexts(first)
    var seen: Set<String> = []
    for (row, rater) in raters.enumerated() where !seen.insert(rater).inserted {
      throw Refusal(
        .data, [StatsDataFault.repeatedRater(rater).finding(at: file.location(ofRow: row))])
    }
    var received: [[Rational?]] = []
    for column in columns { received.append(try file.numbers(column)) }
    do throws(StatisticsFault) {
      return try PeerMarks(
        raters: raters, rated: columns.map { StatsTable.folded($0.name) },
        marks: raters.indices.map { row in received.map { $0[row] } }, includesSelf: includesSelf)
    } catch {
      throw Refusal(.data, [error.finding(at: file.table.headerLocation)])
    }
  }

  /// The classes of a table; every rater is in one, and a class has one weight.
  private static func readClasses(
    _ file: StatsTable, raters: [String]
  ) throws(Refusal) -> [PeerMarks.RaterClass] {
    let ids = try file.filledTexts(try file.column("rater"))
    let names = try file.filledTexts(try file.column("class"))
    let weights = try file.filledNumbers(try file.column("weight"))
    var order: [String] = []
    var weightOfClass: [String: Rational] = [:]
    var members: [String: Set<String>] = [:]
    var seen: Set<String> = []
    for row in ids.indices {
      let name = names[row]
      guard seen.insert(ids[row]).inserted else {
        throw Refusal(
          .data, [StatsDataFault.repeatedRater(ids[row]).finding(at: file.location(ofRow: row))])
      }
      guard weights[row] > 0, weightOfClass[name] ?? weights[row] == weights[row] else {
        throw Refusal(
          .data, [StatsDataFault.classWeight(name).finding(at: file.location(ofRow: row))])
      }
      if weightOfClass.updateValue(weights[row], forKey: name) == nil { order.append(name) }
      members[name, default: []].insert(ids[row])
    }
    if let other = raters.first(where: { !seen.contains($0) }) {
      throw Refusal(
        .data, [StatsDataFault.raterWithoutClass(other).finding(at: file.table.headerLocation)])
    }
    return order.map {
      PeerMarks.RaterClass(
        name: $0, weight: weightOfClass[$0] ?? 0, raters: members[$0] ?? [])
    }
  }
}
