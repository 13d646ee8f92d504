import Questionnaires
import Reporting

/// The JSON Schema of a questionnaire.
enum QuestionnaireSchema {
  private typealias Parts = SchemaParts

  /// The whole document.
  static var document: JSONValue {
    Parts.document(
      "questionnaire", title: "评议 Pingyi: 问卷 questionnaire", root: root,
      parts: [
        ("option", option(const: nil)), ("cellOption", option(const: "text")),
        ("singleOption", option(const: "exclusive")),
        ("soft", Parts.object([("low", Parts.part("number")), ("high", Parts.part("number"))])),
        ("skip", skip), ("cell", cell),
      ] + items)
  }

  // MARK: The top

  private static var root: JSONValue {
    var schema = JSONObject()
    let keys: [(String, JSONValue)] = [
      Parts.hint, ("questionnaire", Parts.part("id")), ("version", Parts.integer(1...999_999)),
      ("title", Parts.part("text")), ("clause", Parts.part("line")),
      (
        "respondent",
        Parts.word(
          Respondent.allCases.map(\.rawValue), about: "谁填，也就是票号的含义 / who answers")
      ),
      ("roles", Parts.list(of: Parts.part("id"), atMost: 20, isUnique: true)),
      (
        "optionLists",
        [
          "type": "object",
          "additionalProperties": Parts.list(of: Parts.part("option"), atLeast: 1, atMost: 100),
        ]
      ),
      ("items", allItems), ("rates", Parts.list(of: rate, atMost: 500)), ("validity", validity),
      (
        "participation",
        Parts.object(
          [
            ("floor", Parts.part("number")),
            ("of", Parts.word(ParticipationFloor.Population.allCases.map(\.rawValue))),
          ], required: ["floor", "of"])
      ),
      ("privacy", Parts.object([("threshold", Parts.integer(5...1_000_000))])),
    ]
    let required = [
      "questionnaire", "version", "title", "clause", "respondent", "items", "validity",
    ]
    if case .object(let members) = Parts.object(keys, required: required) { schema = members }
    schema["allOf"] = conditions
    return .object(schema)
  }

  private static var allItems: JSONValue {
    let names = items.map(\.0).filter { $0.hasPrefix("item-") }
    return [
      "type": "array", "minItems": 1, "maxItems": 500,
      "items": ["oneOf": .array(names.map(Parts.part))],
      "contains": ["not": Parts.key("type", is: "text")],
    ]
  }

  /// What depends on who answers.
  private static var conditions: JSONValue {
    [
      ["if": Parts.key("respondent", is: "anonymous"), "then": ["required": ["roles"]]],
      [
        "if": ["not": Parts.key("respondent", is: "anonymous")],
        "then": [
          "properties": ["participation": ["properties": ["of": ["const": "issued"]]]]
        ],
      ],
      [
        "if": ["not": Parts.key("respondent", is: "unit")],
        "then": [
          "properties": [
            "items": ["items": ["properties": ["ownRow": ["const": "rated"]]]]
          ]
        ],
      ],
    ]
  }

  private static var rate: JSONValue {
    Parts.object(
      [
        ("id", Parts.part("id")), ("item", ["type": "string"]),
        ("denominator", Parts.word(Rate.Denominator.allCases.map(\.rawValue))),
      ], required: ["id", "item", "denominator"])
  }

  private static var validity: JSONValue {
    Parts.object(
      [
        ("overTick", Parts.word(["itemVoid", "paperVoid"], about: "多选 / more than one tick")),
        (
          "illegible",
          Parts.word(ValidityPolicy.Effect.allCases.map(\.rawValue), about: "无法辨认 / unreadable")
        ),
        (
          "allBlank",
          Parts.word(
            ValidityPolicy.BlankPaper.allCases.map(\.rawValue), about: "整张空白 / a blank paper")
        ),
        (
          "partBlank",
          Parts.word(
            ValidityPolicy.BlankItem.allCases.map(\.rawValue), about: "部分空白 / a blank item")
        ),
        ("minimumAnswered", Parts.part("number")),
      ], required: ["overTick", "illegible", "allBlank", "partBlank"],
      about: "每种情形都要有规定 / every case needs its rule")
  }

  // MARK: Options and conditions

