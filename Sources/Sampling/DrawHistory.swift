import Digests

/// All draws of a round in their order; the only place where a draw can be made.
///
/// A draw for a purpose that was drawn for before replaces the earlier one and names it; a draw over
/// a frame that was drawn from before for another purpose names that one. Nothing is forgotten:
/// commitments that were never revealed count too, and a gap in the numbers is refused.
public struct DrawHistory: Sendable, Hashable {
  /// One draw: its commitment, its record, or both.
  struct Act: Sendable, Hashable {
    var commit: DrawCommit?
    var record: DrawRecord?
    let plan: DrawPlan
    let frameDigest: Digest
    let links: DrawLinks

    /// The hash by which later draws name this one at present.
    var digest: Digest { record?.digest ?? commit?.digest ?? .zero }

    init(commit: DrawCommit?, record: DrawRecord) {
      self.commit = commit
      self.record = record
      plan = record.plan
      frameDigest = record.frame.digest
      links = record.links
    }

    init(commit: DrawCommit) {
      self.commit = commit
      plan = commit.plan
      frameDigest = commit.frameDigest
      links = commit.links
    }
  }

  /// The draws; number n stands at index n − 1.
  private(set) var acts: [Act] = []

  /// A round without draws.
  public init() {}

  /// How many draws there are, commitments that were not revealed included.
  public var count: Int { acts.count }

  /// The records in their order.
  public var records: [DrawRecord] { acts.compactMap(\.record) }

  /// The commitment of a draw.
  public func commit(of number: Int) -> DrawCommit? { act(number)?.commit }

  /// The record of a draw.
  public func record(of number: Int) -> DrawRecord? { act(number)?.record }

  /// Commitments that wait for their seed.
  public var openCommits: [DrawCommit] {
    acts.filter { $0.record == nil }.compactMap(\.commit).filter { successor(of: $0.number) == nil }
  }

  /// Commitments that a later draw replaced before they were revealed.
  public var abandonedCommits: [DrawCommit] {
    acts.filter { $0.record == nil }.compactMap(\.commit).filter { successor(of: $0.number) != nil }
  }

  /// The records that no later draw for the same purpose replaced.
  public var currentRecords: [DrawRecord] { records.filter { successor(of: $0.number) == nil } }

  /// Which draw of its purpose a draw is: 2 of 2.
  public func position(of number: Int) -> DrawPosition? {
    guard let act = act(number) else { return nil }
    let series = acts.indices.filter { acts[$0].plan.servesPurpose(of: act.plan) }
    guard let index = series.firstIndex(of: number - 1) else { return nil }
    return DrawPosition(ordinal: index + 1, count: series.count)
  }

  // MARK: Acts

  /// Commits to a draw over a frame and gives the file to be published; the seed comes later.
  public mutating func commit(
    _ plan: DrawPlan, over frame: Frame, seedSource: String, by: String, time: CommitTime,
    version: String
  ) throws(DrawFault) -> DrawCommit {
    let number = try nextNumber()
    let commit = try DrawCommit(
      number: number, plan: plan, frameDigest: frame.digest, shares: try plan.shares(of: frame),
      seedSource: seedSource, links: links(of: plan, over: frame.digest), by: by, time: time,
      version: version)
    acts.append(Act(commit: commit))
    return commit
  }

  /// Makes the draw of a commitment with the digits that its source gave; once only.
  public mutating func reveal(
    _ number: Int, digits: String, frame: Frame, by: String, version: String
  ) throws(DrawFault) -> DrawRecord {
    guard let act = act(number), let commit = act.commit else {
      throw .series(.unknownCommit(number))
    }
    guard act.record == nil else { throw .series(.alreadyRevealed(number)) }
    if let later = successor(of: number) { throw .series(.abandoned(number, by: later)) }
    let seed: Seed
    do throws(SeedFault) {
      seed = try Seed(commit: commit.digest, digits: digits)
    } catch {
      throw .seed(error)
    }
    let record = try DrawRecord(
      revealing: commit, frame: frame, seed: seed, by: by, version: version)
    acts[number - 1].record = record
    return record
  }

