import Chance
import Diagnostics
import Digests
import ExactArithmetic
import Foundation
import Sampling
import Testing

@Suite("Draw records and commitments") struct DrawRecordTests {
  /// The history that Fixtures/draws/oracle.py makes.
  private func history() throws -> DrawHistory {
    let frame = try Fixture.frame()
    let condition = try Eligibility(parsing: "standalone=是")
    var history = DrawHistory()
    _ = try history.commit(
      DrawPlan(
        purpose: "会员评家测评抽样", condition: condition, strata: "parent",
        size: .each(2, takesAll: false), reserve: 1),
      over: frame, seedSource: "2026-06-01 10:00 二十枚十面骰，纪检、监督员在场", by: "wang",
      time: CommitTime("2026-05-20T08:30:00Z"), version: "pingyi 1.0")
    _ = try history.reveal(
      1, digits: "31415926535897932384", frame: frame, by: "li", version: "pingyi 1.0")
    _ = try history.draw(
      DrawPlan(
        purpose: "会员评家测评抽样", condition: condition, strata: "parent",
        size: .total(
          Allocation(total: 5, method: .proportional, minimum: 1), deviations: [:]), reserve: 2),
      over: frame, seed: Seed(typed: "it's 2026"), seedSource: "主任口述", by: "li",
      version: "pingyi 1.0")
    return history
  }

