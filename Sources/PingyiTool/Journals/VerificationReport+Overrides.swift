import Diagnostics
import Reporting
import Rounds
import Scoring
import Sheets

extension VerificationReport {
  /// Items about which journals say different things that nobody has settled.
  var overrideConflicts: [OverrideKey] {
    reading.state.overriddenKeys.filter { reading.state.overrides(of: $0).count > 1 }
  }

  /// What was decided and is not in force, because of whom or what it is about.
  var overrideFaults: [OverrideFault] {
    RoundOverrides(reading.state, units: folder.round.units.map(\.id), items: folder.items).faults
  }

  /// How many overrides are in force, every one that came and went, and every contradiction.
  var overrideNotes: [String] {
    let changes = reading.state.overrideChanges
    guard !changes.isEmpty else { return [] }
    let faults = overrideFaults
    let standing = reading.state.overriddenKeys.count - faults.count
    let void =
      faults.isEmpty
      ? (zh: "", en: "") : (zh: "没有生效 \(faults.count) 项，", en: "\(faults.count) not applied, ")
    return [
      words(
        "改判：有效 \(standing) 项，\(void.zh)前后共 \(changes.count) 次改动：",
        "overrides: \(standing) in force, \(void.en)\(changes.count) changes in all:")
    ]
      + changes.sorted { ($0.at, $0.key) < ($1.at, $1.key) }.map { change in
        let before = OverrideChange.words(change.before)[language]
        let after = OverrideChange.words(change.after)[language]
        let reason = change.reason.isEmpty ? words("当场撤回", "taken back at once") : change.reason
        return "  \(change.at) \(change.by) \(change.key.unit) \(change.key.item): "
          + "\(before) → \(after)  \(reason)"
      }
      + faults.map { "  " + $0.message[language] }
      + overrideConflicts.map { key in
        words(
          "改判互相矛盾：\(key.unit) \(key.item)，由一人重新改判",
          "overrides contradict each other: \(key.unit) \(key.item); one person has to decide again"
        )
      }
  }

  /// Every change: `{"unit", "item", "before", "after", "reason", "by", "at"}`; null points are the rule's.
  var overridesDocument: JSONValue {
    .array(
      reading.state.overrideChanges.sorted { ($0.at, $0.key) < ($1.at, $1.key) }.map { change in
        [
          "unit": .string(change.key.unit), "item": .string(change.key.item),
          "before": .array(change.before.map { $0.map { .rational($0) } ?? .null }),
          "after": .array(change.after.map { $0.map { .rational($0) } ?? .null }),
          "reason": .string(change.reason), "by": .string(change.by), "at": .string(change.at),
        ]
      })
  }
}
