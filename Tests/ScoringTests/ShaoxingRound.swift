import Diagnostics
import Digests
import ExactArithmetic
import Foundation
import Questionnaires
import Rounds
import Scoring
import Sheets
import Tallies
import Testing

/// The scheme of Shaoxing with its questionnaires as bundled, and a synthetic round under it.
enum Shaoxing {
  static let folder = "Surveys/shaoxing-2019"
  static let path = "\(folder)/shaoxing-2019.scheme.json5"

  static func text(_ path: String, file: String = #filePath) throws -> String {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    return try String(contentsOfFile: "/\(root)/\(path)", encoding: .utf8)
  }

  static func scheme() throws -> Scheme { try loadedScheme.get() }

  private static let loadedScheme = Result { try readScheme() }

  private static func readScheme() throws -> Scheme {
    let (scheme, findings) = Scheme.decode(bytes: Array(try text(path).utf8), file: path)
    return try #require(scheme, "\(findings.map { $0.rendered(in: .en) })")
  }

  static let questionnaireIDs = [
    "employee-satisfaction", "chair-satisfaction", "manager-satisfaction", "leader-rating",
    "brand-ballot", "marks-publicity", "marks-economy", "marks-legal", "marks-welfare",
    "marks-organisation", "marks-finance", "marks-audit",
  ]

  static func questionnaires() throws -> [Questionnaire] { try loadedQuestionnaires.get() }

  private static let loadedQuestionnaires = Result { try readQuestionnaires() }

  private static func readQuestionnaires() throws -> [Questionnaire] {
    try questionnaireIDs.map { id in
      let name = "\(folder)/\(id).questionnaire.json5"
      let read = Questionnaire.decode(bytes: Array(try text(name).utf8), file: name)
      return try #require(read.questionnaire, "\(read.findings.map { $0.rendered(in: .en) })")
    }
  }

  static func round() throws -> Round {
    let path = "Fixtures/ShaoxingRound/round.json5"
    return try #require(Round.decode(bytes: Array(try text(path).utf8), file: path).0)
  }

  /// The lines of a fixture as words.
  static func lines(_ name: String) throws -> [[String]] {
    try text("Fixtures/ShaoxingRound/\(name)").split(separator: "\n")
      .map { $0.split(separator: " ").map { String($0) } }
  }

  /// The oracle's lines that begin with a word, without it.
  static func expected(_ word: String) throws -> [[String]] {
    try lines("expected.txt").filter { $0[0] == word }.map { Array($0.dropFirst()) }
  }

