/// Writes any text as one word without blanks or control characters, in exactly one way.
///
/// `%XX` stands for a byte of UTF-8, in capitals. Escaped are `%` itself, the blank, the control
/// characters (C0, DEL, C1), the separators of lines and paragraphs, and the scalars that are
/// invisible or turn the direction of writing; every other character stays readable. The empty text
/// is written `%-`, so that it is still a word.
///
/// The form is canonical: `unescape(escape(x)) == x` for every text, and every word that `unescape`
/// accepts is what `escape` would write.
public enum PercentEscaping {
  private static let percent = UInt8(ascii: "%")

  /// The word for a text.
  public static func escape(_ text: String) -> String {
    var text = text
    let standsForItself = text.withUTF8 { isPlain(UnsafeRawBufferPointer($0)) }
    if standsForItself { return text }
    var bytes: [UInt8] = []
    escape(text, into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the word for a text to bytes of UTF-8.
  public static func escape(_ text: String, into bytes: inout [UInt8]) {
    guard !text.isEmpty else {
      bytes.append(contentsOf: "%-".utf8)
      return
    }
    for scalar in text.unicodeScalars {
      let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      if needsEscape(scalar) {
        for byte in encoded {
          bytes.append(percent)
          bytes.append(capitalDigit(byte >> 4))
          bytes.append(capitalDigit(byte & 15))
        }
      } else {
        bytes.append(contentsOf: encoded)
      }
    }
  }

  /// The text of a word; nil unless the word is what `escape` writes for a text.
  public static func unescape(_ word: some StringProtocol) -> String? {
    var word = String(word)
    return word.withUTF8 { unescape(UnsafeRawBufferPointer($0)) }
  }

  /// The text of a word given as bytes; nil unless the word is what `escape` writes for a text.
  public static func unescape(_ word: UnsafeRawBufferPointer) -> String? {
    if isPlain(word) { return String(decoding: word, as: UTF8.self) }
    if word.elementsEqual("%-".utf8) { return "" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(word.count)
    var index = 0
    while index < word.count {
      guard word[index] == percent else {
        bytes.append(word[index])
        index += 1
        continue
      }
      guard index + 2 < word.count, let high = value(word[index + 1]),
        let low = value(word[index + 2])
      else { return nil }
      bytes.append(high << 4 | low)
      index += 3
    }
    guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty else { return nil }
    // Canonical exactly when writing the text again gives the same word.
    var again: [UInt8] = []
    again.reserveCapacity(word.count)
    escape(text, into: &again)
    return again.elementsEqual(word) ? text : nil
  }

  /// Whether a scalar is written as escapes.
  static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "%", "\u{0}"..." ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}",
      "\u{61C}", "\u{200E}", "\u{200F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}",
      "\u{200B}"..."\u{200D}", "\u{2060}", "\u{FEFF}":
      true
    default: false
    }
  }

  /// Whether a word consists of visible ASCII without `%`, and so stands for itself.
  private static func isPlain(_ word: UnsafeRawBufferPointer) -> Bool {
    !word.isEmpty && word.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != percent }
  }

  private static func capitalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") - 10 + value
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
