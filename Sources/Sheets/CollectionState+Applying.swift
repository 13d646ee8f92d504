import Digests
import Questionnaires

extension CollectionState {
  /// Takes an event into the state; the same function serves a session and a replay.
  ///
  /// - Throws: `ReplayFault` when the event cannot follow from what came before, which a session
  ///   has excluded and a replay reports as damage.
  public mutating func apply(
    _ event: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    let historic = historicAct(of: event, context)
    try enter(event, context)
    if let historic {
      noteHistory(of: historic.batch, historic.act, event.references, context)
    }
  }

  private mutating func enter(
    _ event: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let place = withdrawnPlace(of: event, context) else {
      try take(event, context)
      return
    }
    switch event {
    case .end, .accept:
      if event.isReferable { referable.insert(context.stamp.hash) }
      conflict(
        place.batch, "batch \(place.batch) pass 2", withdrawal(at: place) ?? context.stamp, context)
    default:
      let standing = batches[place.batch]?.takeUp(place.index)
      defer { batches[place.batch]?.putBack(place.index, over: standing ?? nil) }
      try take(event, context)
    }
  }

  private mutating func take(
    _ event: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    if event.isReferable { referable.insert(context.stamp.hash) }
    if event.isReferable || event.ownPass != nil && event.keyedPass == nil {
      authors[context.stamp.hash] = context.operatorID
    }
    if !followed.isEmpty { follow(event, context.stamp) }
    let undone = undonePass(event, context)
    if let key = event.ownPass ?? undone { inherit(key, context) }
    if let key = event.keyedPass ?? undone, let obstacle = obstacle(to: key, context) {
      let isForeign = pass(key)?.journal != context.stamp.journal
      noteConflict(
        key.batch, "batch \(key.batch) pass \(key.pass)", obstacle, context,
        kind: isForeign ? .pass : .lines)
      if undone == nil {
        push(.untaken(batch: key.batch), "", context)
      } else {
        undoable[context.stamp.journal]?.removeLast()
      }
      return
    }
    switch event {
    case .who(let id):
      operators[context.stamp.journal] = id
      clearUndo(context)
    case .begin(let parameters, let key, let after):
      begin(parameters, key, after, context)
      list(key.batch, since: context.time)
    case .header(let key, let issued, let returned, let reason, let isForced):
      try header(key, issued, returned, reason, context)
      if isForced { batches[key.batch]?.passes[key.pass]?.hasConfirmedFigures = true }
    case .paper, .text, .tick, .fix, .void: try applyToPaper(event, context)
    case .unvoid(let key, let number, let reason, let after):
      try rule(key, number, "unvoid", reason, after, context) { paper in
        if paper.isVoided { paper.isVoided = false } else { paper.ruling = nil }
      }
    case .invalid(let key, let number, let code, let reason, let after):
      try rule(key, number, "invalid", reason, after, context) { paper in
        paper.ruling = .invalid(code: code, reason: reason)
      }
    case .abstain(let key, let number, let after):
      try rule(key, number, "abstain", "", after, context) { $0.ruling = .abstained }
    case .spoil(let batch, let reason, let after): try spoil(batch, reason, after, context)
    case .lift(let batch, let by, let reason, let after):
      try lift(batch, by, reason, after, context)
    case .withdraw(let batch, let reason, let after):
      try withdraw(batch, reason, after, context)
    case .undo(let sequence): try undo(sequence, context)
    case .end(let key, _, _, _): try close(key, nil, nil, context)
    case .accept(let key, _, let by, let reason, _): try close(key, by, reason, context)
    case .settle(let parameters, let after, let prior):
      try settle(parameters, after, prior, context)
    case .keep(let parameters, _): keep(parameters, context)
    case .seal(let batch, let after, let sheets): try seal(batch, after, sheets, context)
    case .reopen(let key, let by, let reason, let after):
      try reopen(key, by, reason, after, context)
    case .fact(let key, let value, let evidence, let reason, let prior):
      state(key, value, evidence, reason, prior, context)
    case .override(let parameters, let prior): override(parameters, prior, context)
    case .intervene(let who, let what, let witnesses):
      interventions.enter(
        Intervention(
          who: who, what: what, witnesses: witnesses, by: context.operatorID, at: context.time,
          stamp: context.stamp))
    case .draw(let key, let sha256): recordDraw(key, sha256, context)
    case .substitute(let parameters, _): substitute(parameters, context)
    }
  }

