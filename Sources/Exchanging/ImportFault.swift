import Diagnostics
import Tables

/// What can be wrong with a row before any line of the protocol is made of it.
///
/// Where the protocol has a code for the same thing, it is that code.
enum ImportFault: WordedFault, Hashable {
  /// A place of the paper has no mark.
  case blankMark
  /// A cell holds what cannot be one mark.
  case noMark(String, allowed: String)
  /// The table has no column for a place of the questionnaire.
  case missingPlace(String, questionnaire: String)
  /// A cell of an item that the row's questionnaire does not have.
  case foreignCell(questionnaire: String)
  /// The row says something else of its batch than an earlier one.
  case otherThanBatch(declared: String, row: Int)
  /// The word is no ruling on a paper.
  case unknownRuling(String)
  /// The word is nothing that can be done with a batch.
  case unknownAct(String, nearest: String?)
  /// A text stands in two columns and differs.
  case twoTexts
  /// The paper was voided in the round after it was recorded.
  case voidedSince
  /// A number was expected.
  case noNumber(String)
  /// `confirmed` holds something else than a confirmation.
  case unknownConfirmation(String)
  /// Rows of the batch were refused, so it was not closed.
  case notClosed
  /// No row is of the pass that was asked for.
  case noRowOfPass(Int)
  /// The rows of the batch were refused with it.
  case repeatedFact(row: Int)

  var words: FaultWords {
    switch self {
    case .blankMark:
      FaultWords(
        "521", Bilingual(zh: "这一格没有标记", en: "there is no mark"),
        expected: Bilingual(
          zh: "选项代码或数值；漏答写 .，多选了写 *，看不清写 /，不适用写 -",
          en: "a code or a number; . for left blank, * for over-ticked, / for unreadable, - for "
            + "not applicable"))
    case .noMark(let text, let allowed):
      FaultWords(
        "522",
        Bilingual(
          zh: "“\(Excerpt.quote(text))”不是这一题的标记", en: "'\(Excerpt.quote(text))' is no mark here"),
        found: text, expected: Bilingual(zh: allowed, en: allowed))
    case .missingPlace(let place, let questionnaire):
      FaultWords(
        "521",
        Bilingual(
          zh: "表里没有问卷 \(questionnaire) 的“\(Excerpt.quote(place))”列",
          en:
            "the table has no column '\(Excerpt.quote(place))' of the questionnaire \(questionnaire)"
        ),
        suggestion: Bilingual(zh: "在第一行补上这个列名", en: "add it to the first row"))
    case .foreignCell(let questionnaire):
      FaultWords(
        "foreign-cell",
        Bilingual(
          zh: "问卷 \(questionnaire) 没有这一题", en: "the questionnaire \(questionnaire) has no such item"
        ),
        suggestion: Bilingual(zh: "清空这一格，或更正问卷代号", en: "empty the cell or mend the questionnaire"))
    case .otherThanBatch(let declared, let row):
      FaultWords(
        "554",
        Bilingual(
          zh: "与第 \(row) 行对同一批的说法不同", en: "differs from what row \(row) says of the same batch"),
        expected: Bilingual(
          zh: "“\(Excerpt.quote(declared))”，或留空", en: "'\(Excerpt.quote(declared))', or nothing"))
    case .unknownRuling(let word):
      FaultWords(
        "unknown-ruling",
        Bilingual(
          zh: "不认识的裁断“\(Excerpt.quote(word))”", en: "unknown ruling '\(Excerpt.quote(word))'"),
        found: word,
        expected: Bilingual(
          zh: "废票（invalid）加代码、弃权（abstain）、作废（void）或空",
          en: "invalid CODE, abstain, void, or nothing"))
    case .unknownAct(let word, let nearest):
      FaultWords(
        "unknown-ruling",
        Bilingual(
          zh: "没有号码的行说的是整批，“\(Excerpt.quote(word))”不是对批做的事",
          en: "a row without a number is about its batch, and '\(Excerpt.quote(word))' is nothing "
            + "that is done with one"),
        found: word,
        expected: Bilingual(
          zh: "收批（end）、认可（accept）、封存（seal）、整批作废（spoil-batch）或空",
          en: "end, accept, seal, spoil-batch or nothing"),
        suggestion: nearest.map { Bilingual(zh: "是否指 \($0)？", en: "did you mean \($0)?") })
    case .twoTexts:
      FaultWords(
        "two-texts",
        Bilingual(zh: "同一题的文字写在两列里，而且不同", en: "the item's text stands in two columns, differently"),
        suggestion: Bilingual(zh: "只留一列", en: "keep one of them"))
    case .voidedSince:
      FaultWords(
        "voided-since",
        Bilingual(
          zh: "这张录入后在轮次里被作废了，没有重录", en: "the paper was voided in the round since; it stays void"),
        severity: .warning,
        suggestion: Bilingual(zh: "要恢复请用 恢复（unvoid）", en: "unvoid restores it"))
    case .noNumber(let text):
      FaultWords(
        "530",
        Bilingual(
          zh: "“\(Excerpt.quote(text))”不是答卷号码", en: "'\(Excerpt.quote(text))' is no paper number"),
        found: text, expected: Bilingual(zh: "1–15 位数字", en: "1 to 15 digits"))
    case .unknownConfirmation(let text):
      FaultWords(
        "unknown-confirmation",
        Bilingual(
          zh: "“\(Excerpt.quote(text))”不是确认", en: "'\(Excerpt.quote(text))' is no confirmation"),
        found: text, expected: Bilingual(zh: "! 或空", en: "! or nothing"))
    case .notClosed:
      FaultWords(
        "not-closed",
        Bilingual(zh: "本批有行被拒绝，所以没有收批", en: "rows of the batch were refused, so it was left open"),
        suggestion: Bilingual(zh: "改好后再导入", en: "mend them and import again"))
    case .noRowOfPass(let pass):
      FaultWords(
        "no-row-of-pass",
        Bilingual(
          zh: "表里没有第 \(pass) 遍的行，什么也没有读", en: "no row is of pass \(pass); nothing was read"),
        suggestion: Bilingual(
          zh: "核对 pass 列；整张表都是这一遍，就去掉 pass 列",
          en: "look at the column pass; where all rows are of this pass, leave the column out"))
    case .repeatedFact(let row):
      FaultWords(
        "repeated-fact",
        Bilingual(zh: "与第 \(row) 行是同一项事实", en: "the same fact as in row \(row)"),
        suggestion: Bilingual(zh: "一项事实只写一行", en: "write one row a fact"))
    }
  }
}

extension Table {
  /// A fault of a cell or a row.
  func finding(_ fault: ImportFault, row: Int, column: TableColumn?) -> Finding {
    let words = fault.words
    return finding(
      words.code, row: row, column: column, severity: words.severity, words.problem,
      found: words.found, expected: words.expected, suggestion: words.suggestion)
  }
}
