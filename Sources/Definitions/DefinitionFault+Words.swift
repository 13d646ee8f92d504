public import Diagnostics

extension DefinitionFault {
  /// What is wrong.
  public var problem: Bilingual {
    switch self {
    case .tooLarge(let bytes, _):
      Bilingual(zh: "文件有 \(bytes) 字节，太大", en: "the file has \(bytes) bytes, which is too many")
    case .notUTF8:
      Bilingual(zh: "此处的字节不是 UTF-8", en: "the bytes here are not UTF-8")
    case .replacementCharacter:
      Bilingual(
        zh: "此处是替换字符 U+FFFD，原来的字在转换编码时丢失了",
        en: "U+FFFD stands here: a conversion lost the character that was meant")
    case .syntax(let found?, _):
      Bilingual(
        zh: "此处是“\(Excerpt.quote(found))”，读不下去",
        en: "found '\(Excerpt.quote(found))', which cannot stand here")
    case .syntax(nil, _):
      Bilingual(zh: "文件在此处中断", en: "the file ends too early")
    case .openString:
      Bilingual(zh: "引号没有在本行结束", en: "the quotation mark is not closed on its line")
    case .nesting:
      Bilingual(zh: "对象和列表套得太深", en: "objects and lists are nested too deeply")
    case .duplicateKey(let key, let first):
      Bilingual(
        zh: "键“\(Excerpt.quote(key))”重复，第一次在第 \(first.line) 行第 \(first.column) 列",
        en:
          "key '\(Excerpt.quote(key))' is repeated; it first stands at \(first.line):\(first.column)"
      )
    case .unknownKey(let key, _):
      Bilingual(zh: "不认识的键“\(Excerpt.quote(key))”", en: "unknown key '\(Excerpt.quote(key))'")
    case .missingKey(let key):
      Bilingual(zh: "缺少键“\(Excerpt.quote(key))”", en: "key '\(Excerpt.quote(key))' is missing")
    case .wrongType(let value, _):
      Bilingual(zh: "此处是\(value.shown.zh)", en: "found \(value.shown.en)")
    case .badNumber(let text, _):
      Bilingual(
        zh: "“\(Excerpt.quote(text))”不是可用的数", en: "'\(Excerpt.quote(text))' is not a usable number")
    case .numberNotString(let text):
      Bilingual(
        zh: "数 \(Excerpt.quote(text)) 没有加引号", en: "the number \(Excerpt.quote(text)) is not quoted")
    case .badIdentifier(let text, _):
      Bilingual(
        zh: "“\(Excerpt.quote(text))”不能作为编号", en: "'\(Excerpt.quote(text))' cannot be an id")
    case .unknownValue(let text, _):
      Bilingual(zh: "不认识的取值“\(Excerpt.quote(text))”", en: "unknown value '\(Excerpt.quote(text))'")
    case .missingLanguage(let language):
      language == .zh
        ? Bilingual(zh: "缺少中文（zh）", en: "the Chinese text (zh) is missing")
        : Bilingual(zh: "缺少英文（en）", en: "the English text (en) is missing")
    case .emptyText:
      Bilingual(zh: "此处文字为空", en: "the text is empty")
    case .invisibleCharacter(let text):
      Bilingual(
        zh: "文字“\(Excerpt.quote(text))”含有看不见的字符",
        en: "the text '\(Excerpt.quote(text))' has a character that cannot be seen")
    case .tooMany(let count, _):
      Bilingual(zh: "列表有 \(count) 项，太多", en: "the list has \(count) entries, which is too many")
    case .tooFew(let count, _):
      count == 0
        ? Bilingual(zh: "列表是空的", en: "the list is empty")
        : Bilingual(zh: "列表只有 \(count) 项", en: "the list has only \(count) entries")
    }
  }

