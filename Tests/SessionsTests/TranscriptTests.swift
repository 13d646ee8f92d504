import Foundation
import Testing

@testable import Sessions

/// The golden transcripts: what a person may type, and every reply, read by hand against the contract.
@Suite struct TranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/protocol")

  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  @Test func `there are transcripts`() {
    #expect(Self.names.count >= 10)
  }

  /// 560 belongs to journals that are damaged on disk.
  @Test func `every command, alias and code has its place in a transcript`() throws {
    let lines = try Self.names.map { try Self.text($0) }.joined(separator: "\n")
      .split(separator: "\n")
    let codes = Set(
      lines.filter { $0.hasPrefix("< ") }.compactMap { Int($0.dropFirst(3).prefix(3)) })
    #expect(Set(CodeGuide.meanings.keys).subtracting(codes) == [560])
    #expect(codes.isSubset(of: CodeGuide.meanings.keys))
    let words = Set(
      lines.filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2).prefix { $0 != " " } })
    let unsaid = Word.spellings.filter { !words.contains(Substring($0)) }
    #expect(unsaid.isEmpty)
  }

  @Test(arguments: names) func `a transcript is answered as recorded`(name: String) throws {
    let recorded = try Self.text(name)
    let replayed = try Transcript(recorded).replayed()
    if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] != nil {
      try replayed.write(to: Self.folder.appending(path: name), atomically: true, encoding: .utf8)
      Issue.record("\(name) was recorded; read it against the contract and run without recording")
      return
    }
    let expected = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let got = replayed.split(separator: "\n", omittingEmptySubsequences: false)
    for (line, pair) in zip(expected, got).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name):\(line + 1)\n expected \(pair.0)\n got      \(pair.1)")
      return
    }
    #expect(expected.count == got.count)
  }
}
