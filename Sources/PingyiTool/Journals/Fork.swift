import Digests
import Journaling
import Sheets

/// A journal of which two files went on: equal up to a record, different from there.
struct Fork: Sendable {
  /// The journal's id, the same in both files.
  let journal: JournalID
  /// The file that is read first: that whose first record of its own has the lesser hash.
  let first: String
  /// The other one.
  let second: String
  /// The number of the first record that differs.
  let sequence: Int
  /// The names of the branches, as the stamps of their records carry them, in the order of the files.
  let branches: [String]

  /// The branch that a file holds; nil for another file.
  func branch(in path: String) -> String? {
    Folder.isSameFile(path, first)
      ? branches.first : Folder.isSameFile(path, second) ? branches.last : nil
  }

  /// The file of the other branch.
  func other(than path: String) -> String { Folder.isSameFile(path, first) ? second : first }

  /// Compares two files of one journal; nil where one of them holds nothing but what the other does.
  init?(
    _ journal: JournalID, _ first: String, _ second: String, _ reader: JournalReader
  ) throws(JournalError) {
    var hashes: [Digest] = []
    _ = try reader.read(first) { view in hashes.append(view.hash) }
    var count = 0
    var difference: (Digest, Digest)?
    var sequence = 0
    _ = try reader.read(second) { view in
      if difference == nil, count < hashes.count, hashes[count] != view.hash {
        difference = (hashes[count], view.hash)
        sequence = view.seq
      }
      count += 1
    }
    guard let difference else { return nil }
    branches = [difference.0, difference.1].sorted().map {
      Replay.branchName(of: journal.description, first: $0)
    }
    self.journal = journal
    (self.first, self.second) = difference.0 < difference.1 ? (first, second) : (second, first)
    self.sequence = sequence
  }
}
