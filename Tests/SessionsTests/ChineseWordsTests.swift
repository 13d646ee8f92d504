import Diagnostics
import Foundation
import Testing

@testable import Sessions

/// A Chinese text calls a command by its Chinese word, with the English one in brackets behind it.
@Suite struct ChineseWordsTests {
  /// Where the texts of the protocol are written.
  static let rooms = ["Sessions", "Sheets", "Exchanging"]

  /// The command words in a Chinese text that do not stand as `封存（seal）`.
  static func strangers(in text: String) -> [String] {
    var strangers: [String] = []
    for match in text.matches(of: /[A-Za-z0-9_.=…-]+/) {
      let token = String(match.output)
      // `flush` has no Chinese word: only programs say it.
      guard let word = Word(rawValue: token), let alias = word.alias else { continue }
      let before = text[..<match.range.lowerBound]
      let after = text[match.range.upperBound...]
      if before.hasSuffix(alias + "（"), after.hasPrefix("）") { continue }
      strangers.append(token)
    }
    return strangers
  }

  /// The literals of a line of source, without what is interpolated.
  static func literals(in line: String) -> [String] {
    var literals: [String] = []
    var text = ""
    var depth = 0
    var isInside = false
    var isEscaped = false
    for character in line {
      if depth > 0 {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
      } else if isInside, isEscaped {
        isEscaped = false
        if character == "(" { depth = 1 }
      } else if isInside, character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        if isInside { literals.append(text) }
        text = ""
        isInside.toggle()
      } else if isInside {
        text.append(character)
      }
    }
    return literals
  }

  @Test(arguments: [
    ("核对后封存（seal）", [String]()), ("核对后 seal", ["seal"]), ("用 end（收批）", ["end"]),
    ("写 need=end", []), ("开批 A pass=2", []), ("整批作废（spoil-batch）", []),
  ]) func `what stands without its Chinese word is found`(text: String, found: [String]) {
    #expect(Self.strangers(in: text) == found)
  }

  @Test(arguments: rooms) func `no Chinese text of a room names a command in English alone`(
    room: String
  ) throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/\(room)")
    let files = try FileManager.default.contentsOfDirectory(atPath: sources.path())
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 5)
    var chinese = 0
    for file in files.sorted() {
      let source = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        for literal in Self.literals(in: String(line))
        where literal.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) {
          chinese += 1
          #expect(
            Self.strangers(in: literal).isEmpty, "\(file):\(index + 1): \(literal)")
        }
      }
    }
    #expect(chinese > 10)
  }

  @Test func `the help of every command and code speaks so`() throws {
    var stage = try Stage()
    for name in Word.spellings + CodeGuide.meanings.keys.map({ "\($0)" }) {
      let reply = stage.reply("help \(name)")
      let text = try #require(reply?.text)
      #expect(Self.strangers(in: text.zh) == [], "\(name)")
    }
  }
}
