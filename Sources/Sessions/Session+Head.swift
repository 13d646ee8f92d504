import Diagnostics
import Sheets

extension Session {
  /// Asks about figures that cannot be usual; the parameters with the clerk's confirmation.
  func confirmed(
    _ parameters: BeginParameters, _ request: BeginRequest, _ batch: String
  ) throws(Refusal) -> BeginParameters {
    let doubts =
      (similarID(to: batch).map { [.similarID(other: $0)] } ?? [])
      + plan.doubts(
        about: parameters, issued: parameters.issued, returned: parameters.returned)
    if !request.isForced { try ask(batch, doubts) }
    return parameters.with(
      issued: parameters.issued, returned: parameters.returned, sampling: parameters.sampling,
      replaces: parameters.replaces, isConfirmed: !doubts.isEmpty)
  }

  /// What the clerk of a new batch is told about the other batches of its unit.
  func neighbours(of batch: Batch) -> [HeadDoubt] {
    plan.doubts(
      about: batch.id, batch.parameters, issued: batch.parameters.issued, beside: state)
  }

  /// Asks about a new batch whose id differs from a known one only in case, before anything is missed that
  /// the known one has.
  func askCase(_ batch: String) throws(Refusal) {
    if let other = similarID(to: batch) { try ask(batch, [.similarID(other: other)]) }
  }

  /// The batch whose id differs from a new one's only in case.
  private func similarID(to id: String) -> String? {
    guard state.batches[id] == nil else { return nil }
    return state.batchOrder.first {
      $0 != id && state.batches[$0] != nil && $0.lowercased() == id.lowercased()
    }
  }

  /// 340 for the figures of a batch.
  private func ask(_ batch: String, _ doubts: [HeadDoubt]) throws(Refusal) {
    guard let first = doubts.first else { return }
    func fields(_ doubt: HeadDoubt) -> [Reply.Field] {
      [.init("batch", batch), .init("doubt", doubt.word)]
        + doubt.fields.map { .init($0.key, $0.value) }
    }
    throw Refusal(
      340, fields(first), details: doubts.dropFirst().map(fields),
      zh: doubts.map(\.words.zh).joined(separator: "；") + "；核对批头，确实如此就在行尾加 ! 再录一次",
      en: doubts.map(\.words.en).joined(separator: "; ")
        + "; look at the batch's head, and if it is so repeat the line with !")
  }

  mutating func mendHeader(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKey(.header)
    guard key.pass == 1 else {
      throw .notNow(
        .header, need: "pass=1", zh: "发出、收回数属于第一遍", en: "the figures belong to pass 1")
    }
    let isForced = arguments.words.first?.folded == "!"
    try expect(arguments, .header, words: isForced ? 1 : 0)
    try checkMendable(arguments)
    let issued = try BeginRequest.count("issued", arguments)
    let returned = try BeginRequest.count("returned", arguments)
    guard issued != nil || returned != nil else {
      throw .missing(
        "returned", zh: "请写要更正的数：issued=… 或 returned=…",
        en: "say which figure: issued=… or returned=…")
    }
    guard let reason = arguments.raw("reason"), !reason.isEmpty else {
      throw .needsReason(.header)
    }
    let figures = state.pass(key).map { (issued: $0.issued, returned: $0.returned) }
    if let figures, issued ?? figures.issued == figures.issued,
      returned ?? figures.returned == figures.returned
    {
      return mended(key, 208, .init(zh: "本来就是这样", en: "it says so already"))
    }
    let doubts =
      if let figures, let parameters = state.batches[key.batch]?.parameters {
        plan.doubts(
          about: parameters, issued: issued ?? figures.issued,
          returned: returned ?? figures.returned)
      } else {
        [HeadDoubt]()
      }
    if !isForced { try ask(key.batch, doubts) }
    try store(
      .header(
        key, issued: issued, returned: returned, reason: reason,
        isForced: isForced && !doubts.isEmpty), &recording)
    return mended(key, 200, .init(zh: "批头已更正", en: "the batch figures are mended"))
  }

  /// Refuses what `header` cannot mend, and says what can.
  private func checkMendable(_ arguments: CommandArguments) throws(Refusal) {
    let fixed = ["subject", "role", "numbers", "check", "questionnaire"]
    if let key = arguments.keys.first(where: { fixed.contains($0) }) {
      let remedy = BeginRequest.remedy([key])
      throw Refusal.bad(key, found: arguments.raw(key) ?? "", zh: remedy.zh, en: remedy.en)
    }
    try checkKeys(arguments, ["issued", "returned", "reason"])
  }

  private func mended(_ key: PassKey, _ code: Int, _ text: Bilingual) -> Reply {
    let pass = state.pass(key)
    return Reply(
      code,
      [
        .init("batch", key.batch), .init("issued", "\(pass?.issued ?? 0)"),
        .init("returned", "\(pass?.returned ?? 0)"),
      ], text: text)
  }
}