  @Test func `files are byte for byte those of a second program`() throws {
    // Source: Fixtures/draws/oracle.py, with Python's hashlib and json.
    let history = try history()
    let commit = try #require(history.commit(of: 1))
    #expect(try commit.bytes == Fixture.bytes("draws/001.commit.json"))
    #expect(try history.record(of: 1)?.bytes == Fixture.bytes("draws/001.json"))
    #expect(try history.record(of: 2)?.bytes == Fixture.bytes("draws/002.json"))
    // Source: sha256sum Fixtures/draws/*.json.
    #expect(
      commit.digest.hex == "0b12143c8ecd5052dc8b17ca614e630b534fa44f645e25db3aac64a2ecbbea49")
    #expect(
      history.record(of: 1)?.digest.hex
        == "17bf1b4f963975be859db00f8cfaa471ef8bd494154bded0f09d19d8ead0762e")
    #expect(
      history.record(of: 2)?.digest.hex
        == "6a304b1d44efb863f466a92fd6db5f5f93a17aa138e717a4931eff8554acd4ea")
  }

  @Test func `what a second program wrote is verified and is the same history`() throws {
    let commit = DrawCommit.verify(
      try Fixture.bytes("draws/001.commit.json"), file: "001.commit.json")
    #expect(commit.findings == [])
    let records = try ["001.json", "002.json"].map { name in
      let verification = DrawRecord.verify(try Fixture.bytes("draws/\(name)"), file: name)
      #expect(verification.findings == [])
      #expect(verification.isSound)
      return try #require(verification.document)
    }
    let read = try DrawHistory(commits: [#require(commit.document)], records: records)
    #expect(try read == history())
  }

  @Test func `the shell recipe gives the ticket of the record`() throws {
    let record = try #require(try history().record(of: 2))
    // Run by hand: bash prints 7594dcf0…aa7b.
    #expect(
      record.recipe() == [
        "seed='it'\\''s 2026'; id='G02'",
        "printf '%s,%s' \"$seed\" \"$id\" | sha256sum   # "
          + "7594dcf0f3877b9d9245e404b519041af50f1c4869a2e0f82a386deba085aa7b",
      ])
    #expect(
      record.recipe(for: "G10")[1].hasSuffix(
        "a9846a6148cb401215f6c87b3d60cc33e4c07b944a5b14ef62a7ea60a29353b5"))
  }

  /// Every fourth byte; with `PINGYI_CASES=4` each of them.
  private static let stride =
    ProcessInfo.processInfo.environment["PINGYI_CASES"] == nil ? 4 : 1

  @Test(
    "A changed, removed or added byte fails, wherever it is",
    arguments: ["001.json", "002.json", "001.commit.json"])
  func everyByte(_ name: String) throws {
    let original = try Fixture.bytes("draws/\(name)")
    var numbers = SeededNumbers(seed: 1)
    for index in original.indices where index % Self.stride == 0 {
      var changed = original
      let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &numbers)
      changed[index] ^= bit
      #expect(!isAccepted(changed, name, original), "bit \(bit) of byte \(index)")
      var moved = original
      if Bool.random(using: &numbers) {
        moved.remove(at: index)
      } else {
        moved.insert([0x20, 0x0A, 0x30, 0x61].randomElement(using: &numbers) ?? 0x20, at: index)
      }
      #expect(moved == original || !isAccepted(moved, name, original), "at byte \(index)")
    }
    #expect(!isAccepted(original + [0x0A], name, original))
    #expect(!isAccepted([0xEF, 0xBB, 0xBF] + original, name, original))
    #expect(!isAccepted([], name, original))
  }

  /// Whether a changed file passes: a record that is sound, or a commitment that has still its COMMIT
  /// or one that is not the hash of its bytes.
  private func isAccepted(_ bytes: [UInt8], _ name: String, _ original: [UInt8]) -> Bool {
    guard name.hasSuffix(".commit.json") else {
      let verification = DrawRecord.verify(bytes, file: name)
      return verification.isSound || !verification.findings.containError
    }
    guard let commit = DrawCommit.verify(bytes, file: name).document else { return false }
    return commit.digest == SHA256.hash(original) || commit.digest != SHA256.hash(bytes)
  }

  /// A change of the second record, with the checksum made right again, and what is found.
  struct Forgery: Sendable, CustomTestStringConvertible {
    var file = "002.json"
    let from: String
    let to: String
    let codes: [String]
    var testDescription: String { codes.joined(separator: " ") }
  }

  @Test(
    "A forger who mends the checksum is told what differs",
    arguments: [
      Forgery(
        from: "{\"id\":\"G01\",\"stratum\":\"U01\"}", to: "{\"id\":\"G00\",\"stratum\":\"U01\"}",
        codes: ["frame-hash-differs", "selection-differs", "substitutes-differ"]),
      Forgery(
        from: "\"sha256\": \"a18a", to: "\"sha256\": \"b18a", codes: ["frame-hash-differs"]),
      Forgery(from: "\"ticket\":\"7594", to: "\"ticket\":\"8594", codes: ["ticket-differs"]),
      Forgery(
        from: "\"U02\",\"ticket\":\"01a6", to: "\"U01\",\"ticket\":\"01a6",
        codes: ["stratum-differs"]),
      Forgery(
        from: "it's 2026", to: "it's 2027", codes: ["selection-differs", "substitutes-differ"]),
      Forgery(from: "{\"U01\":3", to: "{\"U01\":2", codes: ["share-differs"]),
      Forgery(
        from: "\"total\":5", to: "\"total\":4",
        codes: ["share-differs", "selection-differs", "substitutes-differ"]),
      Forgery(from: "\"perStratum\":2", to: "\"perStratum\":1", codes: ["substitutes-differ"]),
      Forgery(from: "ticket-1", to: "ticket-2", codes: ["unknown-rule"]),
      Forgery(from: "未经公开承诺", to: "已经公开承诺", codes: ["mark-missing"]),
      Forgery(
        from: "\"where\": \"standalone=是\"", to: "\"where\": \"standalone\"",
        codes: ["bad-condition"]),
      Forgery(from: "\"seed\": \"it's", to: "\"seed\": \"it,s", codes: ["comma-in-seed"]),
      Forgery(
        from: "\"strata\": \"parent\"", to: "\"strata\": null", codes: ["unexpected-stratum"]),
      Forgery(from: "\"purpose\": \"会", to: "\"purpose\":  \"会", codes: ["not-canonical"]),
      Forgery(from: "\"draw\": 2", to: "\"draw\": +2", codes: ["not-canonical"]),
      Forgery(from: "  \"follows\": null,\n", to: "", codes: ["missing-key"]),
      Forgery(
        from: "\"follows\": null", to: "\"follows\": null,\n  \"note\": 1", codes: ["unknown-key"]),
      Forgery(
        file: "001.json", from: "\"commit\": \"0b12", to: "\"commit\": \"1b12",
        codes: ["commit-differs"]),
      Forgery(
        file: "001.json", from: "\"seed\": \"0b12", to: "\"seed\": \"1b12",
        codes: ["seed-of-another-commit"]),
      Forgery(
        file: "001.json", from: "十面骰", to: "六面骰", codes: ["commit-differs"]),
      Forgery(
        file: "001.json", from: "\"purpose\": \"会员", to: "\"purpose\": \"委员",
        codes: ["commit-differs"]),
      Forgery(
        file: "001.json", from: "08:30:00Z", to: "08:30:01Z", codes: ["commit-differs"]),
      Forgery(
        file: "001.json", from: "08:30:00Z", to: "08:60:00Z", codes: ["bad-time"]),
      Forgery(
        file: "001.json",
        from: "{\"by\":\"wang\",\"time\":\"2026-05-20T08:30:00Z\",\"version\":\"pingyi 1.0\"}",
        to: "null", codes: ["no-commit-stamp"]),
      Forgery(
        file: "001.json",
        from: "\"commit\": \"0b12143c8ecd5052dc8b17ca614e630b534fa44f645e25db3aac64a2ecbbea49\"",
        to: "\"commit\": null", codes: ["seed-of-another-commit"]),
    ])
  func forged(_ forgery: Forgery) throws {
    let text = String(decoding: try Fixture.bytes("draws/\(forgery.file)"), as: UTF8.self)
    let place = try #require(text.firstRange(of: forgery.from))
    let changed = String(text[..<place.lowerBound]) + forgery.to + text[place.upperBound...]
    // The checksum by the recipe of the format: SHA-256 of all lines but the last two.
    let lines = changed.split(separator: "\n", omittingEmptySubsequences: false).dropLast(3)
    let covered = lines.map { $0 + "\n" }.joined()
    let mended = covered + "  \"checksum\": \"\(SHA256.hash(covered).hex)\"\n}\n"
    let verification = DrawRecord.verify(Array(mended.utf8), file: forgery.file)
    #expect(!verification.isSound)
    var codes: [String] = []
    for finding in verification.findings where !codes.contains(finding.code) {
      codes.append(finding.code)
    }
    #expect(Set(codes) == Set(forgery.codes))
    #expect(verification.findings.allSatisfy { $0.location?.file == forgery.file })
    #expect(verification.findings.allSatisfy { !$0.sentence.zh.isEmpty && !$0.sentence.en.isEmpty })
  }

  @Test func `a forger who does not mend the checksum is told that too`() throws {
    let text = String(decoding: try Fixture.bytes("draws/002.json"), as: UTF8.self)
    let place = try #require(text.firstRange(of: "主任口述"))
    let verification = DrawRecord.verify(
      Array((text[..<place.lowerBound] + "主任口授" + text[place.upperBound...]).utf8), file: "002.json"
    )
    #expect(verification.findings.map(\.code) == ["checksum-differs"])
  }

  @Test func `a record of more than 4 MiB, the limit of definitions, is verified`() throws {
    let filler = String(repeating: "x", count: 58)
    let frame = try Fixture.frame(
      (100_000..<118_000).map { (id: "\(filler)\($0)", stratum: "") })
    var history = DrawHistory()
    let record = try history.draw(
      DrawPlan(purpose: "全部", size: .each(18_000, takesAll: false)), over: frame,
      seed: Seed(typed: "1"), by: "li", version: "pingyi 1.0")
    let bytes = record.bytes
    #expect(bytes.count > 4 << 20)
    #expect(DrawRecord.verify(bytes, file: "001.json").isSound)
  }

  @Test func `strange but allowed texts survive the way through the file`() throws {
    let frame = try Fixture.frame([
      (id: "a\"b\\c", stratum: "层,一"), (id: "é/$'", stratum: "层,一"),
      (id: "\u{1F600}", stratum: "{}"),
    ])
    var history = DrawHistory()
    let record = try history.draw(
      DrawPlan(
        purpose: "\"引号\" \\ // /* 注释 */", strata: "分,层",
        size: .total(
          Allocation(total: 2, method: .neyman),
          deviations: ["层,一": 1, "{}": Rational(1, over: 3)]), reserve: 5),
      over: frame, seed: Seed(typed: " '\"\\ 种子 "), seedSource: "x", by: "李", version: "v")
    let verification = DrawRecord.verify(record.bytes, file: "001.json")
    #expect(verification.findings == [])
    #expect(verification.document == record)
    #expect(verification.document?.seed == record.seed)
  }
}
