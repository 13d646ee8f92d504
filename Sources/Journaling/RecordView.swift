public import Digests

/// A verified record as it lies in the reader's buffer; no text is made and nothing is copied.
///
/// The bytes are valid only during the visit; ``record()`` makes a value that may be kept. For a
/// salvaged record `kind` and `payload` are those of the record that was saved.
public struct RecordView {
  /// The journal that holds the record.
  public let journal: JournalID
  /// The line in the file, counted from 1; differs from `seq` after a sealed tail.
  public let line: Int
  /// Where the line begins in the file, in bytes.
  public let offset: Int
  /// The record's number.
  public let seq: Int
  /// The burst that it was synced with.
  public let batch: Int
  /// The record's verified hash.
  public let hash: Digest
  /// The time, 10 or 20 bytes.
  public let time: UnsafeRawBufferPointer
  /// The sort of record.
  public let kind: UnsafeRawBufferPointer
  /// The escaped fields, one blank between; empty when there are none.
  public let payload: UnsafeRawBufferPointer
  /// The whole line without its line feed.
  public let bytes: UnsafeRawBufferPointer

  let wrapping: SalvageWrapping?

  /// The record's identity.
  public var stamp: RecordStamp { RecordStamp(journal: journal, seq: seq, hash: hash) }

  /// Whether the kind is this word.
  public func isKind(_ word: StaticString) -> Bool {
    guard word.hasPointerRepresentation, word.utf8CodeUnitCount == kind.count else { return false }
    return kind.elementsEqual(
      UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// The record as a value; nil when its payload is not UTF-8 or holds a wrong escape.
  public func record() -> JournalRecord? {
    guard let fields = RecordPayload.decode(payload) else { return nil }
    return JournalRecord(
      stamp: stamp, batch: batch, time: String(decoding: time, as: UTF8.self),
      kind: String(decoding: kind, as: UTF8.self), fields: fields,
      origins: wrapping?.origins ?? [])
  }
}
