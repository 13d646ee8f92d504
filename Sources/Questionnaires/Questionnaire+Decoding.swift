import Definitions
public import Diagnostics
import Digests

extension Questionnaire {
  /// Reads and checks a definition file; `formats.md` and the files of `Surveys` show the format.
  ///
  /// The questionnaire is nil exactly when a finding is an error. Findings are in the order of the
  /// file; their codes are those of ``QuestionnaireFault`` and of the definition reader.
  public static func decode(
    bytes: [UInt8], file: String
  ) -> (questionnaire: Questionnaire?, findings: [Finding]) {
    let sha256 = SHA256.hash(bytes).hex
    let textHash = SHA256.hash(Definition.plainBytes(bytes)).hex
    let shape = Shape<QuestionnaireDraft>.questionnaire.converted { draft, _, findings in
      findings += draft.checked()
      return findings.containError ? nil : draft.questionnaire(sha256: sha256, textHash: textHash)
    }
    let (questionnaire, findings) = Definition.decode(bytes, file: file, as: shape)
    return (questionnaire, findings)
  }
}

extension QuestionnaireDraft {
  /// The model; nil when a part is missing, which has a finding then.
  fileprivate func questionnaire(sha256: String, textHash: String) -> Questionnaire? {
    guard let id, let version, let title, let clause, let respondent, let validity else {
      return nil
    }
    return Questionnaire(
      id: id, version: version, title: title, clause: clause, respondent: respondent,
      roles: roles.map(\.value), items: items.compactMap { $0.item(in: self) },
      rates: rates.map {
        Rate(id: $0.id.value, item: $0.item.value, denominator: $0.denominator.value)
      },
      validity: validity, participation: participation?.value, privacyThreshold: privacyThreshold,
      sha256: sha256, textHash: textHash)
  }

  fileprivate func resolved(_ reference: OptionsReference) -> [Option]? {
    options(of: reference)?.compactMap(\.option)
  }
}

extension OptionDraft {
  fileprivate var option: Option? {
    guard let foldedCode, let label else { return nil }
    return Option(
      code: foldedCode, label: label.value, isSatisfied: isSatisfied, isAbstention: isAbstention,
      isExclusive: isExclusive, takesText: takesText, score: score)
  }
}

extension ItemDraft {
  fileprivate func item(in draft: QuestionnaireDraft) -> Item? {
    guard let id, let text, let kind = resolvedKind(in: draft) else { return nil }
    let skip = skip.map { skip in
      SkipRule(
        item: skip.item.value, marks: skip.marks.value.map { Lookalike.asciiForms($0.value) })
    }
    return Item(id: id.value, text: text, kind: kind, skip: skip)
  }

  private func resolvedKind(in draft: QuestionnaireDraft) -> Item.Kind? {
    switch kind {
    case .single(let reference): draft.resolved(reference).map { .single($0) }
    case .multiple(let reference): draft.resolved(reference).map { .multiple($0) }
    case .number(let range): .number(range)
    case .ratio: .ratio
    case .yesNo: .yesNo
    case .date: .date
    case .unit: .unit
    case .text: .text
    case .grid(let grid): grid.resolved(in: draft).map { .grid($0) }
    case nil: nil
    }
  }
}

extension GridDraft {
  fileprivate func resolved(in draft: QuestionnaireDraft) -> Grid? {
    let resolvedCell: Grid.Cell? =
      switch cell {
      case .number(let range): .number(range)
      case .option(let reference): draft.resolved(reference).map { .option($0) }
      }
    return resolvedCell.map {
      Grid(
        rows: rows, cell: $0, ownRowIsNotApplicable: ownRowIsNotApplicable,
        quotas: quotas.map {
          Grid.Quota(option: Lookalike.asciiForms($0.option.value), atMost: $0.atMost)
        })
    }
  }
}
