import Diagnostics
import Testing

@Suite("Names that look alike") struct LookalikeTests {
  @Test(
    "twins share a skeleton",
    arguments: [
      ("q1", "ql"), ("q1", "qI"), ("q0", "qO"), ("Q1", "q1"), ("ｑ１", "q1"), ("q1 ", "q1"),
      ("a\u{3000}", "a"),
    ])
  func twins(_ a: String, _ b: String) {
    #expect(Lookalike.skeleton(of: a) == Lookalike.skeleton(of: b))
  }

  @Test("different names keep different skeletons", arguments: [("q1", "q2"), ("q1", "1q")])
  func others(_ a: String, _ b: String) {
    #expect(Lookalike.skeleton(of: a) != Lookalike.skeleton(of: b))
  }

  @Test("only full-width forms become ASCII")
  func forms() {
    #expect(Lookalike.asciiForms("Ａ１！～　①é") == "A1!~ ①é")
  }
}
