import Digests

/// Which records belong to a batch that a ruling gave another id.
///
/// A line belongs to it when it is the first line of such a pass, when it refers to one that does, or
/// when the same journal keys it into the same pass, under any id that a ruling ever gave it.
struct Renaming: Sendable {
  private var ids: [Digest: String]
  private var passes: [String: [PassKey: String]] = [:]

  private let formerIDs: [Digest: Set<String>]

  init(_ guide: ReplayGuide) {
    ids = guide.renamed.merging(guide.restored) { renamed, _ in renamed }
    formerIDs = guide.formerIDs
  }

  /// Takes over for a branch what holds for the journal that it branched from.
  mutating func branch(_ journal: String, _ name: String) { passes[name] = passes[journal] }

  /// The id of the batch that a journal keys under another one.
  func id(of batch: String, pass: Int, in journal: String) -> String? {
    passes[journal]?[PassKey(batch: batch, pass: pass)]
  }

  /// The other id that a record's batch has; nil where it keeps its own.
  mutating func id(for event: CollectionEvent, _ stamp: Stamp, _ state: CollectionState) -> String?
  {
    if case .keep = event { return nil }
    guard let batch = event.batchID else { return nil }
    let key = event.ownPass ?? PassKey(batch: batch, pass: 1)
    let isOwn = event.ownPass != nil || event.isOpenSpoiling
    let named = ids[stamp.hash] ?? event.references.compactMap { ids[state.hash($0)] }.first
    // Going on with a pass is not recorded, so a `begin` that names nothing of it is another pass.
    if case .begin = event, named == nil { passes[stamp.journal]?[key] = nil }
    guard let found = named ?? (isOwn ? passes[stamp.journal]?[key] : nil) else { return nil }
    ids[stamp.hash] = found
    if event.ownPass != nil {
      passes[stamp.journal, default: [:]][key] = found
      for former in formerIDs[stamp.hash] ?? [] {
        passes[stamp.journal]?[PassKey(batch: former, pass: key.pass)] = found
      }
    }
    return found
  }
}

extension CollectionEvent {
  /// Whether it voids a batch whose pass 1 is open, as only its own journal does.
  fileprivate var isOpenSpoiling: Bool {
    if case .spoil(_, _, nil) = self { true } else { false }
  }

  /// The same about another batch.
  func about(batch id: String) -> CollectionEvent {
    func other(_ key: PassKey) -> PassKey { PassKey(batch: id, pass: key.pass) }
    switch self {
    case .begin(let parameters, let key, let after):
      return .begin(parameters, pass: other(key), after: after)
    case .header(let key, let issued, let returned, let reason, let isForced):
      return .header(
        other(key), issued: issued, returned: returned, reason: reason, isForced: isForced)
    case .paper(let key, let number, let marks, let isForced):
      return .paper(other(key), number: number, marks: marks, isForced: isForced)
    case .text(let key, let number, let item, let text):
      return .text(other(key), number: number, item: item, text: text)
    case .tick(let key, let number, let place, let mark):
      return .tick(other(key), number: number, place: place, mark: mark)
    case .fix(let key, let number, let changes, let reason, let isForced):
      return .fix(
        other(key), number: number, changes: changes, reason: reason, isForced: isForced)
    case .void(let key, let number, let reason):
      return .void(other(key), number: number, reason: reason)
    case .unvoid(let key, let number, let reason, let after):
      return .unvoid(other(key), number: number, reason: reason, after: after)
    case .invalid(let key, let number, let code, let reason, let after):
      return .invalid(other(key), number: number, code: code, reason: reason, after: after)
    case .abstain(let key, let number, let after):
      return .abstain(other(key), number: number, after: after)
    case .spoil(_, let reason, let after): return .spoil(batch: id, reason: reason, after: after)
    case .withdraw(_, let reason, let after):
      return .withdraw(batch: id, reason: reason, after: after)
    case .lift(_, let by, let reason, let after):
      return .lift(batch: id, by: by, reason: reason, after: after)
    case .end(let key, let papers, let last, let isForced):
      return .end(other(key), papers: papers, last: last, isForced: isForced)
    case .accept(let key, let papers, let by, let reason, let last):
      return .accept(other(key), papers: papers, by: by, reason: reason, last: last)
    case .settle(let ruling, let after, let prior):
      return .settle(
        SettlementParameters(
          batch: id, number: ruling.number, place: ruling.place, choice: ruling.choice,
          reason: ruling.reason), after: after, prior: prior)
    case .seal(_, let after, let sheets): return .seal(batch: id, after: after, sheets: sheets)
    case .reopen(let key, let by, let reason, let after):
      return .reopen(other(key), by: by, reason: reason, after: after)
    case .who, .undo, .keep, .fact, .override, .intervene, .draw, .substitute: return self
    }
  }
}
