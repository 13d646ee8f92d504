import Diagnostics
import Sessions
import Sheets
import Testing

/// Figures of a batch that cannot be usual are asked about before anything is stored.
///
/// Source: rule 3 of the protocol, issued ≥ returned = entered. A box may hold more papers than were
/// handed out, which the office has to be able to write down; so nothing is refused for good.
@Suite struct HeadDoubtTests {
  struct Head: Sendable, CustomTestStringConvertible {
    let questionnaire: String
    let figures: String
    let doubts: [String]
    var testDescription: String { figures }
  }

  static let heads = [
    Head(
      questionnaire: "short", figures: "subject=U01 issued=5 returned=6 numbers=1-6",
      doubts: ["returnedExceedsIssued"]),
    Head(
      questionnaire: "short", figures: "subject=U01 issued=5 returned=5 numbers=1-5", doubts: []),
    Head(
      questionnaire: "short", figures: "subject=U05 issued=21 returned=3 numbers=1-3",
      doubts: ["issuedExceedsMembers"]),
    Head(
      questionnaire: "short", figures: "subject=U05 issued=20 returned=3 numbers=1-3", doubts: []),
    Head(
      questionnaire: "short", figures: "subject=U01 issued=9 returned=4 numbers=1-3",
      doubts: ["returnedExceedsNumbers"]),
    Head(
      questionnaire: "short", figures: "subject=U01 issued=9 returned=0 numbers=1-9",
      doubts: ["noneReturned"]),
    Head(questionnaire: "short", figures: "subject=U01 issued=0 returned=0 numbers=1", doubts: []),
    Head(questionnaire: "short", figures: "subject=U01 issued=1 returned=0 numbers=1", doubts: []),
    Head(
      questionnaire: "short", figures: "subject=U05 issued=30 returned=31 numbers=1-30",
      doubts: ["returnedExceedsIssued", "issuedExceedsMembers", "returnedExceedsNumbers"]),
    // Two leaders rate.
    Head(
      questionnaire: "strict", figures: "subject=U01 issued=3 returned=2",
      doubts: ["issuedExceedsRaters"]),
    Head(questionnaire: "strict", figures: "subject=U01 issued=2 returned=2", doubts: []),
  ]

  private static func doubts(_ reply: Reply?) -> [String] {
    guard let reply, reply.code == 340 else { return [] }
    return ([reply.fields] + reply.details).compactMap { fields in
      fields.first { $0.key == "doubt" }?.value
    }
  }

  @Test(arguments: heads) func `a head is asked about, stored with an exclamation mark`(
    head: Head
  ) throws {
    var stage = try Stage()
    for line in ["who wang", "open \(head.questionnaire)"] { _ = stage.reply(line) }
    let records = stage.journals.records.count
    let asked = stage.reply("begin A \(head.figures)")
    #expect(Self.doubts(asked) == head.doubts)
    guard !head.doubts.isEmpty else {
      #expect(asked?.code == 230)
      return
    }
    #expect(stage.journals.records.count == records)
    #expect(stage.reply("begin A \(head.figures) !")?.code == 230)
    let stored = stage.journals.records.last.map(\.fields) ?? []
    #expect(stored.last == "!")
    _ = stage.reply("leave")
    #expect(stage.reply("begin A \(head.figures) !")?["resumed"] == "yes")
    try stage.checkReplay()
  }

  @Test func `header asks the same, and end still demands another person`() throws {
    var stage = try Stage()
    for line in [
      "who wang", "open short", "begin A subject=U01 issued=2 returned=1 numbers=1-3", "1 1105a1",
      "2 1105a1", "3 1105a1",
    ] {
      #expect(stage.reply(line)?.sign == .done)
    }
    #expect(Self.doubts(stage.reply("header returned=3 reason=多票")) == ["returnedExceedsIssued"])
    #expect(stage.reply("header returned=3 reason=多票 !")?.code == 200)
    #expect(stage.reply("end papers=3")?.code == 350)
    #expect(stage.reply("accept papers=3 by=li reason=票箱多出一张")?.code == 231)
    try stage.checkReplay()
  }

  /// What `header` does not mend names what to do instead, in both languages.
  @Test(arguments: ["subject=U02", "role=member", "numbers=1-9", "questionnaire=every"])
  func `a wrong head that no figure mends is spoiled and begun again`(argument: String) throws {
    var stage = try Stage()
    for line in [
      "who wang", "open short", "begin A subject=U01 issued=2 returned=2 numbers=1-2",
    ] {
      _ = stage.reply(line)
    }
    let refused = stage.reply("header \(argument) reason=x")
    #expect(refused?.code == 506)
    #expect(refused?.rendered(in: .zh).contains("整批作废（spoil-batch）") == true)
    #expect(refused?.rendered(in: .en).contains("spoil-batch with a reason") == true)
    if argument != "questionnaire=every", argument != "role=member" {
      _ = stage.reply("leave")
      let differs = stage.reply("begin A \(argument)")
      #expect(differs?.code == 554)
      #expect(differs?.rendered(in: .en).contains("under another id") == true)
    }
    for help in ["help begin", "help header", "help 554"] {
      #expect(stage.reply(help)?.rendered(in: .zh).contains("整批作废（spoil-batch）") == true)
    }
  }
}
