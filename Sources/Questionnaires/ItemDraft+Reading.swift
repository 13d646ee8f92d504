import Definitions
import Diagnostics

extension Shape<[OptionDraft]> {
  /// A list of options; it is not empty.
  static var options: Shape { array(of: .option, atLeast: 1, atMost: QuestionnaireLimit.options) }
}

extension Shape<OptionDraft> {
  fileprivate static var option: Shape {
    object { reader in
      OptionDraft(
        location: reader.location,
        code: reader.required("code", Shape<String>.string.located),
        label: reader.required("label", Shape<Bilingual>.text.located),
        isSatisfied: reader.optional("satisfied", .boolean, default: false),
        isAbstention: reader.optional("abstain", .boolean, default: false),
        isExclusive: reader.optional("exclusive", .boolean, default: false),
        takesText: reader.optional("text", .boolean, default: false),
        hasScore: reader.has("score"), score: reader.optional("score", .rational))
    }
  }
}

extension Shape<OptionsReference> {
  /// A list of options, or the name of one.
  fileprivate static var reference: Shape {
    Shape { value, findings in
      if case .array = value.content {
        // An empty list has its finding; what refers to it would only repeat that.
        let options = Shape<[OptionDraft]>.options.read(value, &findings) ?? []
        return options.isEmpty ? nil : .inline(options)
      }
      if let name = value.string { return .list(Located(name, at: value.location)) }
      let fault = DefinitionFault.wrongType(
        value, expected: Bilingual(zh: "选项表的名称或 […]", en: "the name of an option list, or […]"))
      findings.append(fault.finding(at: value.location))
      return nil
    }
  }
}

/// The words for an item's type.
private enum ItemWord: String, CaseIterable {
  case single
  case multiple
  case score
  case count
  case amount
  case ratio
  case yesNo
  case date
  case unit
  case text
  case grid
}

extension Shape<ItemDraft> {
  /// `{ id: 'q1', type: 'single', options: …, text: … }`; the type decides about the other keys.
  static var item: Shape {
    object { reader in
      let id = reader.required("id", Shape<String>.dottedIdentifier.located)
      let type = reader.required("type", Shape<ItemWord>.word)
      let text = reader.required("text", .text)
      let skip = reader.optional("skipIf", .skip)
      var kind: ItemDraft.Kind?
      if let type {
        kind = Self.kind(of: type, &reader)
      } else {
        reader.leaveUnknownKeys()
      }
      return ItemDraft(location: reader.location, id: id, text: text, kind: kind, skip: skip)
    }
  }

  private static func kind(of type: ItemWord, _ reader: inout ObjectReader) -> ItemDraft.Kind? {
    switch type {
    case .single:
      reader.required("options", Shape<OptionsReference>.reference).map(ItemDraft.Kind.single)
    case .multiple:
      reader.required("options", Shape<OptionsReference>.reference).map(ItemDraft.Kind.multiple)
    case .score: reader.range(.score).map(ItemDraft.Kind.number)
    case .count: reader.range(.count).map(ItemDraft.Kind.number)
    case .amount: reader.range(.amount).map(ItemDraft.Kind.number)
    case .ratio: .ratio
    case .yesNo: .yesNo
    case .date: .date
    case .unit: .unit
    case .text: .text
    case .grid: reader.grid().map(ItemDraft.Kind.grid)
    }
  }
}

extension Shape<SkipDraft> {
  /// `{ item: 'q1', is: ['9'] }`.
  fileprivate static var skip: Shape {
    object { reader in
      let item = reader.required("item", Shape<String>.string.located)
      let marks = reader.required(
        "is", Shape<[Located<String>]>.array(of: Shape<String>.string.located).located)
      guard let item, let marks else { return nil }
      return SkipDraft(item: item, marks: marks)
    }
  }
}

// MARK: Grids

/// The words for the type of a grid's cell.
private enum CellWord: String, CaseIterable {
  case score
  case count
  case amount
  case single
}

extension ObjectReader {
  fileprivate mutating func grid() -> GridDraft? {
    let rows = required("rows", Shape<Grid.Rows>.word)
    let cell = required("cell", Shape<GridDraft.Cell>.cell)
    let ownRow = optional("ownRow", .oneOf([("notApplicable", true), ("rated", false)]))
    let quotas = optional("quota", .array(of: .quota, atMost: QuestionnaireLimit.options))
    guard let rows, let cell else { return nil }
    if case .number = cell, let quotas, !quotas.isEmpty {
      report(QuestionnaireFault.quotaWithoutOptions, at: location(of: "quota"))
    }
    return GridDraft(
      rows: rows, cell: cell, ownRowIsNotApplicable: ownRow ?? false, quotas: quotas ?? [])
  }
}

extension Shape<GridDraft.Cell> {
  /// `{ type: 'score', min: '0', max: '100' }`, `{ type: 'single', options: … }`, or the options alone.
  fileprivate static var cell: Shape {
    Shape { value, findings in
      guard case .object = value.content else {
        return Shape<OptionsReference>.reference.read(value, &findings).map(GridDraft.Cell.option)
      }
      return Shape.described.read(value, &findings)
    }
  }

  private static var described: Shape {
    object { reader in
      switch reader.required("type", Shape<CellWord>.word) {
      case .score: return reader.range(.score).map(GridDraft.Cell.number)
      case .count: return reader.range(.count).map(GridDraft.Cell.number)
      case .amount: return reader.range(.amount).map(GridDraft.Cell.number)
      case .single:
        return reader.required("options", Shape<OptionsReference>.reference).map(
          GridDraft.Cell.option)
      case nil:
        reader.leaveUnknownKeys()
        return nil
      }
    }
  }
}

extension Shape<QuotaDraft> {
  /// `{ option: '1', atMost: '30%' }`.
  fileprivate static var quota: Shape {
    object { reader in
      let option = reader.required("option", Shape<String>.string.located)
      let atMost = reader.required("atMost", .share)
      guard let option, let atMost else { return nil }
      return QuotaDraft(option: option, atMost: atMost)
    }
  }
}
