import Diagnostics
import Digests
import Questionnaires
import Rounds
import Sheets

extension Session {
  /// Begins a pass of a batch of which the other pass is known.
  mutating func join(
    _ batch: Batch, _ key: PassKey, _ request: BeginRequest, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    if let other = batch.passes[3 - key.pass], other.owner == operatorID {
      throw Refusal(
        540, [.init("batch", batch.id), .init("pass", "\(key.pass)"), .init("by", other.owner)],
        zh: "另一遍是 \(other.owner) 录的；这一遍要由别人录",
        en: "\(other.owner) keyed the other pass; another operator keys this one")
    }
    if let operatorID, batch.settlers.contains(operatorID) {
      throw Refusal(
        540,
        [
          .init("batch", batch.id), .init("pass", "\(key.pass)"), .init("by", operatorID),
          .init("settled", "yes"),
        ],
        zh: "\(operatorID) 裁定过这一批，两遍的内容都看过，不能再录其中一遍；"
          + "由没有录入、也没有裁定过这一批的人录",
        en:
          "\(operatorID) settled in this batch and saw both passes; someone who neither keyed nor "
          + "settled in it keys this one")
    }
    let figures: (issued: Int, returned: Int)
    if let first = batch.passes[1] {
      figures = (first.issued, first.returned)
    } else {
      figures = try request.figures()
    }
    let sampling = try sampling(of: batch, key, request)
    let joined = batch.parameters.with(
      issued: figures.issued, returned: figures.returned, sampling: sampling,
      replaces: key.pass == 2 ? batch.replacedWithdrawal : nil)
    let parameters =
      batch.passes[1] == nil ? try confirmed(joined, request, batch.id) : joined
    let other = batch.passes[3 - key.pass]
    let after =
      key.pass == 2
      ? batch.spoilingBasis ?? other?.lastReopening?.hash
      : other?.closing?.stamp.hash ?? other?.lastReopening?.hash
    try store(.begin(parameters, pass: key, after: after), &recording)
    enter(key, questionnaire: parameters.questionnaire)
    return began(key, resumed: false)
  }

  /// How the second pass is drawn, where the round demands a sample.
  private func sampling(
    of batch: Batch, _ key: PassKey, _ request: BeginRequest
  ) throws(Refusal) -> SamplingParameters? {
    guard key.pass == 2, case .sample(let share) = plan.round.entry else {
      guard let value = request.value else { return nil }
      throw .bad(
        "value", found: value,
        zh: "value 只用于抽样复录的第二遍；本轮没有规定抽样",
        en: "value belongs to a sampled second pass; the round has none")
    }
    guard batch.passes[1]?.closing != nil else { throw Self.needsFirstEnded }
    let drawn = batch.withdrawn.lazy.compactMap(\.pass.sample?.value).first
    if let drawn, let value = request.value, value != drawn {
      throw Refusal(
        554, [.init("batch", batch.id), .init("value", drawn)],
        zh: "撤回的第二遍已经用 \(drawn) 抽过样；重录仍用这个数字，不能另抽",
        en: "the withdrawn pass was drawn by \(drawn); that stays, no other sample is drawn")
    }
    guard let value = request.value ?? drawn else {
      throw .missing(
        "value", zh: "请写当众产生的数字：value=…，抽样由它和第一遍的收批记录决定",
        en: "say the digits that were found in public: value=…; with the end of pass 1 they decide "
          + "the sample")
    }
    return SamplingParameters(value: value, share: share)
  }

  /// Refuses a sampled second pass of a batch whose first pass is not here to draw from.
  func checkUnseenFirst(_ key: PassKey) throws(Refusal) {
    guard case .sample = plan.round.entry else { return }
    throw Self.needsFirstEnded
  }

  private static var needsFirstEnded: Refusal {
    .notNow(
      .begin, need: "end", zh: "抽样复录从收了批的第一遍里抽；请等第一遍收批（end），或把它的日志放进 journals 文件夹",
      en: "the sample is drawn from pass 1 after its end; wait for it, or put its journal into the "
        + "journals folder")
  }

  /// The line that goes on with a pass.
  static func rejoining(_ key: PassKey) -> Bilingual {
    let rest = " \(key.batch)" + (key.pass == 2 ? " pass=2" : "")
    return Bilingual(zh: "开批" + rest, en: "begin" + rest)
  }

