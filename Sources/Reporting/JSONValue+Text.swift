extension JSONValue {
  /// How a document is laid out.
  public enum Layout: Sendable, Hashable {
    /// One member or element a line, indented by two spaces.
    case pretty
    /// Everything on one line, for line-based formats.
    case oneLine
  }

  /// The document as text, without a final line feed.
  ///
  /// Control, format, bidi and separator characters are escaped, so that the text is safe on a
  /// terminal and inside a script; a reader gets the original characters back.
  public func text(_ layout: Layout = .pretty) -> String {
    var output = ""
    write(to: &output, layout: layout, depth: 0)
    return output
  }

  private func write(to output: inout String, layout: Layout, depth: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let number):
      output += JSONValue.isSafe(number) ? String(number) : "\"\(number)\""
    case .string(let text): JSONValue.quote(text, into: &output)
    case .estimate(let number): output += number.isFinite ? number.description : "null"
    case .array(let elements):
      JSONValue.list(elements, "[", "]", layout, depth, into: &output) { element, output in
        element.write(to: &output, layout: layout, depth: depth + 1)
      }
    case .object(let object):
      JSONValue.list(object.names, "{", "}", layout, depth, into: &output) { name, output in
        JSONValue.quote(name, into: &output)
        output += layout == .pretty ? ": " : ":"
        (object[name] ?? .null).write(to: &output, layout: layout, depth: depth + 1)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ layout: Layout, _ depth: Int,
    into output: inout String, write: (Element, inout String) -> Void
  ) {
    output += open
    for (index, element) in elements.enumerated() {
      if index > 0 { output += "," }
      if layout == .pretty { newLine(depth + 1, into: &output) }
      write(element, &output)
    }
    if layout == .pretty, !elements.isEmpty { newLine(depth, into: &output) }
    output += close
  }

  private static func newLine(_ depth: Int, into output: inout String) {
    output += "\n"
    output += String(repeating: " ", count: 2 * depth)
  }

  private static func quote(_ text: String, into output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case " "..."~": output.unicodeScalars.append(scalar)
      default:
        if TerminalText.isVisible(scalar) {
          output.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    output += "\""
  }
}
