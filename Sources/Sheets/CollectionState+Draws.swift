public import Digests

extension CollectionState {
  /// Takes the hash of a draw's file.
  ///
  /// Two journals that state one hash agree; different ones are a conflict, and nobody knows which
  /// file was drawn. The outcome does not depend on the order in which journals are read.
  mutating func recordDraw(_ key: DrawKey, _ sha256: Digest, _ context: RecordContext) {
    let entry = DrawEntry(
      key: key, sha256: sha256, by: context.operatorID, at: context.time, stamp: context.stamp)
    let entries = (drawStatements[key, default: []] + [entry]).sorted {
      $0.stamp.hash < $1.stamp.hash
    }
    drawStatements[key] = entries
    draws[key] = entries.first
    if let first = entries.first, let second = entries.first(where: { $0.sha256 != first.sha256 }) {
      drawConflicts[key] = Conflict(
        subject: "draw \(key.number) \(key.stage.rawValue)", first: first.stamp,
        second: second.stamp)
    }
  }

  /// Takes the activation of a substitute.
  mutating func substitute(_ parameters: SubstitutionParameters, _ context: RecordContext) {
    let entry = SubstitutionEntry(
      parameters: parameters, by: context.operatorID, at: context.time, stamp: context.stamp)
    let index = substitutions.firstIndex { entry < $0 } ?? substitutions.endIndex
    substitutions.insert(entry, at: index)
  }

  /// The record that the next substitution of a draw has to name: the latest before it.
  public func newestAct(ofDraw number: Int) -> Digest? {
    substitutions.last { $0.parameters.draw == number }?.stamp.hash
      ?? draws[DrawKey(number: number, stage: .record)]?.stamp.hash
  }

  /// The units that were activated as substitutes in some draws.
  public func substitutes(activatedIn draws: Set<Int>) -> Set<String> {
    Set(substitutions.map(\.parameters).filter { draws.contains($0.draw) }.map(\.substitute))
  }
}
