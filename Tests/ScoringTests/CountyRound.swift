import Diagnostics
import ExactArithmetic
import Foundation
import Questionnaires
import Rounds
import Scoring
import Sheets
import Tallies
import Testing

/// The scheme of the counties of Qinhuangdao as bundled, and a made-up round of nine counties under it.
enum County {
  static let folder = "Surveys/qinhuangdao-2019-county"
  static let path = "\(folder)/qinhuangdao-2019-county.scheme.json5"
  static let fixtures = "Fixtures/rounds/qinhuangdao-2019-county"

  static func scheme() throws -> Scheme { try loadedScheme.get() }

  private static let loadedScheme = Result { () throws -> Scheme in
    let (scheme, findings) = Scheme.decode(bytes: Array(try Shaoxing.text(path).utf8), file: path)
    return try #require(scheme, "\(findings.map { $0.rendered(in: .en) })")
  }

  /// The sheets of the departments that mark rows as a whole.
  private static func questionnaires() throws -> [Questionnaire] {
    try ["party", "organisation", "legal", "women"].map { department in
      let name = "\(folder)/marks-county-\(department).questionnaire.json5"
      let read = Questionnaire.decode(bytes: Array(try Shaoxing.text(name).utf8), file: name)
      return try #require(read.questionnaire, "\(read.findings.map { $0.rendered(in: .en) })")
    }
  }

  static func round() throws -> Round {
    let path = "\(fixtures)/round.json5"
    let (round, findings) = Round.decode(bytes: Array(try Shaoxing.text(path).utf8), file: path)
    return try #require(round, "\(findings.map { $0.rendered(in: .en) })")
  }

  /// The lines of a fixture as words.
  static func lines(_ name: String) throws -> [[String]] {
    try Shaoxing.text("\(fixtures)/\(name)").split(separator: "\n")
      .map { $0.split(separator: " ").map { String($0) } }
  }

  /// The facts and sheets of the round as its clerks would register them.
  static func keyed(_ scheme: Scheme, _ round: Round) throws -> CollectionState {
    var keying = Keying(try questionnaires(), in: round)
    let kinds = Dictionary(
      scheme.factDeclarations.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for words in try lines("facts.txt") {
      let kind = try #require(kinds[words[1]], "\(words)")
      try keying.fact(words[0], words[1], try #require(FactValue(words[2], kind: kind), "\(words)"))
    }
    var batch: [String] = []
    for words in try lines("marks.txt") {
      guard words[0] != "batch" else {
        batch = words
        continue
      }
      let paper = (try #require(Int(words[0])), words.dropFirst().joined(separator: " "))
      try keying.batch(batch[1], about: batch[2], [paper])
    }
    return keying.state
  }

  /// The measures of the round.
  static func measures() throws -> Measures {
    let scheme = try scheme()
    let round = try round()
    let state = try keyed(scheme, round)
    return scheme.measures(of: round, TallyBook(state), state, readings: try scheme.readings())
  }

  /// The round scored.
  static func score(option: [String: String] = [:]) throws -> RoundScore {
    let scheme = try scheme()
    return try scheme.scoreRound(
      try round(), measures: try measures(), readings: try scheme.readings(option: option))
  }
}
