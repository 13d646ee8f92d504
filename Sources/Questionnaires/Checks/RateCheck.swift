import Definitions
import Diagnostics
import ExactArithmetic

/// A rate reads a single choice in which some but not all opinions count as satisfied.
enum RateCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.rates.flatMap { rate in
      faults(of: rate, in: draft).map { $0.finding(at: rate.item.location) }
    }
  }

  private static func faults(
    of rate: RateDraft, in draft: QuestionnaireDraft
  ) -> [QuestionnaireFault] {
    let id = rate.item.value
    guard let (_, item) = draft.item(id) else {
      return [.unknownItem(id, known: draft.itemIDs)]
    }
    guard let kind = item.kind else { return [] }
    guard case .single(let reference) = kind else { return [.rateNeedsSingle(id)] }
    var faults: [QuestionnaireFault] = []
    if let options = draft.options(of: reference) {
      let opinions = options.filter { !$0.isAbstention }
      if !opinions.contains(where: \.isSatisfied) {
        faults.append(.rateWithoutSatisfied(id))
      } else if opinions.allSatisfy(\.isSatisfied), rate.denominator.value == .opinions {
        faults.append(.rateAlwaysWhole(id))
      }
    }
    if item.skip != nil, rate.denominator.value != .opinions {
      faults.append(
        .rateCountsSkipped(item: id, denominator: rate.denominator.value.rawValue))
    }
    return faults
  }
}

/// A quota limits an option that the grid's cells have, and every option once.
enum QuotaCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.items.flatMap { item -> [Finding] in
      guard case .grid(let grid) = item.kind, case .option(let reference) = grid.cell,
        let options = draft.options(of: reference)
      else { return [] }
      let codes = options.compactMap(\.foldedCode)
      guard codes.count == options.count else { return [] }
      return findings(of: grid.quotas, among: codes)
    }
  }

  private static func findings(of quotas: [QuotaDraft], among codes: [String]) -> [Finding] {
    var findings: [Finding] = []
    var first: [String: SourceLocation] = [:]
    for option in quotas.map(\.option) {
      let folded = Lookalike.asciiForms(option.value)
      if !codes.contains(folded) {
        let fault = QuestionnaireFault.unknownOption(option.value, known: codes)
        findings.append(fault.finding(at: option.location))
      } else if let earlier = first[folded] {
        let fault = QuestionnaireFault.duplicateCode(option.value, first: earlier)
        findings.append(fault.finding(at: option.location))
      } else {
        first[folded] = option.location
      }
    }
    guard findings.isEmpty, let place = quotas.first?.option.location,
      codes.allSatisfy({ first[$0] != nil })
    else { return findings }
    let sum = quotas.map(\.atMost).reduce(0, +)
    if sum < 1 {
      let fault = QuestionnaireFault.quotaImpossible(sum: (sum * 100).decimalValue.text + "%")
      findings.append(fault.finding(at: place))
    }
    return findings
  }
}
