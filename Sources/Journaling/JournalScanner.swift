import Digests
import Glibc

/// Reads a journal's bytes, checks every one of them and shows each good record; keeps one line.
///
/// Feed it blocks of any size in file order and ask for the ``summary`` at the end. It can go on
/// afterwards, so a growing file may be followed. It knows no files, so it can be fed anything.
public struct JournalScanner: Sendable {
  private var chain = ChainHash()
  private var header: JournalHeader?
  private var head = JournalHead.none
  private var batch = 0
  private var goodLength = 0
  private var lineNumber = 1
  private var lineOffset = 0
  private var carry: [UInt8] = []
  private var isOverlong = false
  private var region: BadRegion?
  private var opening: [UInt8] = []
  private var lastTime: [UInt8] = []
  private var clockNotes: [ClockNote] = []
  private var clockNoteCount = 0
  private var sealedTails: [SealedTail] = []
  private var sealedTailCount = 0
  private let watching: Set<Int>
  private var watched: [Int: Digest] = [:]
  private let intent: SealIntent?

  /// Begins at the first byte of a journal, to be compared with heads that were noted earlier.
  public init(watching heads: [HeadReference] = []) {
    self.init(watching: heads, intent: nil)
  }

  init(watching heads: [HeadReference], intent: SealIntent?) {
    watching = Set(heads.map(\.seq))
    self.intent = intent
  }

  /// Takes the next bytes of the file and shows the records that they complete.
  public mutating func feed<Failure: Error>(
    _ block: UnsafeRawBufferPointer, visit: (RecordView) throws(Failure) -> Void
  ) throws(Failure) {
    if opening.count < 3 { opening.append(contentsOf: block.prefix(3 - opening.count)) }
    guard let base = block.baseAddress else { return }
    var at = 0
    while at < block.count {
      guard let found = memchr(base + at, 0x0A, block.count - at) else {
        keep(UnsafeRawBufferPointer(rebasing: block[at...]))
        return
      }
      let end = UnsafeRawPointer(found) - base
      let piece = UnsafeRawBufferPointer(rebasing: block[at..<end])
      at = end + 1
      if isOverlong {
        region?.append(piece)
        region?.appendLineFeed()
        lineOffset += piece.count + 1
        lineNumber += 1
        isOverlong = false
      } else if carry.isEmpty {
        try finishLine(piece, visit)
      } else {
        keep(piece)
        if isOverlong {
          region?.appendLineFeed()
          lineOffset += 1
          lineNumber += 1
          isOverlong = false
        } else {
          var line: [UInt8] = []
          swap(&line, &carry)
          try line.span.bytes.withUnsafeBytes { bytes throws(Failure) in
            try finishLine(bytes, visit)
          }
          line.removeAll(keepingCapacity: true)
          swap(&line, &carry)
        }
      }
    }
  }

  /// Keeps the beginning of a line; a line that is too long goes to the bad region at once.
  private mutating func keep(_ piece: UnsafeRawBufferPointer) {
    if !isOverlong {
      guard carry.count + piece.count >= JournalLimits.lineBytes else {
        carry.append(contentsOf: piece)
        return
      }
      isOverlong = true
      if region == nil {
        region = BadRegion(line: lineNumber, offset: lineOffset, reason: .lineTooLong)
      }
      carry.withUnsafeBytes { region?.append($0) }
      lineOffset += carry.count
      carry.removeAll(keepingCapacity: false)
    }
    region?.append(piece)
    lineOffset += piece.count
  }

  /// Takes a line without its line feed.
  private mutating func finishLine<Failure: Error>(
    _ line: UnsafeRawBufferPointer, _ visit: (RecordView) throws(Failure) -> Void
  ) throws(Failure) {
    let offset = lineOffset
    let number = lineNumber
    lineOffset += line.count + 1
    lineNumber += 1
    let outcome =
      header == nil ? readHeader(line) : readRecord(line, number: number, offset: offset)
    switch outcome {
    case .header:
      goodLength = lineOffset
    case .record(let view):
      goodLength = lineOffset
      try visit(view)
    case .bad(let reason):
      if region == nil { region = BadRegion(line: number, offset: offset, reason: reason) }
      region?.append(line)
      region?.appendLineFeed()
      if isOfLaterBurst(line) { region?.hasLaterBurst = true }
    }
  }

  private enum Outcome {
    case header
    case record(RecordView)
    case bad(JournalDamage.Reason)
  }

  private mutating func readHeader(_ line: UnsafeRawBufferPointer) -> Outcome {
    let end = line.count - RecordLine.hashTail
    guard region == nil, end > 0, line[end] == 0x20 else { return .bad(.header) }
    let body = UnsafeRawBufferPointer(rebasing: line[..<end])
    let written = UnsafeRawBufferPointer(rebasing: line[(end + 1)...])
    guard let header = JournalHeader(body: body),
      let hash = chain.advance(over: body, written: written)
    else { return .bad(.header) }
    self.header = header
    accept(seq: 1, batch: 0, hash: hash)
    return .header
  }

