import Digests
import Glibc
import Testing

@testable import Journaling

/// The golden journal was made by bash and sha256sum alone.
///
/// ```
/// prev=$(printf '0%.0s' $(seq 64))
/// put() {
///   hash=$(printf '%s%s' "$prev" "$1" | sha256sum | cut -c1-64)
///   printf '%s %s\n' "$1" "$hash"
///   prev=$hash
/// }
/// {
///   put "J1 00112233445566778899aabbccddeeff shaoxing-2019-demo wang front%20desk"
///   put "2 1 2019-11-04T08:30:00Z who wang"
///   put "3 1 2019-11-04T08:30:00Z open member-evaluation 1"
///   put "4 2 2019-11-04T08:31:07Z begin B01 U07 130 121"
///   put "5 3 2019-11-04 paper 17 11239.*"
///   put "6 3 2019-11-04 paper 18 11111-1"
///   put "7 4 2019-11-04T08:29:59Z text 17 q9 食堂%20太挤 %-"
/// } > golden.journal
/// offset=$(stat -c %s golden.journal)
/// printf '8 5 2019-11-04 paper 19 112\n' >> golden.journal
/// length=$(( $(stat -c %s golden.journal) - offset ))
/// named=$(tail -c "$length" golden.journal | sha256sum | cut -c1-64)
/// {
///   put "8 5 2019-11-04T09:00:00Z recover $offset $length $named"
///   put "9 6 2019-11-04T09:00:12Z paper 19 11239."
///   put "10 7 2019-11-04T09:00:20Z bye"
/// } >> golden.journal
/// ```
@Suite("The golden journal, made without this program") struct GoldenJournalTests {
  static let head = "8822223b5029f6b2766401a4bb984a2fdaf996bb16e20bab8f7e9e5f79573f66"

  static var path: String {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/") + "/Fixtures/journals/golden.journal"
  }

  static func bytes() throws -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { _ = Glibc.close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  @Test("is read from the disk with every record as it was written")
  func records() throws {
    var records: [JournalRecord] = []
    let reading = try JournalReader().read(Self.path) { view throws(JournalError) in
      if let record = view.record() { records.append(record) }
    }
    #expect(reading.isSound)
    let header = try #require(reading.summary.header)
    #expect(header.id.description == "00112233445566778899aabbccddeeff")
    #expect(header.round == "shaoxing-2019-demo")
    #expect(header.operator == "wang")
    #expect(header.station == "front desk")
    #expect(try JournalReader().header(of: Self.path) == header)
    #expect(
      records.map(\.kind) == [
        "who", "open", "begin", "paper", "paper", "text", "recover", "paper", "bye",
      ])
    #expect(records.map(\.seq) == Array(2...10))
    #expect(records.map(\.batch) == [1, 1, 2, 3, 3, 4, 5, 6, 7])
    #expect(records[3].time == "2019-11-04")
    #expect(records[5].fields == ["17", "q9", "食堂 太挤", ""])
    #expect(records[8].fields.isEmpty)
    #expect(reading.summary.head.hash.hex == Self.head)
  }

  @Test("names its sealed tail and the clock that ran back")
  func notes() throws {
    let summary = Scene.scan(try Self.bytes()).summary
    // 778 and 28 are in the file; the hash is sha256sum's over those 28 bytes.
    let sealed = try #require(summary.sealedTails.first)
    #expect(sealed.offset == 778 && sealed.length == 28 && sealed.seq == 8)
    #expect(summary.sealedTailCount == 1)
    #expect(
      summary.clockNotes == [
        ClockNote(seq: 7, before: "2019-11-04T08:31:07Z", time: "2019-11-04T08:29:59Z")
      ])
  }

  @Test("is made again, byte for byte, by the chain")
  func chain() throws {
    let header = try JournalHeader(
      id: try #require(JournalID("00112233445566778899aabbccddeeff")),
      round: "shaoxing-2019-demo", operator: "wang", station: "front desk")
    var chain = JournalChain(beginning: header)
    var bytes = chain.pending
    chain.settle()
    let bursts: [[(String, String, [String])]] = [
      [
        ("2019-11-04T08:30:00Z", "who", ["wang"]),
        ("2019-11-04T08:30:00Z", "open", ["member-evaluation", "1"]),
      ],
      [("2019-11-04T08:31:07Z", "begin", ["B01", "U07", "130", "121"])],
      [
        ("2019-11-04", "paper", ["17", "11239.*"]), ("2019-11-04", "paper", ["18", "11111-1"]),
      ],
      [("2019-11-04T08:29:59Z", "text", ["17", "q9", "食堂 太挤", ""])],
    ]
    for burst in bursts {
      for (time, kind, fields) in burst { try chain.append(kind: kind, fields: fields, time: time) }
      bytes += chain.pending
      chain.settle()
    }
    #expect(bytes == Array(try Self.bytes()[..<778]))
  }

  @Test("comes out of the writer's own recovery of its torn beginning, byte for byte")
  func recovery() throws {
    let golden = try Self.bytes()
    // The torn line without the line feed that the seal added: bytes 778 to 804.
    let disk = SimulatedDisk(files: [Scene.path: Array(golden[..<805])])
    let file = try JournalFile.open(
      Scene.path,
      identity: JournalFile.Identity(round: "shaoxing-2019-demo", operator: "x", station: "y"),
      time: "2019-11-04T09:00:00Z", storage: disk)
    try file.append(kind: "paper", fields: ["19", "11239."], time: "2019-11-04T09:00:12Z")
    try file.commit()
    try file.append(kind: "bye", fields: [], time: "2019-11-04T09:00:20Z")
    try file.commit()
    #expect(disk.bytes(Scene.path) == golden)
  }

  @Test("has the check digits that Python computes")
  func checkDigits() throws {
    // python3: int.from_bytes(hashlib.sha256(b"10:" + head).digest()[:8], 'big') % 10**12
    let head = JournalHead(seq: 10, hash: try #require(Digest(hex: Self.head)))
    #expect(head.checkDigits == "2370-0013-9810")
    #expect(head.description == "10:8822223b5029f6b2")
  }
}
