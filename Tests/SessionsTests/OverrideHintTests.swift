import Diagnostics
import Sessions
import Sheets
import Testing

/// Who may override, and what a refused or a doubtful line says.
@Suite("Overrides at the door") struct OverrideHintTests {
  /// The last reply to lines that are all done but, perhaps, the last.
  private static func reply(_ lines: [String], _ stage: inout Stage) throws -> Reply {
    for line in lines.dropLast() { #expect(stage.reply(line)?.sign == .done, "\(line)") }
    let last = stage.reply(lines.last ?? "")
    return try #require(last)
  }

  private static let registered = [
    "who wang", "fact U01 members 12 evidence=x", "who li",
    "fact U01 members 13 evidence=y reason=z",
  ]
  private static let override = "override U01 1.1 points=2 reason=x"

  @Test(
    "whoever registered what an item rests on may not override it, even after somebody registered it again",
    arguments: [("wang", 542), ("li", 542), ("zhao", 200)])
  func former(who: String, code: Int) throws {
    var stage = try Stage()
    let reply = try Self.reply(Self.registered + ["who \(who)", Self.override], &stage)
    #expect(reply.code == code)
    guard code == 542 else { return }
    #expect(reply.text?.en.contains("rests on, now or before;") == true)
    #expect(reply.text?.zh.contains("现在或以前") == true)
  }

  @Test("what was taken back at once was never said, and the unit's own statements bind nobody")
  func takenBack() throws {
    var stage = try Stage()
    let lines = ["who wang", "fact U01 members 12 evidence=x", "undo", "who li"]
    let own = [
      "fact U01 members 13 evidence=y", "who wang", "fact U01 members 9 side=self evidence=x",
    ]
    #expect(try Self.reply(lines + own + [Self.override], &stage).code == 200)
  }

  @Test(
    "an override that stood loses its force when its author turns out to have registered the fact before"
  )
  func loses() throws {
    var stage = try Stage()
    let item = try #require(stage.session.plan.items.first { $0.id == "1.1" })
    _ = try Self.reply(["who zhao", Self.override, "fact U01 members 12 evidence=x"], &stage)
    _ = try Self.reply(["who li", "fact U01 members 13 evidence=y reason=z"], &stage)
    #expect(stage.session.state.parties(to: item, of: "U01") == ["zhao", "li"])
  }

  @Test(
    "a sum cannot be overridden, and the refusal names its items; other names get a near one or the list",
    arguments: [
      ("1", "is a sum and cannot be overridden; its items: 1.1, 1.2", "是合计，不能改判；它的指标：1.1、1.2"),
      (
        "demo", "is a sum and cannot be overridden; its items: 1.1, 1.2, 7.1",
        "是合计，不能改判；它的指标：1.1、1.2、7.1"
      ),
      ("leaders", "is a component without items", "是没有单项指标的组成部分，不能改判"),
      ("1.11", "did you mean 1.1?", "是否指 1.1？"),
      ("zzzz", "; there are 1.1, 1.2, 7.1", "；有 1.1、1.2、7.1"),
      // U02 alone has it.
      ("9.1", "the unit's own table has no such item; there are 1.1, 1.2, 7.1", "；有 1.1、1.2、7.1"),
      ("9", "cannot be overridden; the unit has none of its items", "它的指标这个单位没有"),
    ])
  func hints(typed: String, en: String, zh: String) throws {
    var stage = try Stage()
    let reply = try Self.reply(["who li", "override U01 \(typed) points=2 reason=x"], &stage)
    #expect(reply.code == 506)
    #expect(reply.text?.en.contains(en) == true, "\(reply.text?.en ?? "")")
    #expect(reply.text?.zh.contains(zh) == true, "\(reply.text?.zh ?? "")")
  }

  @Test(
    "points that cannot be usual are asked about, and ! takes them",
    arguments: [
      ("1.2", "-2", 200), ("1.2", "-2.01", 340), ("1.2", "-99999999", 340), ("7.1", "150", 200),
      ("7.1", "150.5", 340), ("1.1", "3", 200),
    ])
  func unusual(item: String, points: String, code: Int) throws {
    var stage = try Stage()
    let line = "override U01 \(item) points=\(points) reason=x"
    let reply = try Self.reply(["who li", line], &stage)
    #expect(reply.code == code)
    guard code == 340 else { return }
    #expect(reply.sign == .held)
    #expect(stage.session.state.overriddenKeys.isEmpty)
    #expect(stage.reply(line + " !")?.code == 200)
    #expect(stage.session.state.overriddenKeys.count == 1)
  }

  @Test(
    "undo in a later session says what takes the newest line back",
    arguments: [
      (override, "need=override", "override U01 1.1 lift reason=…", "改判 U01 1.1 lift reason=…"),
      ("fact U01 members 12 evidence=x", "need=fact", "fact U01 members", "事实 U01 members"),
    ])
  func later(line: String, need: String, en: String, zh: String) throws {
    var stage = try Stage()
    _ = try Self.reply(["who li", line], &stage)
    _ = try stage.direct("restart")
    let reply = try Self.reply(["who li", "undo"], &stage)
    #expect(reply.code == 503)
    #expect(reply.rendered(in: .en).contains(need))
    #expect(reply.text?.en.contains(en) == true, "\(reply.text?.en ?? "")")
    #expect(reply.text?.zh.contains(zh) == true, "\(reply.text?.zh ?? "")")
  }

  @Test("the help of 523 and 522 fits facts and overrides, too", arguments: ["523", "522"])
  func help(code: String) throws {
    var stage = try Stage()
    let reply = stage.reply("help \(code)")
    #expect(reply?.rendered(in: .en).contains("fact") == true)
    #expect(reply?.rendered(in: .zh).contains("事实") == true)
  }
}
