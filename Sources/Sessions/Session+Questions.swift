import Diagnostics
import Questionnaires
import Sheets

extension Session {
  func status() -> Reply {
    let open = state.orderedBatches.filter { batch in
      batch.passes.values.contains { $0.closing == nil } && batch.spoiling == nil
    }
    var fields: [Reply.Field] = [
      .init("operator", operatorID ?? ""), .init("questionnaire", questionnaireID ?? ""),
      .init("batch", current?.batch ?? ""),
    ]
    if let current, let pass = state.pass(current) {
      fields += [
        .init("pass", "\(current.pass)"), .init("entered", "\(pass.papers.enteredNumbers.count)"),
        .init("returned", "\(pass.returned)"),
        .init("last", pass.lastNumber.map { "\($0)" } ?? ""),
      ]
    }
    fields += [.init("batches", "\(state.batches.count)"), .init("open", "\(open.count)")]
    return Reply(210, fields, details: state.orderedBatches.suffix(200).map(line))
  }

  private func line(_ batch: Batch) -> [Reply.Field] {
    let isOwn = batch.passes[2].map { $0.owner == operatorID && !batch.isEnded } ?? false
    let shown = isOwn ? 2 : 1
    let pass = reveals(shown, of: batch) ? batch.passes[shown] : nil
    let standing =
      if !batch.conflicts.isEmpty {
        "conflict"
      } else if batch.spoiling != nil {
        "spoiled"
      } else if batch.isSealed {
        "sealed"
      } else if batch.isEnded {
        "closed"
      } else {
        "open"
      }
    return [
      .init("batch", batch.id), .init("questionnaire", batch.parameters.questionnaire),
      .init("subject", batch.parameters.subject), .init("operator", pass?.owner ?? ""),
      .init("standing", standing),
      .init("entered", pass.map { "\($0.papers.enteredNumbers.count)" } ?? ""),
      .init("returned", "\((batch.passes[1] ?? batch.passes[2])?.returned ?? 0)"),
    ] + rivalSubjects(batch) + (batch.passes[2] == nil ? [] : [.init("passes", passesText(batch))])
      + (batch.formerID.map { [.init("was", $0)] } ?? [])
      + (batch.withdrawn.isEmpty ? [] : [.init("withdrawn", "\(batch.withdrawn.count)")])
  }

  /// The units of a batch on whose lines journals conflict: neither is the batch's before a ruling.
  private func rivalSubjects(_ batch: Batch) -> [Reply.Field] {
    let subjects = Set(state.openings(of: batch).map(\.subject)).sorted()
    return subjects.count < 2 ? [] : [.init("subjects", subjects.joined(separator: ","))]
  }

  /// How each pass stands: `1:closed,2:open`.
  private func passesText(_ batch: Batch) -> String {
    batch.passes.values.sorted { $0.number < $1.number }
      .map { "\($0.number):\($0.closing == nil ? "open" : "closed")" }.joined(separator: ",")
  }

  func missing(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try expect(arguments, .missing, words: 0)
    try checkKeys(arguments, ["batch", "pass"])
    let batch = try batchArgument(arguments, .missing)
    let pass = try askedPass(arguments, batch, .missing)
    let entered = pass.papers.enteredNumbers
    let expected = pass.numbers?.count ?? 0
    return Reply(
      210,
      [.init("batch", batch.id)] + (pass.number == 1 ? [] : [.init("pass", "\(pass.number)")]) + [
        .init("entered", "\(entered.count)"), .init("returned", "\(pass.returned)"),
        .init("missing", pass.numbers?.missing(from: entered).numberText ?? ""),
        .init("count", "\(max(0, expected - entered.count))"),
      ])
  }

  func resume(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    let id = try batchID(arguments)
    try checkKeys(arguments, ["pass"])
    guard let batch = state.batches[id] else {
      throw .bad(
        "BATCH", found: id, nearest: NearestName.among(state.batchOrder, to: id),
        zh: "没有这一批", en: "there is no such batch")
    }
    let pass = try askedPass(arguments, batch, .resume)
    let again = Self.rejoining(PassKey(batch: id, pass: pass.number))
    return Reply(
      210,
      line(batch) + [
        .init("pass", "\(pass.number)"), .init("last", pass.lastNumber.map { "\($0)" } ?? ""),
        .init(
          "missing",
          pass.numbers?.missing(from: pass.papers.enteredNumbers).numberText ?? ""),
      ],
      text: pass.closing == nil
        ? .init(
          zh: "由 \(pass.owner) 用 \(again.zh) 接着录", en: "\(pass.owner) goes on with \(again.en)")
        : .init(zh: "这一遍已收批", en: "this pass is closed"))
  }
}