  /// The assessed unit of every grassroots unit.
  static func parents() throws -> [String: String] {
    let rows = try text("Fixtures/ShaoxingRound/frame.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",").map { String($0) } }
    return Dictionary(rows.map { ($0[0], $0[2]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The synthetic round as keyed.
  ///
  /// - Parameter keeps: whether a paper is keyed; facts always are.
  static func keyed(
    _ scheme: Scheme, round: Round, where keeps: ((ClerksBatch, Int) -> Bool)? = nil
  ) throws -> CollectionState {
    guard let keeps else { return try keyedRound.get() }
    return try key(scheme, round: round, where: keeps)
  }

  private static let keyedRound = Result { try key(scheme(), round: round()) { _, _ in true } }

  private static func key(
    _ scheme: Scheme, round: Round, where keeps: (ClerksBatch, Int) -> Bool
  ) throws -> CollectionState {
    var keying = Keying(try questionnaires(), in: round)
    let facts = Dictionary(
      scheme.factDeclarations.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for clerk in ["zhou", "chen", "li"] {
      let lines = try lines("\(clerk).txt")
      for batch in try ClerksBatch.batches(of: lines) {
        try keying.batch(
          batch.questionnaire, about: batch.subject, role: batch.role,
          batch.papers.filter { keeps(batch, $0.key) }.sorted { $0.key < $1.key },
          rulings: batch.rulings)
      }
      for words in lines where words[0] == "fact" {
        let kind = try #require(facts[words[2]])
        try keying.fact(words[1], words[2], try #require(FactValue(fixture: words[3], kind)))
      }
    }
    return keying.state
  }

  /// The synthetic round scored.
  static func score(
    option: [String: String] = [:], limits: [Grade]? = nil,
    where keeps: ((ClerksBatch, Int) -> Bool)? = nil
  ) throws -> RoundScore {
    let scheme = try scheme()
    let round = try round()
    let readings = try scheme.readings(option: option)
    let state = try keyed(scheme, round: round, where: keeps)
    let measures = scheme.measures(
      of: round, TallyBook(state), state, readings: readings, parents: try parents())
    return try scheme.scoreRound(
      units: round.units.map(\.id), measures: measures, readings: readings,
      limits: limits ?? round.grades)
  }
}

/// A batch as a clerk typed it, after corrections; read without the protocol's own parser.
struct ClerksBatch {
  let questionnaire: String
  let subject: String
  let role: String?
  /// Marks by the paper's number.
  var papers: [Int: String] = [:]
  /// The number and whether it is invalid, else abstained.
  var rulings: [(number: Int, isInvalid: Bool)] = []
  var isClosed = false

  /// The batches of a transcript; what was begun in vain has no `end` and is left out.
  static func batches(of lines: [[String]]) throws -> [ClerksBatch] {
    var batches: [ClerksBatch] = []
    var questionnaire = ""
    for words in lines {
      let last = batches.count - 1
      switch words[0] {
      case "open": questionnaire = words[1]
      case "begin":
        let fields = words.compactMap { word in
          word.firstIndex(of: "=").map {
            (String(word[..<$0]), String(word[word.index(after: $0)...]))
          }
        }
        let named = Dictionary(fields, uniquingKeysWith: { first, _ in first })
        batches.append(
          ClerksBatch(
            questionnaire: questionnaire, subject: try #require(named["subject"]),
            role: named["role"]))
      case "end": batches[last].isClosed = true
      case "fix":
        let number = try #require(Int(words[1]))
        let change = words[2].dropFirst().split(separator: "=")
        let place = try #require(Int(change[0]))
        var marks = Array(try #require(batches[last].papers[number]))
        marks[place - 1] = try #require(change[1].first)
        batches[last].papers[number] = String(marks)
      case "void": batches[last].papers[try #require(Int(words[1]))] = nil
      case "invalid", "abstain":
        batches[last].rulings.append((try #require(Int(words[1])), words[0] == "invalid"))
      default:
        // What was refused for a dropped key is typed again.
        guard let number = Int(words[0]) else { continue }
        batches[last].papers[number] = words.dropFirst().joined(separator: " ")
      }
    }
    return batches.filter(\.isClosed)
  }
}

extension FactValue {
  /// A value as the fixture writes it.
  fileprivate init?(fixture text: String, _ kind: FactDeclaration.Kind) {
    switch kind {
    case .date: self = .date(text)
    case .yesNo: self = .yesNo(text == "yes")
    case .ratio:
      let parts = text.split(separator: "/").compactMap { BigInteger(decimal: $0) }
      guard parts.count == 2 else { return nil }
      self = .ratio(part: parts[0], whole: parts[1])
    case .count, .amount, .rate:
      guard let value = try? Rational(parsing: text) else { return nil }
      self = .number(value)
    }
  }
}

/// Keys batches and facts as a clerk's journal would record them.
struct Keying {
  private(set) var state: CollectionState
  private var sequence = 0

  init(_ questionnaires: [Questionnaire], in round: Round) {
    state = CollectionState(layouts: questionnaires.map { SheetLayout($0, in: round) })
  }

  mutating func apply(_ event: CollectionEvent) throws {
    sequence += 1
    let hash = SHA256.hash(Array("\(sequence)".utf8))
    try state.apply(
      event,
      RecordContext(
        stamp: Stamp(journal: "j", sequence: sequence, hash: hash), operatorID: "wang",
        time: "2019-12-20"))
  }

  mutating func batch(
    _ questionnaire: String, about subject: String, role: String? = nil,
    _ papers: [(key: Int, value: String)], rulings: [(number: Int, isInvalid: Bool)] = [],
    isClosed: Bool = true, isSealed: Bool = true
  ) throws {
    let layout = try #require(state.layouts[questionnaire])
    let id = "\(questionnaire)-\(subject)-\(sequence)"
    let key = PassKey(batch: id, pass: 1)
    try apply(
      .begin(
        BeginParameters(
          questionnaire: questionnaire,
          definition: try #require(Digest(hex: layout.questionnaire.sha256)), subject: subject,
          role: role, issued: papers.count, returned: papers.count,
          numbers: try #require(PaperNumbers("1-999")), hasCheckDigits: false), pass: key,
        after: nil))
    for (number, marks) in papers {
      let tokens = marks.split(separator: " ").map { String($0) }
      let bytes =
        layout.isCompact
        ? Array(marks.utf8.filter { $0 != 0x20 }) : Array(tokens.joined(separator: " ").utf8)
      try apply(
        .paper(
          key, number: number, marks: Marks(bytes: bytes, isCompact: layout.isCompact),
          isForced: false))
    }
    for ruling in rulings {
      try apply(
        ruling.isInvalid
          ? .invalid(key, number: ruling.number, code: "signed", reason: "示例", after: nil)
          : .abstain(key, number: ruling.number, after: nil))
    }
    let last = SHA256.hash([])
    if isClosed { try apply(.end(key, papers: papers.count, last: last, isForced: false)) }
    if isClosed, isSealed {
      try apply(.seal(batch: id, after: state.batches[id]?.closings ?? [], sheets: last))
    }
  }

  mutating func fact(_ unit: String, _ item: String, _ value: FactValue) throws {
    try apply(
      .fact(
        FactKey(unit: unit, item: item), value: value, evidence: "示例", reason: nil, prior: []))
  }
}
