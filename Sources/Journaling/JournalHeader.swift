import Encodings

/// The first record of a journal: which journal this is, of which round, kept by whom and where.
public struct JournalHeader: Sendable, Hashable {
  /// The journal's random name.
  public let id: JournalID
  /// The round that the journal belongs to.
  public let round: String
  /// The operator in whose name the file is kept; the records may come from others.
  public let `operator`: String
  /// The station, by default the host's name.
  public let station: String

  /// Collects the facts of a header; none of the three texts may be empty.
  public init(
    id: JournalID, round: String, operator: String, station: String
  ) throws(JournalError) {
    for (field, text) in [("round", round), ("operator", `operator`), ("station", station)]
    where text.isEmpty {
      throw .emptyHeaderField(field)
    }
    self.id = id
    self.round = round
    self.operator = `operator`
    self.station = station
    guard body.count < 4096 else {
      throw .recordTooLong(bytes: body.count, limit: 4096)
    }
  }

  /// The header line up to, without, the blank before its hash.
  var body: [UInt8] {
    let words = [round, `operator`, station].map(PercentEscaping.escape)
    return Array("J1 \(id) \(words.joined(separator: " "))".utf8)
  }

  /// Reads the header line up to, without, the blank before its hash; only the canonical form counts.
  init?(body: UnsafeRawBufferPointer) {
    guard body.count < 4096, let text = String(validating: body, as: UTF8.self) else { return nil }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, words[0] == "J1", let id = JournalID(String(words[1])),
      let round = PercentEscaping.unescape(String(words[2])),
      let keeper = PercentEscaping.unescape(String(words[3])),
      let station = PercentEscaping.unescape(String(words[4])),
      let header = try? JournalHeader(id: id, round: round, operator: keeper, station: station),
      header.body.elementsEqual(body)
    else { return nil }
    self = header
  }
}
