import Foundation
import Glibc
import ShaoxingRound
import Testing

@testable import PingyiTool

/// Orders that must not matter: of units, raters, frame rows, journals and batches.
@Suite struct ShaoxingOrderTests {
  let scratch = ScratchFolder()
  let stage = Stage()

  private var round: String { scratch.path("demo/shaoxing") }

  /// What must stay: the scores, and why a unit with everything that can be missing has them.
  private func results(of round: String) -> [String] {
    [
      stage.run("score", round, "--json").output,
      stage.run("explain", round, "U14", "--json").output,
    ]
  }

  /// The same for the round as it was made.
  private static let before = [MadeDemo.score, MadeDemo.explanation]

  private func lines(_ name: String) throws -> [String] {
    try #require(scratch.text("demo/shaoxing/\(name)")).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
  }

  @Test(
    "units, leaders and departments of round.json5 in another order change no byte of score --json")
  func units() throws {
    try MadeDemo.put(in: scratch)
    let before = Self.before
    let lines = try lines("round.json5")
    var turned: [String] = []
    var list: [String] = []
    for line in lines {
      if line.hasPrefix("    {") {
        list.append(line.hasSuffix(",") ? String(line.dropLast()) : line)
        continue
      }
      turned += list.reversed().map { $0 + "," }
      list = []
      turned.append(line)
    }
    #expect(turned != lines && turned.count == lines.count)
    scratch.put(turned.joined(separator: "\n"), at: "demo/shaoxing/round.json5")
    #expect(results(of: round) == before)
    #expect(stage.run("verify", round).status == .fine)
  }

  @Test(
    "frame rows in another order, with CRLF, a byte order mark and one more column, change no byte")
  func frame() throws {
    try MadeDemo.put(in: scratch)
    let before = Self.before
    var rows = try lines("frame.csv").filter { !$0.isEmpty }
    rows = [rows[0] + ",备注"] + rows.dropFirst().reversed().map { $0 + ",x" }
    scratch.put(
      "\u{FEFF}" + rows.joined(separator: "\r\n") + "\n", at: "demo/shaoxing/frame.csv")
    #expect(results(of: round) == before)
    #expect(stage.run("verify", round).status == .fine)
    // The same seed over the changed file gives the same record.
    let drawn = stage.run(
      "draw", "--frame", round + "/frame.csv", "--seed", "20191220", "-n", "3", "--strata",
      "parent",
      "--where", "standalone=是", "--substitutes", "1", "--json")
    let record = Document(try #require(scratch.text("demo/shaoxing/draws/001.json")))
    let again = Document(drawn.output)
    for list in ["selected", "substitutes"] {
      let count = try #require(record.count(list))
      #expect(again.count(list) == count && count > 0)
      for place in 0..<count {
        #expect(again.text("\(list)/\(place)/ticket") == record.text("\(list)/\(place)/ticket"))
      }
    }
  }

  @Test("journals under other names, read in another order, change no byte of score --json")
  func journals() throws {
    try MadeDemo.put(in: scratch)
    let before = Self.before
    let folder = round + "/journals/"
    for (old, new) in [("zhou-desk-a", "z"), ("chen-desk-b", "y"), ("li-desk-c", "a")] {
      for ending in [".journal", ".journal.head"] {
        #expect(rename(folder + old + ending, folder + new + ending) == 0, "\(old)\(ending)")
      }
    }
    #expect(results(of: round) == before)
  }

  @Test("batches keyed in another order, by other clerks at other stations, change no score")
  func batches() throws {
    try MadeDemo.put(in: scratch)
    let before = Self.before
    let other = scratch.path("other")
    try NewRound(
      definitions: BundledFiles.of(scheme: ShaoxingRound.scheme), round: ShaoxingRound.round,
      frame: ShaoxingRound.frame
    ).write(to: other)
    for command in ShaoxingRound.draws {
      let verb = command.prefix { !$0.hasPrefix("-") && !$0.hasPrefix("G") }
      #expect(stage.run(verb + [other] + command.dropFirst(verb.count)).status == .fine)
    }
    let pieces = ShaoxingRound.transcripts.flatMap {
      Self.pieces(of: String(decoding: $0.bytes, as: UTF8.self))
    }
    #expect(pieces.count > 300)
    // Dealt backwards to four clerks, who sit down in turn.
    for clerk in 0..<4 {
      let mine = pieces.reversed().enumerated().filter { $0.offset % 4 == clerk }.map(\.element)
      var stage = stage
      stage.input = PipedSource("who k\(clerk)\n" + mine.joined() + "bye\n")
      let outcome = stage.run("collect", other, "--station", "s\(3 - clerk)")
      #expect(outcome.status.rawValue <= 1, "\(outcome.diagnostics)")
    }
    // What is quoted of where something was keyed is different; the scores and the data are not.
    let (now, then) = (Document(results(of: other)[0]), Document(before[0]))
    let pages = [other, round].map {
      stage.run("score", $0).output.components(separatedBy: "\nbasis ")
    }
    #expect(pages[0].count == 2 && pages[0][0] == pages[1][0])
    // The basis tells that other records are behind them.
    #expect(now.text("basis/recordsHash") != then.text("basis/recordsHash"))
    #expect(now.text("basis/dataHash") == then.text("basis/dataHash"))
    #expect(then.text("basis/dataHash") != nil)
  }

  /// The batches from `begin` to `seal`, each after its `open`, and the single facts.
  ///
  /// What was begun in vain has no `seal` and is left out.
  private static func pieces(of transcript: String) -> [String] {
    var pieces: [String] = []
    var open = ""
    var piece = ""
    for line in transcript.split(separator: "\n") {
      let word = line.split(separator: " ").first ?? ""
      switch word {
      case "open": open = "\(line)\n"
      case "begin": piece = open + "\(line)\n"
      case "fact": pieces.append("\(line)\n")
      case "seal":
        pieces.append(piece + "\(line)\n")
        piece = ""
      default: if !piece.isEmpty { piece += "\(line)\n" }
      }
    }
    return pieces
  }
}
