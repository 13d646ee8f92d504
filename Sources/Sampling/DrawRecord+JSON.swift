import Digests
import ExactArithmetic
public import Reporting

extension DrawRecord {
  /// The members of the record without its checksum.
  public var json: JSONObject {
    var object: JSONObject = ["draw": .integer(number), "purpose": .string(plan.purpose)]
    object["frame"] = [
      "sha256": .string(frame.digest.hex),
      "units": .array(
        frame.units.map { ["id": .string($0.id), "stratum": .string($0.stratum)] }),
    ]
    object["where"] = .text(plan.condition?.text)
    object["strata"] = .text(plan.strata)
    object["commit"] = .text(commit?.digest.hex)
    object["seed"] = .string(seed.text)
    object["seedSource"] = .string(seedSource)
    object["rule"] = .string(DrawRecord.rule)
    object["size"] = plan.size.json
    object["perStratum"] = .counts(shares)
    object["replacement"] = plan.replacementJSON
    object["selected"] = .array(selection.selected.map(\.json))
    object["substitutes"] = .array(selection.substitutes.map(\.json))
    object["supersedes"] = links.supersedes.json
    object["follows"] = links.follows.json
    object["committed"] =
      commit.map {
        [
          "by": .string($0.by), "time": .string($0.time.text), "version": .string($0.version),
        ]
      } ?? .null
    object["by"] = .string(by)
    object["version"] = .string(version)
    return object
  }
}

extension DrawCommit {
  /// The members of the commitment.
  public var json: JSONObject {
    var object: JSONObject = ["draw": .integer(number), "purpose": .string(plan.purpose)]
    object["frame"] = ["sha256": .string(frameDigest.hex)]
    object["where"] = .text(plan.condition?.text)
    object["strata"] = .text(plan.strata)
    object["rule"] = .string(DrawRecord.rule)
    object["size"] = plan.size.json
    object["perStratum"] = .counts(shares)
    object["replacement"] = plan.replacementJSON
    object["seedSource"] = .string(seedSource)
    object["supersedes"] = links.supersedes.json
    object["follows"] = links.follows.json
    object["by"] = .string(by)
    object["time"] = .string(time.text)
    object["version"] = .string(version)
    return object
  }
}

extension DrawPlan {
  /// The name of the rule by which a substitute is activated.
  static let replacementRule = "next-ticket-in-stratum"

  fileprivate var replacementJSON: JSONValue {
    ["rule": .string(DrawPlan.replacementRule), "perStratum": .integer(reserve)]
  }
}

extension SampleSize {
  fileprivate var json: JSONValue {
    switch self {
    case .each(let count, let takesAll):
      return ["each": .integer(count), "takeAll": .bool(takesAll)]
    case .total(let allocation, let deviations):
      var object: JSONObject = [
        "total": .integer(allocation.total), "allocate": .string(allocation.method.rawValue),
        "minimum": .integer(allocation.minimum),
      ]
      var values = JSONObject()
      for name in deviations.keys.sorted(by: ByteOrder.precedes) {
        guard let value = deviations[name] else { continue }
        values[name] = .string(value.terminatingDecimal ?? value.description)
      }
      if !deviations.isEmpty { object["deviations"] = .object(values) }
      return .object(object)
    }
  }
}

extension DrawnUnit {
  fileprivate var json: JSONValue {
    [
      "id": .string(id), "stratum": .string(stratum), "ticket": .string(ticket.description),
    ]
  }
}

extension DrawReference? {
  fileprivate var json: JSONValue {
    map { ["draw": .integer($0.draw), "sha256": .string($0.digest.hex)] } ?? .null
  }
}

extension JSONValue {
  fileprivate static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  fileprivate static func counts(_ shares: [StratumShare]) -> JSONValue {
    var object = JSONObject()
    for share in shares { object[share.stratum] = .integer(share.count) }
    return .object(object)
  }
}