  private mutating func readRecord(
    _ line: UnsafeRawBufferPointer, number: Int, offset: Int
  ) -> Outcome {
    guard line.count < JournalLimits.lineBytes else { return .bad(.lineTooLong) }
    guard let header, let parts = RecordLine(line) else { return .bad(.notARecord) }
    let isSeal = ReservedKind.matches(ReservedKind.recover, line, parts.kind)
    guard parts.seq == head.seq + 1 else {
      return .bad(.sequence(expected: head.seq + 1, found: parts.seq))
    }
    guard parts.batch == batch || parts.batch == batch + 1 else {
      return .bad(.batch(after: batch, found: parts.batch))
    }
    guard isSeal == (region != nil) else { return .bad(.misplaced) }
    var wrapping: SalvageWrapping?
    if ReservedKind.matches(SalvageWrapping.kind, line, parts.kind) {
      wrapping = SalvageWrapping(line, payload: parts.payload)
      if wrapping == nil { return .bad(.misplaced) }
    }
    var sealed: SealedTail?
    if let region {
      sealed = seal(
        of: region, endingAt: offset, by: UnsafeRawBufferPointer(rebasing: line[parts.payload]),
        seq: parts.seq)
      if sealed == nil { return .bad(.misplaced) }
    }
    guard
      let hash = chain.advance(
        over: UnsafeRawBufferPointer(rebasing: line[..<parts.bodyEnd]),
        written: UnsafeRawBufferPointer(rebasing: line[parts.hash]))
    else { return .bad(.chain) }
    if let sealed { note(sealed) }
    region = nil
    accept(seq: parts.seq, batch: parts.batch, hash: hash)
    let time = UnsafeRawBufferPointer(rebasing: line[parts.time])
    watchClock(time, seq: parts.seq)
    return .record(
      RecordView(
        journal: header.id, line: number, offset: offset, seq: parts.seq, batch: parts.batch,
        hash: hash, time: time,
        kind: UnsafeRawBufferPointer(rebasing: line[wrapping?.kind ?? parts.kind]),
        payload: UnsafeRawBufferPointer(rebasing: line[wrapping?.payload ?? parts.payload]),
        bytes: line, wrapping: wrapping))
  }

  private func seal(
    of region: BadRegion, endingAt end: Int, by payload: UnsafeRawBufferPointer, seq: Int
  ) -> SealedTail? {
    let named = "\(region.offset) \(region.length) \(region.hash.hex)"
    guard region.offset + region.length == end, payload.elementsEqual(named.utf8) else {
      return nil
    }
    return SealedTail(seq: seq, offset: region.offset, length: region.length, hash: region.hash)
  }

  private mutating func note(_ sealed: SealedTail) {
    sealedTailCount += 1
    if sealedTails.count == JournalLimits.listedNotes { sealedTails.removeLast() }
    sealedTails.append(sealed)
  }

  private mutating func accept(seq: Int, batch: Int, hash: Digest) {
    head = JournalHead(seq: seq, hash: hash)
    self.batch = batch
    if !watching.isEmpty, watching.contains(seq) { watched[seq] = hash }
  }

  private mutating func watchClock(_ time: UnsafeRawBufferPointer, seq: Int) {
    let ranBack = lastTime.withUnsafeBytes { RecordTime.isEarlier(time, than: $0) }
    if ranBack {
      clockNoteCount += 1
      if clockNotes.count < JournalLimits.listedNotes {
        clockNotes.append(
          ClockNote(
            seq: seq, before: String(decoding: lastTime, as: UTF8.self),
            time: String(decoding: time, as: UTF8.self)))
      }
    }
    let isCoarser = time.count < lastTime.count && lastTime.starts(with: time)
    if !isCoarser {
      lastTime.removeAll(keepingCapacity: true)
      lastTime.append(contentsOf: time)
    }
  }

  /// Whether a bad line is a record whose burst could begin only after a later one was synced.
  private func isOfLaterBurst(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let parts = RecordLine(line), parts.batch >= batch + 2 else { return false }
    return LowercaseHex.holds(UnsafeRawBufferPointer(rebasing: line[parts.hash]))
  }
}

extension JournalScanner {
  /// What was found so far, as if the file ended here.
  public var summary: JournalSummary {
    JournalSummary(
      header: header, head: head, batch: batch, goodLength: goodLength,
      length: lineOffset + carry.count, condition: condition, sealedTails: sealedTails,
      sealedTailCount: sealedTailCount, clockNotes: clockNotes, clockNoteCount: clockNoteCount,
      watched: watched)
  }

  private var condition: JournalSummary.Condition {
    if region == nil, carry.isEmpty {
      guard header == nil else { return .sound }
      return .damage(JournalDamage(line: 1, offset: 0, length: 0, reason: .empty))
    }
    var rest =
      region
      ?? BadRegion(
        line: lineNumber, offset: lineOffset, reason: header == nil ? .header : .notARecord)
    carry.withUnsafeBytes { bytes in
      rest.append(bytes)
      if isOfLaterBurst(bytes) { rest.hasLaterBurst = true }
    }
    let isUnfinished = !rest.endsLine || rest.containsNUL || isIntended(rest)
    guard header != nil, !rest.hasLaterBurst, isUnfinished else {
      let isForeign = header == nil && !opening.elementsEqual("J1 ".utf8)
      return .damage(
        JournalDamage(
          line: rest.line, offset: rest.offset, length: rest.length,
          reason: isForeign ? .noHeader : rest.reason))
    }
    return .tail(tail(rest))
  }

  private func isIntended(_ rest: BadRegion) -> Bool {
    guard let intent, intent.offset == rest.offset, intent.length == rest.length else {
      return false
    }
    return intent.hash == rest.hash
  }

  private func tail(_ rest: BadRegion) -> UnfinishedTail {
    var named = rest
    if !rest.endsLine { named.appendLineFeed() }
    return UnfinishedTail(
      line: rest.line, offset: rest.offset, length: rest.length, endsLine: rest.endsLine,
      isWholeRecord: carryIsWholeRecord, sealedHash: named.hash)
  }

  /// Whether the line that lacks its line feed is the next good record, be it a seal.
  private var carryIsWholeRecord: Bool {
    if carry.isEmpty { return false }
    var trial = self
    var isRecord = false
    withUnsafeBytes(of: UInt8(0x0A)) { lineFeed in
      trial.feed(lineFeed) { (_: RecordView) in isRecord = true }
    }
    return isRecord
  }
}
