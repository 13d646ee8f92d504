public import Digests

extension CollectionState {
  /// Notes a ruling on a conflict; it takes effect when the journals are read again.
  ///
  /// Rulings are a set: which of them is applied does not depend on the order of reading.
  mutating func keep(_ parameters: KeepParameters, _ context: RecordContext) {
    keeps.append(
      Keep(
        parameters: parameters, stamp: context.stamp, by: context.operatorID, at: context.time))
    clearUndo(context)
    let ids = Set(keeps.map(\.parameters.batch))
    for id in ids { batches[id]?.noted.removeAll { $0.kind == .rulings } }
    for (first, second) in disputes {
      for id in Set([first.parameters.batch, second.parameters.batch]) {
        batches[id]?.noted.append(
          Conflict(
            kind: .rulings, subject: "ruling on batch \(id)", first: first.stamp,
            second: second.stamp))
      }
    }
  }

  /// The rulings that no other replaced.
  private var unreplaced: [Keep] {
    var known: [Digest: Bool] = [:]
    return keeps.filter { !isReplaced($0, &known) }
  }

  /// Whether a later ruling names it as replaced, or was made on it and lets it fall.
  private func isReplaced(_ keep: Keep, _ known: inout [Digest: Bool]) -> Bool {
    if let answer = known[keep.stamp.hash] { return answer }
    // A ruling refers only to records that were there before, so this comes to an end.
    known[keep.stamp.hash] = false
    var answer = false
    for other in keeps where other.stamp != keep.stamp && !answer {
      if other.parameters.prior.contains(where: { hash($0) == keep.stamp.hash }) {
        answer = true
      } else if other.parameters.rejected.contains(where: { hash($0) == keep.stamp.hash }) {
        answer = !isReplaced(other, &known)
      }
    }
    known[keep.stamp.hash] = answer
    return answer
  }

  /// Rulings that contradict each other, in an order of their own.
  private var disputes: [(Keep, Keep)] {
    let standing = unreplaced.sorted { $0.stamp.hash < $1.stamp.hash }
    return standing.indices.flatMap { first in
      standing[(first + 1)...].filter { standing[first].contradicts($0) }.map {
        (standing[first], $0)
      }
    }
  }

  /// The rulings that are applied.
  private var applied: [Keep] {
    let disputed = Set(disputes.flatMap { [$0.0.stamp.hash, $0.1.stamp.hash] })
    return unreplaced.filter { !disputed.contains($0.stamp.hash) }
  }

  // MARK: Guide

  /// What the next replay has to know.
  ///
  /// - Parameter former: the guide of the replay that made this state; the journals are read again
  ///   until both are equal.
  public func guide(after former: ReplayGuide) -> ReplayGuide {
    var guide = ReplayGuide()
    let rulings = Set(keeps.map(\.stamp.hash))
    for keep in applied {
      guide.rejected.formUnion(keep.parameters.rejected.map { hash($0) })
      for renaming in keep.parameters.renamed { guide.renamed[hash(renaming.line)] = renaming.id }
    }
    guide.rejected.subtract(rulings)
    addOtherPasses(to: &guide)
    addFormerIDs(to: &guide)
    guide.watched = former.watched
    for keep in keeps { guide.watched.formUnion(keep.fates.keys.map { hash($0) }) }
    for batch in batches.values {
      guide.watched.formUnion(batch.conflicts.flatMap { [$0.first.hash, $0.second.hash] })
    }
    return guide
  }

  /// Adds the ids that rulings gave which are not applied, or no more: a pass may have been keyed on under
  /// such an id.
  private func addFormerIDs(to guide: inout ReplayGuide) {
    for keep in keeps {
      var alone = ReplayGuide()
      alone.rejected = Set(keep.parameters.rejected.map { hash($0) })
      for renaming in keep.parameters.renamed { alone.renamed[hash(renaming.line)] = renaming.id }
      addOtherPasses(to: &alone)
      for (line, id) in alone.renamed {
        guide.formerIDs[line, default: []].insert(id)
        if guide.renamed[line] == nil { guide.restored[line] = openings[line]?.key.batch }
      }
    }
  }

  /// Gives the other pass of a batch with another id the same id, where it was opened without knowing
  /// of the first one but for the same papers.
  private func addOtherPasses(to guide: inout ReplayGuide) {
    for (line, id) in guide.renamed.sorted(by: { $0.key < $1.key }) {
      guard let opening = openings[line] else { continue }
      let rivals = openings.filter {
        $0.value.key == opening.key && guide.renamed[$0.key] == nil
          && !guide.rejected.contains($0.key)
      }
      for (other, twin) in openings {
        guard twin.key == PassKey(batch: opening.key.batch, pass: 3 - opening.key.pass),
          twin.after == nil, guide.renamed[other] == nil,
          twin.parameters.isSameBatch(as: opening.parameters),
          !rivals.contains(where: { twin.parameters.isSameBatch(as: $0.value.parameters) })
        else { continue }
        guide.renamed[other] = id
      }
    }
  }

