public import Diagnostics

/// What can be wrong with a sampling frame.
public enum FrameFault: WordedFault, Hashable {
  /// There is no unit.
  case noUnits
  /// No unit fulfils the condition.
  case noEligibleUnits(String)
  /// There are more units than ``SamplingLimits/units``.
  case tooManyUnits(Int)
  /// The text of a condition is not `column=value`.
  case badCondition(String)
  /// An id cannot be used.
  case badID(String, IDProblem, row: Int?)
  /// An id stands in two rows.
  case repeatedID(String, row: Int?, first: Int?)
  /// Two ids look alike and differ in their bytes.
  case twinID(String, row: Int?, other: String, first: Int?)
  /// A unit has no stratum.
  case noStratum(id: String, row: Int?)
  /// A unit has a stratum where others have none.
  case unexpectedStratum(String, id: String)
  /// The name of a stratum cannot be used.
  case badStratum(String, id: String, row: Int?)
  /// Two strata look alike and differ in their bytes.
  case twinStratum(String, row: Int?, other: String, first: Int?)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .noUnits:
      FaultWords(
        "empty-frame", Bilingual(zh: "抽样框里没有单位", en: "the frame has no unit"),
        suggestion: Bilingual(zh: "在列名行下面逐行写入单位", en: "write the units below the header"))
    case .noEligibleUnits(let condition):
      FaultWords(
        "no-eligible-unit",
        Bilingual(
          zh: "没有单位符合条件“\(Excerpt.quote(condition))”",
          en: "no unit fulfils the condition '\(Excerpt.quote(condition))'"),
        found: condition,
        suggestion: Bilingual(zh: "核对条件的列名和取值", en: "check the condition's column and value"))
    case .tooManyUnits(let count):
      FaultWords(
        "too-many-units", Bilingual(zh: "抽样框有 \(count) 个单位", en: "the frame has \(count) units"),
        found: "\(count)",
        expected: Bilingual(
          zh: "不超过 \(SamplingLimits.units) 个", en: "at most \(SamplingLimits.units)"),
        suggestion: Bilingual(zh: "分成几个抽样框", en: "divide the frame"))
    case .badCondition(let text):
      FaultWords(
        "bad-condition",
        Bilingual(
          zh: "看不懂的抽样条件“\(Excerpt.quote(text))”",
          en: "the condition '\(Excerpt.quote(text))' is not understood"),
        found: text, expected: Bilingual(zh: "“列名=值”", en: "'column=value'"),
        suggestion: Bilingual(zh: "例如写作 standalone=是", en: "write for example standalone=是"))
    case .badID(let id, let problem, let row): problem.words(of: id, RowMention(row))
    case .repeatedID(let id, let row, let first):
      Self.repeated(id, RowMention(row), first: RowMention(first))
    case .twinID(let id, let row, let other, let first):
      Self.twins(
        "twin-id", Bilingual(zh: "编号", en: "ids"), id, RowMention(row), other, RowMention(first))
    case .twinStratum(let name, let row, let other, let first):
      Self.twins(
        "twin-stratum", Bilingual(zh: "层名", en: "strata"), name, RowMention(row), other,
        RowMention(first))
    case .noStratum(let id, let row):
      FaultWords(
        "no-stratum",
        Bilingual(
          zh: "\(RowMention(row).zh)单位“\(Excerpt.quote(id))”没有写明所属的层",
          en: "\(RowMention(row).en)the unit '\(Excerpt.quote(id))' has no stratum"),
        suggestion: Bilingual(zh: "填写分层的那一列", en: "fill in the stratum column"))
    case .unexpectedStratum(let name, let id):
      FaultWords(
        "unexpected-stratum",
        Bilingual(
          zh: "单位“\(Excerpt.quote(id))”写了层“\(Excerpt.quote(name))”，别的单位没有",
          en:
            "the unit '\(Excerpt.quote(id))' has the stratum '\(Excerpt.quote(name))', others have none"
        ), found: name,
        expected: Bilingual(zh: "要么都分层，要么都不分层", en: "a stratum for all units or for none"))
    case .badStratum(let name, let id, let row):
      FaultWords(
        "bad-stratum",
        Bilingual(
          zh:
            "\(RowMention(row).zh)单位“\(Excerpt.quote(id))”的层名“\(Excerpt.quote(name))”首尾有空格、有看不见的字符或太长",
          en:
            "\(RowMention(row).en)the stratum '\(Excerpt.quote(name))' of unit '\(Excerpt.quote(id))' has blanks around it, hidden characters, or is too long"
        ), found: name,
        expected: Bilingual(
          zh: "不超过 \(SamplingLimits.stratum) 字节的可见文字",
          en: "visible text of at most \(SamplingLimits.stratum) bytes"),
        suggestion: Bilingual(zh: "重新输入层名", en: "type the name again"))
    }
  }

  private static func repeated(_ id: String, _ row: RowMention, first: RowMention) -> FaultWords {
    FaultWords(
      "duplicate-id",
      Bilingual(
        zh: "\(row.zh)编号“\(Excerpt.quote(id))”重复\(first.firstZH)",
        en: "\(row.en)the id '\(Excerpt.quote(id))' is repeated\(first.firstEN)"),
      found: id, expected: Bilingual(zh: "每个编号只用一次", en: "every id once"),
      suggestion: Bilingual(
        zh: "删去重复的一行，或改正编号", en: "remove one of the rows or correct the id"))
  }

  private static func twins(
    _ code: String, _ kind: Bilingual, _ text: String, _ row: RowMention, _ other: String,
    _ first: RowMention
  ) -> FaultWords {
    let (shown, otherShown) = (Excerpt.quote(text), Excerpt.quote(other))
    return FaultWords(
      code,
      Bilingual(
        zh: "\(row.zh)\(kind.zh)“\(shown)”与“\(otherShown)”看着一样，但字节不同（全角半角或组合字符）\(first.firstZH)",
        en:
          "\(row.en)the \(kind.en) '\(shown)' and '\(otherShown)' look alike but differ in bytes (width or composition)\(first.firstEN)"
      ), found: text,
      suggestion: Bilingual(
        zh: "是同一个就改成同一写法，不是就改得明显不同",
        en: "write them alike if they are the same, else make them plainly different"))
  }
}
