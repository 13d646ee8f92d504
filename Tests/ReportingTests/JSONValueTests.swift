import Foundation
import Reporting
import Testing

@Test func `a document keeps its order and is laid out by two blanks`() {
  let document: JSONValue = [
    "unit": "U07", "score": 3, "sealed": true, "rank": nil, "items": ["1.6", ["a": 1]],
    "none": [], "empty": .object(JSONObject()),
  ]
  #expect(
    document.text() == """
      {
        "unit": "U07",
        "score": 3,
        "sealed": true,
        "rank": null,
        "items": [
          "1.6",
          {
            "a": 1
          }
        ],
        "none": [],
        "empty": {}
      }
      """)
  #expect(
    document.text(.oneLine)
      == #"{"unit":"U07","score":3,"sealed":true,"rank":null,"items":["1.6",{"a":1}],"none":[],"empty":{}}"#
  )
}

// Source: RFC 8259, section 7, for the escapes that must be; U+2028/9 break JavaScript; a bidi
// override and U+009B (CSI) act on terminals.
@Test(arguments: [
  ("\"\\/", #""\"\\/""#), ("\n\r\t", #""\n\r\t""#), ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#),
  ("\u{2028}\u{2029}", #""\u2028\u2029""#), ("\u{202E}\u{200B}", #""\u202e\u200b""#),
  ("\u{9B}", #""\u009b""#), ("汉é👍", "\"汉é👍\""), ("\u{E0001}", #""\udb40\udc01""#),
])
func `a string is escaped where it must be`(text: String, expected: String) {
  #expect(JSONValue.string(text).text() == expected)
}

@Test(arguments: [
  (9_007_199_254_740_992, "9007199254740992"), (9_007_199_254_740_993, "\"9007199254740993\""),
  (-9_007_199_254_740_992, "-9007199254740992"), (-9_007_199_254_740_993, "\"-9007199254740993\""),
  (.min, "\"-9223372036854775808\""),
])
func `a whole number beyond 2^53 is a string`(number: Int, expected: String) {
  #expect(JSONValue.integer(number).text() == expected)
}

@Test(arguments: [
  ("17", JSONValue.integer(17)), ("-3", .integer(-3)),
  ("9007199254740993", .string("9007199254740993")),
  ("95367431640625000000000000000000000000", .string("95367431640625000000000000000000000000")),
  ("007", .string("007")), ("+1", .string("+1")), ("", .string("")),
])
func `digits become a number where that is safe`(digits: String, expected: JSONValue) {
  #expect(JSONValue.integer(digits: digits) == expected)
}

@Test func `a fraction has the shape of the formats contract`() {
  // Source: the design's page on formats, section "Numbers in JSON".
  #expect(
    JSONValue.fraction(numerator: "17", denominator: "20", value: "0.85", isExact: true)
      .text(.oneLine) == #"{"numerator":17,"denominator":20,"value":"0.85","exact":true}"#)
}

@Test func `a repeated name keeps its place and its last value`() {
  var object: JSONObject = ["a": 1, "b": 2]
  object["a"] = 3
  #expect(JSONValue.object(object).text(.oneLine) == #"{"a":3,"b":2}"#)
  object["a"] = nil
  #expect(object.names == ["b"])
}

@Test func `Foundation reads back every scalar that was written`() throws {
  // Independent reader: Foundation's JSONSerialization.
  for plane: UInt32 in [0, 1, 2, 14] {
    var text = ""
    for offset: UInt32 in 0...0xFFFF {
      if let scalar = Unicode.Scalar(plane << 16 | offset) { text.unicodeScalars.append(scalar) }
    }
    for layout in [JSONValue.Layout.pretty, .oneLine] {
      let written = JSONValue.object(["text": .string(text)]).text(layout)
      let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: String]
      let back = try #require(read?["text"])
      #expect(Array(back.unicodeScalars) == Array(text.unicodeScalars))
    }
  }
}

// Source: RFC 8259, section 6: a number has no name for infinity.
@Test(arguments: [
  (0.1, "0.1"), (-2.5, "-2.5"), (1e-300, "1e-300"), (.infinity, "null"), (.nan, "null"),
])
func `an estimate is a number, or null where it is none`(number: Double, expected: String) {
  #expect(JSONValue.estimate(number).text() == expected)
}
