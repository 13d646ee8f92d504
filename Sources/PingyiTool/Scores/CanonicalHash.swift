import Digests
import IndicatorTables
import Rounds
import Sampling
import Scoring

/// SHA-256 of what counts in a round's files, whatever order they have it in.
///
/// Fields are separated by U+001F and lines end with LF, as in the hash of the journals' state.
enum CanonicalHash {
  /// Of lines of fields.
  static func hash(_ lines: some Sequence<[String]>) -> String {
    var hash = SHA256()
    for fields in lines { hash.update(fields.joined(separator: "\u{1F}") + "\n") }
    return hash.finalize().hex
  }

  /// Of `round.json5`, without its remarks.
  static func hash(of round: Round) -> String { hash(round.canonicalLines) }

  /// Of the rules that `round.json5` adds to the scheme.
  static func rules(of round: Round) -> String { hash(round.canonicalRules) }

  /// Of a sampling frame: id, name, parent, members and standalone of every unit, by id.
  static func hash(of frame: RoundFrame) -> String {
    hash(
      frame.units.sorted { $0.id < $1.id }.map { unit in
        [
          unit.id, unit.name, unit.parent ?? "", unit.members.map { "\($0)" } ?? "",
          unit.isStandalone.map { $0 ? "yes" : "no" } ?? "",
        ]
      })
  }

  /// Of the tables that units wrote: the hash by which each unit's are certified, by id.
  static func hash(of tables: RoundTables, in round: Round) -> String {
    hash(round.units.map(\.id).sorted().map { [$0, tables.seal(of: $0)] })
  }
}
