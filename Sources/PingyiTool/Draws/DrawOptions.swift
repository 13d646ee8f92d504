import Diagnostics
import ExactArithmetic
import Sampling
import Scoring
import Tables

/// The options of the draw commands and what they mean together.
enum DrawOptions {
  static let frame = OptionDescription(
    "frame", value: "F.csv",
    Bilingual(zh: "不属于任何轮次的抽样框", en: "a sampling frame that belongs to no round"))
  static let seed = OptionDescription(
    "seed", value: "S", mayBeEmpty: true,
    Bilingual(zh: "种子；不能含逗号", en: "the seed; it must not have a comma"))
  static let count = OptionDescription(
    "n", value: "N", Bilingual(zh: "每层抽取数；不分层时为总数", en: "how many from each stratum"))
  static let strata = OptionDescription(
    "strata", value: "COL",
    Bilingual(
      zh: "分层的列；轮次缺省为 parent，none 为不分层",
      en: "the column of the strata; in a round parent, unless none is given"))
  static let substitutes = OptionDescription(
    "substitutes", value: "K",
    Bilingual(zh: "每层替补数；缺省 0", en: "how many substitutes for each stratum; otherwise 0"))
  static let condition = OptionDescription(
    "where", value: "COL=VALUE",
    Bilingual(
      zh: "合格条件，如 standalone=是；轮次缺省按考核办法，all 为全部",
      en: "which units are eligible, such as standalone=是; in a round as the scheme says, or all"))
  static let takeAll = OptionDescription(
    "take-all", Bilingual(zh: "不足 N 个的层全部抽取", en: "take all of a stratum that has fewer than N"))
  static let total = OptionDescription(
    "total", value: "N", Bilingual(zh: "各层合计抽取数", en: "how many in all"))
  static let allocate = OptionDescription(
    "allocate", choices: AllocationMethod.allCases.map(\.rawValue),
    Bilingual(
      zh: "总数怎样分到各层；缺省 proportional", en: "how the total is spread; otherwise proportional"))
  static let minimum = OptionDescription(
    "minimum", value: "M", Bilingual(zh: "分配总数时每层至少", en: "the least for each stratum"))
  static let deviations = OptionDescription(
    "deviations", value: "STRATA.csv",
    Bilingual(
      zh: "奈曼分配用的标准差，列 stratum,sd", en: "standard deviations for neyman, columns stratum,sd"))
  static let purpose = OptionDescription(
    "purpose", value: "TEXT",
    Bilingual(
      zh: "用途；缺省“\(standardPurpose)”。同一用途的抽取编成一串",
      en: "what the draw is for; otherwise '\(standardPurpose)'. Draws for one purpose are a series"
    ))
  static let supersedes = OptionDescription(
    "supersedes", value: "N",
    Bilingual(zh: "重抽时写明取代第几次抽取", en: "the earlier draw that a re-draw replaces"))
  static let seedSource = OptionDescription(
    "seed-source", value: "TEXT",
    Bilingual(
      zh: "种子出自何处，如“当众掷十面骰子 20 次”", en: "where the seed comes from, such as 20 dice"))
  static let operatorID = OptionDescription(
    "by", value: "ID", Bilingual(zh: "谁来抽，记入其日志", en: "who draws; it goes to their journal"))
  static let output = OptionDescription(
    "o", value: "FILE",
    Bilingual(zh: "与 --frame 同用：记录写入此文件", en: "with --frame: write the record to a file"))
  static let draw = OptionDescription(
    "draw", value: "N", Bilingual(zh: "第几次抽取", en: "the number of the draw"))

  /// What a draw is for when nobody says.
  static let standardPurpose = "基层单位抽样"

  /// The options that say what is drawn.
  static let planning = [
    count, strata, substitutes, condition, takeAll, total, allocate, minimum, deviations, purpose,
  ]

