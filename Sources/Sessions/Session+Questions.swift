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
    let pass = batch.passes[1]
    let standing =
      if !batch.conflicts.isEmpty {
        "conflict"
      } else if batch.spoiling != nil {
        "spoiled"
      } else if batch.isSealed {
        "sealed"
      } else if pass?.closing != nil {
        "closed"
      } else {
        "open"
      }
    return [
      .init("batch", batch.id), .init("questionnaire", batch.parameters.questionnaire),
      .init("subject", batch.parameters.subject), .init("operator", pass?.owner ?? ""),
      .init("standing", standing), .init("entered", "\(pass?.papers.enteredNumbers.count ?? 0)"),
      .init("returned", "\(pass?.returned ?? 0)"),
    ]
  }

  func missing(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try expect(arguments, .missing, words: 0)
    try checkKeys(arguments, ["batch"])
    let batch = try batchArgument(arguments, .missing)
    let pass = batch.passes[1]
    let entered = pass?.papers.enteredNumbers ?? []
    let gaps = batch.parameters.numbers.missing(from: entered)
    return Reply(
      210,
      [
        .init("batch", batch.id), .init("entered", "\(entered.count)"),
        .init("returned", "\(pass?.returned ?? 0)"), .init("missing", gaps.numberText),
        .init("count", "\(max(0, batch.parameters.numbers.count - entered.count))"),
      ])
  }

  func show(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try checkKeys(arguments, ["batch"])
    let batch = try batchArgument(arguments, .show)
    let key = PassKey(batch: batch.id, pass: 1)
    let paper = try recordedPaper(arguments.words.first?.folded, key, .show)
    let wantsLayers = arguments.words.dropFirst().first.map { $0.folded == "layers" } ?? false
    guard arguments.words.count <= (wantsLayers ? 2 : 1) else {
      throw .bad(
        "PAPER", found: arguments.words.last?.raw ?? "", nearest: "layers",
        zh: "写法：show 17 [layers]", en: "write: show 17 [layers]")
    }
    var details = paper.texts.keys.sorted().map { item in
      [Reply.Field("item", item), .init("text", paper.texts[item] ?? "")]
    }
    if wantsLayers {
      details += (batch.passes[1]?.corrections ?? []).filter { $0.number == paper.number }.map {
        [
          .init("act", $0.act.rawValue), .init("before", $0.before), .init("after", $0.after),
          .init("reason", $0.reason), .init("by", $0.by), .init("at", $0.at),
        ]
      }
    }
    return Reply(
      210,
      [
        .init("paper", "\(paper.number)"), .init("pass", "1"),
        .init("marks", paper.marks?.grouped ?? ""), .init("standing", standing(paper, batch)),
        .init("ruling", Self.words(paper.ruling)), .init("by", paper.keyedBy),
        .init("at", paper.keyedAt),
      ], details: details)
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

  func resume(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    let id = try batchID(arguments)
    try checkKeys(arguments, [])
    guard let batch = state.batches[id] else {
      throw .bad(
        "BATCH", found: id, nearest: NearestName.among(state.batchOrder, to: id),
        zh: "没有这一批", en: "there is no such batch")
    }
    let pass = batch.passes[1]
    let entered = pass?.papers.enteredNumbers ?? []
    return Reply(
      210,
      line(batch) + [
        .init("pass", "1"), .init("last", pass?.lastNumber.map { "\($0)" } ?? ""),
        .init("missing", batch.parameters.numbers.missing(from: entered).numberText),
      ],
      text: pass?.closing == nil
        ? .init(
          zh: "由 \(pass?.owner ?? "") 用 begin \(id) 接着录",
          en: "\(pass?.owner ?? "") goes on with begin \(id)")
        : .init(zh: "这一遍已收批", en: "this pass is closed"))
  }
}
