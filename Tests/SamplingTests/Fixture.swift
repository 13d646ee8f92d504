import Diagnostics
import Glibc
import Sampling
import Tables
import Testing

/// Files and texts that several tests use.
enum Fixture {
  /// The bytes of a file under `Fixtures/`.
  static func bytes(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let root = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = (root + ["Fixtures"] + name.split(separator: "/")).joined(separator: "/")
    let stream = try #require(fopen(path, "rb"), "no file \(name)")
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&block, 1, block.count, stream)
      guard count > 0 else { return bytes }
      bytes += block[..<count]
    }
  }

  static func table(_ text: String) throws -> Table {
    let (table, findings) = Table.read(Array(text.utf8), file: "frame.csv")
    try #require(findings == [])
    return try #require(table)
  }

  /// The frame of the fixture: standalone units by parent.
  static func frame() throws -> Frame {
    let (table, findings) = Table.read(try bytes("draws/frame.csv"), file: "frame.csv")
    try #require(findings == [])
    let (frame, others) = Frame.read(
      try #require(table), strata: "parent", where: try Eligibility(parsing: "standalone=是"))
    try #require(others == [])
    return try #require(frame)
  }

  /// A frame of ids in strata.
  static func frame(_ units: [(id: String, stratum: String)]) throws -> Frame {
    let (frame, findings) = Frame.of(units.map { FrameUnit(id: $0.id, stratum: $0.stratum) })
    try #require(!findings.containError, "\(findings)")
    return try #require(frame)
  }

  /// A frame of `count` units `u0`, `u1` and so on, without strata.
  static func frame(of count: Int) throws -> Frame {
    try frame((0..<count).map { (id: "u\($0)", stratum: "") })
  }
}
