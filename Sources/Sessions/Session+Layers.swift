import Diagnostics
import Questionnaires
import Sheets

extension Session {
  func show(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try checkKeys(arguments, ["batch", "pass"])
    let batch = try batchArgument(arguments, .show)
    let pass = try askedPass(arguments, batch, .show)
    let key = PassKey(batch: batch.id, pass: pass.number)
    let wantsLayers = arguments.words.dropFirst().first.map { $0.folded == "layers" } ?? false
    let keyed = try shownPaper(arguments, key, batch, wantsLayers)
    guard arguments.words.count <= (wantsLayers ? 2 : 1) else {
      throw .bad(
        "PAPER", found: arguments.words.last?.raw ?? "", nearest: "layers",
        zh: "写法：查看 17 [layers]", en: "write: show 17 [layers]")
    }
    let isFinal = pass.number == 1
    let paper = isFinal ? batch.finalPaper(keyed.number) ?? keyed : keyed
    var details = paper.texts.keys.sorted().map { item in
      [Reply.Field("item", item), .init("text", paper.texts[item] ?? "")]
    }
    if wantsLayers {
      details += layers(keyed.number, batch)
      details += rulingDetails(batch)
    }
    // What is shown here is one side's; the lines of all sides are told with it.
    details += batch.conflicts.prefix(100).flatMap { self.details(of: $0, in: batch) }
    let standing =
      isFinal && batch.finalPaper(keyed.number) == nil ? "absent" : standing(paper, batch)
    return Reply(
      210,
      [
        .init("paper", "\(paper.number)"), .init("pass", "\(pass.number)"),
        .init("marks", paper.marks?.grouped ?? ""), .init("standing", standing),
        .init("ruling", Self.words(paper.ruling)), .init("by", paper.keyedBy),
        .init("at", paper.keyedAt),
      ] + (batch.conflicts.isEmpty ? [] : [.init("conflicts", "\(batch.conflicts.count)")]),
      details: details, text: batch.conflicts.isEmpty ? nil : oneSide(pass, batch))
  }

  /// Says that journals conflict about the batch, and whose papers are shown.
  private func oneSide(_ pass: Pass, _ batch: Batch) -> Bilingual {
    let file = state.place(ofJournal: pass.journal)?.file ?? String(pass.journal.prefix(8))
    return Bilingual(
      zh: "这一批有互相矛盾的记录（561），不计入任何数字；这里只是一方所录：\(pass.owner) 的 \(file)，"
        + "裁定之前不表示以它为准。各方见 比对 batch=\(batch.id)",
      en: "journals contradict each other about this batch (561), which is in no figure; this is "
        + "what one side keyed, \(pass.owner) in \(file), and no ruling says that it stands: "
        + "diff batch=\(batch.id) shows all sides")
  }

  /// The paper that a question is about; for its layers also one that only a withdrawn pass has.
  private func shownPaper(
    _ arguments: CommandArguments, _ key: PassKey, _ batch: Batch, _ wantsLayers: Bool
  ) throws(Refusal) -> Paper {
    do {
      return try recordedPaper(arguments.words.first?.folded, key, .show)
    } catch {
      guard error.code == 533, wantsLayers, revealsWithdrawn(of: batch),
        let number = PaperNumbers.number(
          error.fields.first { $0.key == "paper" }?.value ?? ""),
        batch.withdrawn.contains(where: { $0.pass.papers[number] != nil })
      else { throw error }
      return .unknown(number)
    }
  }

  /// What withdrawn passes say of a paper.
  private func withdrawnLayers(_ number: Int, _ batch: Batch) -> [[Reply.Field]] {
    guard revealsWithdrawn(of: batch) else { return [] }
    return batch.withdrawn.compactMap { withdrawn in
      guard let paper = withdrawn.pass.papers[number] else { return nil }
      let withdrawal = withdrawn.withdrawals.last
      return [
        .init("layer", "withdrawn"), .init("pass", "2"),
        .init("marks", paper.marks?.grouped ?? ""), .init("ruling", Self.words(paper.ruling)),
        .init("by", paper.keyedBy), .init("at", paper.keyedAt),
        .init("withdrawnby", withdrawal?.by ?? ""), .init("reason", withdrawal?.reason ?? ""),
      ]
    }
  }

  /// The three layers of a paper and what was corrected: what each pass keyed, what was settled, what
  /// the policy makes of the result.
  private func layers(_ number: Int, _ batch: Batch) -> [[Reply.Field]] {
    let passes = [1, 2].filter { batch.passes[$0] != nil && reveals($0, of: batch) }
    var lines: [[Reply.Field]] = passes.compactMap { pass in
      guard let paper = batch.passes[pass]?.papers[number] else { return nil }
      return [
        .init("layer", "keyed"), .init("pass", "\(pass)"),
        .init("marks", paper.marks?.grouped ?? ""),
        .init("ruling", Self.words(pass == 1 ? batch.keyed(1, number)?.ruling : paper.ruling)),
        .init("by", paper.keyedBy), .init("at", paper.keyedAt),
      ]
    }
    lines += withdrawnLayers(number, batch)
    lines += (batch.settlements[number]?.all ?? []).map { line($0, number, batch) }
    if passes.contains(1), let paper = batch.finalPaper(number) {
      lines.append([
        .init("layer", "policy"), .init("standing", standing(paper, batch)),
        .init("ruling", Self.words(paper.ruling)), .init("marks", paper.marks?.grouped ?? ""),
      ])
    }
    for pass in passes {
      lines += (batch.passes[pass]?.corrections ?? []).filter { $0.number == number }.map {
        [.init("act", $0.act.rawValue)] + (pass == 1 ? [] : [.init("pass", "\(pass)")]) + [
          .init("before", $0.before), .init("after", $0.after), .init("reason", $0.reason),
          .init("by", $0.by), .init("at", $0.at),
        ]
      }
    }
    return lines
  }

  private func line(
    _ settlement: Settlement, _ number: Int, _ batch: Batch
  ) -> [Reply.Field] {
    let places = state.layout(of: batch.id)?.places ?? []
    let name = settlement.place.flatMap { places.indices.contains($0) ? places[$0].name : nil }
    return [
      .init("layer", "settlement"), .init("item", name ?? ""),
      .init("choice", settlement.choice.word), .init("mark", settlement.mark ?? ""),
      .init("holds", batch.upholds(settlement, of: number) ? "yes" : "no"),
      .init("reason", settlement.reason), .init("by", settlement.by), .init("at", settlement.at),
    ]
  }

  /// A ruling as a field's value: `invalid:CODE`, `abstained` or nothing.
  static func words(_ ruling: Paper.Ruling?) -> String {
    switch ruling {
    case .invalid(let code, _): "invalid:\(code)"
    case .abstained: "abstained"
    case nil: ""
    }
  }

  private func standing(_ paper: Paper, _ batch: Batch) -> String {
    if paper.isVoided { return "voided" }
    guard let policy = plan.layouts[batch.parameters.questionnaire]?.questionnaire.validity else {
      return ""
    }
    let counts = paper.marks.map { marks in
      marks.bytes.withUnsafeBufferPointer { MarkCounts($0, isCompact: marks.isCompact) }
    }
    return switch policy.standing(of: counts, ruling: paper.ruling) {
    case .valid: "valid"
    case .invalid: "invalid"
    case .abstained: "abstained"
    }
  }
}
