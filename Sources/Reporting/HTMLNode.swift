/// A part of an HTML page; every text in it is escaped where it is written.
public indirect enum HTMLNode: Sendable {
  /// An element with its attributes and what is in it.
  case element(HTMLTag, [HTMLAttribute], [HTMLNode])
  /// Text, shown as it is.
  case text(String)

  /// An element without attributes.
  public static func element(_ tag: HTMLTag, _ children: [HTMLNode]) -> HTMLNode {
    .element(tag, [], children)
  }

  /// An element of a class that holds text alone.
  public static func element(_ tag: HTMLTag, class name: StaticString, _ text: String) -> HTMLNode {
    .element(tag, [.class(name)], [.text(text)])
  }

  /// An element that holds text alone.
  public static func element(_ tag: HTMLTag, _ text: String) -> HTMLNode {
    .element(tag, [], [.text(text)])
  }

  /// Writes the part.
  func write(to output: inout String) {
    switch self {
    case .text(let text): HTMLNode.escape(text, into: &output)
    case .element(let tag, let attributes, let children):
      output += "<\(tag.rawValue)"
      for attribute in attributes {
        output += " \(attribute.name)=\""
        HTMLNode.escape(attribute.value, into: &output)
        output += "\""
      }
      output += ">"
      for child in children { child.write(to: &output) }
      if !tag.isVoid { output += "</\(tag.rawValue)>" }
      if tag.endsLine { output += "\n" }
    }
  }

  /// Writes text so that it can neither open nor close anything, in an element or an attribute.
  ///
  /// Control, bidi and zero-width characters are shown as `<U+202E>` and do nothing.
  static func escape(_ text: String, into output: inout String) {
    for scalar in TerminalText.safe(text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
  }
}

/// The elements that pages are made of; none of them can load or run anything.
public enum HTMLTag: String, Sendable, Hashable, CaseIterable {
  case header, main, section, footer, nav, div, span, p, h1, h2, h3, h4, ul, li, a, strong, small
  case table, caption, thead, tbody, tr, th, td, br
  case svg, rect

  var isVoid: Bool { self == .br }

  var endsLine: Bool {
    switch self {
    case .header, .main, .section, .footer, .nav, .div, .p, .h1, .h2, .h3, .h4, .ul, .li, .table,
      .caption, .thead, .tbody, .tr, .svg:
      true
    case .span, .a, .strong, .small, .th, .td, .br, .rect: false
    }
  }
}

/// An attribute whose name the program has written and whose value is escaped.
public struct HTMLAttribute: Sendable {
  let name: StaticString
  let value: String

  private init(_ name: StaticString, _ value: String) {
    self.name = name
    self.value = value
  }

  /// The class that the style sheet knows.
  public static func `class`(_ name: StaticString) -> HTMLAttribute {
    HTMLAttribute("class", "\(name)")
  }

  /// A place in the page that links can lead to.
  public static func anchor(_ name: String) -> HTMLAttribute { HTMLAttribute("id", name) }

  /// A link to a place in the same page, never elsewhere.
  public static func link(to anchor: String) -> HTMLAttribute {
    HTMLAttribute("href", "#" + anchor)
  }

  /// The heading under which a narrow screen shows a cell.
  public static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("data-label", text) }

  /// A value for programs that read the page, such as `data-low`.
  public static func data(_ name: DataName, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name.attribute, value)
  }

  /// What a value for programs is called.
  public enum DataName: Sendable, Hashable {
    /// The unit that a figure is about.
    case unit
    /// The part of the unit's score that a figure is.
    case part
    /// The figure's low end, exactly.
    case low
    /// The figure's high end, exactly.
    case high

    fileprivate var attribute: StaticString {
      switch self {
      case .unit: "data-unit"
      case .part: "data-part"
      case .low: "data-low"
      case .high: "data-high"
      }
    }
  }

  /// How many columns a cell takes.
  public static func columns(_ count: Int) -> HTMLAttribute { HTMLAttribute("colspan", "\(count)") }

  /// What a picture shows, for who cannot see it.
  public static func description(_ text: String) -> HTMLAttribute {
    HTMLAttribute("aria-label", text)
  }

  /// An attribute of a drawing.
  static func drawing(_ name: StaticString, _ value: String) -> HTMLAttribute {
    HTMLAttribute(name, value)
  }
}
