public import Diagnostics

extension Shape<String> {
  /// Any text, also an empty one.
  public static var string: Shape {
    Shape { value, findings in
      if let text = value.string { return text }
      let fault = DefinitionFault.wrongType(value, expected: .textWord)
      findings.append(fault.finding(at: value.location))
      return nil
    }
  }

  /// A text on one line that is not blank and has no character that cannot be seen.
  public static var line: Shape {
    string.checked { text -> DefinitionFault? in
      if text.unicodeScalars.allSatisfy(\.properties.isWhitespace) { return .emptyText }
      return text.unicodeScalars.contains(where: \.cannotBeSeen) ? .invisibleCharacter(text) : nil
    }
  }

  /// The text of a number that decides; a bare JSON5 number is `number-not-string`.
  ///
  /// The grammar is for the caller to check; see ``Shape/converted(_:)``.
  public static var numberText: Shape {
    Shape { value, findings in
      switch value.content {
      case .string(let text): return text
      case .number(let text):
        findings.append(DefinitionFault.numberNotString(text).finding(at: value.location))
        return nil
      default:
        let fault = DefinitionFault.wrongType(
          value,
          expected: Bilingual(
            zh: "加引号的数，如 '0.5'、'90%'", en: "a number in quotes, such as '0.5' or '90%'"))
        findings.append(fault.finding(at: value.location))
        return nil
      }
    }
  }

  /// An id: ASCII letters, digits, `-` and `_`, beginning with a letter or digit, at most 64 bytes.
  public static var identifier: Shape {
    identifier(also: [], in: Bilingual(zh: "- _", en: "- _"))
  }

  /// An id that may also have dots inside, such as `1.6`.
  public static var dottedIdentifier: Shape {
    identifier(also: ["."], in: Bilingual(zh: "- _ .", en: "- _ ."))
  }

  private static func identifier(also: Set<Unicode.Scalar>, in signs: Bilingual) -> Shape {
    let allowed = Bilingual(
      zh: "不超过 64 个半角字母、数字或 \(signs.zh)，首尾是字母或数字",
      en:
        "at most 64 ASCII letters, digits and \(signs.en), beginning and ending with a letter or digit"
    )
    return string.checked { text -> DefinitionFault? in
      let scalars = text.unicodeScalars
      let isFine =
        (1...64).contains(text.utf8.count)
        && scalars.allSatisfy {
          $0.isASCIILetterOrDigit || "-_".unicodeScalars.contains($0) || also.contains($0)
        }
        && scalars.first.map(\.isASCIILetterOrDigit) == true
        && scalars.last.map(\.isASCIILetterOrDigit) == true
      return isFine ? nil : .badIdentifier(text, allowed: allowed)
    }
  }
}

extension Shape<Bool> {
  /// `true` or `false`.
  public static var boolean: Shape {
    Shape { value, findings in
      if case .boolean(let flag) = value.content { return flag }
      let fault = DefinitionFault.wrongType(
        value, expected: Bilingual(zh: "true 或 false", en: "true or false"))
      findings.append(fault.finding(at: value.location))
      return nil
    }
  }
}

extension Shape<Int> {
  /// A bare whole number within a range, in decimal digits.
  public static func integer(in range: ClosedRange<Int>) -> Shape {
    let expected = Bilingual(
      zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数，不加引号",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound) without quotes")
    return Shape { value, findings in
      guard case .number(let text) = value.content else {
        findings.append(
          DefinitionFault.wrongType(value, expected: expected).finding(at: value.location))
        return nil
      }
      let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
        range.contains(number)
      else {
        findings.append(
          DefinitionFault.badNumber(text, expected: expected).finding(at: value.location))
        return nil
      }
      return number
    }
  }
}

extension Shape<Bilingual> {
  /// A text in both languages: `{ zh: '…', en: '…' }`.
  public static var text: Shape {
    object { reader in
      var texts: [Language: String] = [:]
      for language in Language.allCases {
        if reader.has(language.rawValue) {
          texts[language] = reader.required(language.rawValue, .line)
        } else {
          _ = reader.value(language.rawValue)
          reader.report(DefinitionFault.missingLanguage(language))
        }
      }
      guard let zh = texts[.zh], let en = texts[.en] else { return nil }
      return Bilingual(zh: zh, en: en)
    }
  }
}

extension Unicode.Scalar {
  var isASCIILetterOrDigit: Bool {
    switch self {
    case "0"..."9", "a"..."z", "A"..."Z": true
    default: false
    }
  }

  /// Controls, line ends, bidi and zero-width characters.
  var cannotBeSeen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
