import Digests

extension CollectionState {
  /// Takes an event into the state; the same function serves a session and a replay.
  ///
  /// - Throws: `ReplayFault` when the event cannot follow from what came before, which a session
  ///   has excluded and a replay reports as damage.
  public mutating func apply(
    _ event: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    if event.isReferable { referable.insert(context.stamp.hash) }
    switch event {
    case .who(let id):
      operators[context.stamp.journal] = id
      undoable[context.stamp.journal] = []
    case .begin(let parameters, let key, let after):
      try begin(parameters, key, after, context)
      clearUndo(context)
    case .paper(let key, let number, let marks, let isForced):
      try changePaper(key, number, "paper", nil, context) { paper in
        paper.marks = marks
        paper.isForced = isForced
        paper.isVoided = false
        paper.keyedBy = context.operatorID
        paper.keyedAt = context.time
      }
      batches[key.batch]?.passes[key.pass]?.lastNumber = number
    case .text(let key, let number, let item, let text):
      try changePaper(key, number, "text", nil, context) { paper in
        paper.texts[item] = text.isEmpty ? nil : text
      }
    case .tick(let key, let number, let place, let mark):
      try apply([MarkChange(place: place, mark: mark)], to: key, number, "tick", "", context)
    case .fix(let key, let number, let changes, let reason):
      try apply(changes, to: key, number, "fix", reason, context)
    case .void(let key, let number, let reason):
      try changePaper(key, number, "void", reason, context) { $0.isVoided = true }
    case .unvoid(let key, let number, let reason, let after):
      try changePaper(key, number, "unvoid", reason, context) { paper in
        if paper.isVoided { paper.isVoided = false } else { paper.ruling = nil }
      }
      noteRuling(key, after, context)
    case .invalid(let key, let number, let code, let reason, let after):
      try changePaper(key, number, "invalid", reason, context) { paper in
        paper.ruling = .invalid(code: code, reason: reason)
      }
      noteRuling(key, after, context)
    case .abstain(let key, let number, let after):
      try changePaper(key, number, "abstain", "", context) { $0.ruling = .abstained }
      noteRuling(key, after, context)
    case .header(let key, let issued, let returned, let reason):
      try header(key, issued, returned, reason, context)
    case .spoil(let batch, let reason, let after):
      guard batches[batch] != nil else { throw fault(.unknownBatch(batch), context) }
      batches[batch]?.spoiling = .init(reason: reason, by: context.operatorID)
      push(.spoiling(batch: batch), "spoil-batch", context)
      noteRuling(PassKey(batch: batch, pass: 1), after, context)
    case .undo(let sequence): try undo(sequence, context)
    case .end(let key, _, _, _): try close(key, nil, nil, context)
    case .accept(let key, _, let by, let reason, _): try close(key, by, reason, context)
    case .seal(let batch, _, let sheets): try seal(batch, sheets, context)
    case .reopen(let key, let by, let reason, _): try reopen(key, by, reason, context)
    case .fact(let key, let value, let evidence, let reason, let prior):
      fact(key, value, evidence, reason, prior, context)
    case .intervene(let who, let what, let witnesses):
      interventions.append(
        Intervention(
          who: who, what: what, witnesses: witnesses, by: context.operatorID, at: context.time))
    }
  }

  /// Takes a paper line from a journal's bytes, without building strings for it.
  ///
  /// - Returns: false when the line needs the long way (a re-entry, an unknown batch).
  mutating func appendPaper(
    _ key: PassKey, number: Int, marks: UnsafeRawBufferPointer, isForced: Bool,
    sequence: Int, journal: String, by: String, at: String
  ) -> Bool {
    guard
      let appended = batches[key.batch]?.appendPaper(
        pass: key.pass, number: number, marks: marks, isForced: isForced, journal: journal, by: by,
        at: at)
    else { return false }
    undoable[journal, default: []].append(
      Undoable(
        sequence: sequence, word: "paper",
        before: .paper(key, number: number, nil, lastNumber: appended.previousNumber)))
    return true
  }

  func fault(_ problem: ReplayFault.Problem, _ context: RecordContext) -> ReplayFault {
    ReplayFault(
      problem: problem, journal: context.stamp.journal, sequence: context.stamp.sequence)
  }

  mutating func clearUndo(_ context: RecordContext) {
    undoable[context.stamp.journal] = []
  }

  mutating func push(_ before: Undoable.Before, _ word: String, _ context: RecordContext) {
    undoable[context.stamp.journal, default: []].append(
      Undoable(sequence: context.stamp.sequence, word: word, before: before))
  }