  /// Makes a draw with a typed seed, which the record marks as not publicly committed.
  ///
  /// - Parameter seedSource: where the seed is said to come from
  public mutating func draw(
    _ plan: DrawPlan, over frame: Frame, seed: Seed, seedSource: String? = nil, by: String,
    version: String
  ) throws(DrawFault) -> DrawRecord {
    if let seedSource { try Statement.check(seedSource, .seedSource) }
    let number = try nextNumber()
    if let earlier = use(of: seed, plan, frame.digest, before: number) {
      throw .series(.seedUsedBefore(draw: earlier))
    }
    let record = try DrawRecord(
      number: number, plan: plan, frame: frame, seed: seed,
      seedSource: DrawRecord.uncommittedSource(seedSource),
      links: links(of: plan, over: frame.digest), by: by, version: version)
    acts.append(Act(commit: nil, record: record))
    return record
  }

  // MARK: What follows from the draws so far

  func act(_ number: Int) -> Act? {
    number >= 1 && number <= acts.count ? acts[number - 1] : nil
  }

  private func nextNumber() throws(DrawFault) -> Int {
    guard acts.count < SamplingLimits.draws else { throw .series(.tooManyDraws) }
    return acts.count + 1
  }

  /// The number of the draw that replaced this one.
  func successor(of number: Int) -> Int? {
    acts.indices.first { acts[$0].links.supersedes?.draw == number }.map { $0 + 1 }
  }

  /// The links of a next draw.
  func links(of plan: DrawPlan, over frame: Digest) -> DrawLinks {
    let last = acts.indices.last { acts[$0].plan.servesPurpose(of: plan) }
    let other = acts.indices.last {
      acts[$0].frameDigest == frame && !acts[$0].plan.servesPurpose(of: plan)
    }
    return DrawLinks(supersedes: last.map(reference), follows: other.map(reference))
  }

  private func reference(_ index: Int) -> DrawReference {
    DrawReference(draw: index + 1, digest: acts[index].digest)
  }

  /// The earlier draw of the same frame or purpose that had this seed.
  private func use(
    of seed: Seed, _ plan: DrawPlan, _ frame: Digest, before number: Int
  ) -> Int? {
    acts.prefix(number - 1).firstIndex {
      $0.record?.seed == seed && ($0.frameDigest == frame || $0.plan.servesPurpose(of: plan))
    }.map { $0 + 1 }
  }

  /// Adds a draw that was made before, after checking that it could have been made here.
  mutating func append(_ act: Act) throws(SeriesFault) {
    let number = acts.count + 1
    if let seed = act.record?.seed,
      let earlier = use(of: seed, act.plan, act.frameDigest, before: number)
    {
      throw .seedUsedBefore(draw: earlier)
    }
    let expected = links(of: act.plan, over: act.frameDigest)
    guard accepts(act.links.supersedes, for: expected.supersedes),
      accepts(act.links.follows, for: expected.follows)
    else { throw .wrongLink(number) }
    if let replaced = act.links.supersedes, let earlier = self.act(replaced.draw),
      earlier.record != nil, earlier.record?.digest != replaced.digest
    {
      // It was named by its commitment, so it had no record then, and may have none now.
      throw .abandoned(replaced.draw, by: number)
    }
    acts.append(act)
  }

  /// A draw may be named by its record, or by its commitment from before it was revealed.
  private func accepts(_ found: DrawReference?, for expected: DrawReference?) -> Bool {
    guard let found, let expected else { return (found == nil) == (expected == nil) }
    guard found.draw == expected.draw, let act = act(found.draw) else { return false }
    return found.digest == act.record?.digest || found.digest == act.commit?.digest
  }
}
