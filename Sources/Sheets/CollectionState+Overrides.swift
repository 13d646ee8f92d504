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
    let named = Set(prior.map { hash($0) })
    let heads = overrideHeads[parameters.key] ?? []
    let replaced = heads.filter { named.contains($0.stamp.hash) }
    push(
      .override(parameters.key, made: context.stamp.hash, replaced: replaced), "override", context)
    let made = Override(
      parameters: parameters, by: context.operatorID, at: context.time, stamp: context.stamp)
    setOverrides(
      parameters.key, heads.filter { !named.contains($0.stamp.hash) } + [made], parameters.reason,
      context)
  }

  /// Takes an override or its lifting back; what it replaced stands again.
  mutating func retractOverride(
    _ key: OverrideKey, _ made: Digest, _ replaced: [Override], _ context: RecordContext
  ) {
    let heads = (overrideHeads[key] ?? []).filter { $0.stamp.hash != made }
    setOverrides(key, heads + replaced, "", context)
  }

  private mutating func setOverrides(
    _ key: OverrideKey, _ heads: [Override], _ reason: String, _ context: RecordContext
  ) {
    func points(_ heads: [Override]) -> [Rational?] {
      heads.isEmpty ? [nil] : heads.map(\.parameters.points)
    }
    let before = overrideHeads[key] ?? []
    let after = heads.sorted { $0.stamp.hash < $1.stamp.hash }
    overrideHeads[key] = after.isEmpty ? nil : after
    overrideChanges.append(
      OverrideChange(
        key: key, before: points(before), after: points(after), reason: reason,
        by: context.operatorID, at: context.time))
  }

  // MARK: Questions

  /// The lines that a new one about the same points replaces.
  public func priors(of key: OverrideKey) -> [Digest] {
    (overrideHeads[key] ?? []).map(\.stamp.hash)
  }

  /// What journals say of an item of a unit that no later line replaced, by hash: nothing where it was never
  /// overridden or all agree that it is lifted, one where all agree, else what contradicts each other.
  public func overrides(of key: OverrideKey) -> [Override] {
    let heads = overrideHeads[key] ?? []
    let points = Set(heads.map(\.parameters.points))
    guard points.count <= 1 else { return heads }
    return points.first.flatMap { $0 } == nil ? [] : Array(heads.prefix(1))
  }

  /// The items that are overridden, or about which journals disagree, in order.
  public var overriddenKeys: [OverrideKey] {
    overrideHeads.keys.filter { !overrides(of: $0).isEmpty }.sorted()
  }

  /// Who registered or keyed what an item reads of a unit: nobody of them may override it.
  ///
  /// Their statements about the unit itself do not count, which nobody scores by.
  public func parties(to item: ItemDeclaration, of unit: String) -> Set<String> {
    var parties: Set<String> = []
    for (key, heads) in factHeads
    where key.unit == unit && key.side == .verified && item.facts.contains(key.item) {
      parties.formUnion(heads.map(\.by))
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
