public import Digests

/// A batch (批): the papers of one questionnaire about one subject, keyed in one or two passes.
public struct Batch: Sendable {
  /// A seal: the batch is frozen.
  public struct Seal: Sendable, Hashable {
    /// SHA-256 over the batch's canonical sheets.
    public let sheets: Digest
    /// Who sealed.
    public let by: String
    /// When.
    public let at: String
    /// The seal's record.
    public let stamp: Stamp
  }

  /// Why a batch is void as a whole.
  public struct Spoiling: Sendable, Hashable {
    /// The reason given.
    public let reason: String
    /// Who said so.
    public let by: String
    /// The record.
    let stamp: Stamp
    /// Whether pass 1 was closed, so that a seal names it.
    let isAfterEnd: Bool
  }

  /// The batch's id, unique in the round.
  public let id: String
  /// The id that it was keyed under, where a ruling gave it another one.
  public internal(set) var formerID: String?
  /// When it was first begun, of several lines that began it the earliest; empty before it is known.
  var begunAt = ""
  /// What it was opened with: what pass 1 says, once it is known.
  public internal(set) var parameters: BeginParameters
  /// The passes by number.
  public internal(set) var passes: [Int: Pass] = [:]
  /// The second passes that were withdrawn, the oldest first.
  public internal(set) var withdrawn: [WithdrawnPass] = []
  /// The seal, while it stands.
  public internal(set) var seal: Seal?
  /// Who voided the batch as a whole; more than one where journals did so side by side.
  var spoilings: [Spoiling] = []
  /// For each pass the newest record of every journal that closed it, ruled or settled since, or sealed.
  ///
  /// Inside a journal the chain of hashes orders, so the newest record stands for those before it, and
  /// a batch with thousands of rulings is sealed by a short record.
  var closingStamps: [Int: [Stamp]] = [:]
  /// The records that the next seal has to name.
  public var closings: [Digest] {
    var hashes: [Digest] = []
    for pass in closingStamps.keys.sorted() {
      for hash in closings(of: pass) where !hashes.contains(hash) { hashes.append(hash) }
    }
    return hashes
  }
  /// The record on which rulings on pass 1 build: what closed it, or what unsealed the batch since.
  var basis: Stamp?
  /// What was ruled since pass 1 closed, by paper.
  var rulings: [Int: PaperRulings] = [:]
  /// The rulings of earlier closings of pass 1, by paper; a reopening leaves what they did to the paper.
  var formerRulings: [Int: PaperRuling] = [:]
  /// Who settled anything in it, and so saw what both passes say; also where the settlement fell since.
  public internal(set) var settlers: Set<String> = []
  /// What was settled, by paper.
  public internal(set) var settlements: [Int: PaperSettlements] = [:]
  /// What contradicts each other in its passes and among rulings.
  var noted: [Conflict] = []
  /// What contradicts each other in single papers after an end.
  var papers: [Conflict] = []
  /// What two journals did after an end without having read each other, the first lines of each two.
  var clashes: [Conflict] = []
  /// What could not be taken after an end.
  ///
  /// It is what ``clashes`` lists, but shows which line was read first; so it is told only where nothing else is.
  var untaken: [Conflict] = []

  /// Lines of two journals that disagree about the batch, by hash, whichever was read first; empty when
  /// they agree.
  ///
  /// Beside a seal or reopening that contradicts other lines it is not known which papers those rule on; they
  /// are compared as soon as someone has ruled which of the two stands.
  public var conflicts: [Conflict] {
    if noted.isEmpty, papers.isEmpty, clashes.isEmpty, untaken.isEmpty { return [] }
    let claims = noted.filter { $0.kind == .pass || $0.kind == .batches }.map(\.journals)
    // Where two journals claim one pass, all that either did to it hangs on that.
    let others = (clashes.isEmpty ? papers + untaken : clashes).filter {
      !claims.contains($0.journals)
    }
    return Set(noted + others).sorted()
  }

  /// The records that the next reopening of a pass has to name.
  public func closings(of pass: Int) -> [Digest] { (closingStamps[pass] ?? []).map(\.hash) }

  /// Notes a record that the next seal has to name, and the next reopening of these passes.
  mutating func noteClosing(_ stamp: Stamp, of passes: some Sequence<Int>) {
    for pass in passes {
      closingStamps[pass, default: []].removeAll { $0.journal == stamp.journal }
      closingStamps[pass, default: []].append(stamp)
    }
  }

  /// The records that the next ruling on a paper of the closed pass 1 has to name; nil while open.
  public func rulingBases(_ number: Int) -> [Digest]? {
    guard let basis else { return nil }
    let heads = rulings[number]?.statements.heads ?? []
    return heads.isEmpty ? [basis.hash] : heads.map(\.stamp.hash)
  }

  /// Set when the whole batch is void; of several, the same whichever journal is read first.
  public var spoiling: Spoiling? { spoilings.min { $0.stamp.hash < $1.stamp.hash } }

  /// The records that lifting the spoiling has to name.
  public var spoilingRecords: [Digest] { spoilings.map(\.stamp.hash).sorted() }

  /// The record that spoiling the batch has to name; nil while pass 1 is open.
  public var spoilingBasis: Digest? { basis?.hash }

  /// Whether its figures may be used: its passes are closed, nothing voids it, no journals conflict.
  public var isCounted: Bool { isEnded && spoiling == nil && conflicts.isEmpty }

  /// Whether pass 1 is closed, and pass 2 too if it was begun.
  public var isEnded: Bool {
    passes[1]?.closing != nil && passes.values.allSatisfy { $0.closing != nil }
  }

  /// The records that closed the passes, which a settlement names.
  public var endings: [Digest] {
    passes.keys.sorted().compactMap { passes[$0]?.closing?.stamp.hash }
  }

  /// How many papers carry marks in both passes.
  public var comparedPapers: Int {
    guard let first = passes[1], let second = passes[2] else { return 0 }
    return first.papers.sharedCount(with: second.papers)
  }

  /// A pass that is not closed.
  public var openPass: Pass? {
    passes.keys.sorted().compactMap { passes[$0] }.first { $0.closing == nil }
  }

  /// What a record contradicts that does not name these: a closing, a ruling, or an opening.
  func rival(named: Set<Digest>) -> Stamp? {
    for pass in closingStamps.keys.sorted() {
      if let stamp = closingStamps[pass]?.first(where: { !named.contains($0.hash) }) {
        return stamp
      }
    }
    return openPass?.openedAt ?? basis
  }

  /// Lets rulings follow the record that unsealed the batch: who has not read it cannot rule.
  mutating func rebase(on stamp: Stamp) {
    guard basis != nil else { return }
    basis = stamp
    for number in rulings.keys { rulings[number]?.rebase(on: stamp) }
    noteClosing(stamp, of: [1])
  }

  /// Whether it is sealed.
  public var isSealed: Bool { seal != nil }

  /// Adds a new paper from a journal's bytes.
  ///
  /// - Returns: nil when the line needs the long way.
  mutating func appendPaper(
    pass: Int, number: Int, marks: UnsafeRawBufferPointer, isForced: Bool, journal: String,
    by: String, at: String
  ) -> AppendedPaper? {
    guard seal == nil else { return nil }
    return passes[pass]?.appendPaper(
      number: number, marks: marks, isForced: isForced, journal: journal, by: by, at: at) ?? nil
  }
}
