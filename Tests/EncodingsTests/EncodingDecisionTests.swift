import Testing

@testable import Encodings

struct EncodingDecisionTests {
  /// Source: Python 3.11 codecs for the bytes of 目录 会员 测评 café 啊 (U+554A); the verdicts by hand from the rule.
  static let files: [(String, String, EncodingDecision.Verdict)] = [
    ("nothing", "", .decided(.utf8)),
    ("ASCII alone", "31 37 20 2e 0a", .decided(.utf8)),
    ("目录 in UTF-8", "e79bae e5bd95", .decided(.utf8)),
    ("目录 in GBK", "61 c4bfc2bc", .refused(.ambiguous(offset: 1))),
    ("会员 in GBK", "bbe1d4b1", .decided(.gb18030)),
    ("目录会员 in GBK", "c4bfc2bc bbe1d4b1", .decided(.gb18030)),
    ("é, which is 茅 in GBK", "636166 c3a9", .refused(.ambiguous(offset: 3))),
    ("é and 目 in UTF-8", "c3a9 e79bae", .decided(.utf8)),
    ("é and a full-width comma", "c3a9 efbc8c", .decided(.utf8)),
    ("é and 。", "c3a9 e38082", .decided(.utf8)),
    ("é before U+0085, no GB 18030 with Hanzi", "e9a1", .decided(.gb18030)),
    ("— is no GB 18030 before a blank", "e28094 20", .decided(.utf8)),
    ("Ω in UTF-8 is 惟 in GBK", "cea9", .refused(.ambiguous(offset: 0))),
    ("full-width A in GBK alone", "a3c1", .decided(.gb18030)),
    ("neither, UTF-8 goes further", "e79bae ff", .refused(.invalid(.utf8, offset: 3))),
    ("neither, GB 18030 goes further", "bbe1d4b1 ff", .refused(.invalid(.gb18030, offset: 4))),
    ("cut off, neither", "61 e6", .refused(.invalid(.utf8, offset: 1))),
    ("UTF-8 with its mark", "efbbbf c4bf", .decided(.utf8)),
    ("UTF-8 with its mark, broken", "efbbbf ff", .refused(.invalid(.utf8, offset: 3))),
    ("UTF-16 LE with its mark", "fffe 6100 0a00", .decided(.utf16LE)),
    ("UTF-16 BE with its mark", "feff 0061 000a", .decided(.utf16BE)),
    ("UTF-16 cut in a unit", "fffe 6100 0a", .refused(.invalid(.utf16LE, offset: 4))),
    ("a lone surrogate", "feff 0061 d800 0061", .refused(.invalid(.utf16BE, offset: 4))),
    ("half a mark", "ff", .refused(.invalid(.utf8, offset: 0))),
    ("two thirds of a mark", "efbb", .decided(.gb18030)),
    ("U+FFFD among Hanzi", "e79bae efbfbd", .decided(.utf8)),
    ("two U+FFFD are 锟斤拷 in GBK", "efbfbdefbfbd", .refused(.ambiguous(offset: 0))),
  ]

  @Test(arguments: files)
  func `a file is decided alike in blocks of every size`(
    name: String, hex: String, expected: EncodingDecision.Verdict
  ) {
    let file = bytes(hex)
    for size in 1...7 {
      var decision = EncodingDecision()
      for start in stride(from: 0, to: file.count, by: size) {
        file[start..<min(start + size, file.count)].withUnsafeBytes { decision.scan($0) }
      }
      #expect(decision.conclude() == expected, "\(name) in blocks of \(size)")
    }
  }

