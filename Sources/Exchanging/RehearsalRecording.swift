import Digests
import Sheets

/// Counts what would be recorded and keeps nothing, for a rehearsal.
struct RehearsalRecording: Recording {
  /// How many events were recorded.
  private(set) var count = 0
  /// The journal that stands in for the operator's own.
  let journalID: String?

  var head: String? { nil }
  var lastHash: Digest? { .zero }

  /// Stands in for a journal.
  ///
  /// - Parameter journal: the operator's journal, whose batches they may go on with.
  init(journal: String) {
    journalID = journal
  }

  mutating func open(for operatorID: String) -> CollectionState? { nil }

  mutating func record(
    kind: String, fields: [String], grain: TimeGrain
  ) -> (stamp: Stamp, time: String) {
    count += 1
    // Sequence numbers go on behind every real one, and no two events look alike.
    let sequence = 1 << 40 + count
    return (
      Stamp(journal: journalID ?? "", sequence: sequence, hash: SHA256.hash("\(sequence)")), ""
    )
  }
}
