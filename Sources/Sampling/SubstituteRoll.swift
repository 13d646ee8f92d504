/// The units that take part after a draw: the drawn ones, less those replaced, and the substitutes.
///
/// Substitutes of a stratum are used in the order of their tickets; nobody chooses one.
public struct SubstituteRoll: Sendable, Hashable {
  /// The draw.
  public let record: DrawRecord
  /// The substitutions so far, in their order.
  public private(set) var substitutions: [Substitution] = []

  /// The roll as the draw left it.
  public init(_ record: DrawRecord) {
    self.record = record
  }

  /// Puts the next substitute of the unit's stratum in its place.
  ///
  /// The unit must be drawn, or be a substitute that was activated, and not be replaced already.
  public mutating func activate(
    for unit: String, reason: String, by: String
  ) throws(SubstitutionFault) -> Substitution {
    do throws(DrawFault) {
      try Statement.check(reason, .reason)
      try Statement.check(by, .by)
    } catch {
      throw .badText(error)
    }
    if let earlier = substitutions.first(where: { ByteOrder.areEqual($0.unit, unit) }) {
      throw .alreadyReplaced(unit, by: earlier.substitute.id)
    }
    guard let replaced = standing.first(where: { ByteOrder.areEqual($0.id, unit) }) else {
      let waits = record.selection.substitutes.contains { ByteOrder.areEqual($0.id, unit) }
      throw waits ? .notActivated(unit) : .notDrawn(unit)
    }
    guard let next = waiting(in: replaced.stratum).first else {
      let all = record.selection.substitutes.count { $0.stratum == replaced.stratum }
      throw .exhausted(stratum: replaced.stratum, count: all)
    }
    let substitution = Substitution(
      draw: record.number, unit: unit, substitute: next, reason: reason, by: by)
    substitutions.append(substitution)
    return substitution
  }

  /// Repeats a substitution that was recorded; throws `notNext` where it named another substitute.
  public mutating func activate(
    _ substitute: String, for unit: String, reason: String, by: String
  ) throws(SubstitutionFault) {
    var next = self
    let substitution = try next.activate(for: unit, reason: reason, by: by)
    guard ByteOrder.areEqual(substitution.substitute.id, substitute) else {
      throw .notNext(substitute, expected: substitution.substitute.id)
    }
    self = next
  }

  /// The units that take part now: drawn ones and activated substitutes that were not replaced.
  public var standing: [DrawnUnit] {
    let replaced = Set(substitutions.map(\.unit))
    return (record.selection.selected + substitutions.map(\.substitute))
      .filter { !replaced.contains($0.id) }
  }

  /// The substitutes of a stratum that were not activated yet, in the order of their tickets.
  public func waiting(in stratum: String) -> [DrawnUnit] {
    let used = Set(substitutions.map(\.substitute.id))
    return record.selection.substitutes.filter { $0.stratum == stratum && !used.contains($0.id) }
  }

  /// Whether papers about a unit may come in: it was drawn, or it was activated as a substitute.
  public func admits(_ unit: String) -> Bool {
    (record.selection.selected + substitutions.map(\.substitute))
      .contains { ByteOrder.areEqual($0.id, unit) }
  }
}
