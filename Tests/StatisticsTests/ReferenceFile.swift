import Glibc

/// A file of `Fixtures/statistics`: `#` lines say where the figures come from, then a header and rows.
struct ReferenceFile {
  /// The cells of the rows, the header left out.
  let rows: [[String]]
  /// All lines that are no comments.
  let lines: [String]

  /// Reads a file by its name; no rows where it cannot be read, so tests ask for a number of rows.
  init(_ name: String, here: String = #filePath) {
    let root = here.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = root.joined(separator: "/") + "/Fixtures/statistics/" + name
    var bytes: [UInt8] = []
    if let file = fopen(path, "r") {
      var block = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = fread(&block, 1, block.count, file)
        if count == 0 { break }
        bytes += block[..<count]
      }
      fclose(file)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
    self.lines = lines.map(String.init)
    rows = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// How far two numbers differ, as a share of the expected one.
func relativeError(_ found: Double, _ expected: Double) -> Double {
  if found == expected { return 0 }
  return expected == 0 ? abs(found) : abs(found / expected - 1)
}
