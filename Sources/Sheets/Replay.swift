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

  private var omission: Omission?

  /// What stands between a journal's id and the mark of a branch, where a journal was copied and both
  /// copies went on.
  static let branchSign = "#"

  /// Starts from nothing.
  ///
  /// - Parameter rejected: lines that are left out with all that follows from them, as
  ///   ``CollectionState/rejectedLines`` of an earlier replay says.
  public init(layouts: some Sequence<SheetLayout>, rejected: Set<Digest> = []) {
    state = CollectionState(layouts: layouts)
    omission = rejected.isEmpty ? nil : Omission(rejected: rejected)
  }

  /// What a branch is called as the journal of its records' stamps.
  public static func branchName(of journal: String, first: Digest) -> String {
    journal + branchSign + first.prefix16
  }

  /// Lets a branch of a journal begin, with what has been read of the journal.
  public mutating func branch(_ journal: String, to name: String) {
    state.operators[name] = state.operators[journal]
    state.undoable[name] = state.undoable[journal]
    omission?.branch(journal, name)
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
    if omission == nil, Self.paperWord.holds(kind), readPaper(payload, stamp) { return .applied }
    return try readEvent(String(decoding: kind, as: UTF8.self), payload, stamp)
  }

  private mutating func readEvent(
    _ word: String, _ payload: UnsafeRawBufferPointer, _ stamp: Stamp
  ) throws(ReplayFault) -> Outcome {
    if Self.journalsOwnWords.contains(word) { return .applied }
    guard let fields = Self.fields(payload),
      let event = CollectionEvent(
        word: word, fields: fields, isCompact: { state.isCompact(batch: $0) })
    else {
      throw ReplayFault(
        problem: .unknownRecord(word), journal: stamp.journal, sequence: stamp.sequence)
    }
    if let unread = event.references.first(where: { !state.referable.contains($0) }) {
      return .waiting(unread)
    }
    if omission != nil {
      // A ruling on a conflict names lines that nothing else refers to.
      state.referable.insert(stamp.hash)
      if omission?.leavesOut(event, stamp, state) ?? false { return .applied }
    }
    let context = RecordContext(
      stamp: stamp, operatorID: state.operators[stamp.journal] ?? "", time: lastTimeText)
    try state.apply(event, context)
    return .applied
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
