public import Digests
import Encodings
import Glibc

/// Builds the state from journals, record by record.
///
/// Inside a journal the sequence orders; between journals only references do. A record whose
/// references have not been read yet has to wait while other journals go on.
public struct Replay: Sendable {
  /// What became of a record.
  public enum Outcome: Sendable, Hashable {
    /// It is in the state.
    case applied
    /// It refers to this record, which has not been read; offer it again later.
    case waiting(Digest)
  }

  /// The state so far.
  public private(set) var state: CollectionState
  private var lastBatch: [UInt8] = []
  private var lastKey = PassKey(batch: "", pass: 0)
  private var lastTime: [UInt8] = []
  private var lastTimeText = ""

  private let watched: Set<Digest>
  /// Whether the guide says anything; then no line is read the short way.
  private let isGuided: Bool
  private var omission: Omission
  private var renaming: Renaming

  /// What stands between a journal's id and the mark of a branch, where a journal was copied and both
  /// copies went on.
  static let branchSign = "#"

  /// Starts from nothing.
  ///
  /// - Parameter guide: what ``CollectionState/guide(after:)`` of an earlier replay says.
  public init(layouts: some Sequence<SheetLayout>, guide: ReplayGuide = ReplayGuide()) {
    state = CollectionState(layouts: layouts)
    watched = guide.watched
    isGuided = !guide.isEmpty
    omission = Omission(rejected: guide.rejected)
    renaming = Renaming(guide)
  }

  /// Goes on after a record that does not follow, so that rulings behind it are found.
  ///
  /// A batch may have its id from a ruling that is read later; the next replay knows it. Where no
  /// ruling helps, the fault that ``read(kind:payload:time:stamp:origins:)`` threw stands.
  public mutating func pass(over stamp: Stamp) { state.referable.insert(stamp.hash) }

  /// Says where a journal, or a branch of one, is kept.
  public mutating func introduce(_ journal: String, _ place: JournalPlace) {
    state.places[journal] = place
  }

  /// What a branch is called as the journal of its records' stamps.
  public static func branchName(of journal: String, first: Digest) -> String {
    journal + branchSign + first.prefix16
  }

  /// The journal that a branch is a copy of; the journal itself where it is none.
  public static func trunk(of journal: String) -> String {
    journal.split(separator: branchSign, maxSplits: 1).first.map { String($0) } ?? journal
  }

  /// Whether a stamp's journal is one of two copies that both went on.
  public static func isBranch(_ journal: String) -> Bool { trunk(of: journal) != journal }

  /// Lets a branch of a journal begin, with what has been read of the journal.
  public mutating func branch(_ journal: String, to name: String) {
    state.operators[name] = state.operators[journal]
    state.undoable[name] = state.undoable[journal]
    omission.branch(journal, name)
    renaming.branch(journal, name)
    state.followed[name] = state.followed[journal]
  }

  /// Reads one record.
  ///
  /// - Parameters:
  ///   - kind: the record's word.
  ///   - payload: its fields, percent-escaped, single blanks between them.
  ///   - time: the record's time as written.
  ///   - origins: the hashes that a salvaged record had before, by which others may refer to it.
  /// - Throws: `ReplayFault` when the record does not follow from those before it.
  public mutating func read(
    kind: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer, time: UnsafeRawBufferPointer,
    stamp: Stamp, origins: [Digest] = []
  ) throws(ReplayFault) -> Outcome {
    for origin in origins {
      state.referable.insert(origin)
      state.salvaged[origin] = stamp.hash
    }
    if !lastTime.holds(time) {
      lastTime = Array(time)
      lastTimeText = String(decoding: lastTime, as: UTF8.self)
    }
    if !isGuided, Self.paperWord.holds(kind), readPaper(payload, stamp) { return .applied }
    return try readEvent(String(decoding: kind, as: UTF8.self), payload, stamp)
  }

  private mutating func readEvent(
    _ word: String, _ payload: UnsafeRawBufferPointer, _ stamp: Stamp
  ) throws(ReplayFault) -> Outcome {
    if Self.journalsOwnWords.contains(word) { return .applied }
    guard let fields = Self.fields(payload),
      let event = CollectionEvent(
        word: word, fields: fields,
        isCompact: { isCompact(batch: $0, fields, in: stamp.journal) })
    else {
      throw ReplayFault(
        problem: .unknownRecord(word), journal: stamp.journal, sequence: stamp.sequence)
    }
    if let unread = event.references.first(where: { !state.referable.contains($0) }) {
      return .waiting(unread)
    }
    if case .begin(let parameters, let key, let after) = event {
      state.openings[stamp.hash] = Opening(key: key, parameters: parameters, after: after)
    }
    let context = RecordContext(
      stamp: stamp, operatorID: state.operators[stamp.journal] ?? "", time: lastTimeText)
    if isGuided {
      try readGuided(event, context)
    } else {
      try state.apply(event, context)
    }
    return .applied
  }

