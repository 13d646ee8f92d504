public import Digests
import ExactArithmetic

extension CollectionState {
  /// Takes an override or its lifting.
  ///
  /// It replaces the statements that it names. What another journal said side by side stays: the same points
  /// agree, different ones are a conflict until a later line names both, as with facts.
  mutating func override(
    _ parameters: OverrideParameters, _ prior: [Digest], _ context: RecordContext
  ) {
    let key = parameters.key
    let made = Override(
      parameters: parameters, by: context.operatorID, at: context.time, stamp: context.stamp)
    overrideStatements[key, default: Statements()].state(made, naming: prior.map { hash($0) })
    push(.override(key, made: context.stamp.hash), "override", context)
    let before = overrideStatements[key]?.named(by: context.stamp.hash) ?? []
    noteOverride(key, before, [made], parameters.reason, context)
  }

  /// Takes an override or its lifting back; what it replaced stands again.
  mutating func retractOverride(
    _ key: OverrideKey, _ made: Digest, _ context: RecordContext
  ) {
    let before = overrideStatements[key]?.statement(made)
    let after = overrideStatements[key]?.named(by: made) ?? []
    overrideStatements[key]?.takeBack(made)
    noteOverride(key, [before].compactMap(\.self), after, "", context)
  }

  /// Keeps what a line changed, as its author knew it.
  private mutating func noteOverride(
    _ key: OverrideKey, _ before: [Override], _ after: [Override], _ reason: String,
    _ context: RecordContext
  ) {
    func points(_ heads: [Override]) -> [Rational?] {
      // Who says the same says it once.
      heads.reduce(into: heads.isEmpty ? [nil] : []) { points, head in
        if !points.contains(head.parameters.points) { points.append(head.parameters.points) }
      }
    }
    overrideChanges.enter(
      OverrideChange(
        key: key, before: points(before), after: points(after), reason: reason,
        by: context.operatorID, at: context.time, stamp: context.stamp))
  }

  func overrideHeads(of key: OverrideKey) -> [Override] { overrideStatements[key]?.heads ?? [] }

  // MARK: Questions

  /// The lines that a new one about the same points replaces.
  public func priors(of key: OverrideKey) -> [Digest] {
    overrideHeads(of: key).map(\.stamp.hash)
  }

  /// What journals say of an item of a unit that no later line replaced, by hash: nothing where it was never
  /// overridden or all agree that it is lifted, one where all agree, else what contradicts each other.
  ///
  /// - Parameter parties: who has no say in it.
  public func overrides(
    of key: OverrideKey, without parties: Set<String> = []
  ) -> [Override] {
    let heads = overrideHeads(of: key).filter { !parties.contains($0.by) }
    let points = Set(heads.map(\.parameters.points))
    guard points.count <= 1 else { return heads }
    return points.first.flatMap { $0 } == nil ? [] : Array(heads.prefix(1))
  }

  /// The items that are overridden, or about which journals disagree, in order.
  public var overriddenKeys: [OverrideKey] {
    overrideStatements.keys.filter { !overrides(of: $0).isEmpty }.sorted()
  }

  /// Who registered or keyed what an item reads of a unit, now or before: nobody of them may override it.
  ///
  /// Somebody else who registers the same fact again sets nobody free, else two who agree could take turns. What
  /// was taken back at once was never said. Statements about the unit itself (`side=self`) do not count, which
  /// nobody scores by.
  public func parties(to item: ItemDeclaration, of unit: String) -> Set<String> {
    var parties: Set<String> = []
    for (key, statements) in factStatements
    where key.unit == unit && key.side == .verified && item.facts.contains(key.item) {
      parties.formUnion(statements.said.map(\.by))
    }
    guard !item.questionnaires.isEmpty else { return parties }
    for batch in batches.values
    where item.questionnaires.contains(batch.parameters.questionnaire)
      && (batch.parameters.subject == unit || batch.parameters.subject == "all")
    {
      parties.formUnion(batch.passes.values.map(\.owner))
    }
    return parties
  }
}
