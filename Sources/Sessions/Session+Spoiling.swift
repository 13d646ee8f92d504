import Diagnostics
import Rounds
import Sheets

extension Session {
  /// `spoil-batch`: the whole batch is void; with `pass=2` an open second pass alone is withdrawn.
  mutating func spoil(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard operatorID != nil else { throw .needsOperator(.spoilBatch) }
    try expect(arguments, .spoilBatch, words: 0)
    try checkKeys(arguments, ["reason", "batch", "pass"])
    let batch = try batchArgument(arguments, .spoilBatch)
    if arguments.folded("pass") != nil {
      return try withdraw(try passArgument(arguments), of: batch, arguments, &recording)
    }
    try checkStanding(batch, .spoilBatch)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.spoilBatch)
    }
    if let second = batch.passes[2], second.closing == nil, batch.passes[1] != nil {
      throw .notNow(
        .spoilBatch, need: "end",
        zh: "第二遍还开着，而整批作废会连第一遍一起作废。只撤回第二遍，写 整批作废 pass=2 reason=…；"
          + "第二遍录错的号用作废（void）再重录；确要整批作废，先收第二遍",
        en:
          "pass 2 is open, and this would void pass 1 as well: spoil-batch pass=2 reason=… withdraws "
          + "pass 2 alone; void its wrong numbers and key them again; to spoil the whole batch, end "
          + "pass 2 first")
    }
    let closing = batch.spoilingBasis
    guard closing != nil || current == PassKey(batch: batch.id, pass: 1) else {
      throw .notNow(
        .spoilBatch, need: "begin", zh: "这一批还开着，由录入它的人作废",
        en: "that batch is open; its own clerk spoils it")
    }
    try store(.spoil(batch: batch.id, reason: reason, after: closing), &recording)
    if current?.batch == batch.id { current = nil }
    return Reply(
      200, [.init("batch", batch.id), .init("spoiled", "yes")],
      text: .init(zh: "整批已作废，不计入任何数字", en: "the whole batch is void and in no figure"))
  }

  /// Two people lift a spoiling: the batch stands again as before it, open or closed.
  mutating func lift(
    _ batch: Batch, _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    if let pass = arguments.folded("pass") {
      throw .bad(
        "pass", found: pass, zh: "整批已作废：先不写 pass，由两人恢复整批",
        en: "the whole batch is spoiled: reopen it without pass= first")
    }
    let by = try secondPerson(arguments, .reopen)
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.reopen)
    }
    try store(
      .lift(batch: batch.id, by: by, reason: reason, after: batch.spoilingRecords), &recording)
    lastBegun = batch.id
    let again = batch.openPass.map {
      (owner: $0.owner, words: Self.rejoining(PassKey(batch: batch.id, pass: $0.number)))
    }
    return Reply(
      200, [.init("batch", batch.id), .init("spoiled", "no"), .init("by", by)],
      text: again.map {
        .init(
          zh: "整批已恢复，与作废之前一样；由 \($0.owner) 用 \($0.words.zh) 接着录",
          en: "the batch stands again as before; \($0.owner) goes on with \($0.words.en)")
      } ?? .init(zh: "整批已恢复，与作废之前一样", en: "the batch stands again as before"))
  }

  /// Withdraws an open second pass: by its operator, or with a reason by anyone but the clerk of pass 1.
  ///
  /// A closed one is first reopened, which takes two people, so that no difference vanishes by one
  /// person's word.
  private mutating func withdraw(
    _ pass: Int, of batch: Batch, _ arguments: CommandArguments,
    _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    guard pass == 2 else {
      throw .bad(
        "pass", found: "\(pass)", zh: "只有第二遍可以单独撤回；第一遍不能用，就整批作废，不写 pass",
        en: "only pass 2 can be withdrawn by itself; without pass= the whole batch is void")
    }
    guard let second = batch.passes[2] else {
      if let last = batch.withdrawn.last?.withdrawals.last {
        return Reply(
          208, [.init("batch", batch.id), .init("pass", "2"), .init("by", last.by)],
          text: .init(zh: "第二遍已经撤回", en: "pass 2 is withdrawn already"))
      }
      throw .bad("pass", found: "2", zh: "这一批没有第二遍", en: "the batch has no second pass")
    }
    try checkStanding(batch, .spoilBatch)
    guard let after = batch.withdrawalBasis else {
      throw .notNow(
        .spoilBatch, need: "reopen",
        zh: "第二遍已经收批，不能由一个人撤回；由两人 启封 pass=2 by=… reason=… 之后再撤回",
        en:
          "pass 2 is closed and no one person withdraws it: two people reopen it with pass=2 first")
    }
    if let first = batch.passes[1], first.owner == operatorID {
      throw Refusal(
        540, [.init("batch", batch.id), .init("pass", "2"), .init("by", first.owner)],
        zh: "第一遍是 \(first.owner) 录的，不能自己撤回对它的复录；由 \(second.owner) 或别人撤回",
        en: "\(first.owner) keyed pass 1 and may not withdraw what checks it; \(second.owner) or "
          + "someone else may")
    }
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.spoilBatch)
    }
    try store(.withdraw(batch: batch.id, reason: reason, after: after), &recording)
    if current == PassKey(batch: batch.id, pass: 2) { current = nil }
    lastBegun = batch.id
    return Reply(
      200,
      [
        .init("batch", batch.id), .init("pass", "2"), .init("withdrawn", "yes"),
        .init("by", second.owner),
      ],
      text: plan.round.entry == .single
        ? .init(
          zh: "第二遍已撤回，第一遍不动；录过的留在日志里，查看 号码 layers 看得到",
          en: "pass 2 is withdrawn, pass 1 stands; what was keyed is kept: show NUMBER layers")
        : .init(
          zh: "第二遍已撤回，第一遍不动；还要由第一遍以外的人用 开批 \(batch.id) pass=2 重录",
          en: "pass 2 is withdrawn, pass 1 stands; someone who did not key pass 1 keys it again "
            + "with begin \(batch.id) pass=2"))
  }
}
