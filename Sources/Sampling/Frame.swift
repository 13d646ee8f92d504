public import Diagnostics
public import Digests

/// A sampling frame: every eligible unit once, with its stratum, sorted by the bytes of its id.
///
/// The frame's hash is the SHA-256 of the lines `id,stratum` LF. An id has no comma, so a line is
/// read in one way only; a stratum may have commas. Row order, other columns, encoding and line ends
/// of the file that the units came from make no difference.
public struct Frame: Sendable, Hashable {
  /// The units by the bytes of their ids.
  public let units: [FrameUnit]
  /// The strata by the bytes of their names.
  public let strata: [FrameStratum]
  /// SHA-256 of the canonical lines.
  public let digest: Digest

  /// Makes a frame of units in any order; the frame is nil exactly when a finding is an error.
  ///
  /// Refused are: no unit, more than ``SamplingLimits/units``, ids that are empty, too long, repeated
  /// or told apart by width or normalisation only, ids with commas, hidden characters or blanks
  /// around them, and the like for strata; strata must be all empty or all named.
  public static func of(_ units: [FrameUnit]) -> (frame: Frame?, findings: [Finding]) {
    of(units.map { FrameEntry(unit: $0, row: nil, location: nil) }, isStratified: nil)
  }

  static func of(
    _ entries: [FrameEntry], isStratified: Bool?
  ) -> (frame: Frame?, findings: [Finding]) {
    var check = FrameCheck(isStratified: isStratified)
    check.check(entries)
    guard !check.findings.containError else { return (nil, check.findings) }
    return (Frame(checked: entries.map(\.unit)), check.findings)
  }

  /// Sorts and hashes units that are known to be fine.
  init(checked units: [FrameUnit]) {
    let sorted = units.sorted { ByteOrder.precedes($0.id, $1.id) }
    self.units = sorted
    strata = Dictionary(grouping: sorted, by: \.stratum)
      .map { FrameStratum(name: $0.key, size: $0.value.count) }
      .sorted { ByteOrder.precedes($0.name, $1.name) }
    var hash = SHA256()
    for unit in sorted { hash.update(Frame.line(of: unit)) }
    digest = hash.finalize()
  }

  /// The canonical form: one line `id,stratum` LF a unit, in UTF-8.
  public var canonicalText: String { units.map(Frame.line).joined() }

  private static func line(of unit: FrameUnit) -> String { "\(unit.id),\(unit.stratum)\n" }

  /// Whether the units are divided into named strata.
  public var isStratified: Bool { strata.contains { !$0.name.isEmpty } }

  /// The unit of an id, compared by bytes.
  public func unit(_ id: String) -> FrameUnit? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = low + (high - low) / 2
      if ByteOrder.precedes(units[middle].id, id) { low = middle + 1 } else { high = middle }
    }
    guard low < units.count, ByteOrder.areEqual(units[low].id, id) else { return nil }
    return units[low]
  }
}
