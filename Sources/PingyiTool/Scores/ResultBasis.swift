import Diagnostics
import Digests
import Questionnaires
import Reporting
import Rounds
import Scoring
import Sheets

/// What a result is a function of: the definitions, the round, what was collected, the readings and the program.
///
/// Two results with the same basis are the same byte for byte. Neither the order of units in `round.json5` and of rows in
/// the frame nor the names of journals are part of it.
struct ResultBasis: Sendable {
  /// The scheme.
  let scheme: Scheme
  /// The questionnaires by id.
  let questionnaires: [(id: String, version: Int, sha256: String)]
  /// The hash of what counts in `round.json5`.
  let round: String
  /// That of the sampling frame; nil without one.
  let frame: String?
  /// That of the units' own tables; nil where the scheme gives no forms.
  let tables: String?
  /// That of the journals' state.
  let state: String
  /// That of the records behind it: who stated, keyed and decided what, and when.
  let records: String
  /// The readings in force; nil for what no reading decides about.
  let readings: Readings?

  /// Takes the basis of a round that is loaded.
  init(_ loaded: LoadedRound, _ readings: Readings?) {
    scheme = loaded.folder.scheme
    questionnaires = loaded.folder.questionnaires.map { ($0.id, $0.version, $0.sha256) }
      .sorted { $0.0 < $1.0 }
    round = CanonicalHash.hash(of: loaded.round)
    frame = loaded.folder.frame.map { CanonicalHash.hash(of: $0) }
    tables = loaded.folder.tables.map { CanonicalHash.hash(of: $0, in: loaded.round) }
    state = CanonicalSheets.stateHash(loaded.state).hex
    records = CanonicalSheets.recordsHash(loaded.state).hex
    self.readings = readings
  }

  /// The readings as `ID=ALTERNATIVE`, by id.
  var choices: [String] {
    (readings?.all ?? []).map { "\($0.id)=\($0.alternative)" }.sorted()
  }

  /// One hash of everything: of the lines `program`, `scheme`, `questionnaire`, `round`, `frame`, `tables`, `data`,
  /// `records` and `reading`.
  var sha256: String {
    var lines = [["program", Tool.version], ["scheme", scheme.id, scheme.sha256]]
    lines += questionnaires.map { ["questionnaire", $0.id, $0.sha256] }
    lines.append(["round", round])
    lines += [("frame", frame), ("tables", tables)].compactMap { word, hash in
      hash.map { [word, $0] }
    }
    lines += [["data", state], ["records", records]]
    lines += choices.map { ["reading", $0] }
    return CanonicalHash.hash(lines)
  }

  /// SHA-256 of the questionnaires' ids and hashes.
  private var forms: String { CanonicalHash.hash(questionnaires.map { [$0.id, $0.sha256] }) }

  /// The last lines of a page: every hash by its first 16 digits, the readings, the program.
  func text(_ language: Language) -> String {
    func short(_ hash: String) -> String { String(hash.prefix(16)) }
    var parts = [
      Bilingual(
        zh: "办法 \(scheme.id) 第 \(scheme.version) 版 \(short(scheme.sha256))",
        en: "scheme \(scheme.id) version \(scheme.version) \(short(scheme.sha256))")
    ]
    if !questionnaires.isEmpty {
      let count = questionnaires.count
      parts.append(
        Bilingual(
          zh: "问卷 \(count) 份 \(short(forms))",
          en: "\(count) questionnaire\(count == 1 ? "" : "s") \(short(forms))"))
    }
    parts.append(Bilingual(zh: "轮次 \(short(round))", en: "round \(short(round))"))
    if let frame { parts.append(Bilingual(zh: "抽样框 \(short(frame))", en: "frame \(short(frame))")) }
    if let tables {
      parts.append(Bilingual(zh: "指标表 \(short(tables))", en: "tables \(short(tables))"))
    }
    parts.append(Bilingual(zh: "数据 \(short(state))", en: "data \(short(state))"))
    parts.append(Bilingual(zh: "记录 \(short(records))", en: "records \(short(records))"))
    let list = choices.joined(separator: " ")
    let read = Bilingual(
      zh: choices.isEmpty ? "" : "口径 \(list)；", en: choices.isEmpty ? "" : "readings \(list); ")
    let first = Bilingual(
      zh: "依据 \(short(sha256))：\(parts.map(\.zh).joined(separator: "；"))",
      en: "basis \(short(sha256)): \(parts.map(\.en).joined(separator: "; "))")
    let second = Bilingual(
      zh: "\(read.zh)评议 \(Tool.version)", en: "\(read.en)pingyi \(Tool.version)")
    return "\n" + TerminalText.safe(first[language]) + "\n" + TerminalText.safe(second[language])
      + "\n"
  }

  /// The document: `sha256 program definitions round frame tables dataHash recordsHash readings`.
  var document: JSONValue {
    [
      "sha256": .string(sha256), "program": .string(Tool.version),
      "definitions": [
        "scheme": .string(scheme.id), "version": .integer(scheme.version),
        "sha256": .string(scheme.sha256),
        "questionnaires": .array(
          questionnaires.map {
            [
              "questionnaire": .string($0.id), "version": .integer($0.version),
              "sha256": .string($0.sha256),
            ]
          }),
      ],
      "round": .string(round), "frame": .optional(frame), "tables": .optional(tables),
      "dataHash": .string(state), "recordsHash": .string(records),
      "readings": .array(choices.map { .string($0) }),
    ]
  }

  /// A document with the basis in it, under `basis`.
  func joined(to document: JSONValue) -> JSONValue {
    guard case .object(var object) = document else { return document }
    object["basis"] = self.document
    return .object(object)
  }
}