  /// The plan of a command line; what it leaves open the scheme and the round say.
  static func plan(
    _ invocation: Invocation, in round: RoundFolder?
  ) throws(Refusal) -> DrawPlan {
    let rule = round?.scheme.sampling
    var strata = invocation.value(of: strata) ?? (round == nil ? nil : rule?.strata ?? "parent")
    if strata == "none" { strata = nil }
    let written = invocation.value(of: condition) ?? rule?.condition
    let eligibility: Eligibility?
    do throws(FrameFault) {
      eligibility =
        if let written, written != "all" { try Eligibility(parsing: written) } else { nil }
    } catch {
      throw Refusal(.usage, error)
    }
    let size = try size(invocation)
    let reserve = try number(substitutes, invocation) ?? 0
    do throws(DrawFault) {
      return try DrawPlan(
        purpose: invocation.value(of: purpose) ?? standardPurpose, condition: eligibility,
        strata: strata, size: size, reserve: reserve)
    } catch {
      throw Refusal(.usage, error)
    }
  }

  private static func size(_ invocation: Invocation) throws(Refusal) -> SampleSize {
    let each = try number(count, invocation)
    let whole = try number(total, invocation)
    if each != nil || whole == nil {
      guard let each, whole == nil else {
        throw Refusal(.usage, DrawUsageFault.oneSize(both: each != nil))
      }
      for option in [allocate, minimum, deviations] where invocation.isGiven(option) {
        throw Refusal(.usage, DrawUsageFault.belongsTo(option, owner: total))
      }
      return .each(each, takesAll: invocation.isGiven(takeAll))
    }
    if invocation.isGiven(takeAll) {
      throw Refusal(.usage, DrawUsageFault.belongsTo(takeAll, owner: count))
    }
    let method =
      invocation.value(of: allocate).flatMap { AllocationMethod(rawValue: $0) } ?? .proportional
    return .total(
      Allocation(
        total: whole ?? 0, method: method, minimum: try number(minimum, invocation) ?? 0),
      deviations: try standardDeviations(invocation))
  }

  /// The standard deviations of a table with the columns `stratum` and `sd`.
  private static func standardDeviations(
    _ invocation: Invocation
  ) throws(Refusal) -> [String: Rational] {
    guard let path = invocation.value(of: deviations) else { return [:] }
    let table = try table(at: path)
    var findings: [Finding] = []
    var values: [String: Rational] = [:]
    do throws(TableFault) {
      let stratum = try table.column(named: "stratum")
      let deviation = try table.column(named: "sd")
      for row in table.rows {
        do throws(CellFault) {
          let value = try row.cell(deviation).number()
          if values.updateValue(value, forKey: row[stratum]) != nil {
            findings.append(
              AllocationFault.repeatedStratum(row[stratum]).finding(at: row.location))
          }
        } catch {
          findings.append(error.finding(at: error.cell.location))
        }
      }
    } catch {
      findings.append(error.finding(at: table.headerLocation))
    }
    guard findings.isEmpty else { throw Refusal(.data, findings) }
    return values
  }

  /// The table of a file, or every reason why it is none.
  private static func table(at path: String) throws(Refusal) -> Table {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try FileContents.read(path, limit: TableLimits.size)
    } catch {
      throw Refusal(error)
    }
    let (table, findings) = Table.read(bytes, file: path)
    guard let table else { throw Refusal(.data, findings) }
    return table
  }

  /// A whole number of at most nine digits.
  static func number(
    _ option: OptionDescription, _ invocation: Invocation
  ) throws(Refusal) -> Int? {
    guard let text = invocation.value(of: option) else { return nil }
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text)
    else {
      throw Refusal(
        .badValue(
          option, value: text,
          expected: Bilingual(zh: "不超过 9 位的整数", en: "a whole number of at most 9 digits"),
          nearest: nil))
    }
    return number
  }

  /// The value of an option that the command cannot do without.
  static func required(
    _ option: OptionDescription, _ invocation: Invocation
  ) throws(Refusal) -> String {
    guard let value = invocation.value(of: option) else {
      throw Refusal(.usage, DrawUsageFault.missingOption(option))
    }
    return value
  }

  /// Who draws: an id as `who` takes it, which becomes a part of a file name.
  static func requiredOperator(_ invocation: Invocation) throws(Refusal) -> String {
    let id = try required(operatorID, invocation)
    guard (1...64).contains(id.utf8.count), id.utf8.first != UInt8(ascii: "."),
      id.utf8.allSatisfy(isPlain)
    else { throw Refusal(.usage, DrawUsageFault.badOperator(id)) }
    return id
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
}
