import Diagnostics
import Digests
import Sampling
import Sheets

/// The files of a round's `draws/`.
struct RoundDraws: Sendable {
  /// The files, by draw, the commitment before its record.
  let files: [DrawFile]
  /// Files that are none of a draw.
  private let strangers: [Finding]

  /// What is wrong with the files by themselves and with each other.
  var allFindings: [Finding] {
    var findings = strangers + files.flatMap(\.findings)
    if !findings.containError {
      do throws(SeriesFault) {
        _ = try DrawHistory(
          commits: files.compactMap(\.commit), records: files.compactMap(\.record))
      } catch {
        findings.append(error.finding(at: nil))
      }
    }
    return findings
  }

  /// Reads `draws/` of a round's folder; a round without it has no draws.
  static func read(_ folder: String) throws(FileFault) -> RoundDraws {
    let path = PathName.joining(folder, "draws")
    guard try Folder.holdsSomething(at: path) else { return RoundDraws(files: [], strangers: []) }
    var files: [DrawFile] = []
    var strangers: [Finding] = []
    for entry in try Folder.entries(of: path) {
      let place = PathName.joining(path, entry.name)
      if !entry.isFolder, let key = DrawFile.key(ofName: entry.name) {
        files.append(try DrawFile.read(place, as: key))
      } else {
        strangers.append(
          RoundDrawFault.unknownFile.finding(
            at: SourceLocation(file: place, line: 1, column: 1)))
      }
    }
    files.sort { $0.key < $1.key }
    return RoundDraws(files: files, strangers: strangers)
  }

  /// The draws of a round, compared with what its journals say; nothing is refused.
  static func all(
    of folder: RoundFolder, in state: CollectionState
  ) throws(Refusal) -> DrawStanding {
    do throws(FileFault) {
      return DrawStanding(try read(folder.path), in: state, folder: folder.path)
    } catch {
      throw Refusal(error)
    }
  }

  /// The draws of a round for a command that builds on them.
  ///
  /// A file that differs from the journals, or that is gone, is refused with 65. One that no journal
  /// knows counts for nothing: a draw that was interrupted must not stop the clerks.
  static func standing(
    of folder: RoundFolder, in state: CollectionState
  ) throws(Refusal) -> DrawStanding {
    let standing = try all(of: folder, in: state)
    let errors = standing.findings.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Refusal(.data, errors) }
    return standing
  }
}
