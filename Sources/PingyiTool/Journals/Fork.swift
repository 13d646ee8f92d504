import Digests
import Journaling

/// A journal of which two files went on: equal up to a record, different from there.
struct Fork: Sendable {
  /// The journal's id, the same in both files.
  let journal: JournalID
  /// The file that is read first.
  let first: String
  /// The other one.
  let second: String
  /// The number of the first record that differs.
  let sequence: Int

  /// Compares two files of one journal; nil where one of them holds nothing but what the other does.
  init?(
    _ journal: JournalID, _ first: String, _ second: String, _ reader: JournalReader
  ) throws(JournalError) {
    var hashes: [Digest] = []
    _ = try reader.read(first) { view in hashes.append(view.hash) }
    var count = 0
    var difference: Int?
    var sequence = 0
    _ = try reader.read(second) { view in
      if difference == nil, count < hashes.count, hashes[count] != view.hash {
        difference = count
        sequence = view.seq
      }
      count += 1
    }
    guard difference != nil else { return nil }
    self.journal = journal
    self.first = first
    self.second = second
    self.sequence = sequence
  }
}
