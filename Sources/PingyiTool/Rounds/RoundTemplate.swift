import Diagnostics
import Questionnaires

/// The `round.json5` of a new round: complete, with sample units to be replaced.
struct RoundTemplate: Sendable {
  /// The round's id.
  let round: String
  /// The scheme it is for.
  let scheme: SchemeSummary
  /// The language of the comments.
  let language: Language

  /// The round's id from a folder's name, where that can be an id; else from the scheme.
  static func roundID(folder: String, scheme: String) -> String {
    let name = PathName.lastName(of: folder)
    let isID =
      name.utf8.count <= 64
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
    return isID && name.utf8.first != UInt8(ascii: "-") ? name : scheme
  }

  /// The file's text.
  var text: String {
    var lines = [
      "// " + words("\(scheme.title.zh)：一个考核轮次", "A round of: \(scheme.title.en)"),
      "// "
        + words(
          "改好之后用 pingyi check 检查；开始录入以后只能增加，不要改编号。",
          "After editing run pingyi check; once keying has begun only add, never renumber."),
      "{",
      "  round: '\(round)', scheme: '\(scheme.id)',",
      "",
      "  // "
        + words(
          "录入方式：'single' 单遍；'sample 10%' 第二人抽样复录一成；'double' 两人各录一遍",
          "Keying: 'single'; 'sample 10%', a sample keyed again by another; 'double', all by two people"
        ),
      "  entry: 'single',",
      "",
      "  // "
        + words(
          "被考核单位：下面三个是示例，请换成本轮的单位。number 是票面和录入用的编号，members 是会员人数。",
          "The assessed units: these three are samples to be replaced. number is what ballots and "
            + "clerks use, members counts the union's members."),
      "  units: [",
    ]
    lines += (1...3).map { number in
      let works = hasWorks ? ", works: ['\(words("示例工作", "Sample work")) \(number)']" : ""
      let name = words("示例单位", "Sample unit ") + "\(number)"
      return
        "    { id: 'U0\(number)', number: \(number), name: '\(name)', members: \(100 + number)\(works) },"
    }
    lines.append("  ],")
    if scheme.questionnaires.contains(where: { $0.respondent == .leader }) {
      lines += [
        "",
        "  // "
          + words("打分的领导：编号写在评分表上", "The leaders who rate; their numbers stand on the sheets"),
        "  leaders: [ { id: 'L1', number: 1 }, { id: 'L2', number: 2 } ],",
      ]
    }
    if scheme.questionnaires.contains(where: { $0.respondent == .department }) {
      lines += [
        "",
        "  // "
          + words("打分的部室：每个部室对每个单位一批", "The scoring departments; one batch per assessed unit"),
        "  departments: [ { id: 'D1', number: 1, name: '\(words("示例部室", "Sample department"))' } ],",
      ]
    }
    if !scheme.readings.isEmpty {
      lines += [
        "",
        "  // "
          + words(
            "文件条文有歧义之处的口径；写出来的是缺省值，可换成后面列出的任何一个。",
            "How ambiguous clauses are read; these are the defaults, the alternatives follow each."),
        "  readings: {",
      ]
      lines += scheme.readings.map { reading in
        "    '\(reading.id)': '\(reading.standard)',  // \(reading.alternatives.joined(separator: " | "))"
      }
      lines.append("  },")
    }
    lines += [
      "",
      "  // "
        + words(
          "显示时的小数位数与舍入（'half-up' 或 'gb8170'）；计算一律精确。",
          "Decimals and rounding of what is shown ('half-up' or 'gb8170'); nothing is rounded before."
        ),
      "  rounding: { decimals: 2, rule: 'half-up' },",
      "}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var hasWorks: Bool {
    scheme.questionnaires.contains { questionnaire in
      questionnaire.items.contains { item in
        if case .grid(let grid) = item.kind { grid.rows == .works } else { false }
      }
    }
  }

  private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
