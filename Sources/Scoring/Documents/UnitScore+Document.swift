public import Reporting

extension UnitScore {
  /// The score for another program: points, items, inputs, the tree and the ledger.
  ///
  /// Its keys are described in the room's page and checked by a test.
  public var document: JSONValue {
    [
      "unit": .string(unit), "scheme": .string(scheme), "version": .integer(version),
      "schemeHash": .string(schemeHash), "score": .points(value), "maximum": .exact(maximum),
      "percent": .either(percent) { .points($0) }, "final": .bool(isFinal),
      "bonus": .either(bonus) { .points($0.value) },
      "conversion": .either(conversion) { .conversion($0) },
      "readings": .array(readings.map { .reading($0) }),
      "gaps": .array(gaps.map { .gap($0) }), "items": itemsDocument,
      "sum": explanation.sumDocument, "ledger": explanation.ledgerDocument,
      "explanation": explanation.document,
      "bonusExplanation": .either(bonus) { $0.document },
    ]
  }

  /// The score as JSON text.
  public var json: String { document.text() }

  /// Every item with its points and what it read, bonus items last.
  public var itemsDocument: JSONValue {
    .array(
      nodes.filter { $0.kind == .item }.map { item in
        let sum = LedgerSum(of: item)
        return [
          "id": .string(item.id), "title": .either(item.title) { .words($0) },
          "clause": .either(item.clause) { .string($0.text) },
          "score": .points(item.value), "maximum": .exact(item.maximum),
          "override": .either(item.override) { .override($0) },
          "lost": .cases(sum.lost), "absorbed": .cases(sum.absorbed),
          "inputs": .array(item.distinctInputs.map { .input($0) }),
        ]
      })
  }
}

extension Explanation {
  /// The inputs of this node and all below, each once, in the order of the rules.
  fileprivate var distinctInputs: [InputUse] {
    var seen: Set<String> = []
    return nodes.flatMap(\.inputs).filter { seen.insert($0.name).inserted }
  }
}
