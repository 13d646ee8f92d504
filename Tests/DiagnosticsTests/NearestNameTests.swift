import Testing

@testable import Diagnostics

@Suite("The name that was meant") struct NearestNameTests {
  struct Distance: Sendable {
    let a: String
    let b: String
    let edits: Int
  }

  // Hand calculation; ca→abc = 3 and kitten→sitting = 3 are the published examples for optimal
  // string alignment (Boytsov 2011) and Levenshtein (Wagner & Fischer 1974).
  static let distances: [Distance] = [
    Distance(a: "ca", b: "abc", edits: 3),
    Distance(a: "kitten", b: "sitting", edits: 3),
    Distance(a: "code", b: "ocde", edits: 1),
    Distance(a: "", b: "abc", edits: 3),
    Distance(a: "same", b: "same", edits: 0),
    Distance(a: "满意", b: "基本满意", edits: 2),
  ]

  @Test("edits are counted with swaps of neighbours", arguments: distances)
  func distance(_ example: Distance) {
    let a = Array(example.a.unicodeScalars)
    let b = Array(example.b.unicodeScalars)
    #expect(NearestName.distance(from: a, to: b) == example.edits)
    #expect(NearestName.distance(from: b, to: a) == example.edits)
  }

  struct Meant: Sendable {
    let name: String
    let among: [String]
    let nearest: String?
  }

  static let meant: [Meant] = [
    Meant(name: "lable", among: ["code", "label", "score"], nearest: "label"),
    Meant(name: "Label", among: ["label"], nearest: "label"),
    Meant(name: "ｌａｂｅｌ", among: ["label"], nearest: "label"),
    Meant(name: "q3", among: ["q2", "q1"], nearest: "q1"),
    Meant(name: "q3", among: ["q1", "q2"], nearest: "q1"),
    Meant(name: "8", among: ["1", "2"], nearest: nil),
    Meant(name: "", among: ["a"], nearest: nil),
    Meant(name: "participation", among: ["privacy"], nearest: nil),
    Meant(name: "x", among: [], nearest: nil),
  ]

  @Test("a near name is found, a far one is not", arguments: meant)
  func nearest(_ example: Meant) {
    #expect(NearestName.among(example.among, to: example.name) == example.nearest)
  }

  @Test("names over 64 scalars are skipped")
  func longNames() {
    let long = String(repeating: "a", count: 65)
    #expect(NearestName.among([long], to: long) == nil)
    let longest = String(repeating: "a", count: 64)
    #expect(NearestName.among([longest], to: longest) == longest)
  }
}
