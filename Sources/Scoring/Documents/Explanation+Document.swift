import ExactArithmetic
public import Reporting
import Tallies

extension Explanation {
  /// The tree for another program.
  public var document: JSONValue { document(beside: nil) }

  /// The tree beside the unit's own one (自评), item by item and input by input.
  ///
  /// - Parameter evidence: what surveys say beyond the people who answered, of a node (`betweenUnits`) or
  ///   of one of its inputs (`evidence`); null where nothing is known.
  public func document(
    beside own: OwnStatement?,
    evidence: (Explanation, InputUse?) -> JSONValue = { _, _ in .null }
  ) -> JSONValue {
    [
      "kind": .string(kind.rawValue), "id": .string(id), "rule": .either(rule) { .string($0) },
      "title": .either(title) { .words($0) },
      "clause": .either(clause) { .string($0.text) },
      "weight": .exact(weight), "maximum": .exact(maximum), "value": .points(value),
      "own": .either(own?.score(of: self)) { .points($0) },
      "delta": .either(own?.delta(of: self)) { .exact($0) },
      "scoredBy": .either(scoredBy) { .words($0) },
      "statement": .either(statement) { .words($0) },
      "inputs": .array(
        inputs.map {
          .input($0, own: own?.measure(of: $0.name), evidence: evidence(self, $0))
        }),
      "betweenUnits": evidence(self, nil),
      "reading": .either(reading) { .reading($0) },
      "place": .either(place) { .place($0) },
      "lost": .array(lost.map { ["points": .cases($0.points), "reason": .words($0.reason)] }),
      "absorbed": .cases(absorbed),
      "gaps": .array(gaps.map { .gap($0) }),
      "flags": .array(
        flags.map { ["kind": .string($0.kind.rawValue), "note": .words($0.note)] }),
      "override": .either(override) { .override($0) },
      "children": .array(children.map { $0.document(beside: own, evidence: evidence) }),
    ]
  }

  /// The losses here and below, the greatest first.
  public var ledgerDocument: JSONValue {
    .array(
      ledger.map { entry in
        [
          "node": .string(entry.node), "points": .cases(entry.points),
          "reason": .words(entry.loss.reason), "clause": .string(entry.loss.clause.text),
        ]
      })
  }

  /// The points added up again: `{"maximum", "lost", "absorbed", "value"}`.
  public var sumDocument: JSONValue {
    let sum = LedgerSum(of: self)
    return [
      "maximum": .exact(maximum), "lost": .cases(sum.lost), "absorbed": .cases(sum.absorbed),
      "value": .points(value),
    ]
  }
}
