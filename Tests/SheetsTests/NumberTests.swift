import Chance
import ExactArithmetic
import Testing

@testable import Sheets

/// Paper numbers, their check digits, days and registered values.
@Suite struct NumberTests {
  // Source: H. M. Damm 2004, the worked example of the order-10 quasigroup; the others computed by
  // hand along the published table (1: row 0 column 1 = 3; 12: row 3 column 2 = 5; 0: 0).
  @Test(arguments: [("572", 4), ("1", 3), ("12", 5), ("0", 0), ("000", 0)])
  func `a check digit is Damm's`(digits: String, expected: Int) {
    #expect(CheckDigit.damm(digits) == expected)
    #expect(CheckDigit.damm("\(digits)\(expected)") == 0)
  }

  @Test func `nothing but digits has a check digit`() {
    for text in ["", "1a", "１", "-1", " 1"] { #expect(CheckDigit.damm(text) == nil) }
  }

  @Test func `every wrong digit and every swap of neighbours is found`() throws {
    let seed: UInt64 = 0xDA33
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<1_000 {
      let plain = "\(Int.random(in: 1...999_999_999, using: &numbers))"
      let check = try #require(CheckDigit.damm(plain))
      let right = Array("\(plain)\(check)".utf8)
      for index in right.indices {
        for digit in UInt8(0x30)...0x39 where digit != right[index] {
          var wrong = right
          wrong[index] = digit
          let text = String(decoding: wrong, as: UTF8.self)
          #expect(CheckDigit.damm(text) != 0, "seed \(seed): \(text)")
        }
        guard index + 1 < right.count, right[index] != right[index + 1] else { continue }
        var swapped = right
        swapped.swapAt(index, index + 1)
        let text = String(decoding: swapped, as: UTF8.self)
        #expect(CheckDigit.damm(text) != 0, "seed \(seed): \(text)")
        let names = CheckDigit.swapsThatCheck(text)
        #expect(names.contains(String(decoding: right, as: UTF8.self)), "seed \(seed): \(text)")
      }
    }
  }

  @Test(arguments: [
    ("1-121", "1-121", 121), ("7", "7", 1), ("007", "7", 1), ("71-121,1-60", "1-60,71-121", 111),
    ("1-5,6-9", "1-9", 9), ("3,1,2", "1-3", 3),
    ("1-999999999999999", "1-999999999999999", 999_999_999_999_999),
  ])
  func `ranges of numbers are read in order`(text: String, canonical: String, count: Int) throws {
    let numbers = try #require(PaperNumbers(text))
    #expect(numbers.text == canonical)
    #expect(numbers.count == count)
    #expect(PaperNumbers(numbers.text) == numbers)
  }

  @Test(arguments: [
    "", "0", "0-5", "5-1", "1-", "-1", "1--2", "1-2-3", "1,", ",1", "1,1", "1-5,5", "1-5,3-4", "a",
    "1 -2", "１-2", "1000000000000000", "1-1000000000000000",
  ])
  func `other texts are no numbers`(text: String) {
    #expect(PaperNumbers(text) == nil)
  }

  /// Worked by hand: of 1-5, 8, 10-12 the numbers 2, 5, 10 and 11 are in; foreign ones do not count.
  @Test func `gaps are what is not in`() throws {
    let numbers = try #require(PaperNumbers("1-5,8,10-12"))
    #expect(numbers.missing(from: [2, 5, 7, 10, 11, 99]).numberText == "1,3-4,8,12")
    #expect(numbers.missing(from: []).numberText == "1-5,8,10-12")
    #expect(numbers.missing(from: [1, 2, 3, 4, 5, 8, 10, 11, 12]).isEmpty)
    let limited = try #require(PaperNumbers("1-999999999999999"))
    let present = Array(stride(from: 2, through: 2_000, by: 2))
    #expect(limited.missing(from: present, limit: 3).numberText == "1,3,5")
  }

  @Test func `a number belongs to its ranges only`() throws {
    let numbers = try #require(PaperNumbers("2-3,5,9-999999999999999"))
    let inside = [2, 3, 5, 9, 10, 999_999_999_999_999]
    let outside = [-1, 0, 1, 4, 6, 8, 1_000_000_000_000_000, Int.max, Int.min]
    #expect(inside.allSatisfy { numbers.contains($0) })
    #expect(!outside.contains { numbers.contains($0) })
  }

  /// Source: the Gregorian rule; 1900 was no leap year, 2000 was.
  @Test(arguments: [
    ("2019-06-13", "2019-06-13"), ("20190613", "2019-06-13"), ("2000-02-29", "2000-02-29"),
    ("2020-02-29", "2020-02-29"), ("0001-01-01", "0001-01-01"), ("99991231", "9999-12-31"),
    ("2019-04-30", "2019-04-30"),
  ])
  func `days that exist are read`(text: String, canonical: String) {
    #expect(CivilDay(text)?.text == canonical)
  }

  @Test(arguments: [
    "1900-02-29", "2019-02-29", "2100-02-29", "2019-02-30", "2019-04-31", "2019-00-10",
    "2019-13-01",
    "2019-01-00", "2019-01-32", "0000-01-01", "2019-6-13", "2019/06/13", "2019-0613", "", "2019061",
    "２０１９0613", "-019-06-13", "2019-06-1e",
  ])
  func `days that do not exist are none`(text: String) {
    #expect(CivilDay(text) == nil)
  }

  @Test(arguments: [
    ("12", FactDeclaration.Kind.count, "12"), ("0012", .count, "12"), ("0", .count, "0"),
    ("999999999999999", .count, "999999999999999"), ("47/50", .ratio, "47/50"),
    ("094/100", .ratio, "94/100"), ("0/7", .ratio, "0/7"), ("35.60", .amount, "35.6"),
    ("-3", .amount, "-3"), ("0.000", .amount, "0"), ("20200229", .date, "2020-02-29"),
    ("Y", .yesNo, "yes"), ("否", .yesNo, "no"), ("na", .rate, "na"), ("NotHeld", .rate, "notHeld"),
    ("PENDING", .ratio, "pending"), ("na", .date, "na"),
  ])
  func `a value is read by its kind and written so that it reads back`(
    typed: String, kind: FactDeclaration.Kind, text: String
  ) throws {
    let value = try #require(FactValue(typed, kind: kind))
    #expect(value.text == text)
    #expect(FactValue(text, kind: kind) == value)
    #expect(FactValue(recorded: text) == value)
  }

  @Test(arguments: [
    ("-1", FactDeclaration.Kind.count), ("1.5", .count), ("1000000000000000", .count), ("", .count),
    ("47", .ratio), ("51/50", .ratio), ("0/0", .ratio), ("1/2/3", .ratio), ("-1/2", .ratio),
    ("94%", .amount), ("1/2", .amount), ("1e3", .amount), ("+1", .amount), (".5", .amount),
    ("2019-02-29", .date), ("maybe", .yesNo), ("0.9", .rate), ("9/10", .rate), ("n a", .rate),
  ])
  func `a value of another kind is refused`(typed: String, kind: FactDeclaration.Kind) {
    #expect(FactValue(typed, kind: kind) == nil)
  }
}