  /// Source: by hand; 目录 in GBK is C4BFC2BC, 目 in UTF-8 E79BAE.
  @Test(
    "The encoding that was named is only checked",
    arguments: [
      (TextEncoding.gb18030, "c4bfc2bc", EncodingDecision.Verdict.decided(.gb18030)),
      (.utf8, "c4bfc2bc", .decided(.utf8)),
      (.utf8, "efbbbf e79bae", .decided(.utf8)),
      (.gb18030, "61 ff", .refused(.invalid(.gb18030, offset: 1))),
      (.utf16LE, "6100", .decided(.utf16LE)),
      (.utf16LE, "fffe 6100 61", .refused(.invalid(.utf16LE, offset: 4))),
      (.utf16BE, "", .decided(.utf16BE)),
    ])
  func named(encoding: TextEncoding, hex: String, expected: EncodingDecision.Verdict) {
    var decision = EncodingDecision(named: encoding)
    bytes(hex).withUnsafeBytes { decision.scan($0) }
    #expect(decision.conclude() == expected)
  }

  /// Source: the line protocol, "Text that arrives", and Python 3.11: of the 3,755 characters of
  /// level 1, rows 16 to 55 of GB 2312 (89 in the last), 682 have GBK bytes that are valid UTF-8.
  @Test func `682 of the 3,755 characters of level 1 are ambiguous when they stand alone`() throws {
    var characters = 0
    var validUTF8 = 0
    var ambiguous = 0
    for row in 16...55 as ClosedRange<UInt8> {
      for cell in 1...(row == 55 ? 89 : 94) as ClosedRange<UInt8> {
        try [row + 0xA0, cell + 0xA0].withUnsafeBytes { line in
          let text = try GB18030.decode(line)
          let scalar = try #require(String(decoding: text, as: UTF8.self).unicodeScalars.first)
          characters += Hanzi.contains(scalar) ? 1 : 0
          validUTF8 += TextEncoding.utf8.fault(in: line) == nil ? 1 : 0
          var decision = EncodingDecision()
          switch decision.decide(line: line) {
          case .refused(.ambiguous(offset: 0)): ambiguous += 1
          case .decided(let encoding): #expect(encoding == .gb18030)
          default: Issue.record("row \(row), cell \(cell) is undecided")
          }
        }
      }
    }
    #expect(characters == 3_755)
    #expect(validUTF8 == 682)
    #expect(ambiguous == 682)
  }

  @Test func `a live pipe is undecided until its first line that is not ASCII, and then stays`() {
    var decision = EncodingDecision()
    func verdict(_ hex: String) -> EncodingDecision.Verdict {
      bytes(hex).withUnsafeBytes { decision.decide(line: $0) }
    }
    #expect(verdict("68656c6c6f2031") == .undecided)
    #expect(verdict("") == .undecided)
    #expect(verdict("c4bfc2bc") == .refused(.ambiguous(offset: 0)))
    #expect(verdict("61 ff") == .refused(.invalid(.utf8, offset: 1)))
    #expect(verdict("31") == .undecided)
    #expect(verdict("bbe1d4b1") == .decided(.gb18030))
    #expect(verdict("c4bfc2bc") == .decided(.gb18030))
    #expect(verdict("e79bae") == .decided(.gb18030))
  }

  @Test(
    "The usual names of encodings are understood",
    arguments: [
      ("utf8", TextEncoding.utf8), ("UTF-8", .utf8), ("Utf_8", .utf8), ("GBK", .gb18030),
      ("gb2312", .gb18030), ("CP936", .gb18030), ("windows-936", .gb18030), ("GB18030", .gb18030),
      ("gb-18030", .gb18030), ("UTF-16LE", .utf16LE), ("utf16be", .utf16BE), ("utf-16", nil),
      ("big5", nil), ("", nil), ("utf 8", nil), ("latin1", nil),
    ])
  func names(name: String, expected: TextEncoding?) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test func `the written name of every encoding is among those understood`() {
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(named: encoding.rawValue) == encoding)
      #expect(TextEncoding(rawValue: encoding.rawValue) == encoding)
    }
    #expect(TextEncoding.allCases.map(\.rawValue) == ["utf-8", "utf-16le", "utf-16be", "gb18030"])
  }
}