  /// Whether a batch's marks take one byte each; under the id that the line's batch has by a ruling.
  private func isCompact(batch: String, _ fields: [String], in journal: String) -> Bool {
    let pass = fields.indices.contains(1) ? Digits.value(fields[1]) ?? 1 : 1
    return state.isCompact(batch: renaming.id(of: batch, pass: pass, in: journal) ?? batch)
  }

  /// Reads a record as the rulings on conflicts demand: under another id, or not at all.
  private mutating func readGuided(
    _ recorded: CollectionEvent, _ context: RecordContext
  ) throws(ReplayFault) {
    let stamp = context.stamp
    // A ruling on a conflict names lines that nothing else refers to.
    state.referable.insert(stamp.hash)
    let id = renaming.id(for: recorded, stamp, state)
    let event = id.map { recorded.about(batch: $0) } ?? recorded
    if watched.contains(stamp.hash) {
      state.lines[stamp.hash] = RecordedLine(
        stamp: stamp, event: recorded, operatorID: context.operatorID, time: context.time)
      state.watch(event, stamp)
    }
    if let root = omission.root(of: event, stamp, state) {
      state.dropped[root, default: Trail()].follow(event, stamp)
      state.follow(event, stamp)
      return
    }
    try state.apply(event, context)
    if let id, id != recorded.batchID, state.batches[id]?.formerID == nil, case .begin = recorded {
      state.batches[id]?.formerID = recorded.batchID
    }
  }

  /// The fields of a payload; nil when one is not escaped as a journal escapes.
  ///
  /// Cut at bytes: a field may begin with a combining mark, which joins the blank before it.
  private static func fields(_ payload: UnsafeRawBufferPointer) -> [String]? {
    if payload.isEmpty { return [] }
    var fields: [String] = []
    for word in payload.split(separator: 0x20, omittingEmptySubsequences: false) {
      guard let field = PercentEscaping.unescape(UnsafeRawBufferPointer(rebasing: word)) else {
        return nil
      }
      fields.append(field)
    }
    return fields
  }

  private static let paperWord = Array("paper".utf8)

  /// Records that a journal writes about itself.
  private static let journalsOwnWords: Set<String> = ["recover", "salvage"]

  /// The short way for what nearly every record is: `<batch> <pass> <number> <marks…> [!]`.
  private mutating func readPaper(_ payload: UnsafeRawBufferPointer, _ stamp: Stamp) -> Bool {
    guard let batchEnd = payload.firstIndex(of: 0x20), batchEnd + 4 < payload.count,
      payload[batchEnd + 2] == 0x20
    else { return false }
    let pass = Int(payload[batchEnd + 1]) - 0x30
    var index = batchEnd + 3
    var number = 0
    while index < payload.count, (0x30...0x39).contains(payload[index]), number < 1 << 50 {
      number = number * 10 + Int(payload[index] - 0x30)
      index += 1
    }
    guard number > 0, index < payload.count, payload[index] == 0x20 else { return false }
    var end = payload.count
    let isForced = payload[end - 1] == 0x21
    if isForced {
      guard end - 2 > index, payload[end - 2] == 0x20 else { return false }
      end -= 2
    }
    let marks = UnsafeRawBufferPointer(rebasing: payload[(index + 1)..<end])
    guard !marks.contains(0x25) else { return false }
    let batch = payload[..<batchEnd]
    if lastKey.pass != pass || !lastBatch.holds(UnsafeRawBufferPointer(rebasing: batch)) {
      lastBatch = Array(batch)
      lastKey = PassKey(batch: String(decoding: lastBatch, as: UTF8.self), pass: pass)
    }
    return state.appendPaper(
      lastKey, number: number, marks: marks, isForced: isForced, sequence: stamp.sequence,
      journal: stamp.journal, by: state.operators[stamp.journal] ?? "", at: lastTimeText)
  }
}

extension [UInt8] {
  /// Whether these are the same bytes.
  fileprivate func holds(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard count == bytes.count, let base = bytes.baseAddress else { return count == bytes.count }
    return withUnsafeBytes { own in own.baseAddress.map { memcmp($0, base, count) == 0 } ?? true }
  }
}
