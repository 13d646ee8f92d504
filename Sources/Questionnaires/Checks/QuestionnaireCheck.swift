import Definitions
import Diagnostics

/// One thing that a questionnaire must keep, looked at over the whole draft.
protocol QuestionnaireCheck: Sendable {
  /// What the draft breaks.
  static func findings(in draft: QuestionnaireDraft) -> [Finding]
}

extension QuestionnaireDraft {
  /// All checks; the order does not matter, findings are sorted by place.
  static var checks: [any QuestionnaireCheck.Type] {
    [
      NameCheck.self, PlacesCheck.self, OptionsReferenceCheck.self, CodeCheck.self,
      OptionMeaningCheck.self, SkipCheck.self, SkipCycleCheck.self, RateCheck.self, QuotaCheck.self,
      GridCheck.self, ParticipationCheck.self,
    ]
  }

  /// Everything that the checks find.
  func checked() -> [Finding] { Self.checks.flatMap { $0.findings(in: self) } }
}

/// A list of options together with the kinds of items that use it.
struct OptionsInUse {
  let options: [OptionDraft]
  var isUsedBySingle = false
  var isUsedByMultiple = false
}

extension QuestionnaireDraft {
  /// Every list of options once, named lists before those written inside items.
  var optionsInUse: [OptionsInUse] {
    var named: [String: OptionsInUse] = [:]
    var inline: [OptionsInUse] = []
    for list in optionLists where named[list.name] == nil {
      named[list.name] = OptionsInUse(options: list.value)
    }
    for item in items {
      guard let (reference, isMultiple) = item.optionsReference else { continue }
      switch reference {
      case .list(let name):
        if isMultiple {
          named[name.value]?.isUsedByMultiple = true
        } else {
          named[name.value]?.isUsedBySingle = true
        }
      case .inline(let options):
        inline.append(
          OptionsInUse(
            options: options, isUsedBySingle: !isMultiple, isUsedByMultiple: isMultiple))
      }
    }
    return optionLists.compactMap { named.removeValue(forKey: $0.name) } + inline
  }

  /// The first item with this id and its index.
  func item(_ id: String) -> (index: Int, item: ItemDraft)? {
    items.firstIndex { $0.id?.value == id }.map { ($0, items[$0]) }
  }

  /// The ids of all items, in their order.
  var itemIDs: [String] { items.compactMap(\.id?.value) }
}

extension ItemDraft {
  /// The options that the item or its cells refer to, and whether several may be ticked.
  var optionsReference: (OptionsReference, isMultiple: Bool)? {
    switch kind {
    case .single(let reference): (reference, false)
    case .multiple(let reference): (reference, true)
    case .grid(let grid):
      if case .option(let reference) = grid.cell { (reference, false) } else { nil }
    default: nil
    }
  }
}
