import Diagnostics
import Questionnaires
import Rounds
import Sheets

extension Session {
  /// What this version can do, in the order of the greeting.
  static let features = [
    "single-entry", "double-entry", "corrections", "accounting", "seal", "facts", "interventions",
    "grids", "damm", "overrides",
  ]

  func hello(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    guard let version = arguments.words.first?.folded else {
      throw .missing("version", zh: "请写 你好 1", en: "say hello 1")
    }
    guard version == "1" else {
      throw Refusal(
        505, [.init("version", Excerpt.quote(version)), .init("supported", "1")],
        zh: "只支持协议第 1 版", en: "only protocol version 1 is spoken here")
    }
    for feature in arguments.words.dropFirst().map(\.folded) + arguments.keys
    where !Self.features.contains(feature) {
      let nearest = NearestName.among(Self.features, to: feature)
      throw Refusal(
        505,
        [.init("feature", Excerpt.quote(feature))]
          + (nearest.map { [.init("nearest", $0)] } ?? []),
        zh: "不支持这项功能", en: "this feature is not supported")
    }
    return Reply(
      220,
      [
        .init("version", "1"), .init("features", Self.features.joined(separator: ",")),
        .init("encoding", encoding), .init("round", plan.round.id),
      ], text: .init(zh: "评议录入就绪", en: "ready for entry"))
  }

  mutating func declareOperator(
    _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let id = try operatorArgument(arguments)
    guard current == nil else {
      throw .notNow(
        .who, need: "leave", zh: "批还开着；先收批（end）或离批（leave）再换人",
        en: "a batch is open; end or leave it before another person keys")
    }
    do {
      if let fresh = try recording.open(for: id) { state = fresh }
    } catch {
      throw Refusal(
        error.code, error.fields.map { .init($0.key, $0.value) }, zh: error.message.zh,
        en: error.message.en)
    }
    operatorID = id
    try store(.who(id), &recording)
    return Reply(200, [.init("operator", id)], text: welcome(id))
  }

  /// Greets an operator by name and says which of their batches wait to be gone on with.
  private func welcome(_ id: String) -> Bilingual {
    let waiting = state.orderedBatches.filter { $0.spoiling == nil }.flatMap { batch in
      batch.passes.values.filter { $0.owner == id && $0.closing == nil }.sorted {
        $0.number < $1.number
      }.map { batch.id + ($0.number == 2 ? " pass=2" : "") }
    }
    guard let first = waiting.first else {
      return Bilingual(zh: "录入员 \(id)", en: "operator \(id)")
    }
    let ids = waiting.prefix(5)
    let more = waiting.count > ids.count ? "…" : ""
    return Bilingual(
      zh: "录入员 \(id)；还没有收的批：\(ids.joined(separator: "、"))\(more)，用 开批 \(first) 接着录",
      en: "operator \(id); still open: \(ids.joined(separator: ", "))\(more); "
        + "begin \(first) goes on with it")
  }

  func operatorArgument(_ arguments: CommandArguments) throws(Refusal) -> String {
    guard let word = arguments.words.first?.folded else {
      throw .missing("ID", zh: "请写录入员代号，如 录入员 wang", en: "name the operator: who wang")
    }
    guard arguments.words.count == 1, arguments.keys.isEmpty, let id = OperatorID(word)?.text else {
      throw .bad(
        "ID", found: word, zh: "录入员代号是 1–32 个小写字母、数字、- 或 _，如 wang",
        en: "an operator is 1 to 32 of a–z, 0–9, - and _, such as wang")
    }
    return id
  }

  mutating func openQuestionnaire(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    guard let name = arguments.words.first?.folded else {
      throw .missing(
        "QUESTIONNAIRE",
        zh: "请写问卷代号，本轮有：\(plan.layouts.keys.sorted().joined(separator: " "))",
        en:
          "name a questionnaire of the round: \(plan.layouts.keys.sorted().joined(separator: " "))")
    }
    try expect(arguments, .open, words: 1)
    guard current == nil else {
      throw .notNow(
        .open, need: "leave", zh: "批还开着；先收批（end）或离批（leave）",
        en: "a batch is open; end or leave it first")
    }
    guard let layout = plan.layouts[name] else {
      throw .bad(
        "QUESTIONNAIRE", found: name,
        nearest: NearestName.among(plan.layouts.keys.sorted(), to: name),
        zh: "本轮没有这份问卷", en: "the round has no such questionnaire")
    }
    questionnaireID = name
    let questionnaire = layout.questionnaire
    return Reply(
      200,
      [
        .init("questionnaire", name), .init("version", "\(questionnaire.version)"),
        .init("sha256", questionnaire.sha256), .init("items", "\(questionnaire.items.count)"),
        .init("places", "\(layout.places.count)"),
      ], details: keyMap(layout),
      text: questionnaire.title)
  }

  private func keyMap(_ layout: SheetLayout) -> [[Reply.Field]] {
    layout.places.map { keyMap($0, layout) }
      + layout.textItems.map {
        [.init("item", $0.id), .init("keys", ""), .init("text", $0.text[language])]
      }
  }

  /// One place with the keys that a clerk types there.
  private func keyMap(_ place: Place, _ layout: SheetLayout) -> [Reply.Field] {
    let keys =
      place.options.isEmpty
      ? place.allowed
      : place.options.map { "\($0.code)=\($0.label[language])" }.joined(separator: " ")
    return [
      .init("item", place.name), .init("keys", keys),
      .init("text", layout.item(of: place).text[language]),
    ]
  }

  mutating func bye(
    _ arguments: CommandArguments, _ head: [(key: String, value: String)]
  ) throws(Refusal) -> Reply {
    try expect(arguments, .bye, words: 0)
    try checkKeys(arguments, [])
    isFinished = true
    let open = openPasses
    return Reply(
      200,
      head.map { .init($0.key, $0.value) }
        + (open.isEmpty ? [] : [.init("open", open.map(\.batch).joined(separator: ","))]),
      text: open.isEmpty
        ? .init(zh: "再见；日志头请抄入记录", en: "goodbye; write the head into the minutes")
        : .init(
          zh: "再见；还有批没有收：\(open.map(\.batch).joined(separator: "、"))",
          en: "goodbye; still open: \(open.map(\.batch).joined(separator: ", "))"))
  }
}

/// An operator's id: 1 to 32 of a–z, 0–9, `-` and `_`; capitals are folded.
public struct OperatorID: Sendable, Hashable {
  /// The id in lower case.
  public let text: String

  /// Checks and folds an id; nil when it is none.
  public init?(_ text: String) {
    let lower = text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : text
    let isGood =
      (1...32).contains(lower.utf8.count)
      && lower.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F
      }
    guard isGood else { return nil }
    self.text = lower
  }
}
