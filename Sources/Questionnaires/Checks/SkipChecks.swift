import Definitions
import Diagnostics

/// Conditions refer to earlier choices and to some, not all, of their options.
enum SkipCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    // What is part of a circle is told once, as the circle.
    let circled = Set(draft.skipCircles.joined())
    return draft.items.indices.flatMap { index in
      draft.items[index].skip.map { findings(of: $0, at: index, in: draft, circled) } ?? []
    }
  }

  private static func findings(
    of skip: SkipDraft, at index: Int, in draft: QuestionnaireDraft, _ circled: Set<String>
  ) -> [Finding] {
    guard let source = draft.item(skip.item.value) else {
      let known = draft.items.prefix(index).compactMap(\.id?.value)
      let fault = QuestionnaireFault.unknownItem(skip.item.value, known: known)
      return [fault.finding(at: skip.item.location)]
    }
    var findings: [Finding] = []
    let id = draft.items[index].id?.value ?? ""
    if source.index >= index, !circled.contains(id) {
      let fault = QuestionnaireFault.skipNotEarlier(item: id, source: skip.item.value)
      findings.append(fault.finding(at: skip.item.location))
    }
    if skip.marks.value.isEmpty {
      findings.append(QuestionnaireFault.neverTrue.finding(at: skip.marks.location))
    }
    guard source.item.kind != nil else { return findings }
    guard source.item.isChoice else {
      let fault = QuestionnaireFault.skipNotChoice(skip.item.value)
      return findings + [fault.finding(at: skip.item.location)]
    }
    guard let codes = draft.skipCodes(of: source.item) else { return findings }
    return findings + marks(skip, among: codes)
  }

  private static func marks(_ skip: SkipDraft, among codes: [String]) -> [Finding] {
    var findings: [Finding] = []
    var first: [String: SourceLocation] = [:]
    for mark in skip.marks.value {
      let folded = Lookalike.asciiForms(mark.value)
      if !codes.contains(folded) {
        let fault = QuestionnaireFault.unknownOption(mark.value, known: codes)
        findings.append(fault.finding(at: mark.location))
      } else if let earlier = first[folded] {
        let fault = QuestionnaireFault.duplicateCode(mark.value, first: earlier)
        findings.append(fault.finding(at: mark.location))
      } else {
        first[folded] = mark.location
      }
    }
    if codes.allSatisfy({ first[$0] != nil }) {
      let fault = QuestionnaireFault.alwaysTrue(source: skip.item.value)
      findings.append(fault.finding(at: skip.marks.location))
    }
    return findings
  }
}

/// No item is skipped, through others, by itself.
enum SkipCycleCheck: QuestionnaireCheck {
  static func findings(in draft: QuestionnaireDraft) -> [Finding] {
    draft.skipCircles.compactMap { circle in
      guard let start = circle.first else { return nil }
      let place = draft.item(start)?.item.skip?.item.location
      return QuestionnaireFault.skipCycle(circle + [start]).finding(at: place)
    }
  }
}

extension QuestionnaireDraft {
  /// The circles of items that skip one another, each once, from its first item on.
  ///
  /// An item that skips itself is no circle; it is told as a condition that is not on an earlier item.
  fileprivate var skipCircles: [[String]] {
    var sources: [String: SkipDraft] = [:]
    for item in items {
      if let id = item.id?.value, let skip = item.skip, sources[id] == nil { sources[id] = skip }
    }
    var told: Set<String> = []
    var circles: [[String]] = []
    for start in itemIDs where !told.contains(start) {
      var chain = [start]
      var seen: Set<String> = [start]
      while let next = sources[chain.last ?? start]?.item.value, next != start {
        guard seen.insert(next).inserted else { break }
        chain.append(next)
      }
      guard chain.count > 1, let last = chain.last, sources[last]?.item.value == start else {
        continue
      }
      told.formUnion(chain)
      circles.append(chain)
    }
    return circles
  }
}

extension ItemDraft {
  /// Whether an answer to it is a choice that a condition can name.
  fileprivate var isChoice: Bool {
    switch kind {
    case .single, .multiple, .yesNo: true
    default: false
    }
  }
}

extension QuestionnaireDraft {
  /// The marks that a condition on an item may name; nil when its options are not all known.
  fileprivate func skipCodes(of item: ItemDraft) -> [String]? {
    if case .yesNo = item.kind { return ["1", "0"] }
    guard let (reference, _) = item.optionsReference, let options = options(of: reference) else {
      return nil
    }
    let codes = options.compactMap(\.foldedCode)
    return codes.count == options.count && !codes.isEmpty ? codes : nil
  }
}
