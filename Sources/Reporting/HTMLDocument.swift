/// A page in one file: no picture, font, style or script is loaded from anywhere.
public struct HTMLDocument: Sendable {
  /// The language of the page, such as `zh-CN`.
  public let language: String
  /// What the window is called.
  public let title: String
  /// How it looks.
  public let style: PageStyle
  /// What the page says to programs: `<meta name=… content=…>`, near its beginning.
  public let properties: [(name: String, content: String)]
  /// What the page shows.
  public let body: [HTMLNode]

  /// Collects the parts.
  public init(
    language: String, title: String, style: PageStyle = .report,
    properties: [(name: String, content: String)] = [], body: [HTMLNode]
  ) {
    self.language = language
    self.title = title
    self.style = style
    self.properties = properties
    self.body = body
  }

  /// The page as text in UTF-8.
  ///
  /// Its own policy forbids everything but the style sheet inside it.
  public var text: String {
    var output = "<!DOCTYPE html>\n<html lang=\""
    HTMLNode.escape(language, into: &output)
    output += "\">\n<head>\n<meta charset=\"utf-8\">\n"
    output += "<meta http-equiv=\"Content-Security-Policy\" "
    output += "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    output += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    for (name, content) in properties {
      output += "<meta name=\""
      HTMLNode.escape(name, into: &output)
      output += "\" content=\""
      HTMLNode.escape(content, into: &output)
      output += "\">\n"
    }
    output += "<title>"
    HTMLNode.escape(title, into: &output)
    output += "</title>\n<style>\n\(style.sheet)</style>\n</head>\n<body>\n"
    for node in body { node.write(to: &output) }
    output += "</body>\n</html>\n"
    return output
  }
}
