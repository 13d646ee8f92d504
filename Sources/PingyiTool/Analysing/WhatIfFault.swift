import Diagnostics
import ExactArithmetic
import Sheets

/// What can be wrong with the command line of `what-if`, beyond its options.
enum WhatIfFault: WordedFault {
  /// Nothing says what should be different or what is asked.
  case nothingAsked
  /// Two questions at once, by their options.
  case twoQuestions(String, String)
  /// A change stands before any unit.
  case noUnit(String)
  /// More than one unit where the question is about one.
  case severalUnits(String)
  /// A change has no value.
  case noValue(String)
  /// A value that the input cannot have.
  case badValue(String, subject: String, form: Bilingual)
  /// More points than there are, or fewer than none.
  case pointsOutside(String, subject: String, most: Rational)
  /// The units of the round wrote tables of their own, where only single changes can be asked.
  case ownTables(scheme: String, option: String)
  /// An item of a unit's own table, of which no points can be assumed.
  case ownItem(String, unit: String)
  /// A question whose answer needs grades, and the scheme has none of this id.
  case unknownGrade(String, known: [String])

  var words: FaultWords {
    switch self {
    case .nothingAsked:
      FaultWords(
        "nothing-asked",
        Bilingual(zh: "没有写要改什么、问什么", en: "nothing says what should change or what is asked"),
        expected: Bilingual(
          zh: "单位和改动（U02 1.6=3），或 --reach、--rank、--grade、--one-more-paper、--weights",
          en: "a unit and changes (U02 1.6=3), or --reach, --rank, --grade, --one-more-paper, "
            + "--weights"))
    case .ownTables(let scheme, let option):
      FaultWords(
        "own-tables",
        Bilingual(
          zh: "办法 \(scheme) 由单位自己编写指标表，各单位的指标不同，\(option) 不能问",
          en: "units write tables of their own under \(scheme), each with other items, so that "
            + "\(option) cannot be asked"),
        suggestion: Bilingual(
          zh: "逐项问：what-if 轮次 单位 节点=日期（节点代号见 explain 轮次 单位）；各口径的影响见 readings",
          en:
            "ask change by change: what-if ROUND UNIT NODE=DAY (explain ROUND UNIT names the nodes); "
            + "readings says what readings change"))
    case .ownItem(let item, let unit):
      FaultWords(
        "own-item",
        Bilingual(
          zh: "\(Excerpt.quote(item)) 是 \(unit) 自编表里的一项，得分由节点得出，不能直接假定",
          en:
            "\(Excerpt.quote(item)) is an item of \(unit)'s own table; its points come of its nodes and "
            + "cannot be assumed by themselves"),
        found: item,
        suggestion: Bilingual(
          zh: "假定它的节点：节点=完成日期，按评定口径时 节点-mark=得分；代号见 explain 轮次 \(unit) \(item)",
          en:
            "assume its nodes: NODE=DAY, or NODE-mark=POINTS where nodes are judged; see explain ROUND "
            + "\(unit) \(item)"))
    case .twoQuestions(let first, let second):
      FaultWords(
        "two-questions",
        Bilingual(zh: "\(first) 和 \(second) 不能同问", en: "\(first) and \(second) do not go together"),
        suggestion: Bilingual(zh: "分两次问", en: "ask one after the other"))
    case .noUnit(let change):
      FaultWords(
        "no-unit",
        Bilingual(
          zh: "“\(Excerpt.quote(change))”之前没有写是哪个单位",
          en: "no unit stands before '\(Excerpt.quote(change))'"),
        found: change,
        suggestion: Bilingual(
          zh: "写成 U02 \(Excerpt.quote(change))", en: "write U02 \(Excerpt.quote(change))"))
    case .severalUnits(let unit):
      FaultWords(
        "several-units",
        Bilingual(
          zh: "一次只能问一个单位，多出“\(Excerpt.quote(unit))”",
          en: "this is asked of one unit at a time; '\(Excerpt.quote(unit))' is one too many"),
        found: unit)
    case .noValue(let change):
      FaultWords(
        "no-value",
        Bilingual(
          zh: "“\(Excerpt.quote(change))”没有写改成什么", en: "'\(Excerpt.quote(change))' has no value"),
        found: change,
        expected: Bilingual(
          zh: "名称=值，如 memberEvaluation=18/20", en: "NAME=VALUE, such as memberEvaluation=18/20"))
    case .badValue(let value, let subject, let form):
      FaultWords(
        "bad-assumption",
        Bilingual(
          zh: "“\(Excerpt.quote(value))”不能作为 \(Excerpt.quote(subject)) 的值",
          en: "'\(Excerpt.quote(value))' is no value for \(Excerpt.quote(subject))"),
        found: value,
        expected: Bilingual(
          zh: "\(form.zh)，或 notHeld、na、pending、missing",
          en: "\(form.en), or notHeld, na, pending, missing"))
    case .pointsOutside(let value, let subject, let most):
      FaultWords(
        "bad-assumption",
        Bilingual(
          zh: "“\(Excerpt.quote(value))”不能作为 \(Excerpt.quote(subject)) 的得分",
          en: "'\(Excerpt.quote(value))' are no points for \(Excerpt.quote(subject))"),
        found: value,
        expected: Bilingual(
          zh: "0 到 \(most) 的数", en: "a number from 0 to \(most)"))
    case .unknownGrade(let id, let known):
      FaultWords(
        "unknown-grade",
        Bilingual(
          zh: "本办法没有等次“\(Excerpt.quote(id))”", en: "the scheme has no grade '\(Excerpt.quote(id))'"),
        found: id,
        expected: known.isEmpty
          ? nil
          : Bilingual(zh: known.joined(separator: "、"), en: known.joined(separator: ", ")))
    }
  }
}
