import Definitions
import Diagnostics

/// Ids of items, rates and roles: every one once, no two that look alike, none that means something else.
enum NameCheck: QuestionnaireCheck {
  /// Words that commands and tables use where an item's id may stand, folded.
  static let reserved: Set<String> = [
    "questionnaire", "batch", "pass", "number", "subject", "role", "issued", "returned", "ruling",
    "reason", "keep", "by", "code", "papers", "numbers", "check", "confirmed", "message",
  ]

  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    let items = draft.items.compactMap(\.id)
    return twins(items) + twins(draft.rates.map(\.id)) + twins(draft.roles)
      + twinLists(draft.optionLists)
      + items.filter { isReserved($0.value) }.map {
        QuestionnaireFault.reservedID($0.value).finding(at: $0.location)
      }
  }

  private static func isReserved(_ id: String) -> Bool {
    let folded = Lookalike.folded(id)
    return reserved.contains(folded) || folded.hasSuffix(".text")
  }

  /// Names of lists that look alike; a list that is named twice is a repeated key already.
  private static func twinLists(_ lists: [TableEntry<[OptionDraft]>]) -> [Finding] {
    var alike: [String: TableEntry<[OptionDraft]>] = [:]
    return lists.compactMap { list in
      let skeleton = Lookalike.skeleton(of: list.name)
      guard let twin = alike[skeleton], twin.name != list.name else {
        alike[skeleton] = alike[skeleton] ?? list
        return nil
      }
      let fault = QuestionnaireFault.nearDuplicateList(
        list.name, twin: twin.name, first: twin.location)
      return fault.finding(at: list.location)
    }
  }

  private static func twins(_ names: [Located<String>]) -> [Finding] {
    var first: [String: SourceLocation] = [:]
    var alike: [String: Located<String>] = [:]
    var findings: [Finding] = []
    for name in names {
      if let earlier = first[name.value] {
        let fault = QuestionnaireFault.duplicateID(name.value, first: earlier)
        findings.append(fault.finding(at: name.location))
        continue
      }
      first[name.value] = name.location
      let skeleton = Lookalike.skeleton(of: name.value)
      if let twin = alike[skeleton] {
        let fault = QuestionnaireFault.nearDuplicateID(
          name.value, twin: twin.value, first: twin.location)
        findings.append(fault.finding(at: name.location))
      } else {
        alike[skeleton] = name
      }
    }
    return findings
  }
}

/// A paper line needs at least one mark.
enum PlacesCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    let isOnlyText = draft.items.allSatisfy {
      if case .text = $0.kind { true } else { false }
    }
    guard isOnlyText, let first = draft.items.first else { return [] }
    return [QuestionnaireFault.noPlaces.finding(at: first.location)]
  }
}
