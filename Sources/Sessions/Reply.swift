public import Diagnostics

/// One reply block: what a line was answered.
public struct Reply: Sendable, Hashable {
  /// How the line fared.
  public enum Sign: String, Sendable, Hashable {
    /// Done; what was to be stored is on disk when the reply is sent.
    case done = "="
    /// Held: nothing changed, the next move is the clerk's.
    case held = "~"
    /// Refused: nothing changed.
    case refused = "?"
  }

  /// A field that programs read.
  public struct Field: Sendable, Hashable {
    /// The key.
    public let key: String
    /// The value, unquoted.
    public let value: String

    /// Pairs a key with its value.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// How the line fared.
  public let sign: Sign
  /// The protocol's code, three digits.
  public let code: Int
  /// The block's lines before the last.
  public let details: [[Field]]
  /// The fields of the last line; never empty.
  public let fields: [Field]
  /// What to tell a person.
  public let text: Bilingual?
  /// The `@id` of the request, echoed.
  public internal(set) var requestID: String?

  init(
    _ code: Int, _ fields: [Field], details: [[Field]] = [], text: Bilingual? = nil
  ) {
    sign =
      switch code / 100 {
      case 2: .done
      case 3: .held
      default: .refused
      }
    self.code = code
    self.fields = fields
    self.details = details
    self.text = text
  }

  /// The value of a field of the last line.
  public subscript(key: String) -> String? { fields.first { $0.key == key }?.value }

  /// The block as it is sent, LF after every line.
  public func rendered(in language: Language) -> String {
    let prefix = "\(sign.rawValue)\(code)"
    let id = requestID.map { "@\($0)" }
    var block = ""
    for detail in details {
      block += "\(prefix)-\(id ?? "") \(Self.joined(detail))\n"
    }
    block += "\(prefix) \(id.map { "\($0) " } ?? "")\(Self.joined(fields))"
    if let text { block += " | \(Self.oneLine(text[language]))" }
    return block + "\n"
  }

  private static func joined(_ fields: [Field]) -> String {
    fields.map { "\($0.key)=\(quoted($0.value))" }.joined(separator: " ")
  }

  /// A value as the protocol quotes it: bare where nothing in it could mislead, else C escapes.
  static func quoted(_ value: String) -> String {
    let isBare =
      !value.isEmpty
      && value.unicodeScalars.allSatisfy { scalar in
        scalar != " " && scalar != "\"" && scalar != "\\" && scalar != "|" && scalar != "\u{3000}"
          && !isUnsafe(scalar)
      }
    if isBare { return value }
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      default:
        if isUnsafe(scalar) {
          let hex = String(scalar.value, radix: 16)
          let width = scalar.value > 0xFFFF ? 8 : 4
          text += scalar.value > 0xFFFF ? "\\U" : "\\u"
          text += String(repeating: "0", count: max(0, width - hex.count)) + hex
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }

  /// Text for people never carries a control, a line end or an invisible direction mark.
  private static func oneLine(_ text: String) -> String {
    var clean = ""
    for scalar in text.unicodeScalars {
      clean.unicodeScalars.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
    }
    return clean
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      true
    default: false
    }
  }
}