  // MARK: Questions

  /// Every ruling on a conflict, by batch and time.
  public var conflictRulings: [ConflictRuling] {
    let unreplaced = Set(unreplaced.map(\.stamp.hash))
    let applied = Set(applied.map(\.stamp.hash))
    return keeps.map { keep in
      let standing: ConflictRuling.Standing =
        applied.contains(keep.stamp.hash)
        ? .inForce : unreplaced.contains(keep.stamp.hash) ? .disputed : .replaced
      func part(_ line: Digest, _ id: String? = nil) -> ConflictRuling.Part {
        let line = hash(line)
        let recorded = lines[line]
        return ConflictRuling.Part(
          line: recorded, hash: line, place: recorded.flatMap { place(of: $0.stamp) }, id: id,
          trail: dropped[line] ?? trails[line] ?? Trail())
      }
      return ConflictRuling(
        batch: keep.parameters.batch, kept: part(keep.parameters.kept),
        dropped: keep.parameters.rejected.map { part($0) },
        renamed: keep.parameters.renamed.map { part($0.line, $0.id) },
        reason: keep.parameters.reason, by: keep.by, at: keep.at, stamp: keep.stamp,
        standing: standing)
    }.sorted { a, b in
      (a.batch, generation(of: a.stamp.hash), a.at, a.stamp.hash)
        < (b.batch, generation(of: b.stamp.hash), b.at, b.stamp.hash)
    }
  }

  /// How many rulings stand before one in the chain of those that replaced each other.
  private func generation(of ruling: Digest) -> Int {
    guard let keep = keeps.first(where: { $0.stamp.hash == ruling }) else { return 0 }
    let named = Set((keep.parameters.prior + keep.parameters.rejected).map { hash($0) })
    let before = keeps.map(\.stamp.hash).filter { $0 != ruling && named.contains($0) }
    return before.map { generation(of: $0) + 1 }.max() ?? 0
  }

  /// The rulings about a batch, under the id that it had or has.
  public func conflictRulings(about batch: String) -> [ConflictRuling] {
    let former = batches[batch]?.formerID
    return conflictRulings.filter { ruling in
      ruling.batch == batch
        || ruling.batch == former
          && ruling.renamed.contains { $0.id == batch }
    }
  }

  /// Who wrote the two lines of a conflict, as far as it is known.
  public func authors(of conflict: Conflict) -> Set<String> {
    Set([conflict.first.hash, conflict.second.hash].compactMap { author(of: $0) })
  }

  /// Who wrote a line that journals contradict each other about.
  public func author(of line: Digest) -> String? { authors[line] ?? lines[line]?.operatorID }

  /// A line of a conflict or of a ruling, with its words.
  public func line(_ stamp: Stamp) -> RecordedLine? { lines[stamp.hash] }

  /// What a journal went on with from a line of a conflict on.
  public func trail(from stamp: Stamp) -> Trail { trails[stamp.hash] ?? Trail() }

  /// Where the journal of a record, or the copy that holds it, is kept.
  public func place(of stamp: Stamp) -> JournalPlace? { place(ofJournal: stamp.journal) }

  /// Where a journal, or the copy that a branch is, is kept.
  public func place(ofJournal journal: String) -> JournalPlace? {
    places[journal] ?? places[Replay.trunk(of: journal)]
  }

  /// Whether a line opened a pass, so that its batch can have another id.
  public func opening(_ line: Digest) -> BeginParameters? { openings[line]?.parameters }

  /// The lines of all journals that began passes under a batch's id, in an order of their own.
  func firstLines(of batch: Batch) -> [Digest] {
    let ids = [batch.id, batch.formerID].compactMap(\.self)
    return openings.filter { ids.contains($0.value.key.batch) }.keys.sorted()
  }

  /// What the lines began that contradict each other about a batch; else what its own line began.
  ///
  /// In an order of its own: which journal is read first does not matter.
  public func openings(of batch: Batch) -> [BeginParameters] {
    let rivals = Set(batch.conflicts.flatMap(\.rivals).map(\.hash)).sorted()
    let began = rivals.compactMap { opening($0) }
    return began.contains(where: { $0.subject == batch.parameters.subject })
      ? began : [batch.parameters] + began
  }
}
