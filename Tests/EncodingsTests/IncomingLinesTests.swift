import Testing

@testable import Encodings

struct IncomingLinesTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let input: String
    let lines: [IncomingLine]
    let encoding: TextEncoding?
  }

  /// Source: Python 3.11 codecs for the bytes of 会员 (bbe1d4b1), 目 (e79bae) and 😀 (3dd800de);
  /// the rest by hand from the rules of the line protocol.
  private static let cases = [
    Case(
      testDescription: "ASCII leaves the matter open",
      input: "68690d0a 310a", lines: [.line("hi"), .line("1")], encoding: nil),
    Case(
      testDescription: "the first line that is not ASCII decides",
      input: "31 0a bbe1d4b1 0a c4bfc2bc 0a",
      lines: [.line("1"), .line("会员"), .line("目录")], encoding: .gb18030),
    Case(
      testDescription: "later lines must be in the encoding that was found",
      input: "e79bae 0a bbe1d4b1 0a 32 0a",
      lines: [.line("目"), .refused(.invalid(.utf8, offset: 0)), .line("2")], encoding: .utf8),
    Case(
      testDescription: "an ambiguous line is refused and decides nothing",
      input: "61c4bfc2bc 0a e79bae 0a",
      lines: [.refused(.ambiguous(offset: 1)), .line("目")], encoding: .utf8),
    Case(
      testDescription: "a comment in no encoding, or in two, is still nothing but a comment",
      input: "23ff 0a 23c4bfc2bc 0a 61 0a",
      lines: [.line("#"), .line("#"), .line("a")], encoding: nil),
    Case(
      testDescription: "U+FFFD is refused, the rest goes on",
      input: "e79bae efbfbd 0a 61 0a",
      lines: [.refused(.replacementCharacter(offset: 3)), .line("a")], encoding: .utf8),
    Case(
      testDescription: "the mark of UTF-8 is taken off",
      input: "efbbbf 61 0a c4bf 0a", lines: [.line("a"), .line("\u{13F}")], encoding: .utf8),
    Case(
      testDescription: "UTF-16 LE by its mark, with CRLF and a pair of surrogates",
      input: "fffe 6100 0d00 0a00 3dd800de 0a00", lines: [.line("a"), .line("😀")],
      encoding: .utf16LE),
    Case(
      testDescription: "UTF-16 BE by its mark, with a lone surrogate in one line",
      input: "feff d800 000a 76ee 000a",
      lines: [.refused(.invalid(.utf16BE, offset: 0)), .line("目")], encoding: .utf16BE),
    Case(
      testDescription: "UTF-16 cut within a unit", input: "fffe 6100 0a",
      lines: [.unterminated(nil)], encoding: .utf16LE),
    Case(
      testDescription: "an unterminated line is told apart",
      input: "31 0a 32", lines: [.line("1"), .unterminated("2")], encoding: nil),
    Case(
      testDescription: "what begins like a mark and is none is text",
      input: "efbb 0a", lines: [.line("锘")], encoding: .gb18030),
    Case(
      testDescription: "half a mark at the end",
      input: "ef", lines: [.unterminated(nil)], encoding: nil),
    Case(testDescription: "nothing", input: "", lines: [], encoding: nil),
  ]

  @Test(arguments: cases)
  private func `lines come out alike in blocks of every size`(example: Case) {
    for size in 1...9 {
      var lines = IncomingLines()
      #expect(
        read(bytes(example.input), by: &lines, in: size) == example.lines, "in blocks of \(size)")
      #expect(lines.encoding == example.encoding, "in blocks of \(size)")
    }
  }

  /// Source: by hand; C4BFC2BC is 目录 in GBK and Ŀ¼ in UTF-8.
  @Test func `an encoding that was named settles what is ambiguous`() {
    var asGBK = IncomingLines(encoding: .gb18030)
    #expect(read(bytes("c4bfc2bc 0a"), by: &asGBK, in: 3) == [.line("目录")])
    var asUTF8 = IncomingLines(encoding: .utf8)
    #expect(read(bytes("c4bfc2bc 0a"), by: &asUTF8, in: 3) == [.line("\u{13F}\u{BC}")])
    var asUTF16 = IncomingLines(encoding: .utf16BE)
    #expect(read(bytes("76ee 000a"), by: &asUTF16, in: 3) == [.line("目")])
  }

  /// Source: by hand: ASCII has 1 byte in UTF-8 and 2 in UTF-16; a Hanzi 2 in GBK and 3 in UTF-8.
  @Test func `the limit of 64 KiB holds for the line as it arrives and as it is kept`() {
    let ascii = String(repeating: "a", count: 65_536)
    let wide = { (text: String) -> [UInt8] in
      [0xFF, 0xFE] + (text + "\n").utf8.flatMap { [$0, 0] as [UInt8] }
    }
    var lines = IncomingLines()
    #expect(read(wide(ascii), by: &lines, in: 4_096) == [.line(ascii)])
    lines = IncomingLines()
    #expect(
      read(wide(ascii + "a"), by: &lines, in: 4_096)
        == [.tooLong(length: 131_074, isTerminated: true)])
    let hanzi = { (count: Int) -> [UInt8] in
      [[UInt8]](repeating: bytes("bbe1"), count: count).joined() + [0x0A]
    }
    lines = IncomingLines()
    #expect(
      read(hanzi(21_845), by: &lines, in: 4_096)
        == [.line(String(repeating: "会", count: 21_845))])
    lines = IncomingLines()
    #expect(
      read(hanzi(21_846), by: &lines, in: 4_096)
        == [.tooLong(length: 65_538, isTerminated: true)])
  }

  private func read(
    _ input: [UInt8], by lines: inout IncomingLines, in size: Int
  ) -> [IncomingLine] {
    var found: [IncomingLine] = []
    for start in stride(from: 0, to: input.count, by: size) {
      input[start..<min(start + size, input.count)].withUnsafeBytes { block in
        lines.feed(block) { found.append($0) }
      }
    }
    lines.finish { found.append($0) }
    return found
  }
}
