import Diagnostics
import IndicatorTables
import Reporting
import Rounds
import Scoring
import Sheets

/// `certify ROUND UNIT`.
enum CertifyVerb: Verb {
  static let evidence = OptionDescription(
    "evidence", value: "TEXT", mayBeEmpty: true,
    Bilingual(zh: "凭什么认定，如文号；记入日志", en: "what certifies them, such as a document's number"))
  static let day = OptionDescription(
    "day", value: "YYYY-MM-DD",
    Bilingual(zh: "认定的日期；缺省为今天", en: "the day of certification; otherwise today"))
  static let reason = OptionDescription(
    "reason", value: "TEXT", mayBeEmpty: true,
    Bilingual(zh: "重新认定的理由", en: "why other tables are certified than before"))

  static let description = CommandDescription(
    "certify",
    summary: Bilingual(
      zh: "认定一个单位自己编写的指标表，此后改动看得出来", en: "certify the tables that a unit wrote for itself"),
    details: [
      Bilingual(
        zh: "有错误的表不能认定。认定的日期、凭据和表的 SHA-256 记入操作人的日志；表此后改动，得分就不再成立，verify 会指出。",
        en: "Tables with errors are refused. Day, evidence and the SHA-256 of the tables go to the "
          + "operator's journal; when a table is changed later it no longer counts, and verify says so."
      )
    ],
    operands: [
      .round,
      OperandDescription("UNIT", .one, Bilingual(zh: "被考核单位的代号", en: "an assessed unit's id")),
    ],
    options: [DrawOptions.operatorID, evidence, day, reason, CollectVerb.station, .json],
    examples: [
      .init(
        "certify round-2019 U01 --by wang --evidence '市总办公室统一认定，6月20日'",
        prints: Bilingual(
          zh: "U01 2019-06-20 认定：party business innovation\nsha256 3f0a…\n日志头：3:9c41…",
          en: "U01 certified on 2019-06-20: party business innovation\nsha256 3f0a…\n"
            + "journal head: 3:9c41…"))
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let evidence = try DrawOptions.required(evidence, invocation)
    guard !evidence.isEmpty else {
      throw Refusal(.usage, DrawUsageFault.missingOption(Self.evidence))
    }
    let day = try day(invocation, in: surroundings)
    let reason = invocation.value(of: reason).flatMap { $0.isEmpty ? nil : $0 }
    var desk = try DrawDesk(invocation, in: surroundings)
    let tables = try tables(of: desk.folder)
    let unit = try ExplainVerb.unit(named: invocation.required(1), in: desk.folder.round).id
    try checkCertifiable(unit, tables)
    let seal = tables.seal(of: unit)
    let key = FactKey(unit: unit, item: tables.forms.certification.fact)
    let prior = try desk.decide { (_, state) throws(Refusal) in
      if case .changed(let day) = tables.standing(of: unit, in: state), reason == nil {
        throw Refusal(.data, TableUsageFault.certifiedBefore(unit: unit, day: day))
      }
      return (state.priors(of: key), state.facts[key])
    }
    try desk.record(
      .fact(
        key, value: .date(day), evidence: RoundTables.evidence(evidence, seal: seal),
        reason: prior.1 == nil ? reason : reason ?? "certify", prior: prior.0))
    let forms = tables.forms.forms.filter { tables.file(of: unit, $0.id) != nil }.map(\.id)
    guard !invocation.isGiven(.json) else {
      try surroundings.say([
        "unit": .string(unit), "day": .string(day), "sha256": .string(seal),
        "forms": .array(forms.map { .string($0) }), "head": .string(desk.head),
      ])
      return .fine
    }
    let list = forms.joined(separator: " ")
    let words = Bilingual(
      zh: "\(unit) \(day) 认定：\(list)\nsha256 \(seal)\n日志头：\(desk.head)\n",
      en: "\(unit) certified on \(day): \(list)\nsha256 \(seal)\njournal head: \(desk.head)\n")
    try surroundings.say(words[invocation.language])
    return .fine
  }

  private static func tables(of folder: RoundFolder) throws(Refusal) -> RoundTables {
    guard let tables = folder.tables else {
      throw Refusal(.data, TableUsageFault.noForms(folder.scheme.id))
    }
    return tables
  }

  /// Every form that must be there is, and none has an error.
  private static func checkCertifiable(
    _ unit: String, _ tables: RoundTables
  ) throws(Refusal) {
    let files = tables.forms.forms.map { (form: $0, file: tables.file(of: unit, $0.id)) }
    if let missing = files.first(where: { $0.file == nil && !$0.form.isBonus }) {
      throw Refusal(
        .data, TableUsageFault.nothingToCertify(unit: unit, form: missing.form.title))
    }
    let across = tables.forms.repetitionsAcross(files.compactMap(\.file?.filled))
    let errors = (files.compactMap(\.file?.findings).flatMap { $0 } + across)
      .filter { $0.severity == .error }
    guard errors.isEmpty else {
      let fault = TableUsageFault.notCertifiable(unit: unit, errors: errors.count)
      throw Refusal(.findings, errors + [fault.finding(at: nil)])
    }
  }

  private static func day(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> String {
    guard let text = invocation.value(of: day) else { return CivilTime(surroundings.clock()).day }
    guard let day = CivilDay(text) else {
      throw Refusal(.usage, TableUsageFault.badDay(text))
    }
    return day.text
  }
}
