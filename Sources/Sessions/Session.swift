public import Diagnostics
import Encodings
import Questionnaires
import Rounds
public import Sheets

/// The line protocol as a state machine: a line in, one reply and the recorded events out; no I/O.
///
/// The caller frames and decodes the input, commits the recording, and only then sends the replies.
public struct Session: Sendable {
  /// What the round lets a clerk enter.
  public let plan: CollectionPlan
  /// What has been entered.
  public internal(set) var state: CollectionState
  /// The language of the texts for people.
  public let language: Language
  /// The input's encoding as the greeting tells it; `undecided` until the input decides.
  public var encoding = "undecided"
  /// Who is keying.
  public internal(set) var operatorID: String?
  /// How many lines were refused; a held line (`~`) is none, its next move is the clerk's.
  public private(set) var refusals = 0
  /// Whether `bye` was said.
  public internal(set) var isFinished = false

  var questionnaireID: String?
  var current: PassKey?
  var lastBegun: String?
  var begun: [PassKey] = []
  /// The newest undoable line of a journal when its batch was gone on with; `begin` is a wall.
  var undoWall: (journal: String, sequence: Int)?

  /// Starts with what the journals say.
  public init(plan: CollectionPlan, state: CollectionState, language: Language) {
    self.plan = plan
    self.state = state
    self.language = language
  }

  /// Under whose ids this session began passes or went on with them.
  var clerks: Set<String> = []

  /// The pass that papers go to now; nil outside an open batch.
  public var currentPass: PassKey? { current }

  /// The questionnaire that is open; nil before `open`.
  public var selectedQuestionnaire: String? { questionnaireID }

  /// The open passes that this session's own clerks began or went on with; the input ended too early for
  /// them.
  public var openPasses: [PassKey] {
    begun.filter { key in
      guard let batch = state.batches[key.batch], batch.spoiling == nil else { return false }
      return batch.passes[key.pass].map { $0.closing == nil && clerks.contains($0.owner) } ?? false
    }
  }

  /// Answers one line.
  ///
  /// - Returns: nil for an empty line and a comment, which are ignored.
  public mutating func receive(_ line: String, recording: inout some Recording) -> Reply? {
    guard !line.isEmpty, !Request.isComment(line) else { return nil }
    var reply: Reply
    var id: String?
    do {
      let request = try Request(line)
      id = request.id
      reply = try answer(request.act, &recording)
    } catch {
      id = id ?? Request.id(of: line)
      reply = error.reply
    }
    reply.requestID = id
    return counted(reply)
  }

  /// Answers a line that never became text.
  ///
  /// - Parameter beginning: as much of the line as is known, for its `@id`.
  public mutating func refuse(_ fault: LineFault, beginning: String = "") -> Reply {
    var reply = Refusal(fault).reply
    reply.requestID = Request.id(of: beginning)
    return counted(reply)
  }

  mutating func counted(_ reply: Reply) -> Reply {
    if reply.sign == .refused { refusals += 1 }
    return reply
  }

  mutating func answer(
    _ act: Request.Act, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    switch act {
    case .paper(let text): try keyPaper(text, &recording)
    case .command(let word, let arguments): try perform(word, arguments, &recording)
    }
  }

  private mutating func perform(
    _ word: Word, _ arguments: Arguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    switch word {
    case .text: return try writeText(arguments, &recording)
    case .check: return try tryOut(arguments, recording)
    default: break
    }
    let sorted = CommandArguments(arguments)
    if sorted.isMalformed {
      throw .bad(
        "quotes", found: arguments.rest, zh: "双引号没有配对，或转义不认识",
        en: "a double quote is not closed, or an escape is unknown")
    }
    if let doubled = sorted.doubled {
      throw .bad(
        doubled, found: doubled, zh: "\(Excerpt.quote(doubled)) 写了两遍",
        en: "\(Excerpt.quote(doubled)) is given twice")
    }
    return try perform(word, sorted, &recording)
  }

  private mutating func perform(
    _ word: Word, _ arguments: CommandArguments, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    switch word {
    case .hello: try hello(arguments)
    case .commands: try bare(arguments, word) { listCommands() }
    case .help: try help(arguments)
    case .who: try declareOperator(arguments, &recording)
    case .open: try openQuestionnaire(arguments)
    case .begin: try begin(arguments, &recording)
    case .header: try mendHeader(arguments, &recording)
    case .tick: try tick(arguments, &recording)
    case .undo: try undo(arguments, &recording)
    case .fix: try fix(arguments, &recording)
    case .void: try void(arguments, &recording)
    case .unvoid: try unvoid(arguments, &recording)
    case .invalid: try ruleInvalid(arguments, &recording)
    case .abstain: try ruleAbstained(arguments, &recording)
    case .spoilBatch: try spoil(arguments, &recording)
    case .end: try end(arguments, &recording)
    case .accept: try accept(arguments, &recording)
    case .leave: try leave(arguments)
    case .seal: try seal(arguments, &recording)
    case .reopen: try reopen(arguments, &recording)
    case .fact: try registerFact(arguments, &recording)
    case .override: try override(arguments, &recording)
    case .intervene: try intervene(arguments, &recording)
    case .status: try bare(arguments, word) { status() }
    case .missing: try missing(arguments)
    case .show: try show(arguments)
    case .resume: try resume(arguments)
    case .flush:
      try bare(arguments, word) {
        Reply(200, [.init("word", "flush")], text: .init(zh: "已落盘", en: "on disk"))
      }
    case .bye: try bye(arguments, recording.headFields)
    case .diff: try compare(arguments)
    case .settle: try settle(arguments, &recording)
    case .text, .check:
      throw .notNow(word, need: "commands", zh: "请看命令（commands）", en: "see commands")
    }
  }

  /// Answers a command that takes no arguments.
  private func bare(
    _ arguments: CommandArguments, _ word: Word, _ answer: () -> Reply
  ) throws(Refusal) -> Reply {
    try expect(arguments, word, words: 0)
    try checkKeys(arguments, [])
    return answer()
  }

  /// Refuses words that a command has no use for: nothing that was typed is passed over.
  func expect(_ arguments: CommandArguments, _ word: Word, words: Int) throws(Refusal) {
    guard arguments.words.count > words else { return }
    throw .tooMany(word, found: arguments.words[words].raw)
  }

  /// Records an event and takes it into the state.
  ///
  /// Every check comes before, so the state accepts what is recorded.
  mutating func store(
    _ event: CollectionEvent, grain: TimeGrain = .second, _ recording: inout some Recording
  ) throws(Refusal) {
    let (stamp, time) = recording.record(kind: event.word, fields: event.fields, grain: grain)
    let context = RecordContext(stamp: stamp, operatorID: operatorID ?? "", time: time)
    do {
      try state.apply(event, context)
    } catch {
      throw Refusal(
        560, [.init("line", "\(stamp.sequence)")], zh: error.message.zh, en: error.message.en)
    }
  }

  /// The grain of times for a batch: anonymous papers keep the day only.
  func grain(of batch: String) -> TimeGrain {
    state.layout(of: batch)?.questionnaire.respondent == .anonymous ? .day : .second
  }
}
