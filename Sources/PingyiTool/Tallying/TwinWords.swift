import Diagnostics
import Reporting
import Sheets

/// Batches that may hold the same papers twice, in words and for programs.
struct TwinWords {
  let twins: BatchTwins
  let language: Language

  /// What a person should look at, and what to do.
  ///
  /// - Parameter name: what to call a unit.
  func sentence(naming name: (String) -> String) -> String {
    let subject = twins.subject == "all" ? "" : name(twins.subject) + " "
    let batches = twins.batches.joined(separator: words("、", ", "))
    var causes: [String] = []
    if twins.isOverlapping { causes.append(words("号码重叠", "cover the same numbers")) }
    if twins.exceedsMembers, let members = twins.members {
      causes.append(
        words(
          "共发出 \(twins.issued) 张，多于会员 \(members) 人",
          "hand out \(twins.issued) papers to \(members) members"))
    }
    return words(
      "\(subject)\(twins.questionnaire)：批 \(batches) \(causes.joined(separator: "，"))；"
        + "若是同一包答卷录了两次，写明理由整批作废（spoil-batch）其中一批",
      "\(subject)\(twins.questionnaire): the batches \(batches) "
        + causes.joined(separator: " and ")
        + "; if one envelope was keyed twice, spoil-batch one of them with a reason")
  }

  /// `questionnaire subject role batches issued members overlapping`.
  var document: JSONValue {
    [
      "questionnaire": .string(twins.questionnaire), "subject": .string(twins.subject),
      "role": .optional(twins.role),
      "batches": .array(twins.batches.map { .string($0) }), "issued": .integer(twins.issued),
      "members": twins.members.map { .integer($0) } ?? .null,
      "overlapping": .bool(twins.isOverlapping),
    ]
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}
