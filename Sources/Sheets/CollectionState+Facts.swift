import Digests

extension CollectionState {
  /// Takes a statement of a fact.
  ///
  /// It replaces the statements that it names. What another journal stated side by side stays: equal
  /// values agree, different ones are a conflict until a later statement names both. So the outcome
  /// does not depend on the order in which journals are read.
  mutating func state(
    _ key: FactKey, _ value: FactValue, _ evidence: String, _ reason: String?, _ prior: [Digest],
    _ context: RecordContext
  ) {
    let named = Set(prior.map { hash($0) })
    let heads = factHeads[key] ?? []
    let replaced = heads.filter { named.contains($0.stamp.hash) }
    push(.fact(key, made: context.stamp.hash, replaced: replaced), "fact", context)
    let fact = Fact(
      key: key, value: value, evidence: evidence, reason: reason, by: context.operatorID,
      at: context.time, stamp: context.stamp)
    settleFact(key, heads.filter { !named.contains($0.stamp.hash) } + [fact])
    if !heads.isEmpty { noteFact(key, heads, reason ?? "", context) }
  }

  /// Keeps what a change of a fact replaced.
  private mutating func noteFact(
    _ key: FactKey, _ before: [Fact], _ reason: String, _ context: RecordContext
  ) {
    factCorrections.append(
      FactCorrection(
        key: key, before: before.map(\.value), after: (factHeads[key] ?? []).map(\.value),
        reason: reason, by: context.operatorID, at: context.time))
  }

  /// Takes a statement back; those that it replaced stand again.
  mutating func retractFact(
    _ key: FactKey, _ made: Digest, _ replaced: [Fact], _ context: RecordContext
  ) {
    let before = factHeads[key] ?? []
    settleFact(key, before.filter { $0.stamp.hash != made } + replaced)
    noteFact(key, before, "", context)
  }

  private mutating func settleFact(_ key: FactKey, _ unordered: [Fact]) {
    let heads = unordered.sorted { $0.stamp.hash < $1.stamp.hash }
    guard let first = heads.first else {
      factHeads[key] = nil
      facts[key] = nil
      factConflicts[key] = nil
      return
    }
    factHeads[key] = heads
    facts[key] = first
    factConflicts[key] = heads.first { $0.value != first.value }.map {
      Conflict(subject: "fact \(key.unit) \(key.item)", first: first.stamp, second: $0.stamp)
    }
  }
}
