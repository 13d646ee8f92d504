/// One record of a journal with texts of its own, for programs that want a value instead of bytes.
public struct JournalRecord: Sendable, Hashable {
  /// The record's identity.
  public let stamp: RecordStamp
  /// The burst that it was synced with; the header's is 0.
  public let batch: Int
  /// `YYYY-MM-DDTHH:MM:SSZ`, or `YYYY-MM-DD` for papers of anonymous questionnaires.
  public let time: String
  /// The sort of record, in lowercase letters and hyphens.
  public let kind: String
  /// The payload's fields as they were entered, unescaped.
  public let fields: [String]
  /// The places that the record had in older journals, newest first; empty unless it was salvaged.
  public let origins: [RecordOrigin]

  /// Collects the facts of a record.
  public init(
    stamp: RecordStamp, batch: Int, time: String, kind: String, fields: [String],
    origins: [RecordOrigin] = []
  ) {
    self.stamp = stamp
    self.batch = batch
    self.time = time
    self.kind = kind
    self.fields = fields
    self.origins = origins
  }

  /// The record's number.
  public var seq: Int { stamp.seq }
}
