import Diagnostics
import Encodings
import Sessions
import Sheets

/// One run of `collect`: bytes come in, lines go to the session, records to the disk, replies out.
///
/// Whatever one read returned is taken together: its lines are answered in memory, their records
/// are written and synchronised once, and only then the replies are sent.
struct Collection {
  /// The most bytes that are taken together.
  private static let blockSize = 256 << 10
  /// A terminal cuts a typed line at 4,095 bytes without saying so, its line feed included.
  private static let longestTypedLine = 4_093

  private var session: Session
  private var recording: JournalRecording
  private var lines: IncomingLines
  private let language: Language
  private let surroundings: Surroundings
  /// What a clerk at a terminal sees beside the replies; nil where nobody types.
  private var desk: ClerksDesk?
  /// Set when a file can be read in two encodings with different meanings.
  private var isAmbiguous = false
  /// Whether the input ended inside a line.
  private var wasCut = false

  /// What one read was answered.
  private struct Burst {
    /// The replies, which wait for the commit.
    var replies: [UInt8] = []
    /// What a clerk at a terminal is told after the replies.
    var remarks: [String] = []
    /// The first line that was answered, for the one refusal when nothing can be stored.
    var firstLine: String?
    /// Whether a batch was sealed, after which the head is noted beside the journal.
    var hasSealed = false

    mutating func add(_ reply: Reply, in language: Language) {
      replies += Array(reply.rendered(in: language).utf8)
    }
  }

  /// Prepares a run; nothing is read from the input yet.
  ///
  /// - Parameter encoding: the encoding that was named; nil to find it out.
  init(
    session: Session, recording: JournalRecording, encoding: TextEncoding?, desk: ClerksDesk? = nil,
    surroundings: Surroundings
  ) {
    self.desk = desk
    self.session = session
    self.recording = recording
    self.surroundings = surroundings
    language = session.language
    lines = IncomingLines(encoding: encoding)
  }

  /// Runs until the input ends or `bye` is said.
  mutating func run() throws(Refusal) -> ExitStatus {
    surroundings.terminal?.begin()
    defer { surroundings.terminal?.end() }
    try decideEncoding()
    welcome()
    var hasEnded = false
    while !hasEnded, !session.isFinished {
      prompt()
      let block = try nextBlock()
      hasEnded = block.isEmpty
      try answer(arrived(in: block))
    }
    return try finish()
  }

  // MARK: Input

  /// Reads a regular file once to find its encoding; a pipe and a terminal decide as they go.
  private mutating func decideEncoding() throws(Refusal) {
    guard lines.encoding == nil, surroundings.input.isRegularFile else { return }
    var decision = EncodingDecision()
    while true {
      let block = try read()
      if block.isEmpty { break }
      block.withUnsafeBytes { decision.scan($0) }
    }
    do throws(StreamFault) {
      try surroundings.input.rewind()
    } catch {
      throw Refusal(error)
    }
    switch decision.conclude() {
    case .decided(let encoding): lines = IncomingLines(encoding: encoding)
    case .refused(.ambiguous):
      isAmbiguous = true
      lines = IncomingLines(encoding: .utf8)
    case .undecided, .refused: break
    }
  }

  /// What is typed or piped in next; nothing at the end, or when someone at a terminal stops.
  private mutating func nextBlock() throws(Refusal) -> [UInt8] {
    guard let terminal = surroundings.terminal else { return try read() }
    while true {
      switch terminal.wait() {
      case .continued: prompt()
      case .interrupted, .closed: return []
      case .input:
        do throws(StreamFault) {
          return try surroundings.input.read(upTo: Self.blockSize)
        } catch {
          // A terminal that is gone has no more lines; what was answered is safe.
          return []
        }
      }
    }
  }

  private func read() throws(Refusal) -> [UInt8] {
    do throws(StreamFault) {
      return try surroundings.input.read(upTo: Self.blockSize)
    } catch {
      throw Refusal(error)
    }
  }

  /// The lines that a block completes; an empty block ends the input.
  private mutating func arrived(in block: [UInt8]) -> [IncomingLine] {
    var arrived: [IncomingLine] = []
    if block.isEmpty {
      lines.finish { arrived.append($0) }
    } else {
      block.withUnsafeBytes { bytes in lines.feed(bytes) { arrived.append($0) } }
    }
    session.encoding = isAmbiguous ? "undecided" : lines.encoding?.rawValue ?? "undecided"
    return arrived
  }

  // MARK: Lines

