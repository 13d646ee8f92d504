public import Digests

/// The canonical text of what decides: sheets, rulings and facts, without times, operators, reasons
/// and the way in which they came about.
///
/// Two rounds with equal text give equal figures. One line each, LF, in this order: every batch by
/// id (`batch`), every pass (`pass`), every entered paper by number (`paper`, its texts `text`), what
/// was settled (`settled`),
/// then every fact (`fact`), every override in force with its author (`override`; one that was lifted
/// leaves no trace), the file of every draw (`draw`) and every activated substitute
/// (`substitute`). Of a batch about which journals contradict each other there is only that, with the
/// hashes of the lines that began passes under its id: it is in no figure, and which journal is read
/// first must not matter. Where journals state different values of a fact or files of a draw, all of them
/// stand in the line, since none of them is the round's yet; where several people gave the same points, all
/// of their names, since each gave them with a right of their own.
public enum CanonicalSheets {
  /// SHA-256 of the whole state.
  public static func stateHash(_ state: CollectionState) -> Digest {
    var hash = SHA256()
    for id in state.batches.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let batch = state.batches[id] else { continue }
      if batch.conflicts.isEmpty {
        update(&hash, batch)
      } else {
        line(&hash, ["batch", id, "conflict"] + state.firstLines(of: batch).map(\.hex))
      }
    }
    for key in state.facts.keys.sorted() {
      let words = [key.unit, key.item, key.period, key.side.rawValue]
      let values = Set(state.statements(of: key).map(\.value.text)).sorted()
      line(
        &hash, ["fact"] + words + values + (state.factConflicts[key] == nil ? [] : ["conflict"]))
    }
    for key in state.overriddenKeys {
      // Who says the same says it with a right of their own: without the first one it would still stand.
      let said = Set(state.overrideHeads(of: key).map { "\($0.parameters.word) by=\($0.by)" })
      line(&hash, ["override", key.unit, key.item] + said.sorted())
    }
    for key in state.draws.keys.sorted() {
      let words = ["draw", "\(key.number)", key.stage.rawValue]
      let files = Set(state.drawStatements[key, default: []].map(\.sha256)).sorted().map(\.hex)
      line(&hash, words + files + (state.drawConflicts[key] == nil ? [] : ["conflict"]))
    }
    for parameters in state.substitutions.map(\.parameters) {
      let place = ["\(parameters.draw)", "\(parameters.ordinal)"]
      line(&hash, ["substitute"] + place + [parameters.unit, parameters.substitute])
    }
    return hash.finalize()
  }

  /// SHA-256 of the records behind the state: who stated, keyed, ruled and decided what, and when.
  ///
  /// What was taken back or replaced is not part of it, so it is what it was before.
  public static func recordsHash(_ state: CollectionState) -> Digest {
    var hash = SHA256()
    for id in state.batches.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let batch = state.batches[id], batch.conflicts.isEmpty else { continue }
      let passes = batch.passes.keys.sorted().compactMap { batch.passes[$0] }
      line(
        &hash,
        ["batch", id] + passes.flatMap { [$0.owner, $0.openedAt.hash.hex] }
          + batch.closings.map(\.hex).sorted())
    }
    for key in state.factStatements.keys.sorted() {
      let heads = state.statements(of: key)
      guard !heads.isEmpty else { continue }
      line(&hash, ["fact", key.unit, key.item] + heads.map(\.stamp.hash.hex))
    }
    for key in state.overriddenKeys {
      line(&hash, ["override", key.unit, key.item] + state.priors(of: key).map(\.hex))
    }
    return hash.finalize()
  }

  /// SHA-256 of one batch, which its seal names; a batch that was given another id keeps its hash.
  public static func hash(of batch: Batch) -> Digest {
    var hash = SHA256()
    update(&hash, batch, withStanding: false)
    return hash.finalize()
  }

  private static func update(_ hash: inout SHA256, _ batch: Batch, withStanding: Bool = true) {
    let parameters = batch.parameters
    line(
      &hash,
      [
        "batch", withStanding ? batch.id : batch.formerID ?? batch.id,
        parameters.questionnaire, parameters.definition.hex,
        parameters.subject, parameters.role ?? "", parameters.numbers.text,
      ] + (batch.spoiling == nil ? [] : ["spoiled"])
        + (withStanding && batch.isSealed ? ["sealed"] : []))
    for number in batch.passes.keys.sorted() {
      guard let pass = batch.passes[number] else { continue }
      let figures = number == 1 ? ["\(pass.issued)", "\(pass.returned)"] : []
      line(
        &hash,
        ["pass", "\(number)"] + figures + [pass.closing == nil ? "open" : "closed"]
          + (pass.sample.map { ["sample", $0.numbers?.text ?? ""] } ?? []))
      for paper in pass.papers.inOrder where paper.isEntered {
        update(&hash, paper)
      }
    }
    updateSettlements(&hash, batch)
  }

  /// Settlements that hold: `settled NUMBER "" a|b` for a whole paper, `settled NUMBER PLACE MARK`.
  private static func updateSettlements(_ hash: inout SHA256, _ batch: Batch) {
    for number in batch.settlements.keys.sorted() {
      guard let settled = batch.settlements[number] else { continue }
      let first = batch.keyed(1, number)
      let second = batch.keyed(2, number)
      if let whole = settled.whole, batch.upholds(whole, first, second) {
        line(&hash, ["settled", "\(number)", "", whole.choice.word])
      }
      for place in settled.places.keys.sorted() {
        guard let settlement = settled.places[place], batch.upholds(settlement, first, second)
        else {
          continue
        }
        line(&hash, ["settled", "\(number)", "\(place)", settlement.mark ?? ""])
      }
    }
  }

  private static func update(_ hash: inout SHA256, _ paper: Paper) {
    let ruling =
      switch paper.ruling {
      case .invalid(let code, _): "invalid \(code)"
      case .abstained: "abstained"
      case nil: ""
      }
    line(
      &hash, ["paper", "\(paper.number)", paper.marks?.tokens.joined(separator: " ") ?? "", ruling])
    for item in paper.texts.keys.sorted() {
      line(&hash, ["text", item, paper.texts[item] ?? ""])
    }
  }

  /// Fields are separated by U+001F, which no stored text contains.
  private static func line(_ hash: inout SHA256, _ fields: [String]) {
    hash.update(fields.joined(separator: "\u{1F}") + "\n")
  }
}
