import Definitions
import Diagnostics
import IndicatorTables
import Scoring

/// Tables that are checked by a scheme and belong to no round: `check TABLE.csv --scheme dalian-2019`.
struct TableCheck: Sendable {
  /// Everything that was found; what the scheme declares of its document comes last.
  let findings: [Finding]

  /// Reads and checks tables together, so that a work in two of them is found.
  init(
    _ paths: [String], by scheme: Scheme, form: String?, readings: FormReadings,
    declared: [Finding]
  ) throws(Refusal) {
    guard let forms = scheme.indicatorTables else {
      throw Refusal(.usage, TableUsageFault.noForms(scheme.id))
    }
    if let form, forms.form(form) == nil {
      throw Refusal(.usage, TableUsageFault.unknownForm(form, known: forms.forms.map(\.id)))
    }
    var findings: [Finding] = []
    var filled: [(form: IndicatorForm, table: IndicatorTable)] = []
    do throws(FileFault) {
      for path in paths {
        let file = try TableFile(readingFrom: path, as: form, of: forms, readings: readings)
        findings += file.findings
        if let pair = file.filled { filled.append(pair) }
      }
    } catch {
      throw Refusal(error)
    }
    findings += forms.repetitionsAcross(filled)
    findings.sortByPlace()
    self.findings = findings + declared
  }
}

/// What can be wrong with a command line about indicator tables.
enum TableUsageFault: WordedFault {
  /// The scheme gives no forms for units to fill in.
  case noForms(String)
  /// The scheme has no such form.
  case unknownForm(String, known: [String])
  /// An option goes with another one only.
  case belongsTo(OptionDescription, owner: OptionDescription)
  /// Tables with errors cannot be certified.
  case notCertifiable(unit: String, errors: Int)
  /// A unit has submitted no table that must be there.
  case nothingToCertify(unit: String, form: Bilingual)
  /// Other tables were certified before.
  case certifiedBefore(unit: String, day: String)
  /// The day is none.
  case badDay(String)

  var words: FaultWords {
    switch self {
    case .noForms(let scheme):
      FaultWords(
        "no-forms",
        Bilingual(
          zh: "考核办法 \(Excerpt.quote(scheme)) 没有要单位填报的指标表",
          en: "the scheme \(Excerpt.quote(scheme)) has no tables for units to fill in"),
        found: scheme)
    case .unknownForm(let form, let known):
      FaultWords(
        "unknown-form",
        Bilingual(zh: "没有表 \(Excerpt.quote(form))", en: "there is no form \(Excerpt.quote(form))"),
        found: form,
        expected: Bilingual(zh: known.joined(separator: "、"), en: known.joined(separator: ", ")))
    case .belongsTo(let option, let owner):
      FaultWords(
        "option-alone",
        Bilingual(
          zh: "\(option.spelling) 只能与 \(owner.spelling) 同用",
          en: "\(option.spelling) goes with \(owner.spelling) only"))
    case .notCertifiable(let unit, let errors):
      FaultWords(
        "not-certifiable",
        Bilingual(
          zh: "\(unit) 的指标表有 \(errors) 个错误，不能认定；什么也没有写入",
          en: "the tables of \(unit) have \(errors) error\(errors == 1 ? "" : "s") and cannot be "
            + "certified; nothing was written"),
        found: "\(errors)",
        suggestion: Bilingual(zh: "退回单位改好再认定", en: "have the unit mend them first"))
    case .nothingToCertify(let unit, let form):
      FaultWords(
        "nothing-to-certify",
        Bilingual(zh: "\(unit) 没有\(form.zh)", en: "\(unit) has no \(form.en)"), found: unit)
    case .certifiedBefore(let unit, let day):
      FaultWords(
        "certified-before",
        Bilingual(
          zh: "\(unit) 的指标表已于 \(day) 认定，内容与现在的不同",
          en: "other tables of \(unit) were certified on \(day)"),
        found: day,
        suggestion: Bilingual(
          zh: "确要重新认定，用 --reason 写明理由", en: "to certify these instead, say why with --reason"))
    case .badDay(let text):
      FaultWords(
        "bad-day",
        Bilingual(zh: "“\(Excerpt.quote(text))”不是日期", en: "'\(Excerpt.quote(text))' is no day"),
        found: text, expected: Bilingual(zh: "YYYY-MM-DD", en: "YYYY-MM-DD"))
    }
  }
}