  /// Answers the lines of one read: all of them in memory, then the disk, then the replies.
  private mutating func answer(_ arrived: [IncomingLine]) throws(Refusal) {
    var burst = Burst()
    for line in arrived where !session.isFinished {
      let text = line.text
      guard let reply = reply(to: line) else { continue }
      if burst.replies.isEmpty { burst.firstLine = text }
      if reply.code == 560, recording.failure == nil {
        recording.abandon(because: Refusal(.internalFault, CollectionFault.contradiction))
      }
      if let failure = recording.failure {
        if !recording.hasLostRecords { burst.add(reply, in: language) }
        try stop(failure, burst)
      }
      if reply.code == 232 { burst.hasSealed = true }
      if let remark = desk?.remark(on: reply, to: text ?? "", in: session) {
        burst.remarks.append(remark)
      }
      burst.add(reply, in: language)
    }
    do throws(Refusal) {
      try recording.commit()
    } catch {
      try stop(error, burst)
    }
    if !burst.replies.isEmpty { try surroundings.say(burst.replies) }
    for remark in burst.remarks { surroundings.tell(remark) }
    if burst.hasSealed { try recording.noteHead() }
  }

  private mutating func reply(to line: IncomingLine) -> Reply? {
    switch line {
    case .line(let text):
      if surroundings.input.isTerminal, text.utf8.count > Self.longestTypedLine {
        return session.refuse(.cutByTerminal, beginning: text)
      }
      let isComment = text.utf8.first == UInt8(ascii: "#")
      if isAmbiguous, !isComment,
        let offset = text.utf8.enumerated().first(where: { $0.element >= 0x80 })
      {
        return session.refuse(.ambiguous(offset: offset.offset), beginning: text)
      }
      return session.receive(text, recording: &recording)
    case .refused(.invalid(_, let offset)): return session.refuse(.undecodable(offset: offset))
    case .refused(.ambiguous(let offset)): return session.refuse(.ambiguous(offset: offset))
    case .refused(.replacementCharacter(let offset)):
      return session.refuse(.replacementCharacter(offset: offset))
    case .tooLong(let length, true): return session.refuse(.tooLong(bytes: length))
    case .tooLong(_, false), .unterminated:
      wasCut = true
      return session.refuse(.unterminated, beginning: line.text ?? "")
    }
  }

  /// Ends after a storage error: what was acknowledged stays, nothing else is claimed.
  ///
  /// Where records were lost, one refusal stands for all replies of the burst.
  private mutating func stop(_ refusal: Refusal, _ burst: Burst) throws(Refusal) -> Never {
    var replies = burst.replies
    if recording.hasLostRecords {
      let reply = session.refuse(burst.firstLine, because: refusal.recordingFailure)
      replies = Array(reply.rendered(in: language).utf8)
    }
    try? surroundings.output.write(replies)
    throw refusal
  }

  // MARK: Ends

  private mutating func finish() throws(Refusal) -> ExitStatus {
    tellHead()
    try recording.close()
    let open = session.openPasses
    if let desk {
      if let farewell = desk.farewell(session) { surroundings.tell(farewell) }
    } else if !open.isEmpty {
      let list = open.map(\.batch).joined(separator: " ")
      surroundings.tell(
        Bilingual(
          zh: "还有批没有收，不计入统计：\(list)；再运行 pingyi collect，用 开批 批号 接着录。",
          en: "Still open and in no figure: \(list); collect again and begin the batch to go on.")[
            language])
    }
    if wasCut || !open.isEmpty { return .batchOpen }
    return session.refusals > 0 && !surroundings.input.isTerminal ? .findings : .fine
  }

  /// Tells someone at a terminal how to begin.
  private func welcome() {
    if let desk { surroundings.tell(desk.welcome(to: session)) }
  }

  /// Tells the head at a terminal that is closed without `bye`.
  private func tellHead() {
    guard surroundings.input.isTerminal, !session.isFinished, let head = recording.head,
      let digits = recording.checkDigits
    else { return }
    surroundings.tell(
      Bilingual(
        zh: "\n已录的都在磁盘上；日志头 \(head)，核对数 \(digits)，请抄入记录。",
        en: "\nAll that was entered is on the disk; head \(head), check digits \(digits): "
          + "write it into the minutes.")[language])
  }

  private mutating func prompt() {
    guard var desk else { return }
    desk.columns = surroundings.terminal?.columns ?? ClerksDesk.usualColumns
    self.desk = desk
    try? surroundings.diagnostics.write(Array(desk.prompt(session).utf8))
  }
}

extension IncomingLine {
  /// The line as text, where it is one.
  fileprivate var text: String? {
    switch self {
    case .line(let text): text
    case .unterminated(let text): text
    case .refused, .tooLong: nil
    }
  }
}