  /// Lets the first line after the end of a journal's common part go on with its passes: where a journal
  /// was copied and both copies went on, the second of them is a rival.
  private mutating func inherit(_ key: PassKey, _ context: RecordContext) {
    let journal = context.stamp.journal
    guard let owner = pass(key)?.journal, journal.utf8.count > owner.utf8.count,
      journal.hasPrefix(owner + Replay.branchSign)
    else { return }
    batches[key.batch]?.passes[key.pass]?.journal = journal
    batches[key.batch]?.passes[key.pass]?.branchedAt = context.stamp
    authors[context.stamp.hash] = context.operatorID
  }

  /// The pass of a line that is taken back: in a copy that goes on, this is a line of that pass.
  private func undonePass(_ event: CollectionEvent, _ context: RecordContext) -> PassKey? {
    guard case .undo(let sequence) = event else { return nil }
    return pass(undoneBy: sequence, in: context.stamp.journal)
  }

  /// The pass into which the line was keyed that an `undo` takes back.
  func pass(undoneBy sequence: Int, in journal: String) -> PassKey? {
    undoable[journal]?.last.flatMap { $0.sequence == sequence ? $0.keyedPass : nil }
  }

  /// The record that keeps a line from entering into a pass, which is another journal's or closed.
  private func obstacle(to key: PassKey, _ context: RecordContext) -> Stamp? {
    guard let batch = batches[key.batch] else { return nil }
    guard let pass = batch.passes[key.pass] else {
      return key.pass == 2 ? batch.withdrawn.last?.pass.beganAt : nil
    }
    guard pass.closing != nil || pass.journal != context.stamp.journal else { return nil }
    if pass.journal != context.stamp.journal, let branch = pass.branchedAt { return branch }
    return batch.seal?.stamp ?? pass.closing?.stamp ?? pass.beganAt
  }

  private mutating func applyToPaper(
    _ event: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    switch event {
    case .paper(let key, let number, let marks, let isForced):
      guard pass(key)?.papers.fits(marks.bytes) ?? true else {
        throw fault(.marks(batch: key.batch, paper: number), context)
      }
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
      try replaceMarks(
        [MarkChange(place: place, mark: mark)], of: key, number, "tick", "", false, context)
    case .fix(let key, let number, let changes, let reason, let isForced):
      try replaceMarks(changes, of: key, number, "fix", reason, isForced, context)
    case .void(let key, let number, let reason):
      try changePaper(key, number, "void", reason, context) { $0.isVoided = true }
    default: break
    }
  }

  /// Takes a paper line from a journal's bytes, without building strings for it.
  ///
  /// - Returns: false when the line needs the long way (a re-entry, an unknown batch); then nothing
  ///   has changed.
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

  private mutating func begin(
    _ parameters: BeginParameters, _ key: PassKey, _ after: Digest?, _ context: RecordContext
  ) {
    clearUndo(context)
    guard let pass = batches[key.batch]?.passes[key.pass] else {
      beginNew(parameters, key, after, context)
      return
    }
    guard pass.journal == context.stamp.journal || goesOn(pass, after, context) else {
      for claim in claims(to: key, pass) where claim.journal != context.stamp.journal {
        let other = openings[claim.hash]?.parameters ?? pass.parameters
        noteConflict(
          key.batch, "batch \(key.batch) pass \(key.pass)", claim, context,
          kind: parameters.isAboutOtherPapers(than: other) ? .batches : .pass)
      }
      push(.untaken(batch: key.batch), "", context)
      return
    }
    batches[key.batch]?.passes[key.pass]?.journal = context.stamp.journal
    if let after, let reopening = pass.reopening, hash(after) == reopening {
      batches[key.batch]?.passes[key.pass]?.reopening = nil
    }
  }

  /// The lines that claim a pass for their journals: the one that was read first, and its rivals.
  private func claims(to key: PassKey, _ pass: Pass) -> [Stamp] {
    let subject = "batch \(key.batch) pass \(key.pass)"
    let rivals = (batches[key.batch]?.noted ?? []).filter { $0.subject == subject }
    return [pass.branchedAt ?? pass.beganAt]
      + Set(rivals.flatMap(\.rivals)).sorted { $0.hash < $1.hash }
  }

