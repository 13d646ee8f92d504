public import Diagnostics

/// A record that does not follow from what came before it.
public struct ReplayFault: ReportableError, Hashable {
  /// What does not follow.
  public enum Problem: Sendable, Hashable {
    case unknownRecord(String)
    case unknownBatch(String)
    case unknownPaper(String, Int)
    case unknownPlace(String)
    case unknownQuestionnaire(String)
    case nothingToUndo(Int)
    case danglingReference(String)
    case marks(batch: String, paper: Int)
  }

  /// What does not follow.
  public let problem: Problem
  /// The journal's id.
  public let journal: String
  /// The record's sequence number, which is its line but for unfinished tails.
  public let sequence: Int

  /// Names the record and the problem.
  public init(problem: Problem, journal: String, sequence: Int) {
    self.problem = problem
    self.journal = journal
    self.sequence = sequence
  }

  /// `replay`.
  public var code: String { "replay" }

  /// Which record, and what is wrong with it.
  public var message: Bilingual {
    let what = words
    return Bilingual(
      zh: "日志 \(journal.prefix(8)) 第 \(sequence) 条记录不能由前面的记录得出：\(what.zh)",
      en: "record \(sequence) of journal \(journal.prefix(8)) does not follow from the records "
        + "before it: \(what.en)")
  }

  private var words: Bilingual {
    switch problem {
    case .unknownRecord(let word):
      Bilingual(
        zh: "不认识的记录 \(Excerpt.quote(word))，可能出自更新的版本",
        en: "unknown record \(Excerpt.quote(word)), perhaps of a newer version")
    case .unknownBatch(let id):
      Bilingual(zh: "没有批 \(Excerpt.quote(id))", en: "there is no batch \(Excerpt.quote(id))")
    case .unknownPaper(let id, let number):
      Bilingual(
        zh: "批 \(Excerpt.quote(id)) 没有 \(number) 号答卷",
        en: "batch \(Excerpt.quote(id)) has no paper \(number)")
    case .unknownPlace(let name):
      Bilingual(zh: "没有题 \(Excerpt.quote(name))", en: "there is no item \(Excerpt.quote(name))")
    case .unknownQuestionnaire(let id):
      Bilingual(
        zh: "考核轮次里没有问卷 \(Excerpt.quote(id))",
        en: "the round has no questionnaire \(Excerpt.quote(id))")
    case .nothingToUndo(let sequence):
      Bilingual(
        zh: "第 \(sequence) 条不是可撤销的最新一条",
        en: "record \(sequence) is not the newest that can be taken back")
    case .danglingReference(let hash):
      Bilingual(
        zh: "它引用的记录 \(hash.prefix(16)) 不在任何日志里；请把所有日志放进同一文件夹",
        en: "it refers to record \(hash.prefix(16)), which no journal holds; "
          + "put all journals into one folder")
    case .marks(let batch, let paper):
      Bilingual(
        zh: "批 \(Excerpt.quote(batch)) 第 \(paper) 号答卷的标记与问卷不符",
        en: "the marks of paper \(paper) of batch \(Excerpt.quote(batch)) do not fit the "
          + "questionnaire")
    }
  }
}
