import Digests

/// A ruling on a conflict as it was recorded.
struct Keep: Sendable, Hashable {
  /// What becomes of a line.
  enum Fate: Hashable {
    case stands
    case falls
    case renamed(String)
  }

  let parameters: KeepParameters
  let stamp: Stamp
  let by: String
  let at: String

  /// What becomes of every line that it names; a ruling among them counts as such a line.
  var fates: [Digest: Fate] {
    var fates: [Digest: Fate] = [parameters.kept: .stands]
    for line in parameters.rejected { fates[line] = .falls }
    for renaming in parameters.renamed { fates[renaming.line] = .renamed(renaming.id) }
    return fates
  }

  /// Whether both cannot be applied, since they say different things of one line.
  func contradicts(_ other: Keep) -> Bool {
    guard self != other else { return false }
    let others = other.fates
    return fates.contains { line, fate in others[line].map { $0 != fate } ?? false }
  }
}
