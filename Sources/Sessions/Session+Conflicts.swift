import Diagnostics
import Digests
import Sheets

extension Session {
  /// `settle batch=ID keep=HASH16 reason=…`: which of two conflicting lines stands.
  ///
  /// All journals are read again without the line that falls and what follows from it.
  mutating func keep(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    try expect(arguments, .settle, words: 0)
    try checkKeys(arguments, ["batch", "keep", "reason"])
    let batch = try batchArgument(arguments, .settle)
    let typed = arguments.folded("keep") ?? ""
    let lines = batch.conflicts.flatMap { [$0.first, $0.second] }
    guard let kept = lines.first(where: { $0.hash.prefix16 == typed.lowercased() }) else {
      guard !batch.conflicts.isEmpty else {
        throw Refusal(
          544, [.init("batch", batch.id)], zh: "这一批没有矛盾的记录，不用裁定",
          en: "no journals conflict about this batch: there is nothing to settle")
      }
      throw .bad(
        "keep", found: typed, nearest: lines.first?.hash.prefix16,
        zh: "keep 是矛盾的两行之一的哈希前 16 位",
        en: "keep is the first 16 digits of one of the conflicting lines")
    }
    let rivals = batch.conflicts.filter { $0.first == kept || $0.second == kept }
    let clerks = rivals.reduce(into: Set<String>()) { $0.formUnion(state.authors(of: $1)) }
    if let operatorID, clerks.contains(operatorID) {
      throw Refusal(
        542, [.init("batch", batch.id), .init("by", operatorID)],
        zh: "裁定人不能是写下这两行的人", en: "who rules may have written neither of the two lines")
    }
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.settle)
    }
    var rejected: [Digest] = []
    for rival in rivals {
      let other = rival.first == kept ? rival.second.hash : rival.first.hash
      if !rejected.contains(other) { rejected.append(other) }
    }
    try store(
      .keep(
        KeepParameters(batch: batch.id, kept: kept.hash, rejected: rejected, reason: reason),
        after: []), &recording)
    do {
      if let fresh = try recording.reread() { state = fresh }
    } catch {
      throw Refusal(
        error.code, error.fields.map { .init($0.key, $0.value) }, zh: error.message.zh,
        en: error.message.en)
    }
    let left = state.batches[batch.id]?.conflicts ?? []
    return Reply(
      200,
      [
        .init("batch", batch.id), .init("kept", Self.name(kept)),
        .init("conflicts", "\(left.count)"),
      ],
      details: left.prefix(100).map {
        [.init("first", Self.name($0.first)), .init("second", Self.name($0.second))]
      },
      text: left.isEmpty
        ? .init(zh: "已裁定，这一批又可以计入", en: "settled; the batch counts again")
        : .init(zh: "已裁定这一处，还有矛盾", en: "settled; other lines still contradict each other"))
  }
}
