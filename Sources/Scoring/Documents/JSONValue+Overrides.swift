public import Reporting
import Sheets

// What the office decided, and where marks lie too far apart, for other programs.
extension JSONValue {
  /// An override at its item: `{"original", "points", "reason", "clause", "evidence", "by", "at", "record",
  /// "rivals"}`.
  ///
  /// `points` is null while journals contradict each other; then `rivals` has what each of them says, and a
  /// rival whose `points` are null lifts what the other keeps.
  public static func override(_ use: OverrideUse) -> JSONValue {
    let decision = use.decision
    return [
      "original": .points(use.original),
      "points": .either(decision?.parameters.points) { .exact($0) },
      "reason": .either(decision) { .string($0.parameters.reason) },
      "clause": .either(decision) { .string($0.parameters.clause) },
      "evidence": .either(decision) { .string($0.parameters.evidence) },
      "by": .either(decision) { .string($0.by) }, "at": .either(decision) { .string($0.at) },
      "record": .either(decision) { .string($0.record) },
      "rivals": .array(decision == nil ? use.statements.map { .statement($0) } : []),
    ]
  }

  /// What one journal says: `{"points", "reason", "by", "at", "record"}`.
  private static func statement(_ override: Override) -> JSONValue {
    [
      "points": .either(override.parameters.points) { .exact($0) },
      "reason": .string(override.parameters.reason), "by": .string(override.by),
      "at": .string(override.at), "record": .string(override.record),
    ]
  }

  /// An override that is not applied: `{"unit", "item", "problem", "points", "by", "at", "record", "message"}`.
  public static func overrideFault(_ fault: OverrideFault) -> JSONValue {
    let said = fault.override
    return [
      "unit": .string(said.parameters.key.unit), "item": .string(said.parameters.key.item),
      "problem": .string(fault.problem.word),
      "points": .either(said.parameters.points) { .exact($0) }, "by": .string(said.by),
      "at": .string(said.at), "record": .string(said.record), "message": .words(fault.message),
    ]
  }

  /// Marks that lie too far apart: `{"unit", "node", "input", "part", "low", "high", "limit", "lowest",
  /// "highest"}`.
  public static func discrepancy(
    _ found: Discrepancy, unit: String, node: String
  ) -> JSONValue {
    [
      "unit": .string(unit), "node": .string(node), "input": .string(found.input),
      "part": .either(found.part) { .string($0) }, "low": .exact(found.low),
      "high": .exact(found.high), "limit": .exact(found.limit),
      "lowest": .array(found.lowest.map { .string($0) }),
      "highest": .array(found.highest.map { .string($0) }),
    ]
  }
}
