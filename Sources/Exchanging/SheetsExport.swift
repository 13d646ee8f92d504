import Digests
import Questionnaires
public import Sheets

/// What was entered on sheets, as the rows of a table that import reads back.
///
/// Batches come by id, passes and papers by number, so that nothing tells in which order or by whom
/// they were keyed; there is no column for that either. Behind the papers of a batch stands what was
/// done with it: its end, its seal.
public struct SheetsExport: Sendable {
  /// A batch that no table can carry.
  public enum Omission: Sendable, Hashable {
    /// Journals contradict each other about it.
    case conflict(batch: String)
    /// Its questionnaire is not the one that it was keyed with.
    case definitionChanged(batch: String)
  }

  private let state: CollectionState
  private let batches: [Batch]
  /// The headings.
  public let columns: [String]
  /// The batches that are left out.
  public let omissions: [Omission]
  private let places: [String: Int]

  /// Prepares the sheets of one questionnaire, or of all.
  public init(_ state: CollectionState, questionnaire: String? = nil) {
    self.state = state
    var batches: [Batch] = []
    var omissions: [Omission] = []
    let chosen = state.batches.values
      .filter { questionnaire == nil || $0.parameters.questionnaire == questionnaire }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    for batch in chosen {
      let layout = state.layouts[batch.parameters.questionnaire]
      if !batch.conflicts.isEmpty {
        omissions.append(.conflict(batch: batch.id))
      } else if layout?.questionnaire.isDefined(by: batch.parameters.definition.hex) != true {
        omissions.append(.definitionChanged(batch: batch.id))
      } else {
        batches.append(batch)
      }
    }
    self.batches = batches
    self.omissions = omissions
    var columns = SheetColumn.leading.map(\.rawValue)
    for id in Set(batches.map(\.parameters.questionnaire)).union(questionnaire.map { [$0] } ?? [])
      .sorted()
    {
      guard let layout = state.layouts[id] else { continue }
      for name in SheetHeadings.columns(of: layout) where !columns.contains(name) {
        columns.append(name)
      }
    }
    columns += SheetColumn.trailing.map(\.rawValue)
    self.columns = columns
    places = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Visits every row, its cells in the order of the columns.
  public func forEachRow(_ visit: ([String]) -> Void) {
    for batch in batches {
      guard let layout = state.layouts[batch.parameters.questionnaire] else { continue }
      for number in batch.passes.keys.sorted() {
        guard let pass = batch.passes[number] else { continue }
        let opening = opening(of: batch, pass)
        let voids = Self.voidReasons(pass)
        for paper in pass.papers.inOrder where paper.isEntered || paper.marks != nil {
          guard let keyed = batch.asKeyed(paper, in: pass) else { continue }
          visit(row(of: keyed, opening, batch, layout, voids))
        }
        for act in acts(on: batch, pass, layout) {
          var row = opening
          if isConfirmed(batch, pass) { put("!", .confirmed, &row) }
          for (column, text) in act { put(text, column, &row) }
          visit(row)
        }
      }
    }
  }

  // MARK: Rows

  /// The cells that every row of a batch pass has in common.
  private func opening(of batch: Batch, _ pass: Pass) -> [String] {
    var row = [String](repeating: "", count: columns.count)
    let parameters = batch.parameters
    put(parameters.questionnaire, .questionnaire, &row)
    put(batch.id, .batch, &row)
    put("\(pass.number)", .pass, &row)
    put(parameters.subject, .subject, &row)
    put(parameters.role ?? "", .role, &row)
    // The figures belong to pass 1, whatever they were when pass 2 began.
    let figures = batch.passes[1] ?? pass
    put("\(figures.issued)", .issued, &row)
    put("\(figures.returned)", .returned, &row)
    put(parameters.numbers.text, .numbers, &row)
    if parameters.hasCheckDigits { put("damm", .check, &row) }
    return row
  }

  private func row(
    of paper: Paper, _ opening: [String], _ batch: Batch, _ layout: SheetLayout,
    _ voids: [Int: String]
  ) -> [String] {
    var row = opening
    put(PaperLabel.text(paper.number, batch.parameters), .number, &row)
    for (place, mark) in zip(layout.places, paper.marks?.tokens ?? []) {
      if let index = places[place.name] { row[index] = mark }
    }
    for item in layout.questionnaire.items {
      if let text = paper.texts[item.id], let name = SheetHeadings.texts(item).first,
        let index = places[name]
      {
        row[index] = text
      }
    }
    if paper.isVoided {
      put("void", .ruling, &row)
      put(voids[paper.number] ?? "", .reason, &row)
    } else {
      switch paper.ruling {
      case .invalid(let code, let reason):
        put("invalid \(code)", .ruling, &row)
        put(reason, .reason, &row)
      case .abstained: put("abstain", .ruling, &row)
      case nil: break
      }
    }
    if paper.isForced { put("!", .confirmed, &row) }
    return row
  }

  /// Why papers were voided, by number.
  private static func voidReasons(_ pass: Pass) -> [Int: String] {
    var reasons: [Int: String] = [:]
    for correction in pass.corrections where correction.act == .void {
      if let number = correction.number { reasons[number] = correction.reason }
    }
    return reasons
  }

  // MARK: Acts

  /// The rows behind the papers: what was done with the batch, or one that only tells of it when it
  /// has no paper and nothing was done.
  private func acts(
    on batch: Batch, _ pass: Pass, _ layout: SheetLayout
  ) -> [[(SheetColumn, String)]] {
    var acts: [[(SheetColumn, String)]] = []
    if let closing = pass.closing {
      let force = pass.hasUnwrittenOther(layout) ? " !" : ""
      if let by = closing.acceptedBy {
        acts.append([
          (.ruling, "accept\(force)"), (.reason, closing.reason ?? ""), (.by, by),
        ])
      } else {
        acts.append([(.ruling, "end\(force)")])
      }
    }
    if pass.number == batch.passes.keys.max() {
      if let spoiling = batch.spoiling {
        acts.append([(.ruling, "spoil-batch"), (.reason, spoiling.reason)])
      }
      if batch.isSealed, !batch.isSettledApart { acts.append([(.ruling, "seal")]) }
    }
    let needsRow = pass.papers.count == 0 || isConfirmed(batch, pass)
    return acts.isEmpty && needsRow ? [[(.ruling, "open")]] : acts
  }

  /// Whether its figures were confirmed, or may be asked about where the batches come in another order.
  private func isConfirmed(_ batch: Batch, _ pass: Pass) -> Bool {
    (batch.passes[1] ?? pass).hasConfirmedFigures
      || state.batches.values.contains { other in
        other.id != batch.id && other.id.lowercased() == batch.id.lowercased()
      }
  }

  private func put(_ text: String, _ column: SheetColumn, _ row: inout [String]) {
    if let index = places[column.rawValue] { row[index] = text }
  }
}

extension Batch {
  /// A paper as its pass keyed it, where there is another pass to compare it with.
  ///
  /// What was ruled after the end is then a row of the settlements. Nil for a number that such a ruling alone made known.
  fileprivate func asKeyed(_ paper: Paper, in pass: Pass) -> Paper? {
    guard pass.number == 1, passes[2] != nil, !paper.isVoided else { return paper }
    guard let keyed = keyed(1, paper.number) else { return nil }
    var paper = paper
    paper.ruling = keyed.ruling
    return paper
  }
}

extension Pass {
  /// Whether an "other" option is ticked whose text was not written down, so that `end` needs a `!`.
  fileprivate func hasUnwrittenOther(_ layout: SheetLayout) -> Bool {
    let asking = layout.places.indices.filter {
      layout.places[$0].options.contains(where: \.takesText)
    }
    guard !asking.isEmpty else { return false }
    return papers.inOrder.contains { paper in
      guard paper.isEntered, let tokens = paper.marks?.tokens else { return false }
      return asking.contains { index in
        let place = layout.places[index]
        guard tokens.indices.contains(index), paper.texts[place.name] == nil else { return false }
        let codes = place.codes(in: tokens[index])
        return place.options.contains { $0.takesText && codes.contains($0.code) }
      }
    }
  }
}
