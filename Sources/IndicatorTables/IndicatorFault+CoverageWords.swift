import Diagnostics
import ExactArithmetic
import Sheets
import Tables

extension IndicatorFault {
  // MARK: Coverage and repetition

  var coverageWords: FaultWords {
    switch self {
    case .missingTopic(let cell, let topic, let title, let words, let clause):
      FaultWords(
        "missing-topic",
        Self.at(
          cell, "“\(Self.quoted(cell))”没有必含的 \(topic) \(title.zh)",
          " '\(Self.quoted(cell))' lacks the mandatory \(topic), \(title.en)"),
        found: topic, expected: Self.demand("须包括的事项", "what it must contain", clause, "R6"),
        suggestion: Bilingual(
          zh: "写一项工作，含\(words.zh)；或在“须含事项”栏写 \(topic)",
          en: "add a work with \(words.en), or write \(topic) in the column 须含事项"))
    case .unknownTopic(let cell, let text, let known):
      FaultWords(
        "unknown-topic",
        Self.at(
          cell, "的“\(Excerpt.quote(text))”不是本指标的须含事项",
          " '\(Excerpt.quote(text))' is no mandatory topic of the indicator"),
        found: text,
        expected: Bilingual(
          zh: known.isEmpty ? "空白（本指标没有须含事项）" : known.joined(separator: "、"),
          en: known.isEmpty ? "nothing: the indicator has none" : known.joined(separator: ", ")))
    case .similarWork(let cell, let first, let share, let clause):
      FaultWords(
        "similar-work",
        Self.at(
          cell, "“\(Self.quoted(cell))”与 \(first) 的工作有 \(Self.percent(share)) 相同",
          " '\(Self.quoted(cell))' is \(Self.percent(share)) like the work at \(first)"),
        severity: .warning, found: cell.text,
        expected: Self.demand("不重复计分", "nothing twice", clause, "R7"),
        suggestion: Bilingual(
          zh: "核对是不是同一件工作；是则合并", en: "check whether it is the same work; join them if so"))
    case .repeatedWork(let cell, let first, let clause):
      FaultWords(
        "repeated-work",
        Self.at(
          cell, "“\(Self.quoted(cell))”与 \(first) 的工作相同",
          " '\(Self.quoted(cell))' is the work at \(first)"),
        found: cell.text, expected: Self.demand("不重复计分", "nothing twice", clause, "R7"),
        suggestion: Bilingual(zh: "删去一处，把分值并过来", en: "remove one and move its points"))
    default: innovationWords
    }
  }

  private var innovationWords: FaultWords {
    guard case .listedInnovation(let cell, let first, let clause) = self else {
      return submissionWords
    }
    return FaultWords(
      "listed-innovation",
      Self.at(
        cell, "“\(Self.quoted(cell))”已列为指标工作（\(first)）",
        " '\(Self.quoted(cell))' is a listed work already (\(first))"),
      found: cell.text,
      expected: Self.demand(
        "不在党建、业务指标里的工作", "a work that is in no other form", clause, "R7、B4"),
      suggestion: Bilingual(zh: "换一项，或从指标表里删去", en: "choose another, or remove it there"))
  }

  private static func percent(_ share: Rational) -> String {
    "\((share * 100).rounded(decimals: 0, rule: .halfUp))%"
  }

  // MARK: Submission

  var submissionWords: FaultWords {
    switch self {
    case .late(let day, let due, let clause):
      FaultWords(
        "submitted-late",
        Bilingual(zh: "\(day.text) 报送", en: "submitted on \(day.text)"), severity: .warning,
        found: day.text,
        expected: Self.demand(
          "不晚于 \(due.text)", "not after \(due.text)", clause, "R12、D12"),
        suggestion: Bilingual(
          zh: "迟报是否扣分、扣多少由市总决定，登记时写明凭据和批准人",
          en: "whether and how much it costs is decided by the municipality and registered"))
    case .missingForm(let unit, let file, let title, let clause):
      FaultWords(
        "missing-form",
        Bilingual(
          zh: "\(unit) 没有\(title.zh)（\(file)）", en: "\(unit) has no \(title.en) (\(file))"),
        severity: .warning, found: file,
        expected: Self.demand("每个单位一份", "one for every unit", clause, "R12"),
        suggestion: Bilingual(
          zh: "把单位报来的表存为 \(file)", en: "save the table that the unit sent as \(file)"))
    case .noInnovation(let unit, let file):
      FaultWords(
        "no-innovation",
        Bilingual(
          zh: "\(unit) 没有申报创新工作（没有 \(file)）", en: "\(unit) enters no innovation (no \(file))"),
        severity: .note, found: file)
    case .missingAttachment(let unit, let file, let title, let clause):
      FaultWords(
        "missing-attachment",
        Bilingual(
          zh: "\(unit) 没有\(title.zh)（\(file)）", en: "\(unit) has no \(title.en) (\(file))"),
        severity: .warning, found: file,
        expected: Self.demand("与指标表同时提交", "submitted with the tables", clause, "R12"),
        suggestion: Bilingual(zh: "补交", en: "have it sent"))
    case .blankAttachment(let cell, let clause):
      FaultWords(
        "blank-attachment", Self.at(cell, "是空的", " is blank"), severity: .warning,
        expected: Self.demand("各栏齐全", "every column filled in", clause, "R12"),
        suggestion: Bilingual(zh: "补齐", en: "fill it in"))
    case .unknownFile(let name, let known):
      FaultWords(
        "unknown-table",
        Bilingual(
          zh: "\(Excerpt.quote(name)) 不属于本轮的单位和表",
          en: "\(Excerpt.quote(name)) belongs to no unit and form of the round"),
        severity: .warning, found: name,
        expected: Bilingual(
          zh: "单位代号.表.csv，表是 \(known.joined(separator: "、"))",
          en: "unit.form.csv with one of \(known.joined(separator: ", "))"),
        suggestion: Bilingual(zh: "改文件名", en: "rename the file"))
    default: formWords
    }
  }
}
