import Diagnostics
import Digests
import Sheets

extension Session {
  /// `settle batch=ID keep=HASH16|both [rename=HASH16:ID] reason=…`: what becomes of two lines that
  /// contradict each other, or of those that an earlier ruling was about.
  ///
  /// All journals are read again without the lines that fall and what follows from them.
  mutating func keep(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    try expect(arguments, .settle, words: 0)
    try checkKeys(arguments, ["batch", "keep", "rename", "reason"])
    let batch = try batchArgument(arguments, .settle)
    guard !batch.conflicts.isEmpty || !state.conflictRulings(about: batch.id).isEmpty else {
      throw Refusal(
        544, [.init("batch", batch.id)], zh: "这一批没有矛盾的记录，不用裁定",
        en: "no journals conflict about this batch: there is nothing to settle")
    }
    let request = try ConflictRequest(arguments, batch, state)
    if request.isSaid { return ruled(batch.id, 208) }
    try request.checkPapers(state)
    if batch.conflicts.isEmpty {
      // What was sealed after a ruling changes only when two people reopened it.
      for other in state.orderedBatches
      where other.id == request.batch || other.formerID == request.batch {
        try checkStanding(other, .settle)
      }
    }
    try checkImpartial(request, batch)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.settle)
    }
    try store(
      .keep(
        KeepParameters(
          batch: request.batch, kept: request.kept, rejected: request.rejected,
          renamed: request.renamed, prior: request.prior, reason: reason), after: []), &recording)
    do {
      if let fresh = try recording.reread() { state = fresh }
    } catch {
      throw Refusal(
        error.code, error.fields.map { .init($0.key, $0.value) }, zh: error.message.zh,
        en: error.message.en)
    }
    return ruled(request.batch, 200)
  }

  /// 542 for whoever wrote a line that is decided about, or a ruling that another contradicts.
  private func checkImpartial(_ request: ConflictRequest, _ batch: Batch) throws(Refusal) {
    guard let operatorID else { return }
    let clerks = Set(request.lines.compactMap { state.author(of: $0) })
    let judges =
      state.conflictRulings(about: batch.id).filter { $0.standing == .disputed }.map(\.by)
      + batch.conflicts.filter { $0.kind == .rulings }.flatMap { state.authors(of: $0) }
    if clerks.contains(operatorID) {
      throw Refusal(
        542, [.init("batch", batch.id), .init("by", operatorID)],
        zh: "裁定人不能是写下这两行的人", en: "who rules may have written neither of the two lines")
    }
    if judges.contains(operatorID) {
      throw Refusal(
        542, [.init("batch", batch.id), .init("by", operatorID)],
        zh: "互相矛盾的裁定里有一条是 \(operatorID) 作的；要由没有裁定过的人另作裁定",
        en: "\(operatorID) made one of the rulings that contradict each other: someone who made "
          + "none of them rules")
    }
  }

  /// The reply to a ruling: what it dropped or gave another id, and what is still open.
  private func ruled(_ id: String, _ code: Int) -> Reply {
    guard let batch = state.batches[id] else { return Reply(code, [.init("batch", id)]) }
    let left = batch.conflicts
    let rulings = state.conflictRulings(about: id).filter { $0.standing == .inForce }
    let text: Bilingual
    if code == 208 {
      text = Bilingual(zh: "已这样裁定", en: "ruled so already")
    } else if left.isEmpty, let renamed = rulings.last?.renamed, !renamed.isEmpty {
      let ids = renamed.compactMap(\.id)
      text = Bilingual(
        zh: "已裁定，各批都计入；改了批号的是 \(ids.joined(separator: "、"))，不用重录",
        en: "settled; all count, and nothing has to be keyed again. With a new id: "
          + ids.joined(separator: ", "))
    } else if left.isEmpty {
      text = Bilingual(
        zh: "已裁定，这一批又可以计入；不计的那一边以后在汇总、核对和报告里都列出来，还可以再裁定",
        en: "settled; the batch counts again. What was dropped stays listed in tally, verify and "
          + "report, and a later ruling can replace this one")
    } else {
      text = Bilingual(zh: "已裁定这一处，还有矛盾", en: "settled; other lines still contradict each other")
    }
    return Reply(
      code,
      [.init("batch", id)]
        + (rulings.last.map {
          [.init("kept", $0.kept.line.map { Self.name($0.stamp) } ?? $0.kept.hash.prefix16)]
        } ?? []) + [.init("conflicts", "\(left.count)")],
      details: (rulings.last.map { fields(of: $0, in: batch) } ?? [])
        + left.prefix(100).map {
          zip(["first", "second"], $0.rivals).map { .init($0, Self.name($1)) }
        }, text: text)
  }
}
