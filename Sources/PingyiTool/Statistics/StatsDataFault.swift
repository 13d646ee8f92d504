import Diagnostics

/// What can be wrong with the tables of `stats` beyond their cells.
enum StatsDataFault: WordedFault {
  /// A rater who has two rows.
  case repeatedRater(String)
  /// A class whose rows have different weights, or one that is not above zero.
  case classWeight(String)
  /// A rater who is in no class.
  case raterWithoutClass(String)

  var words: FaultWords {
    switch self {
    case .repeatedRater(let id):
      FaultWords(
        "repeated-rater",
        Bilingual(
          zh: "评分人“\(Excerpt.quote(id))”出现了两次", en: "the rater '\(Excerpt.quote(id))' has two rows"),
        found: id, suggestion: Bilingual(zh: "核实后只留一行", en: "find out which row is right"))
    case .classWeight(let name):
      FaultWords(
        "class-weight",
        Bilingual(
          zh: "“\(Excerpt.quote(name))”这一类的权重前后不一或不大于 0",
          en:
            "the weight of the class '\(Excerpt.quote(name))' differs from row to row or is not above 0"
        ),
        found: name,
        expected: Bilingual(zh: "每类一个大于 0 的权重", en: "one weight above 0 for each class"))
    case .raterWithoutClass(let id):
      FaultWords(
        "rater-without-class",
        Bilingual(
          zh: "评分人“\(Excerpt.quote(id))”不属于任何一类",
          en: "the rater '\(Excerpt.quote(id))' is in no class"),
        found: id, suggestion: Bilingual(zh: "在类别表中加上一行", en: "add a row to the table of classes"))
    }
  }
}
