import Chance
import Diagnostics
import Digests
import Foundation
import Sessions
import Sheets
import Testing

/// What holds for every line in every state.
@Suite struct PropertyTests {
  /// Lines for the first property: 250 a run; `PINGYI_PROPERTY_LINES=100000` for a run by hand.
  static let runs =
    0..<max(
      9,
      (ProcessInfo.processInfo.environment["PINGYI_PROPERTY_LINES"].flatMap { Int($0) } ?? 0) / 250)

  @Test(arguments: runs) func `every line gets one reply, and a refusal changes nothing`(
    run: Int
  ) throws {
    let seed = 0x5EED_0000 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    let entry = ["single", "double", "sample 50%"][run % 3]
    var stage = try Stage(entry: entry)
    stage.journals.isShared = run.isMultiple(of: 4)
    for line in ["who wang", "open short", "begin A subject=U01 issued=5 returned=3 numbers=1-9"] {
      _ = stage.reply(line)
    }
    var accepted = 0
    var planned: [String] = []
    for step in 0..<250 {
      if planned.isEmpty, stage.session.currentPass == nil, maker.numbers.once(in: 3) {
        switch Int.random(in: 0..<5, using: &maker.numbers) {
        case 0, 1: planned = maker.opening()
        case 2, 3: planned = maker.doubleEntry(isSampled: entry.hasPrefix("sample"))
        default: planned = maker.rulings()
        }
      }
      let isPlanned = !planned.isEmpty && !maker.numbers.once(in: 6)
      let plain = isPlanned ? planned.removeFirst() : maker.line()
      let line = !isPlanned && maker.numbers.once(in: 3) ? maker.mutated(plain) : plain
      let place = Comment("seed \(seed) step \(step): \(line.debugDescription)")
      let before = description(of: stage.session.state)
      let records = stage.journals.records.count
      let first = line.unicodeScalars.first
      let isIgnored = first == nil || first == "#" || first == "＃"
      guard let reply = stage.reply(line) else {
        #expect(isIgnored, place)
        continue
      }
      #expect(!isIgnored, place)
      for language in [Diagnostics.Language.zh, .en] {
        let strict = try StrictReply(reply.rendered(in: language))
        #expect(strict.code == reply.code && strict.id == reply.requestID, place)
      }
      if reply.sign == .done {
        accepted += 1
      } else {
        #expect(stage.journals.records.count == records, place)
        #expect(description(of: stage.session.state) == before, place)
      }
      if reply.code == 208 || reply["stored"] == "no" {
        #expect(stage.journals.records.count == records, place)
      }
    }
    // The generator would prove nothing if all it made was refused.
    #expect(accepted > 30, "seed \(seed)")
    try stage.checkReplay()
    let journals = Set(stage.journals.records.map(\.stamp.journal)).sorted()
    for order in [journals, journals.reversed()] {
      let again = try stage.journals.replayedByJournal(stage.plan, order: order)
      #expect(
        CanonicalSheets.stateHash(again) == CanonicalSheets.stateHash(stage.session.state),
        "seed \(seed), journals in the order \(order)")
      #expect(toldOf(again) == toldOf(stage.session.state), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<40) func `what is ruled and taken back reads the same in every order`(
    run: Int
  ) throws {
    let seed = 0x2027_0000 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    var stage = try Stage()
    let lines = maker.rulings()
    let refused = lines.filter { stage.reply($0)?.sign != .done }
    let known = refused.filter { !$0.hasPrefix("who") && $0 != "undo" }
    #expect(known.count <= 1, "seed \(seed): \(known)")
    let journals = Set(stage.journals.records.map(\.stamp.journal)).sorted()
    for order in [journals, journals.reversed()] {
      let again = try stage.journals.replayedByJournal(stage.plan, order: order)
      #expect(
        CanonicalSheets.stateHash(again) == CanonicalSheets.stateHash(stage.session.state),
        "seed \(seed): \(lines)")
      #expect(toldOf(again) == toldOf(stage.session.state), "seed \(seed): \(lines)")
    }
  }

  @Test(arguments: 0..<50) func `undoing everything since begin restores the state before`(
    run: Int
  ) throws {
    let seed = 0x0DD0_0000 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    var stage = try Stage()
    let isShort = run.isMultiple(of: 2)
    maker.questionnaire = isShort ? "short" : "every"
    for line in [
      "who wang", isShort ? "open short" : "open every",
      "begin A subject=U01 issued=5 returned=3 numbers=1-9 role=member",
    ] {
      _ = stage.reply(line)
    }
    var descriptions: [String] = []
    func papers(_ state: CollectionState) -> String {
      // Everything but the corrections, which grow, and the count of changed facts.
      description(of: state).split(separator: "\n").filter {
        !$0.hasPrefix("correction") && !$0.hasPrefix("changes")
      }.joined(separator: "\n")
    }
    let walls: Set = [
      "who", "begin", "end", "accept", "seal", "reopen", "undo", "leave", "spoil-batch",
    ]
    for _ in 0..<240 {
      let line = maker.line()
      guard !walls.contains(String(line.prefix { $0 != " " })), !line.hasPrefix("intervene")
      else { continue }
      let before = papers(stage.session.state)
      let records = stage.journals.records.count
      _ = stage.reply(line)
      if stage.journals.records.count > records { descriptions.append(before) }
    }
    descriptions.append(papers(stage.session.state))
    #expect(stage.reply("spoil-batch reason=x")?.code == 200, "seed \(seed)")
    #expect(descriptions.count > 10, "seed \(seed)")
    while let expected = descriptions.popLast() {
      let reply = stage.reply("undo")
      #expect(reply?.code == 200, "seed \(seed)")
      #expect(papers(stage.session.state) == expected, "seed \(seed)")
      if reply?.code != 200 { return }
    }
    #expect(stage.reply("undo")?.code == 503, "seed \(seed)")
    try stage.checkReplay()
  }

  @Test(arguments: 0..<60) func `a dropped or doubled key of a paper line is refused`(
    run: Int
  ) throws {
    let seed = 0xD00B_1E00 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    var stage = try Stage()
    for line in [
      "who wang", "open short",
      "begin A subject=U01 issued=900 returned=900 numbers=1-900 check=damm",
    ] {
      _ = stage.reply(line)
    }
    let digits = String(1000 + Int.random(in: 1...900, using: &maker.numbers)).dropFirst()
    let check = try #require(CheckDigit.damm(digits))
    let number = "\(digits)\(check)"
    let marks = maker.shortMarks()
    let compact = Array("\(number) \(marks)")
    let spaced = Array("\(number) \(marks.map { String($0) }.joined(separator: " "))")
    #expect(stage.reply("check " + String(compact))?.code == 201)
    #expect(stage.reply("check " + String(spaced))?.code == 201)
    for line in [compact, spaced] {
      for index in line.indices where line[index] != " " {
        var dropped = line
        dropped.remove(at: index)
        var doubled = line
        doubled.insert(line[index], at: index)
        for wrong in [String(dropped), String(doubled)] {
          let reply = stage.reply(wrong)
          #expect(reply?.sign == .refused, "seed \(seed): \(wrong) for \(String(line))")
        }
      }
    }
  }

  @Test(arguments: 0..<50) func `the accounting equation holds whatever was done`(
    run: Int
  ) throws {
    let seed = 0xACC0_0000 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    var stage = try Stage()
    let issued = Int.random(in: 3...9, using: &maker.numbers)
    let returned = Int.random(in: 2...9, using: &maker.numbers)
    for line in [
      "who wang", "open short",
      "begin A subject=U01 issued=\(issued) returned=\(returned) numbers=1-9 !",
    ] {
      _ = stage.reply(line)
    }
    // The model: what a number carries.
    var marked: Set<Int> = []
    var ruled: Set<Int> = []
    var voided: Set<Int> = []
    for _ in 0..<60 {
      let number = Int.random(in: 1...9, using: &maker.numbers)
      switch Int.random(in: 0..<6, using: &maker.numbers) {
      case 0, 1, 2:
        if stage.reply("\(number) \(maker.shortMarks())")?.code == 201 {
          if voided.remove(number) != nil { ruled.remove(number) }
          marked.insert(number)
        }
      case 3:
        let isKnown = marked.contains(number) || ruled.contains(number)
        let code = stage.reply("void \(number) reason=x")?.code
        #expect(code == (voided.contains(number) ? 208 : isKnown ? 200 : 533), "seed \(seed)")
        if code == 200 { voided.insert(number) }
      case 4:
        if stage.reply("invalid \(number) code=a reason=x")?.code == 204 { ruled.insert(number) }
      default:
        if stage.reply("unvoid \(number) reason=x")?.code == 200, voided.remove(number) == nil {
          ruled.remove(number)
        }
      }
    }
    let entered = marked.union(ruled).subtracting(voided).count
    #expect(stage.reply("end papers=\(entered + 1) !")?.code == 553)
    let last = stage.reply("end papers=\(entered) !")
    let reply = try #require(last)
    func figure(_ key: String) -> Int? { reply[key].flatMap { Int($0) } }
    #expect(figure("entered") == entered, "seed \(seed)")
    let parts = ["valid", "invalid", "abstained"].compactMap { figure($0) }
    #expect(parts.count == 3 && parts.reduce(0, +) == entered, "seed \(seed)")
    let balances = issued >= returned && returned == entered
    #expect(reply.code == (balances ? 231 : 350), "seed \(seed)")
  }

  @Test(arguments: 0..<20) func `sending everything again changes nothing`(run: Int) throws {
    let seed = 0x4E5E_0000 + UInt64(run)
    var maker = LineMaker(numbers: SeededNumbers(seed: seed))
    var stage = try Stage()
    var lines = [
      "who wang", "open every",
      "begin A subject=U01 issued=9 returned=9 numbers=1-9 role=member",
    ]
    for number in 1...9 {
      lines.append("\(number) 1 13 1,10 88.5 12 3.50 47/50 1 2019-06-13 U02")
      if maker.numbers.once(in: 2) { lines.append("text \(number) note 意见 \(number)") }
      if maker.numbers.once(in: 2) {
        lines += ["tick \(number) m 1、3、5", "text \(number) m 其他"]
      }
      if maker.numbers.once(in: 3) { lines.append("fix \(number) score=70 reason=x") }
      if maker.numbers.once(in: 4) { lines.append("invalid \(number) code=a reason=\"b c\"") }
      if maker.numbers.once(in: 4) {
        lines.append("fact U02 members \(number) evidence=x period=\(number)")
      }
    }
    let isEnded = run.isMultiple(of: 2)
    if isEnded { lines += ["end papers=9 !", "seal"] }
    for line in lines {
      #expect(stage.reply(line)?.sign == .done, "seed \(seed): \(line)")
    }
    let hash = CanonicalSheets.stateHash(stage.session.state)
    for line in lines where !line.hasPrefix("open") {
      let answer = stage.reply(line)
      let reply = try #require(answer)
      if line.hasPrefix("who"), isEnded {
        #expect(reply.code == 200)
      } else {
        #expect(reply.code == 208 || reply.sign == .refused, "seed \(seed): \(line)")
      }
    }
    #expect(CanonicalSheets.stateHash(stage.session.state) == hash, "seed \(seed)")
  }
}
