import Diagnostics
import Digests
import Rounds
import Sheets

extension Session {
  /// 561: journals conflict about a batch; both lines are shown, so that a third person can decide.
  func contradiction(_ batch: Batch, _ conflict: Conflict) -> Refusal {
    let rivals = conflict.rivals
    let text =
      switch conflict.kind {
      case .batches: twoBatches(batch, rivals)
      case .pass, .lines, .rulings:
        Bilingual(
          zh: "两本日志对这一批的记录互相矛盾，这一批不计入任何数字；"
            + "由两方之外的人裁定哪一行有效：裁定 batch=\(batch.id) keep=哈希16位 reason=…",
          en: "two journals contradict each other about this batch; it is out of all figures until "
            + "an operator of neither rules: settle batch=\(batch.id) keep=HASH16 reason=…")
      }
    return Refusal(
      561,
      [.init("batch", batch.id), .init("kind", conflict.kind.rawValue)]
        + zip(["first", "second"], rivals).map { .init($0, Self.name($1)) },
      details: details(of: conflict, in: batch), zh: text.zh, en: text.en)
  }

  /// What to tell where two clerks gave one id to different papers.
  private func twoBatches(_ batch: Batch, _ rivals: [Stamp]) -> Bilingual {
    let sides = rivals.map { stamp -> String in
      let line = state.line(stamp)
      let place = state.place(of: stamp)
      let subject = line?.event.opening.map { [$0.questionnaire, $0.subject] + [$0.role ?? ""] }
      let words = [place?.file, place?.station, line?.operatorID] + (subject ?? [])
      return words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
    let last = rivals.last?.hash.prefix16 ?? ""
    return Bilingual(
      zh: "\(batch.id) 是两批不同的答卷，用了同一个批号（\(sides.joined(separator: "；"))）；"
        + "裁定之前两批都不计。由两方之外的人裁定：两批都要，"
        + "裁定 batch=\(batch.id) keep=both rename=\(last):新批号 reason=…；"
        + "只留一批，裁定 batch=\(batch.id) keep=哈希16位 reason=…",
      en: "\(batch.id) is two batches of different papers under one id "
        + "(\(sides.joined(separator: "; "))); neither counts until an operator of neither rules: "
        + "settle batch=\(batch.id) keep=both rename=\(last):NEWID reason=… keeps both, "
        + "settle batch=\(batch.id) keep=HASH16 reason=… keeps one")
  }

  /// `diff` about a batch on which journals conflict: every rival's line.
  func rivals(of batch: Batch) -> Reply {
    Reply(
      210,
      [.init("batch", batch.id), .init("conflicts", "\(batch.conflicts.count)")],
      details: batch.conflicts.prefix(100).flatMap { details(of: $0, in: batch) }
        + rulingDetails(batch),
      text: batch.conflicts.first.map { conflict in
        let text = contradiction(batch, conflict).text
        guard batch.conflicts.contains(where: { hidesWords(of: $0, in: batch) }) else {
          return text
        }
        return Bilingual(
          zh: text.zh + "；… 处是两遍都收批之前不给别人看的作答，请对照原卷",
          en: text.en + "; … stands for what nobody else sees before both passes are closed: "
            + "go by the papers")
      })
  }

  private func hidesWords(of conflict: Conflict, in batch: Batch) -> Bool {
    conflict.rivals.contains { stamp in
      guard let line = state.line(stamp), isBlind(line, in: batch) else { return false }
      return line.words(isBlind: true) != line.words(isBlind: false)
    }
  }

  /// The two lines of a conflict as fields; marks and counts only for those who may see them.
  func details(of conflict: Conflict, in batch: Batch) -> [[Reply.Field]] {
    conflict.rivals.map { stamp in
      [.init("rival", Self.name(stamp)), .init("kind", conflict.kind.rawValue)]
        + fields(of: stamp, in: batch)
    }
  }

  /// Where a line stands, who wrote it and what it says.
  private func fields(of stamp: Stamp, in batch: Batch) -> [Reply.Field] {
    let place = state.place(of: stamp)
    var fields: [Reply.Field] = [
      .init("journal", place?.file ?? String(stamp.journal.prefix(8))),
      .init("line", "\(stamp.sequence)"), .init("by", state.author(of: stamp.hash) ?? ""),
      .init("station", place?.station ?? ""),
    ]
    guard let line = state.line(stamp) else { return fields }
    let isBlind = isBlind(line, in: batch)
    fields.append(.init("day", line.day))
    if !isBlind {
      let trail = state.trail(from: stamp)
      fields += [.init("lines", "\(trail.lines)"), .init("papers", "\(trail.papers)")]
    }
    return fields + [.init("says", line.words(isBlind: isBlind))]
  }

  /// Whether a line may not be shown whole: until both passes are closed nobody but its own clerk sees
  /// what a pass says.
  private func isBlind(_ line: RecordedLine, in batch: Batch) -> Bool {
    line.operatorID != operatorID && !reveals(line.pass ?? 1, of: batch)
  }

  /// The rulings on conflicts about a batch, with what they dropped or gave another id.
  func rulingDetails(_ batch: Batch) -> [[Reply.Field]] {
    state.conflictRulings(about: batch.id).flatMap { ruling -> [[Reply.Field]] in
      let head: [Reply.Field] = [
        .init("ruling", Self.name(ruling.stamp)), .init("standing", ruling.standing.rawValue),
        .init("by", ruling.by), .init("at", ruling.at), .init("reason", ruling.reason),
      ]
      return [head] + fields(of: ruling, in: batch)
    }
  }

  /// What becomes of every line that a ruling is about.
  func fields(of ruling: ConflictRuling, in batch: Batch) -> [[Reply.Field]] {
    func part(_ key: String, _ part: ConflictRuling.Part) -> [Reply.Field] {
      guard let line = part.line else { return [.init(key, part.hash.prefix16)] }
      var fields: [Reply.Field] = [.init(key, Self.name(line.stamp))]
      if let id = part.id { fields.append(.init("as", id)) }
      let rest = self.fields(of: line.stamp, in: batch)
      guard key == "dropped", !isBlind(line, in: batch) else { return fields + rest }
      // What fell counts in all journals, not only in its own.
      return fields
        + rest.map {
          switch $0.key {
          case "lines": .init("lines", "\(part.trail.lines)")
          case "papers": .init("papers", "\(part.trail.papers)")
          default: $0
          }
        }
    }
    return [part("kept", ruling.kept)] + ruling.dropped.map { part("dropped", $0) }
      + ruling.renamed.map { part("renamed", $0) }
  }

  // MARK: Copies and new ids

  /// Whether the owner of a reopened pass may go on with it in another journal: the reopening names
  /// all that was in it, and its own journal is one of two copies that both went on.
  func takesOver(_ pass: Pass) -> Bool {
    Replay.isBranch(pass.journal) && pass.reopening != nil && pass.owner == operatorID
  }

  /// 543 with the id that a ruling gave to one's own batch, where someone else's has the old one.
  func checkRenamed(_ key: PassKey, _ batch: Batch) throws(Refusal) {
    guard let pass = batch.passes[key.pass], pass.owner != operatorID,
      let own = state.orderedBatches.first(where: {
        $0.formerID == key.batch && $0.passes[key.pass]?.owner == operatorID
      })
    else { return }
    throw Refusal(
      543, fields(pass, key.batch) + [.init("renamed", own.id)],
      zh: "\(key.batch) 现在是 \(pass.owner) 的批；你的那一批经裁定改号为 \(own.id)，用 开批 \(own.id) 接着录",
      en: "\(key.batch) is \(pass.owner)'s batch; yours was given the id \(own.id) by a ruling: "
        + "begin \(own.id) goes on with it")
  }

  /// 543 with the way out, where the pass stands in one of two copies of a journal.
  func checkWhereabouts(
    _ pass: Pass, _ id: String, _ recording: some Recording
  ) throws(Refusal) {
    guard pass.owner == operatorID, Replay.isBranch(pass.journal), pass.reopening == nil,
      pass.journal != recording.journalID
    else { return }
    let place = state.place(ofJournal: pass.journal)
    let file = place?.file ?? String(pass.journal.prefix(8))
    throw Refusal(
      543, fields(pass, id) + [.init("file", file), .init("station", place?.station ?? "")],
      zh: "这一遍的日志有两个副本，裁定有效的是 \(file)；用 collect 轮次 --journal journals/\(file) 接着录",
      en:
        "two copies of this pass's journal went on, and the one that stands is \(file): go on with "
        + "collect ROUND --journal journals/\(file)")
  }

  private func fields(_ pass: Pass, _ id: String) -> [Reply.Field] {
    [.init("by", pass.owner), .init("batch", id), .init("pass", "\(pass.number)")]
  }
}
