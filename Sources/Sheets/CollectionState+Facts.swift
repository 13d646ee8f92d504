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
    let fact = Fact(
      key: key, value: value, evidence: evidence, reason: reason, by: context.operatorID,
      at: context.time, stamp: context.stamp)
    factStatements[key, default: Statements()].state(fact, naming: prior.map { hash($0) })
    push(.fact(key, made: context.stamp.hash), "fact", context)
    settleFact(key)
    let before = factStatements[key]?.named(by: context.stamp.hash) ?? []
    if !before.isEmpty { noteFact(key, before, [fact], reason ?? "", context) }
  }

  /// Keeps a change of a fact as its author knew it: what another desk stated meanwhile is its own first
  /// word, so how many changes there are does not depend on which journal is read first.
  private mutating func noteFact(
    _ key: FactKey, _ before: [Fact], _ after: [Fact], _ reason: String, _ context: RecordContext
  ) {
    factCorrections.enter(
      FactCorrection(
        key: key, before: before.map(\.value), after: after.map(\.value), reason: reason,
        by: context.operatorID, at: context.time, stamp: context.stamp))
  }

  /// Takes a statement back; those that it replaced stand again.
  mutating func retractFact(_ key: FactKey, _ made: Digest, _ context: RecordContext) {
    let before = factStatements[key]?.statement(made)
    let after = factStatements[key]?.named(by: made) ?? []
    factStatements[key]?.takeBack(made)
    settleFact(key)
    noteFact(key, [before].compactMap(\.self), after, "", context)
  }

  private mutating func settleFact(_ key: FactKey) {
    facts[key] = statements(of: key).first
    factConflicts[key] = factStatements[key]?.contradiction().map {
      Conflict(subject: "fact \(key.unit) \(key.item)", first: $0.first, second: $0.second)
    }
  }
}
