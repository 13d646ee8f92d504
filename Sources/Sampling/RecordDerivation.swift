import Definitions
import Diagnostics
import Digests

/// Derives a record again from what its file says and collects what differs.
struct RecordDerivation {
  /// The most units of a list that are told one by one.
  private static let mostDifferences = 20

  private let recorded: RecordedDraw
  private let bytes: [UInt8]
  private let file: String
  private(set) var findings: [Finding] = []

  init(_ recorded: RecordedDraw, bytes: [UInt8], file: String) {
    self.recorded = recorded
    self.bytes = bytes
    self.file = file
  }

  mutating func derive() -> DrawRecord? {
    findings += recorded.plan.ruleFindings
    compareChecksum()
    let (frame, frameFindings) = Frame.of(
      recorded.units, isStratified: recorded.plan.strata != nil)
    // What may be meant was said when the draw was made.
    findings += frameFindings.filter { $0.severity == .error }
    guard let frame else { return nil }
    compare(
      recorded.frameDigest.value, frame.digest.hex, at: recorded.frameDigest.location
    ) { .frameHash(recorded: $0, computed: $1) }
    guard let record = record(over: frame) else { return nil }
    compareShares(record.shares)
    compare(recorded.selected, record.selection.selected, .selected)
    compare(recorded.substitutes, record.selection.substitutes, .substitutes)
    // The form is compared last and alone, so that it does not repeat what was said already.
    if findings.isEmpty {
      findings += CanonicalForm.finding(found: bytes, canonical: record.bytes, file: file)
    }
    return record
  }

  // MARK: The record

  private mutating func record(over frame: Frame) -> DrawRecord? {
    let plan = recorded.plan
    do throws(DrawFault) {
      let seed: Seed
      do throws(SeedFault) {
        seed = try Seed(typed: recorded.seed.value)
      } catch {
        throw .seed(error)
      }
      let checked = try plan.checked()
      guard let commit = recorded.commit.value else {
        if recorded.stamp != nil { throw .seedOfAnotherCommit }
        return try DrawRecord(
          number: plan.number, plan: checked, frame: frame, seed: seed,
          seedSource: recorded.seedSource, links: plan.links, by: recorded.by,
          version: recorded.version)
      }
      guard let stamp = recorded.stamp else {
        findings.append(VerificationFault.noCommitStamp.finding(at: recorded.commit.location))
        return nil
      }
      let promise = try DrawCommit(
        number: plan.number, plan: checked, frameDigest: frame.digest,
        shares: try checked.shares(of: frame), seedSource: recorded.seedSource,
        links: plan.links, by: stamp.by, time: try CommitTime(stamp.time),
        version: stamp.version)
      let isSame = compare(commit, promise.digest.hex, at: recorded.commit.location) {
        .commit(recorded: $0, computed: $1)
      }
      guard isSame else { return nil }
      return try DrawRecord(
        revealing: promise, frame: frame, seed: seed, by: recorded.by, version: recorded.version)
    } catch {
      findings.append(error.finding(at: recorded.seed.location))
      return nil
    }
  }

  // MARK: Comparing

  @discardableResult
  private mutating func compare(
    _ recorded: String, _ computed: String, at location: SourceLocation,
    _ fault: (String, String) -> VerificationFault
  ) -> Bool {
    if ByteOrder.areEqual(recorded, computed) { return true }
    findings.append(fault(recorded, computed).finding(at: location))
    return false
  }

  private mutating func compareChecksum() {
    compare(
      recorded.checksum.value, CanonicalDocument.checksum(of: bytes).hex,
      at: recorded.checksum.location
    ) { .checksum(recorded: $0, computed: $1) }
  }

  private mutating func compareShares(_ computed: [StratumShare]) {
    let found = recorded.plan.shares
    for index in 0..<max(found.count, computed.count) {
      let a = index < found.count ? found[index] : nil
      let b = index < computed.count ? computed[index] : nil
      if let a, let b, ByteOrder.areEqual(a.name, b.stratum), a.value == b.count { continue }
      let fault = VerificationFault.share(
        recorded: a.map { "\($0.name): \($0.value)" },
        computed: b.map { "\($0.stratum): \($0.count)" })
      findings.append(fault.finding(at: a?.location ?? recorded.plan.sharesLocation))
      return
    }
  }

  private mutating func compare(
    _ found: [RecordedDraw.Entry], _ computed: [DrawnUnit], _ list: VerificationFault.UnitList
  ) {
    var told = 0
    for index in 0..<max(found.count, computed.count) {
      let a = index < found.count ? found[index] : nil
      let b = index < computed.count ? computed[index] : nil
      if let a, let b, ByteOrder.areEqual(a.id, b.id) {
        if !ByteOrder.areEqual(a.ticket, b.ticket.description) {
          tell(.ticket(list, id: a.id, recorded: a.ticket, computed: b.ticket), at: a, &told)
        } else if !ByteOrder.areEqual(a.stratum, b.stratum) {
          tell(
            .stratum(list, id: a.id, recorded: a.stratum, computed: b.stratum), at: a, &told)
        }
      } else {
        tell(.unit(list, place: index + 1, recorded: a?.id, computed: b?.id), at: a, &told)
      }
    }
  }

  private mutating func tell(
    _ fault: VerificationFault, at entry: RecordedDraw.Entry?, _ told: inout Int
  ) {
    told += 1
    guard told <= Self.mostDifferences else { return }
    findings.append(
      fault.finding(at: entry?.location ?? SourceLocation(file: file, line: 1, column: 1)))
  }
}
