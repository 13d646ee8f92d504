import Diagnostics
import Digests
import Sampling
import Testing

@Suite("Seeds and tickets") struct TicketTests {
  @Test(
    "A ticket is what sha256sum prints for seed,id",
    arguments: [
      // Source: hashlib.sha256((seed + ',' + id).encode()).hexdigest(), and for the first
      // printf '%s,%s' 0 a | sha256sum.
      ("0", "a", "7ead0fc58e746f10cff8f66e29fc61d53a5fd06c7f6b3babd3eee82882483d29"),
      ("00", "a", "250e66dddfcab46a540bfa43973be558505806f24a69ca77d6a54c722d764375"),
      ("20260601", "G01", "af1f9cebdf33b710653cce0072cc279bd75a09a1ae59408e0e928b64a98d7d59"),
      ("it's 2026", "G02", "7594dcf0f3877b9d9245e404b519041af50f1c4869a2e0f82a386deba085aa7b"),
      ("种子", "单位1", "b2320f35d1a1100a808fb2d5f0211e0c7fe7318eaa85991b0be0000c7aaeaa5e"),
      (" seed", "G01", "e6023003b3974eaae971efb1d8a2352fb2f88be8bc1b286f17798721e61b0eef"),
      ("x", "e\u{301}", "b0a88912d2f8a8f7c0607e8a8fd8da60c7d794d8ce7aefe2672173425807b1a1"),
      ("x", "\u{E9}", "ff79ab371a558cb0350dd6eb0134fca15676bfff9928a8b289d64c1a8dffb02d"),
      ("seed", "0012", "8b526fb86acc53b1db488f26fd27dba493c036fc00214abdb9306f9555fc8aea"),
      ("seed", "12", "80a4de492d04398143fe669b7531e1862b9b48ae7c38ad557b0e1331475f3a13"),
    ])
  func tickets(_ seed: String, _ id: String, _ hex: String) throws {
    #expect(Ticket(seed: try Seed(typed: seed), id: id).description == hex)
  }

  @Test(
    "What is no seed is refused",
    arguments: [
      ("", SeedFault.empty),
      ("1,2", .comma("1,2")),
      ("1\n", .hiddenCharacter("1\n")),
      ("1\t2", .hiddenCharacter("1\t2")),
      ("\0", .hiddenCharacter("\0")),
      ("1\u{7F}", .hiddenCharacter("1\u{7F}")),
      ("1\u{85}", .hiddenCharacter("1\u{85}")),
      ("1\u{200B}", .hiddenCharacter("1\u{200B}")),
      ("\u{202E}1", .hiddenCharacter("\u{202E}1")),
      ("1\u{2028}", .hiddenCharacter("1\u{2028}")),
      ("\u{FEFF}1", .hiddenCharacter("\u{FEFF}1")),
      (String(repeating: "1", count: 1_025), .tooLong(bytes: 1_025)),
    ])
  func noSeed(_ text: String, _ fault: SeedFault) {
    #expect(throws: fault) { _ = try Seed(typed: text) }
    #expect(!fault.message.zh.isEmpty && !fault.message.en.isEmpty)
  }

  @Test func `a seed at the limit is taken, and blanks are part of it`() throws {
    #expect(try Seed(typed: String(repeating: "1", count: 1_024)).text.utf8.count == 1_024)
    #expect(try Seed(typed: " 1 2 ").text == " 1 2 ")
    #expect(try Seed(typed: "0") != Seed(typed: "00"))
    #expect(try Seed(typed: "\u{E9}") != Seed(typed: "e\u{301}"))
  }

  @Test(
    "Only digits are revealed for a commitment",
    arguments: ["１２", "1 2", "1-2", "12a", "1\n", " 1", "1,2", "٣"])
  func onlyDigits(_ text: String) {
    #expect(throws: SeedFault.notDigits(text)) { _ = try Seed(commit: .zero, digits: text) }
  }

  @Test func `a revealed seed is the commitment, a colon and the digits`() throws {
    let commit = SHA256.hash("abc")
    let seed = try Seed(commit: commit, digits: "0042")
    // FIPS 180-4's example abc.
    #expect(
      seed.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:0042")
    #expect(seed.digits(of: commit) == "0042")
    #expect(seed.digits(of: .zero) == nil)
    #expect(try Seed(typed: "\(commit.hex):").digits(of: commit) == nil)
    #expect(try Seed(typed: "\(commit.hex):4x").digits(of: commit) == nil)
    #expect(throws: SeedFault.empty) { _ = try Seed(commit: commit, digits: "") }
  }

  @Test func `a larger sample with the same seed contains the smaller one`() throws {
    let frame = try Fixture.frame(of: 40)
    let seed = try Seed(typed: "20260601")
    let all = Selection(
      from: frame, shares: [StratumShare(stratum: "", count: 40)], reserve: 0, seed: seed
    ).selected
    #expect(all.map(\.ticket) == all.map(\.ticket).sorted())
    #expect(Set(all.map(\.id)).count == 40)
    for count in 0...40 {
      let some = Selection(
        from: frame, shares: [StratumShare(stratum: "", count: count)], reserve: 3, seed: seed)
      #expect(some.selected == Array(all.prefix(count)))
      #expect(some.substitutes == Array(all.dropFirst(count).prefix(3)))
    }
  }

  @Test func `a thousand draws are those of a second program`() throws {
    // Source: Fixtures/draws/thousand.py, with Python's hashlib.
    let lines = String(decoding: try Fixture.bytes("draws/thousand.txt"), as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 1_000)
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      let numbers = try words[2...5].map { try #require(Int($0)) }
      let (units, strata, count, reserve) = (numbers[0], numbers[1], numbers[2], numbers[3])
      let frame = try Fixture.frame(
        (0..<units).map { (id: "\(words[1])\($0)", stratum: "s\($0 % strata)") })
      let selection = Selection(
        from: frame, shares: try SampleSize.each(count, takesAll: true).shares(of: frame),
        reserve: reserve, seed: try Seed(typed: words[0]))
      let text = [selection.selected, selection.substitutes].map { list in
        list.map { "\($0.id),\($0.stratum),\($0.ticket)\n" }.joined()
      }.joined(separator: "\n")
      #expect(SHA256.hash(text).prefix16 == words[6], "\(line)")
    }
  }
}
