import Definitions
import Diagnostics
import ExactArithmetic
import Testing

@Suite("Numbers that decide are quoted") struct NumberShapeTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let text: String
    /// Numerator and denominator by hand, or the code.
    let result: String
    var testDescription: String { text }

    init(_ text: String, _ result: String) {
      self.text = text
      self.result = result
    }
  }

  func read(_ text: String, _ shape: Shape<Rational>) -> String {
    let (value, findings) = Definition.decode(Array(text.utf8), file: "a", as: shape)
    return value.map { "\($0.numerator)/\($0.denominator)" } ?? findings.map(\.code).joined()
  }

  @Test(
    "a number is read exactly or told",
    arguments: [
      Sample("'85'", "85/1"), Sample("'0.5'", "1/2"), Sample("'90%'", "9/10"),
      Sample("'17/20'", "17/20"), Sample("'-2'", "-2/1"), Sample("0.5", "number-not-string"),
      Sample("0x10", "number-not-string"), Sample("Infinity", "number-not-string"),
      Sample("'1e3'", "bad-number"), Sample("'0,5'", "bad-number"), Sample("''", "bad-number"),
      Sample("' 1'", "bad-number"), Sample("'１'", "bad-number"), Sample("'1/0'", "bad-number"),
      Sample("'123456789012345'", "123456789012345/1"),
      Sample("'1234567890123456'", "bad-number"),
      Sample("'1/1234567890123456'", "bad-number"), Sample("true", "wrong-type"),
    ])
  func rational(_ sample: Sample) {
    #expect(read(sample.text, .rational) == sample.result)
  }

  @Test(
    "a share lies between nothing and the whole",
    arguments: [
      Sample("'0'", "0/1"), Sample("'100%'", "1/1"), Sample("'1/2'", "1/2"),
      Sample("'101%'", "bad-number"), Sample("'-1%'", "bad-number"),
    ])
  func share(_ sample: Sample) {
    #expect(read(sample.text, .share) == sample.result)
  }

  @Test("a range is told in its own numbers")
  func range() {
    #expect(read("'100'", .rational(in: 0...100)) == "100/1")
    let (_, findings) = Definition.decode(
      Array("'100.1'".utf8), file: "a", as: .rational(in: 0...100))
    #expect(findings.first?.expected?.en == "a number from 0 to 100 in quotes")
    #expect(read("'-0.1'", .rational(from: 0)) == "bad-number")
    #expect(read("'0'", .rational(from: 0)) == "0/1")
  }
}