  /// What was expected.
  public var expected: Bilingual? {
    switch self {
    case .tooLarge(_, let limit):
      Bilingual(zh: "不超过 \(limit) 字节", en: "at most \(limit) bytes")
    case .notUTF8: Bilingual(zh: "UTF-8 编码的文件", en: "a file in UTF-8")
    case .replacementCharacter: Bilingual(zh: "原来的字", en: "the original character")
    case .syntax(_, let expected), .wrongType(_, let expected), .badNumber(_, let expected),
      .badIdentifier(_, let expected):
      expected
    case .openString: Bilingual(zh: "同样的引号", en: "the same quotation mark")
    case .nesting(let limit): Bilingual(zh: "不超过 \(limit) 层", en: "at most \(limit) levels")
    case .duplicateKey: Bilingual(zh: "各不相同的键", en: "every key once")
    case .unknownKey(_, let known) where !known.isEmpty: Self.list(known)
    case .unknownValue(_, let allowed) where !allowed.isEmpty: Self.list(allowed)
    case .missingLanguage: Bilingual(zh: "{ zh: '…', en: '…' }", en: "{ zh: '…', en: '…' }")
    case .emptyText: Bilingual(zh: "至少一个字", en: "at least one character")
    case .invisibleCharacter: Bilingual(zh: "看得见的文字", en: "visible text on one line")
    case .tooMany(_, let limit): Bilingual(zh: "不超过 \(limit) 项", en: "at most \(limit)")
    case .tooFew(_, let least): Bilingual(zh: "至少 \(least) 项", en: "at least \(least)")
    default: nil
    }
  }

  /// What to do.
  public var suggestion: Bilingual? {
    switch self {
    case .notUTF8, .replacementCharacter:
      Bilingual(zh: "在编辑器里另存为 UTF-8", en: "save the file as UTF-8 in the editor")
    case .syntax(let found?, _): Self.halfWidth(found)
    case .openString:
      Bilingual(
        zh: "在行末补上引号，行内的引号写成 \\'", en: "close it, and write a quotation mark inside as \\'")
    case .duplicateKey: Bilingual(zh: "删去其中一个", en: "remove one of them")
    case .unknownKey(let key, let known): Self.didYouMean(NearestName.among(known, to: key))
    case .unknownValue(let text, let allowed):
      Self.didYouMean(NearestName.among(allowed, to: text))
    case .missingKey(let key):
      Bilingual(
        zh: "补上“\(Excerpt.quote(key)): …”", en: "add '\(Excerpt.quote(key)): …'")
    case .numberNotString(let text):
      Bilingual(zh: "写成 '\(Excerpt.quote(text))'", en: "write '\(Excerpt.quote(text))' in quotes")
    case .badIdentifier(let text, _): Self.plainForm(of: text)
    default: nil
    }
  }

  /// The suggestion of a near name, 改为“label” in Chinese.
  public static func didYouMean(_ name: String?) -> Bilingual? {
    name.map {
      Bilingual(zh: "改为“\(Excerpt.quote($0))”", en: "did you mean '\(Excerpt.quote($0))'?")
    }
  }

  /// A list of words as an expectation, at most twelve of them.
  public static func list(_ words: [String]) -> Bilingual {
    let shown = words.prefix(12).map { Excerpt.quote($0) }
    let rest = words.count > 12
    return Bilingual(
      zh: shown.joined(separator: "、") + (rest ? " 等" : "") + (words.count > 1 ? " 之一" : ""),
      en: (words.count > 1 ? "one of " : "") + shown.joined(separator: ", ") + (rest ? ", …" : ""))
  }

  private static func halfWidth(_ found: String) -> Bilingual? {
    let twins: [String: String] = ["“": "'", "”": "'", "‘": "'", "’": "'", "、": ",", "。": "."]
    let ascii = twins[found] ?? Lookalike.asciiForms(found)
    guard ascii != found else { return nil }
    return Bilingual(
      zh: "改用半角 \(Excerpt.quote(ascii))", en: "use the ASCII character \(Excerpt.quote(ascii))")
  }

  private static func plainForm(of text: String) -> Bilingual? {
    var plain = String.UnicodeScalarView()
    for scalar in Lookalike.asciiForms(text).unicodeScalars
    where scalar.value > 0x20 && scalar.value < 0x7F {
      plain.append(scalar)
    }
    return plain.isEmpty || String(plain) == text ? nil : didYouMean(String(plain))
  }
}