  private mutating func begin(
    _ parameters: BeginParameters, _ key: PassKey, _ after: Digest?, _ context: RecordContext
  ) throws(ReplayFault) {
    if batches[key.batch] == nil {
      batches[key.batch] = Batch(id: key.batch, parameters: parameters)
      batchOrder.append(key.batch)
    }
    guard let pass = batches[key.batch]?.passes[key.pass] else {
      let papers = PaperTable(
        isCompact: layouts[parameters.questionnaire]?.isCompact ?? false)
      batches[key.batch]?.passes[key.pass] = Pass(
        number: key.pass, owner: context.operatorID, journal: context.stamp.journal,
        issued: parameters.issued, returned: parameters.returned, papers: papers,
        beganAt: context.stamp)
      return
    }
    guard pass.journal == context.stamp.journal else {
      batches[key.batch]?.conflicts.append(
        Conflict(
          subject: "batch \(key.batch) pass \(key.pass)", first: pass.beganAt,
          second: context.stamp))
      return
    }
    if let after, pass.reopening == after {
      batches[key.batch]?.passes[key.pass]?.reopening = nil
    }
  }

  private mutating func header(
    _ key: PassKey, _ issued: Int?, _ returned: Int?, _ reason: String, _ context: RecordContext
  ) throws(ReplayFault) {
    guard var pass = pass(key) else { throw fault(.unknownBatch(key.batch), context) }
    push(.header(key, issued: pass.issued, returned: pass.returned), "header", context)
    let before = "issued=\(pass.issued) returned=\(pass.returned)"
    pass.issued = issued ?? pass.issued
    pass.returned = returned ?? pass.returned
    pass.corrections.append(
      Correction(
        act: .header, number: nil, before: before,
        after: "issued=\(pass.issued) returned=\(pass.returned)", reason: reason,
        by: context.operatorID, at: context.time))
    batches[key.batch]?.passes[key.pass] = pass
  }

  private mutating func close(
    _ key: PassKey, _ by: String?, _ reason: String?, _ context: RecordContext
  ) throws(ReplayFault) {
    guard pass(key) != nil else { throw fault(.unknownBatch(key.batch), context) }
    batches[key.batch]?.passes[key.pass]?.closing = .init(
      stamp: context.stamp, acceptedBy: by, reason: reason)
    if let by, let reason {
      note(.accept, key, nil, "", "by=\(by)", reason, context)
    }
    batches[key.batch]?.closings.append(context.stamp.hash)
    clearUndo(context)
  }

  private mutating func seal(
    _ id: String, _ sheets: Digest, _ context: RecordContext
  ) throws(ReplayFault) {
    guard batches[id] != nil else { throw fault(.unknownBatch(id), context) }
    if let seal = batches[id]?.seal, seal.stamp.journal != context.stamp.journal {
      batches[id]?.conflicts.append(
        Conflict(subject: "seal of \(id)", first: seal.stamp, second: context.stamp))
      return
    }
    batches[id]?.seal = .init(
      sheets: sheets, by: context.operatorID, at: context.time, stamp: context.stamp)
    clearUndo(context)
  }

  private mutating func reopen(
    _ key: PassKey, _ by: String, _ reason: String, _ context: RecordContext
  ) throws(ReplayFault) {
    guard pass(key) != nil else { throw fault(.unknownBatch(key.batch), context) }
    batches[key.batch]?.seal = nil
    batches[key.batch]?.passes[key.pass]?.closing = nil
    batches[key.batch]?.passes[key.pass]?.reopening = context.stamp.hash
    batches[key.batch]?.closings = []
    note(.reopen, key, nil, "", "by=\(by)", reason, context)
    clearUndo(context)
  }

  private mutating func fact(
    _ key: FactKey, _ value: FactValue, _ evidence: String, _ reason: String?, _ prior: Digest?,
    _ context: RecordContext
  ) {
    let standing = facts[key]
    if let standing, standing.stamp.hash != prior, standing.value != value {
      factConflicts[key] = Conflict(
        subject: "fact \(key.unit) \(key.item)", first: standing.stamp, second: context.stamp)
      return
    }
    push(.fact(key, standing), "fact", context)
    if standing != nil { factChanges += 1 }
    facts[key] = Fact(
      key: key, value: value, evidence: evidence, reason: reason, by: context.operatorID,
      at: context.time, stamp: context.stamp)
  }
}
