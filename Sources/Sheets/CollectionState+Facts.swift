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
    let before = statements(of: key)
    let fact = Fact(
      key: key, value: value, evidence: evidence, reason: reason, by: context.operatorID,
      at: context.time, stamp: context.stamp)
    factStatements[key, default: Statements()].state(fact, naming: prior.map { hash($0) })
    push(.fact(key, made: context.stamp.hash), "fact", context)
    settleFact(key)
    if !before.isEmpty { noteFact(key, before, reason ?? "", context) }
  }

  /// Keeps what a change of a fact replaced.
  private mutating func noteFact(
    _ key: FactKey, _ before: [Fact], _ reason: String, _ context: RecordContext
  ) {
    factCorrections.append(
      FactCorrection(
        key: key, before: before.map(\.value), after: statements(of: key).map(\.value),
        reason: reason, by: context.operatorID, at: context.time))
  }

  /// Takes a statement back; those that it replaced stand again.
  mutating func retractFact(_ key: FactKey, _ made: Digest, _ context: RecordContext) {
    let before = statements(of: key)
    factStatements[key]?.takeBack(made)
    settleFact(key)
    noteFact(key, before, "", context)
  }

  private mutating func settleFact(_ key: FactKey) {
    facts[key] = statements(of: key).first
    factConflicts[key] = factStatements[key]?.contradiction().map {
      Conflict(subject: "fact \(key.unit) \(key.item)", first: $0.first, second: $0.second)
    }
  }
}
