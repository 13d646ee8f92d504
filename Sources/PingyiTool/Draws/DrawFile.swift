import Diagnostics
import Digests
import Sampling
import Sheets

/// A file of a round's `draws/`, derived again from its own bytes.
struct DrawFile: Sendable {
  /// The path that findings show.
  let path: String
  /// Which file it is, by its name.
  let key: DrawKey
  /// SHA-256 of its bytes.
  let sha256: Digest
  /// The commitment, if it is a sound one.
  let commit: DrawCommit?
  /// The record, if it is a sound one.
  let record: DrawRecord?
  /// What differs.
  let findings: [Finding]

  /// Whether everything in it follows from what it says.
  var isSound: Bool { !findings.containError }

  /// The number and the stage that a name such as `001.json` or `001.commit.json` stands for.
  static func key(ofName name: String) -> DrawKey? {
    let stages: [(String, DrawKey.Stage)] = [(".commit.json", .commit), (".json", .record)]
    for (ending, stage) in stages where name.hasSuffix(ending) {
      let stem = name.dropLast(ending.count)
      guard (3...4).contains(stem.utf8.count),
        stem.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(stem), number >= 1
      else { return nil }
      return DrawKey(number: number, stage: stage)
    }
    return nil
  }

  /// Reads and derives a file.
  static func read(_ path: String, as key: DrawKey) throws(FileFault) -> DrawFile {
    let bytes = try FileContents.read(path, limit: SamplingLimits.record)
    let sha256 = SHA256.hash(bytes)
    var findings: [Finding]
    var commit: DrawCommit?
    var record: DrawRecord?
    switch key.stage {
    case .commit:
      let verification = DrawCommit.verify(bytes, file: path)
      commit = verification.document
      findings = verification.findings
    case .record:
      let verification = DrawRecord.verify(bytes, file: path)
      record = verification.document
      findings = verification.findings
    }
    if let name = commit?.fileName ?? record?.fileName, name != PathName.lastName(of: path) {
      findings.append(
        RoundDrawFault.misnamed(expected: name).finding(
          at: SourceLocation(file: path, line: 1, column: 1)))
      commit = nil
      record = nil
    }
    return DrawFile(
      path: path, key: key, sha256: sha256, commit: commit, record: record, findings: findings)
  }
}
