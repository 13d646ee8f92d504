import Definitions
import Diagnostics

/// Names of option lists are known, and every list is used.
enum OptionsReferenceCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    let known = draft.optionLists.map(\.name)
    var used: Set<String> = []
    var findings: [Finding] = []
    for item in draft.items {
      guard case .list(let name)? = item.optionsReference?.0 else { continue }
      used.insert(name.value)
      guard !known.contains(name.value) else { continue }
      let fault = QuestionnaireFault.unknownOptions(name.value, known: known)
      findings.append(fault.finding(at: name.location))
    }
    // With an unknown name about, the unused list is probably the one that was meant.
    guard findings.isEmpty else { return findings }
    return draft.optionLists.filter { !used.contains($0.name) }.map {
      QuestionnaireFault.unusedOptions($0.name).finding(at: $0.location)
    }
  }
}

/// Codes that a clerk can key and tell apart, and labels that differ.
enum CodeCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.optionsInUse.flatMap { codes($0.options) + labels($0.options) }
  }

  private static func codes(_ options: [OptionDraft]) -> [Finding] {
    var first: [String: SourceLocation] = [:]
    var alike: [String: (code: String, location: SourceLocation)] = [:]
    var findings: [Finding] = []
    for option in options {
      guard let code = option.code, let folded = option.foldedCode else { continue }
      if !isReachable(folded) {
        let fault = QuestionnaireFault.unreachableCode(code.value)
        findings.append(fault.finding(at: code.location))
      }
      if let earlier = first[folded] {
        let fault = QuestionnaireFault.duplicateCode(code.value, first: earlier)
        findings.append(fault.finding(at: code.location))
        continue
      }
      first[folded] = code.location
      let skeleton = Lookalike.skeleton(of: folded)
      if let twin = alike[skeleton] {
        let fault = QuestionnaireFault.nearDuplicateCode(
          code.value, twin: twin.code, first: twin.location)
        findings.append(fault.finding(at: code.location))
      } else {
        alike[skeleton] = (code.value, code.location)
      }
    }
    return findings
  }

  /// Whether every character of a code is an ASCII letter or digit, and there are 1 to 8.
  static func isReachable(_ code: String) -> Bool {
    (1...8).contains(code.utf8.count)
      && code.unicodeScalars.allSatisfy {
        switch $0 {
        case "0"..."9", "a"..."z", "A"..."Z": true
        default: false
        }
      }
  }

  private static func labels(_ options: [OptionDraft]) -> [Finding] {
    var first: [String: SourceLocation] = [:]
    var findings: [Finding] = []
    for label in options.compactMap(\.label) {
      if let earlier = first[label.value.zh] {
        let fault = QuestionnaireFault.duplicateLabel(label.value.zh, first: earlier)
        findings.append(fault.finding(at: label.location))
      } else {
        first[label.value.zh] = label.location
      }
    }
    return findings
  }
}

/// What an option declares about itself does not contradict itself or its list.
enum OptionMeaningCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.optionsInUse.flatMap { list in
      let hasScores = list.options.contains { !$0.isAbstention && $0.hasScore }
      return list.options.flatMap { option in
        faults(of: option, hasScores: hasScores, isOnlySingle: !list.isUsedByMultiple)
          .map { $0.finding(at: option.location) }
      }
    }
  }

  private static func faults(
    of option: OptionDraft, hasScores: Bool, isOnlySingle: Bool
  ) -> [QuestionnaireFault] {
    let code = option.code?.value ?? ""
    var faults: [QuestionnaireFault] = []
    if option.isAbstention, option.isSatisfied { faults.append(.satisfiedAbstention(code)) }
    if option.isAbstention, option.hasScore { faults.append(.scoredAbstention(code)) }
    if hasScores, !option.isAbstention, !option.hasScore {
      faults.append(.incompleteScores(code))
    }
    if isOnlySingle, option.isExclusive { faults.append(.exclusiveInSingle(code)) }
    return faults
  }
}
