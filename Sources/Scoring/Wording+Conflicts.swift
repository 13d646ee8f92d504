import Diagnostics
import Tallies

extension Wording {
  /// Why an input gives no value; sources that contradict each other are named.
  static func absence(_ measure: Measure, of label: Bilingual) -> Bilingual {
    guard measure.value == .conflict, case .fact(let fact)? = measure.provenance else {
      return absence(measure.value, of: label)
    }
    let told = fact.statements.map { statement($0) }
    guard told.count > 1 else {
      return Bilingual(
        zh: "\(label.zh)：\(told[0].zh)，但已有答卷，互相矛盾，尚未裁定",
        en: "\(label.en): \(told[0].en), but there are papers; the contradiction is not settled")
    }
    return Bilingual(
      zh: "\(label.zh)：\(told.map(\.zh).joined(separator: "，"))，互相矛盾，尚未裁定",
      en: "\(label.en): \(told.map(\.en).joined(separator: ", ")); the contradiction is not settled"
    )
  }

  /// Who registered which value on what evidence, and the record.
  private static func statement(_ fact: Measure.Fact) -> Bilingual {
    let who = Excerpt.quote(fact.registeredBy)
    let value = Excerpt.quote(fact.value)
    let details = [Excerpt.quote(fact.evidence), fact.record].filter { !$0.isEmpty }
    return Bilingual(
      zh: "\(who) 登记 \(value)（\(details.joined(separator: "，"))）",
      en: "\(who) registered \(value) (\(details.joined(separator: ", ")))")
  }
}
