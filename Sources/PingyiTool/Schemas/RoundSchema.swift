import ExactArithmetic
import Reporting
import Rounds

/// The JSON Schema of a round.
enum RoundSchema {
  private typealias Parts = SchemaParts

  /// The whole document.
  static var document: JSONValue {
    let number = Parts.integer(1...Round.greatestNumber)
    let unit = Parts.object(
      [
        ("id", Parts.part("dottedID")), ("number", number), ("name", Parts.part("line")),
        ("members", Parts.integer(0...Round.greatestNumber)),
        ("works", Parts.list(of: Parts.part("line"), atMost: 500)),
      ], required: ["id", "name"])
    let rater = Parts.object(
      [("id", Parts.part("dottedID")), ("number", number), ("name", Parts.part("line"))],
      required: ["id"])
    let grade = Parts.object(
      [("atLeast", Parts.part("number")), ("atMost", Parts.part("number"))])
    let rounding = Parts.object(
      [
        ("decimals", Parts.integer(0...12)),
        ("rule", Parts.word(RoundingRule.allCases.map(\.rawValue))),
      ])
    let root = Parts.object(
      [
        Parts.hint, ("round", Parts.part("dottedID")),
        ("version", Parts.integer(1...1_000_000)), ("scheme", Parts.part("dottedID")),
        (
          "entry",
          [
            "type": "string", "pattern": "^(single|double|sample .+)$",
            "description": "single | sample 10% | double",
          ]
        ),
        ("units", Parts.list(of: unit, atLeast: 1, atMost: Round.mostUnits)),
        ("leaders", Parts.list(of: rater, atMost: Round.mostUnits)),
        ("departments", Parts.list(of: rater, atMost: Round.mostUnits)),
        ("readings", ["type": "object", "additionalProperties": Parts.part("dottedID")]),
        ("grades", ["type": "object", "additionalProperties": grade]), ("rounding", rounding),
        ("notes", Parts.object([("zh", ["type": "string"]), ("en", ["type": "string"])])),
      ], required: ["round", "scheme", "units"])
    return Parts.document("round", title: "评议 Pingyi: 轮次 round", root: root, parts: [])
  }
}
