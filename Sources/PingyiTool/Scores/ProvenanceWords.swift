import Diagnostics
import Tallies

/// Where a measure comes from, in words: papers, records, sheets, the document itself.
struct ProvenanceWords {
  /// The language of the page.
  let language: Language

  /// Where a measure comes from; nothing where nothing was collected.
  func lines(of measure: Measure) -> [String] {
    switch measure.provenance {
    case .survey(let survey):
      [
        from + "\(survey.questionnaire).\(survey.rate) [\(survey.batches.joined(separator: " "))] "
          + seal(survey.isSealed) + papers(survey.papers)
      ]
    case .fact(let fact): fact.statements.map { from + statement($0) }
    case .sheets(let sheets):
      [
        from + sheets.questionnaires.joined(separator: " ")
          + " [\(sheets.batches.joined(separator: " "))] " + seal(sheets.isSealed)
          + papers(sheets.count)
      ]
    case .stated(let clause): [from + clause]
    case nil: []
    }
  }

  /// What the unit itself stated, with who registered it.
  func ownLines(of measure: Measure) -> [String] {
    guard case .fact(let fact)? = measure.provenance else { return [] }
    return fact.statements.map {
      words("自评登记：", "stated by the unit: ") + $0.value + words("，", ", ") + statement($0)
    }
  }

  /// The fact, its evidence, who registered it when, the record, and why it replaced another one.
  private func statement(_ fact: Measure.Fact) -> String {
    // A value that is still to come needs no evidence.
    let said = [fact.id, fact.period ?? "", fact.evidence].filter { !$0.isEmpty }
      .joined(separator: words("，", ", "))
    let record = [fact.registeredBy, fact.registeredAt, fact.record].filter { !$0.isEmpty }
      .joined(separator: " ")
    let reason = fact.reason.map { words("；更改原因：\($0)", "; changed because: \($0)") } ?? ""
    return said + words("（\(record)）", " (\(record))") + reason
  }

  private var from: String { words("依据：", "from: ") }

  private func seal(_ isSealed: Bool) -> String {
    isSealed ? words("已封存", "sealed") : words("未封存", "unsealed")
  }

  private func papers(_ count: Int) -> String { words("，答卷 \(count) 份", ", \(count) papers") }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }
}
