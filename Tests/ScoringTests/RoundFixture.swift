import Diagnostics
import ExactArithmetic
import Foundation
import Questionnaires
import Rounds
import Scoring
import Sheets
import Tallies
import Testing

/// A bundled scheme and the made-up round of `Fixtures/rounds/` under it.
struct RoundFixture: Sendable {
  let id: String
  /// The questionnaires of whose sheets the scheme reads marks.
  let questionnaires: [String]

  private var folder: String { "Surveys/\(id)" }
  private var fixtures: String { "Fixtures/rounds/\(id)" }

  /// The scheme and what `check` finds in it.
  func decoded() throws -> (scheme: Scheme, findings: [String]) {
    let path = "\(folder)/\(id).scheme.json5"
    let (scheme, findings) = Scheme.decode(bytes: Array(try Shaoxing.text(path).utf8), file: path)
    let unexpected = findings.filter { $0.code != "declared-defect" }
    return (
      try #require(scheme, "\(findings.map { $0.rendered(in: .en) })"),
      unexpected.map { $0.rendered(in: .en) }
    )
  }

  func scheme() throws -> Scheme { try decoded().scheme }

  func round() throws -> Round {
    let path = "\(fixtures)/round.json5"
    let (round, findings) = Round.decode(bytes: Array(try Shaoxing.text(path).utf8), file: path)
    return try #require(round, "\(findings.map { $0.rendered(in: .en) })")
  }

  /// The lines of a file of the round as words.
  func lines(_ name: String) throws -> [[String]] {
    try Shaoxing.text("\(fixtures)/\(name)").split(separator: "\n")
      .map { $0.split(separator: " ").map { String($0) } }
  }

  /// The facts and sheets of the round as its clerks would register them, scored.
  func score(option: [String: String] = [:]) throws -> RoundScore {
    let scheme = try scheme()
    let round = try round()
    let definitions = try questionnaires.map { name in
      let path = "\(folder)/\(name).questionnaire.json5"
      let read = Questionnaire.decode(bytes: Array(try Shaoxing.text(path).utf8), file: path)
      return try #require(read.questionnaire, "\(read.findings.map { $0.rendered(in: .en) })")
    }
    var keying = Keying(definitions, in: round)
    let kinds = Dictionary(
      scheme.factDeclarations.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for words in try lines("facts.txt") {
      let kind = try #require(kinds[words[1]], "\(words)")
      try keying.fact(words[0], words[1], try #require(FactValue(words[2], kind: kind), "\(words)"))
    }
    // A batch holds one unit's papers, one a department.
    for batch in try Self.batches(lines("marks.txt")) {
      try keying.batch(batch.questionnaire, about: batch.unit, batch.papers)
    }
    let state = keying.state
    let readings = try scheme.readings(option: option)
    let measures = scheme.measures(of: round, TallyBook(state), state, readings: readings)
    return try scheme.scoreRound(round, measures: measures, readings: readings)
  }

  private static func batches(
    _ lines: [[String]]
  ) throws -> [(questionnaire: String, unit: String, papers: [(Int, String)])] {
    var batches: [(questionnaire: String, unit: String, papers: [(Int, String)])] = []
    for words in lines {
      if words[0] == "batch" {
        batches.append((words[1], words[2], []))
        continue
      }
      let number = try #require(Int(words[0]))
      batches[batches.count - 1].papers.append((number, words.dropFirst().joined(separator: " ")))
    }
    return batches
  }
}