  /// Whether the owner of a reopened pass goes on with it in another journal, naming the reopening.
  private func goesOn(_ pass: Pass, _ after: Digest?, _ context: RecordContext) -> Bool {
    guard let after, let reopening = pass.reopening else { return false }
    return hash(after) == reopening && context.operatorID == pass.owner
  }

  private mutating func beginNew(
    _ parameters: BeginParameters, _ key: PassKey, _ after: Digest?, _ context: RecordContext
  ) {
    if let obstacle = obstacle(toReplacing: parameters.replaces, key) {
      conflict(key.batch, "batch \(key.batch) pass 2", obstacle, context)
      return
    }
    if batches[key.batch] == nil {
      batches[key.batch] = Batch(id: key.batch, parameters: parameters)
    } else if key.pass == 1 {
      batches[key.batch]?.parameters = parameters
    }
    let layout = layouts[parameters.questionnaire]
    let isUnchanged = layout?.questionnaire.isDefined(by: parameters.definition.hex) == true
    let papers = PaperTable(
      isCompact: layout?.isCompact ?? false, places: isUnchanged ? layout?.places.count : nil)
    let sample = sample(parameters, key, after)
    batches[key.batch]?.passes[key.pass] = Pass(
      number: key.pass, owner: context.operatorID, journal: context.stamp.journal,
      parameters: parameters, sample: sample, issued: parameters.issued,
      returned: parameters.returned, hasConfirmedFigures: parameters.isConfirmed, papers: papers,
      beganAt: context.stamp)
    checkTwins(key, after, context)
    if parameters.sampling != nil { noteClosing(key.batch, of: [1], context) }
  }

  /// The papers of a sampled pass, drawn from what pass 1 has entered.
  private func sample(
    _ parameters: BeginParameters, _ key: PassKey, _ after: Digest?
  ) -> EntrySample? {
    guard let sampling = parameters.sampling, let after else { return nil }
    return EntrySample(
      value: sampling.value, share: sampling.share, end: after,
      entered: batches[key.batch]?.passes[1]?.papers.enteredNumbers ?? [])
  }

  /// Notes where a pass cannot belong to the other one: sealed before, other papers, the same clerk, or
  /// drawn from an end that no longer stands.
  private mutating func checkTwins(
    _ key: PassKey, _ after: Digest?, _ context: RecordContext
  ) {
    guard let batch = batches[key.batch], let pass = batch.passes[key.pass] else { return }
    if let seal = batch.seal {
      noteClash(key.batch, "sealed batch \(key.batch)", seal.stamp, context)
    }
    if pass.sample != nil, let closing = batch.basis?.hash, after.map({ hash($0) }) != closing {
      noteConflict(
        key.batch, "sample of batch \(key.batch)", batch.basis ?? context.stamp, context)
    }
    guard let other = batch.passes[3 - key.pass] else { return }
    if !pass.isTwin(of: other) {
      let isOther = pass.parameters.isAboutOtherPapers(than: other.parameters)
      noteConflict(
        key.batch, "passes of batch \(key.batch)", other.beganAt, context,
        kind: isOther ? .batches : .pass)
    }
  }

  private mutating func header(
    _ key: PassKey, _ issued: Int?, _ returned: Int?, _ reason: String, _ context: RecordContext
  ) throws(ReplayFault) {
    guard let (oldIssued, oldReturned) = pass(key).map({ ($0.issued, $0.returned) }) else {
      throw fault(.unknownBatch(key.batch), context)
    }
    push(.header(key, issued: oldIssued, returned: oldReturned), "header", context)
    let newIssued = issued ?? oldIssued
    let newReturned = returned ?? oldReturned
    batches[key.batch]?.passes[key.pass]?.issued = newIssued
    batches[key.batch]?.passes[key.pass]?.returned = newReturned
    note(
      .header, key, nil, "issued=\(oldIssued) returned=\(oldReturned)",
      "issued=\(newIssued) returned=\(newReturned)", reason, context)
  }
}
