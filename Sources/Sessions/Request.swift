import Diagnostics
import Encodings

/// A line that asks for something.
struct Request: Sendable {
  /// What it asks for.
  enum Act: Sendable {
    /// A paper line, folded, `+` read as a blank.
    case paper(String)
    case command(Word, Arguments)
  }

  /// The `@id`, to be echoed.
  let id: String?
  let act: Act

  static func isComment(_ line: String) -> Bool {
    line.unicodeScalars.first.map { $0 == "#" || $0 == "\u{FF03}" } ?? false
  }

  /// Reads a line that is neither empty nor a comment.
  init(_ line: String) throws(Refusal) {
    if let offset = Self.firstControl(in: line) {
      throw Refusal(
        502, [.init("offset", "\(offset)")],
        zh: "行内有控制字符（如 Tab）；请用空格分隔",
        en: "the line holds a control character, such as a tab; separate with blanks")
    }
    if let offset = Self.offset(in: line, of: { $0 == "\u{FFFD}" }) {
      throw Refusal(.replacementCharacter(offset: offset))
    }
    var rest = line[...]
    id = try Self.takeID(&rest)
    let scalars = rest.unicodeScalars
    act = try Self.act(
      of: rest[(scalars.firstIndex { !Arguments.isBlank($0) } ?? rest.endIndex)...])
  }

  /// The `@id` of a line that could not be read otherwise.
  static func id(of line: String) -> String? {
    var rest = line[...]
    return (try? takeID(&rest)) ?? nil
  }

  private static func act(of rest: Substring) throws(Refusal) -> Act {
    if let first = rest.unicodeScalars.first.map({ Folding.fold(String($0)) }),
      let byte = first.utf8.first, (0x30...0x39).contains(byte)
    {
      return .paper(try paperText(rest))
    }
    var arguments = Arguments(rest)
    guard let first = arguments.next() else { throw unknown("") }
    if let key = first.key { throw unknown(key) }
    guard let word = Word(folded: first.folded) else { throw unknown(first.folded) }
    return .command(word, arguments)
  }

  /// Folds a paper line; signs that look like marks but are none are refused with a hint.
  private static func paperText(_ rest: Substring) throws(Refusal) -> String {
    for scalar in rest.unicodeScalars where "、×√✓✔✗✘".unicodeScalars.contains(scalar) {
      throw Refusal(
        522, [.init("item", ""), .init("mark", String(scalar)), .init("allowed", "0-9 . * / -")],
        zh: "答卷行里不能用“\(scalar)”：请录选项代码；漏答录 .，多选了录 *，看不清录 /",
        en: "\(scalar) is no mark: key the option's code; . for blank, * for more than one "
          + "ticked, / for unreadable")
    }
    let folded = Folding.fold(String(rest))
    return String(folded.map { $0 == "+" ? " " : $0 })
  }

  private static func unknown(_ word: String) -> Refusal {
    let nearest = Word(habit: word)?.rawValue ?? NearestName.among(Word.spellings, to: word)
    let spelt = nearest.map { Word(folded: $0)?.spelt ?? $0 }
    return Refusal(
      500,
      [.init("word", Excerpt.quote(word)), .init("nearest", nearest ?? "")],
      zh: "不认识的命令" + (spelt.map { "，是否指 \($0)？" } ?? "；输入命令（commands）看清单"),
      en: "unknown command" + (nearest.map { "; did you mean \($0)?" } ?? "; see commands"))
  }

  private static func takeID(_ rest: inout Substring) throws(Refusal) -> String? {
    guard let first = rest.unicodeScalars.first, first == "@" || first == "\u{FF20}" else {
      return nil
    }
    let scalars = rest.unicodeScalars
    let end = scalars.firstIndex(where: Arguments.isBlank) ?? scalars.endIndex
    let id = Folding.fold(String(scalars[scalars.index(after: scalars.startIndex)..<end]))
    let isGood =
      (1...64).contains(id.utf8.count)
      && id.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x7C && $0 != 0x22 }
    guard isGood else {
      throw .bad(
        "@id", found: id, zh: "@ 后面是 1–64 个可见的 ASCII 字符",
        en: "after @ come 1 to 64 visible ASCII characters")
    }
    rest = rest[(end == scalars.endIndex ? end : scalars.index(after: end))...]
    return id
  }

  private static func firstControl(in line: String) -> Int? {
    offset(in: line) { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  /// Where the first such scalar stands, in bytes of UTF-8.
  private static func offset(
    in line: String, of isMeant: (Unicode.Scalar) -> Bool
  ) -> Int? {
    let scalars = line.unicodeScalars
    return scalars.firstIndex(where: isMeant).map {
      line.utf8.distance(from: line.startIndex, to: $0)
    }
  }
}

extension Refusal {
  /// A line that never became text.
  init(_ fault: LineFault) {
    switch fault {
    case .tooLong(let bytes):
      self.init(
        502, [.init("bytes", "\(bytes)"), .init("limit", "65536")],
        zh: "一行超过 65536 字节，整行未收", en: "the line is longer than 65,536 bytes; none of it was taken")
    case .unterminated:
      self.init(
        504, [.init("need", "LF")], zh: "最后一行没有换行，未收；输入可能被截断",
        en: "the last line has no line end and was not taken; the input may have been cut")
    case .undecodable(let offset):
      self.init(
        501, [.init("offset", "\(offset)")],
        zh: "从第 \(offset) 字节起既不是 UTF-8 也不是 GB18030",
        en: "neither UTF-8 nor GB18030 from byte \(offset) on")
    case .ambiguous(let offset):
      self.init(
        501, [.init("offset", "\(offset)"), .init("kind", "ambiguous")],
        zh: "这些字节按 UTF-8 和 GB18030 都读得通；请用 --encoding 指明编码",
        en: "these bytes read as UTF-8 and as GB18030; name the encoding with --encoding")
    case .replacementCharacter(let offset):
      self.init(
        501, [.init("offset", "\(offset)"), .init("kind", "replacement")],
        zh: "文字里有替换字符 U+FFFD，说明之前已经转坏；请从原文重录",
        en: "the text holds U+FFFD, so it was damaged before; enter it from the original")
    case .cutByTerminal:
      self.init(
        502, [.init("limit", "4095")], zh: "终端一行最多 4095 字节，再长会被截断；请用文件送入",
        en: "a terminal cuts lines at 4,095 bytes; send this line from a file")
    }
  }
}
