import Diagnostics

/// Finds everything that is wrong with the units of a frame.
struct FrameCheck {
  private let isStratified: Bool?
  private(set) var findings: [Finding] = []

  /// `isStratified` says whether strata must be named; nil leaves it to the first unit.
  init(isStratified: Bool?) {
    self.isStratified = isStratified
  }

  mutating func check(_ entries: [FrameEntry]) {
    guard entries.count <= SamplingLimits.units else {
      return report(.tooManyUnits(entries.count), at: entries[SamplingLimits.units])
    }
    guard let first = entries.first else {
      findings.append(FrameFault.noUnits.finding(at: nil))
      return
    }
    var isFine = true
    for entry in entries { isFine = checkID(entry) && isFine }
    if isFine { checkTwins(entries) }
    let isStratified = isStratified ?? !first.unit.stratum.isEmpty
    checkStrata(entries, isStratified)
    DigitIDCheck.check(entries, into: &findings)
  }

  /// Checks the ids alone, for rows that are not eligible too.
  mutating func checkIDs(_ entries: [FrameEntry]) {
    var isFine = true
    for entry in entries { isFine = checkID(entry) && isFine }
    if isFine { checkTwins(entries) }
  }

  private mutating func checkID(_ entry: FrameEntry) -> Bool {
    let id = entry.unit.id
    let problem: IDProblem? =
      if id.isEmpty { .empty } else if TextCheck.hidesSomething(id) {
        .hiddenCharacter
      } else if id.utf8.contains(UInt8(ascii: ",")) { .comma } else if TextCheck.hasBlankAround(id)
      { .blankAround } else if id.utf8.count > SamplingLimits.id { .tooLong } else { nil }
    guard let problem else { return true }
    report(.badID(id, problem, row: entry.row), at: entry)
    return false
  }

  private mutating func checkTwins(_ entries: [FrameEntry]) {
    var first: [String: FrameEntry] = [:]
    first.reserveCapacity(entries.count)
    for entry in entries {
      let id = entry.unit.id
      let key = TextCheck.twinKey(id)
      guard let earlier = first[key] else {
        first[key] = entry
        if !ByteOrder.areEqual(key, id) {
          let warning = FrameWarning.fullWidthID(id, folded: key, row: entry.row)
          findings.append(warning.finding(at: entry.location))
        }
        continue
      }
      if ByteOrder.areEqual(earlier.unit.id, id) {
        report(.repeatedID(id, row: entry.row, first: earlier.row), at: entry)
      } else {
        report(
          .twinID(id, row: entry.row, other: earlier.unit.id, first: earlier.row), at: entry)
      }
    }
  }

  private mutating func checkStrata(_ entries: [FrameEntry], _ isStratified: Bool) {
    var first: [String: FrameEntry] = [:]
    for entry in entries {
      let name = entry.unit.stratum
      if name.isEmpty != !isStratified {
        report(
          isStratified
            ? .noStratum(id: entry.unit.id, row: entry.row)
            : .unexpectedStratum(name, id: entry.unit.id), at: entry)
      } else if TextCheck.hidesSomething(name) || TextCheck.hasBlankAround(name)
        || name.utf8.count > SamplingLimits.stratum
      {
        report(.badStratum(name, id: entry.unit.id, row: entry.row), at: entry)
      } else if let earlier = first.updateValue(entry, forKey: TextCheck.twinKey(name)),
        !ByteOrder.areEqual(earlier.unit.stratum, name)
      {
        report(
          .twinStratum(name, row: entry.row, other: earlier.unit.stratum, first: earlier.row),
          at: entry)
      }
    }
  }

  private mutating func report(_ fault: FrameFault, at entry: FrameEntry) {
    findings.append(fault.finding(at: entry.location))
  }
}
