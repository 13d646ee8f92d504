public import Diagnostics
public import Encodings

/// What can be wrong with a table as a whole, whatever it holds.
public enum TableFault: WordedFault, Hashable {
  /// The bytes are no text.
  case encoding(EncodingFault)
  /// A NUL stands in the text.
  case nul
  /// There is no header.
  case empty
  /// The header has semicolons where commas or tabs are expected.
  case semicolons
  /// Two columns have the same name.
  case repeatedColumn(String, first: Int, second: Int)
  /// A column that is needed is not there.
  case missingColumn(String, known: [String])

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .encoding(let fault): Self.words(of: fault)
    case .nul:
      FaultWords(
        "nul-in-table", Bilingual(zh: "表格里有空字符（NUL）", en: "the table contains a NUL character"),
        suggestion: Bilingual(
          zh: "文件可能是没有 BOM 的 UTF-16：指明编码 utf-16le，或另存为“CSV UTF-8”",
          en: "it may be UTF-16 without BOM: name the encoding utf-16le, or save it as CSV UTF-8"))
    case .empty:
      FaultWords(
        "empty-table", Bilingual(zh: "表格是空的", en: "the table is empty"),
        expected: Bilingual(zh: "第一行为列名", en: "column names in the first row"))
    case .semicolons:
      FaultWords(
        "semicolons", Bilingual(zh: "列之间用的是分号", en: "the columns are separated by semicolons"),
        expected: Bilingual(zh: "逗号或制表符", en: "commas or tabs"),
        suggestion: Bilingual(
          zh: "另存为“CSV UTF-8（逗号分隔）”", en: "save it again as CSV UTF-8 (comma delimited)"))
    case .repeatedColumn(let name, let first, let second):
      FaultWords(
        "repeated-column",
        Bilingual(
          zh: "第 \(first) 列和第 \(second) 列的列名都是“\(Excerpt.quote(name))”",
          en: "columns \(first) and \(second) are both named '\(Excerpt.quote(name))'"),
        found: name, expected: Bilingual(zh: "每个列名只用一次", en: "every column name once"),
        suggestion: Bilingual(zh: "改名或删去其中一列", en: "rename or remove one of them"))
    case .missingColumn(let name, let known): Self.words(missing: name, known: known)
    }
  }

  private static func words(of fault: EncodingFault) -> FaultWords {
    switch fault {
    case .invalid(let encoding, let offset):
      FaultWords(
        "not-text",
        Bilingual(
          zh: "文件从第 \(offset) 字节（从 0 数）起不是 \(encoding.rawValue) 文字",
          en: "from byte \(offset), counted from 0, the file is no \(encoding.rawValue) text"),
        expected: Bilingual(zh: "UTF-8、UTF-16 或 GB 18030", en: "UTF-8, UTF-16 or GB 18030"),
        suggestion: Bilingual(
          zh: "在表格软件里另存为“CSV UTF-8”", en: "save it as CSV UTF-8 in the spreadsheet program"))
    case .replacementCharacter(let offset):
      FaultWords(
        "replacement-character",
        Bilingual(
          zh: "文件第 \(offset) 字节（从 0 数）处是乱码符 U+FFFD，原字已丢失",
          en: "at byte \(offset), counted from 0, stands U+FFFD: a character was lost earlier"),
        suggestion: Bilingual(zh: "从原始表格重新导出", en: "export it again from the original table"))
    case .ambiguous(let offset):
      FaultWords(
        "ambiguous-encoding",
        Bilingual(
          zh: "文件按 UTF-8 和 GB 18030 都能读，意思不同；第 \(offset) 字节（从 0 数）起",
          en: "the file reads as UTF-8 and as GB 18030, differently, from byte \(offset)"),
        suggestion: Bilingual(
          zh: "指明编码（utf-8 或 gb18030），或另存为带 BOM 的“CSV UTF-8”",
          en: "name the encoding (utf-8 or gb18030), or save it as CSV UTF-8 with a BOM"))
    }
  }

  private static func words(missing name: String, known: [String]) -> FaultWords {
    let list = known.prefix(8).map { Excerpt.quote($0) }
    let more = known.count > 8 ? "…" : ""
    let near = NearestName.among(known, to: name).map { Excerpt.quote($0) }
    return FaultWords(
      "missing-column",
      Bilingual(
        zh: "没有“\(Excerpt.quote(name))”列，现有列：\(list.joined(separator: "、"))\(more)",
        en:
          "there is no column '\(Excerpt.quote(name))' among \(list.joined(separator: ", "))\(more)"
      ),
      found: name,
      suggestion: near.map {
        Bilingual(zh: "把列名“\($0)”改成要求的名字", en: "did you mean '\($0)'?")
      } ?? Bilingual(zh: "在第一行补上这个列名", en: "add it to the first row"))
  }
}
