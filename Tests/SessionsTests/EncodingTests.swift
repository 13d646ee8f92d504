import Diagnostics
import Digests
import Encodings
import Glibc
import Sessions
import Sheets
import Testing

/// One transcript as a Chinese office may type, save or send it: the state is the same.
@Suite struct EncodingTests {
  private static let halfWidth = [
    "hello 1", "who wang", "open short",
    "begin M7 subject=U01 issued=3 returned=3 numbers=1-3", "1 1105x1", "text 1 q5 职工之家　Ａ１",
    "2 .*/-b9", "3 1 1 0 5 a 1", "fix 3 q1=2 reason=看错", "invalid 2 code=torn reason=撕毁",
    "end papers=3", "seal",
  ]

  /// Written by hand: everything but free text in full width, the signs as an input method gives them.
  private static let fullWidth = [
    "ｈｅｌｌｏ　１", "录入员　ｗａｎｇ", "问卷　ｓｈｏｒｔ",
    "开批　Ｍ７　ｓｕｂｊｅｃｔ＝Ｕ０１　ｉｓｓｕｅｄ＝３　ｒｅｔｕｒｎｅｄ＝３　ｎｕｍｂｅｒｓ＝１－３", "１　１１０５ｘ１",
    "文字　１　ｑ５　职工之家　Ａ１", "２　。＊／—ｂ９", "３＋１＋１＋０＋５＋ａ＋１", "更正　３　ｑ１＝２　ｒｅａｓｏｎ＝看错",
    "废票　２　ｃｏｄｅ＝ｔｏｒｎ　ｒｅａｓｏｎ＝撕毁", "收批　ｐａｐｅｒｓ＝３", "封存",
  ]

  /// The text's bytes in another encoding, by the C library.
  private static func bytes(_ text: String, in encoding: String) throws -> [UInt8] {
    let converter = try #require(iconv_open(encoding, "UTF-8"))
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    let written = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target -> Int in
        var from = source.baseAddress
        var fromLeft = source.count
        var to = target.baseAddress
        var toLeft = target.count
        return iconv(converter, &from, &fromLeft, &to, &toLeft) == 0 ? target.count - toLeft : 0
      }
    }
    try #require(written > 0)
    return output.prefix(written).map { UInt8(bitPattern: $0) }
  }

  private static func stateHash(of bytes: [UInt8], blockSize: Int) throws -> Digest {
    var stage = try Stage()
    var incoming = IncomingLines()
    var lines: [IncomingLine] = []
    for start in stride(from: 0, to: bytes.count, by: blockSize) {
      bytes[start..<min(start + blockSize, bytes.count)].withUnsafeBytes { block in
        incoming.feed(block) { lines.append($0) }
      }
    }
    incoming.finish { lines.append($0) }
    for line in lines {
      guard case .line(let text) = line else {
        Issue.record("\(line)")
        continue
      }
      let reply = stage.reply(text)
      #expect(reply?.sign == .done, "\(text): \(reply?.rendered(in: .en) ?? "")")
    }
    #expect(stage.session.state.batches["M7"]?.isSealed == true)
    return CanonicalSheets.stateHash(stage.session.state)
  }

  @Test func `width, encoding, byte order mark and line ends change nothing`() throws {
    let lf = Self.halfWidth.joined(separator: "\n") + "\n"
    let crlf = Self.halfWidth.joined(separator: "\r\n") + "\r\n"
    let wide = Self.fullWidth.joined(separator: "\n") + "\n"
    let variants: [(name: String, bytes: [UInt8])] = [
      ("CRLF", Array(crlf.utf8)), ("BOM", [0xEF, 0xBB, 0xBF] + Array(crlf.utf8)),
      ("full width", Array(wide.utf8)), ("GB18030", try Self.bytes(lf, in: "GB18030")),
      ("GB18030, full width, CRLF", try Self.bytes(wide, in: "GB18030")),
      ("UTF-16", [0xFF, 0xFE] + (try Self.bytes(lf, in: "UTF-16LE"))),
    ]
    let expected = try Self.stateHash(of: Array(lf.utf8), blockSize: 4_096)
    for variant in variants {
      for blockSize in [1, 7, 65_536] {
        let hash = try Self.stateHash(of: variant.bytes, blockSize: blockSize)
        #expect(hash == expected, "\(variant.name) in blocks of \(blockSize)")
      }
    }
  }

  @Test func `free text is kept scalar for scalar`() throws {
    // NFD, ligatures, a ZWJ sequence, a full-width comma, an idle blank at the end: U+ values by hand.
    let text = "e\u{301} \u{FB01} \u{1F468}\u{200D}\u{1F469} ，１．  "
    var stage = try Stage()
    for line in [
      "who wang", "open short", "begin A subject=U01 issued=1 returned=1 numbers=1", "1 1105a1",
      "text 1 q9 \(text)",
    ] {
      #expect(stage.reply(line)?.sign == .done)
    }
    let key = PassKey(batch: "A", pass: 1)
    for state in [stage.session.state, try stage.journals.replayed(stage.plan)] {
      let stored = state.pass(key)?.papers[1]?.texts["q9"]
      #expect(stored.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
  }
}
