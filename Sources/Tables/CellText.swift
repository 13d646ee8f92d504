import Diagnostics

/// The text and the place of a cell, given its bytes in the source.
enum CellText {
  static let quote = UInt8(ascii: "\"")

  /// The text without quotation marks around it and with doubled ones made single.
  static func text(of bytes: ArraySlice<UInt8>) -> String {
    guard bytes.first == quote else { return String(decoding: bytes, as: UTF8.self) }
    let inside = bytes.dropFirst().dropLast()
    guard inside.contains(quote) else { return String(decoding: inside, as: UTF8.self) }
    var plain: [UInt8] = []
    plain.reserveCapacity(inside.count)
    var isSecond = false
    for byte in inside {
      isSecond = byte == quote && !isSecond
      if !isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Adds a text as a cell whose text it is again: in quotation marks where it begins with one.
  static func append(_ text: String, to source: inout [UInt8]) {
    guard text.utf8.first == quote else {
      source += text.utf8
      return
    }
    source.append(quote)
    for byte in text.utf8 {
      if byte == quote { source.append(quote) }
      source.append(byte)
    }
    source.append(quote)
  }

  /// The line and column of a byte of a row that begins at `rowStart` in line `line`.
  static func location(
    of offset: Int, in source: [UInt8], rowStart: Int, line: Int, file: String
  ) -> SourceLocation {
    var line = line
    var column = 1
    for byte in source[rowStart..<max(rowStart, offset)] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return SourceLocation(file: file, line: line, column: column)
  }
}