  /// An option; `const` names a switch that has no place where the option stands.
  private static func option(const switchedOff: String?) -> JSONValue {
    func toggle(_ name: String) -> (String, JSONValue) {
      (name, name == switchedOff ? ["const": false] : ["type": "boolean"])
    }
    var schema = JSONObject()
    let keys: [(String, JSONValue)] = [
      (
        "code",
        [
          "type": "string", "pattern": "^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]{1,8}$",
          "description": "录入的代码，1 到 8 个字母或数字 / what is keyed",
        ]
      ),
      ("label", Parts.part("text")), toggle("satisfied"), toggle("abstain"), toggle("exclusive"),
      toggle("text"), ("score", Parts.part("number")),
    ]
    if case .object(let members) = Parts.object(keys, required: ["code", "label"]) {
      schema = members
    }
    // Who expresses no opinion is not satisfied and has no score.
    schema["if"] = Parts.key("abstain", is: true)
    schema["then"] = ["properties": ["satisfied": ["const": false], "score": false]]
    return .object(schema)
  }

  private static func options(_ part: String) -> JSONValue {
    [
      "oneOf": [
        ["type": "string"], Parts.list(of: Parts.part(part), atLeast: 1, atMost: 100),
      ]
    ]
  }

  private static var skip: JSONValue {
    Parts.object(
      [
        ("item", ["type": "string"]),
        ("is", Parts.list(of: ["type": "string"], atLeast: 1, isUnique: true)),
      ], required: ["item", "is"])
  }

  // MARK: Items

  private static let score: [(String, JSONValue)] = [
    ("min", Parts.part("number")), ("max", Parts.part("number")), ("step", Parts.part("number")),
    ("soft", Parts.part("soft")),
  ]
  private static let count: [(String, JSONValue)] = [
    ("min", Parts.part("number")), ("max", Parts.part("number")), ("soft", Parts.part("soft")),
  ]
  private static let amount: [(String, JSONValue)] =
    count + [("decimals", Parts.integer(0...15)), ("unit", Parts.part("text"))]

  /// A part `item-single` and so on for every type.
  private static var items: [(String, JSONValue)] {
    [
      item("single", [("options", options("singleOption"))], required: ["options"]),
      item("multiple", [("options", options("option"))], required: ["options"]),
      item("score", score, required: ["min", "max"]), item("count", count),
      item("amount", amount, required: ["unit"]), item("ratio"), item("yesNo"), item("date"),
      item("unit"), item("text"),
      item(
        "grid",
        [
          ("rows", Parts.word(Grid.Rows.allCases.map(\.rawValue))), ("cell", Parts.part("cell")),
          ("ownRow", Parts.word(["notApplicable", "rated"])), ("quota", quotas),
        ], required: ["rows", "cell"], condition: numbersHaveNoQuota),
    ]
  }

  private static func item(
    _ type: String, _ keys: [(String, JSONValue)] = [], required: [String] = [],
    condition: JSONObject = [:]
  ) -> (String, JSONValue) {
    let common: [(String, JSONValue)] = [
      ("id", Parts.part("dottedID")), ("type", ["const": .string(type)]),
      ("text", Parts.part("text")), ("skipIf", Parts.part("skip")),
    ]
    var schema = condition
    if case .object(let members) = Parts.object(
      common + keys, required: ["id", "type", "text"] + required)
    {
      for name in members.names { schema[name] = members[name] }
    }
    return ("item-\(type)", .object(schema))
  }

  private static var quotas: JSONValue {
    Parts.list(
      of: Parts.object(
        [("option", ["type": "string"]), ("atMost", Parts.part("number"))],
        required: ["option", "atMost"]), atMost: 100)
  }

  private static var numbersHaveNoQuota: JSONObject {
    [
      "if": [
        "properties": [
          "cell": [
            "type": "object",
            "properties": ["type": ["enum": ["score", "count", "amount"]]],
          ]
        ]
      ], "then": ["properties": ["quota": ["maxItems": 0]]],
    ]
  }

  private static var cell: JSONValue {
    func kind(
      _ type: String, _ keys: [(String, JSONValue)], required: [String] = []
    ) -> JSONValue {
      Parts.object(
        [("type", ["const": .string(type)])] + keys, required: ["type"] + required)
    }
    return [
      "oneOf": [
        ["type": "string"], Parts.list(of: Parts.part("cellOption"), atLeast: 1, atMost: 100),
        kind("score", score, required: ["min", "max"]), kind("count", count),
        kind("amount", amount, required: ["unit"]),
        kind("single", [("options", options("cellOption"))], required: ["options"]),
      ]
    ]
  }
}