  /// 543: whose pass it is, at which station it is keyed, and what to do.
  func anothers(_ pass: Pass, of id: String, _ place: JournalPlace?) -> Refusal {
    let again = Self.rejoining(PassKey(batch: id, pass: pass.number))
    let at = place.map {
      (zh: "在 \($0.station)（\($0.file)）", en: " at \($0.station) (\($0.file))")
    }
    let isOwn = pass.owner == operatorID
    let otherwise: Bilingual =
      pass.number == 2
      ? Bilingual(
        zh: isOwn ? "；不再录的可以撤回：整批作废 pass=2 reason=…" : "；本人不在的可以撤回：整批作废 pass=2 reason=…",
        en: isOwn
          ? "; to give it up, spoil-batch pass=2 reason=…"
          : "; if \(pass.owner) is gone, spoil-batch pass=2 reason=… withdraws it")
      : Bilingual(zh: "，或换一个批号另开一批", en: ", or begin another batch")
    return Refusal(
      543,
      [.init("by", pass.owner), .init("batch", id), .init("pass", "\(pass.number)")]
        + (place.map { [.init("station", $0.station), .init("file", $0.file)] } ?? []),
      zh: "这一遍由 \(pass.owner) \(at?.zh ?? "在另一台机器的日志里")录入，"
        + (isOwn ? "请回那里用 \(again.zh) 接着录" : "由本人在那里用 \(again.zh) 接着录") + otherwise.zh,
      en: "\(pass.owner) keys this pass\(at?.en ?? " into another journal"); "
        + "\(isOwn ? "go on there" : "\(pass.owner) goes on there") with \(again.en)"
        + otherwise.en)
  }

  /// Whether the batch still waits for its second pass.
  func awaitsSecond(_ batch: Batch) -> Bool {
    plan.round.entry != .single && batch.passes[2] == nil
  }

  /// Whether what a pass holds may be shown now: pass 2 is blind, and so is pass 1 to its clerk.
  func reveals(_ pass: Int, of batch: Batch) -> Bool {
    guard plan.round.entry != .single || batch.passes[2] != nil else { return true }
    if batch.isSealed { return true }
    if batch.passes.count == 2, batch.isEnded { return true }
    return operatorID != nil && batch.passes[pass]?.owner == operatorID
  }

  /// Whether what was keyed into a withdrawn pass may be shown: it says what the others should find.
  func revealsWithdrawn(of batch: Batch) -> Bool {
    batch.isSealed || batch.isEnded && !awaitsSecond(batch)
  }

  /// 503: until both passes are closed neither is shown to anyone but its own clerk.
  static func blind(_ word: Word, _ batch: Batch) -> Refusal {
    .notNow(
      word, need: "end", zh: "\(batch.id) 的两遍都收批之前，另一遍的内容不给看",
      en: "until both passes of \(batch.id) are closed the other pass is not shown")
  }

  /// The pass that a question is about: the named one, the open one, one's own, else pass 1.
  func askedPass(
    _ arguments: CommandArguments, _ batch: Batch, _ word: Word
  ) throws(Refusal) -> Pass {
    let named = arguments.folded("pass") == nil ? nil : try passArgument(arguments)
    let open = current.flatMap { $0.batch == batch.id ? $0.pass : nil }
    let own = batch.passes[2].flatMap { $0.owner == operatorID && !batch.isEnded ? 2 : nil }
    let number = named ?? open ?? own ?? (batch.passes[1] == nil ? 2 : 1)
    guard let pass = batch.passes[number] else {
      throw .bad(
        "pass", found: "\(number)", zh: "第 \(number) 遍还没有开", en: "pass \(number) is not begun")
    }
    guard reveals(number, of: batch) else { throw Self.blind(word, batch) }
    return pass
  }

  /// The reply to the end of a second pass: how many papers, and nothing of the first.
  func closedSecond(_ key: PassKey, _ accounting: Accounting) -> Reply {
    Reply(
      231,
      [
        .init("batch", key.batch), .init("pass", "2"), .init("entered", "\(accounting.entered)"),
      ],
      text: .init(
        zh: "第二遍已收批；用比对（diff）看差异，由第三人裁定（settle），再封存（seal）",
        en: "pass 2 is closed; diff lists the differences, a third person settles them, then seal"))
  }

  /// Refuses to seal without the passes that the round demands.
  func checkPasses(_ batch: Batch) throws(Refusal) {
    let second = batch.passes[2]
    let isEnough =
      switch plan.round.entry {
      case .single: true
      case .double: second.map { $0.sample == nil } ?? false
      case .sample(let share): second.map { $0.sample.map { $0.share >= share } ?? true } ?? false
      }
    if let second, second.closing == nil {
      throw Refusal(
        541,
        [.init("batch", batch.id), .init("missing", "2"), .init("by", second.owner)],
        zh: "第二遍由 \(second.owner) 开着，还没有收批；录完收批（end），"
          + "不再录的可以撤回：整批作废 batch=\(batch.id) pass=2 reason=…",
        en: "pass 2 is open, begun by \(second.owner): key and end it, or withdraw it with "
          + "spoil-batch batch=\(batch.id) pass=2 reason=…")
    }
    guard isEnough else {
      throw Refusal(
        541, [.init("batch", batch.id), .init("missing", "2")],
        zh: "第二遍还没有收批；由另一位录入员用 开批 \(batch.id) pass=2 录入",
        en: "pass 2 is not closed; another operator keys it with begin \(batch.id) pass=2")
    }
  }
}
