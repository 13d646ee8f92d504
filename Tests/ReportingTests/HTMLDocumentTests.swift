import Reporting
import Testing

/// Texts that try to leave their place, with what stands in the page instead.
///
/// Source: the WHATWG HTML standard, 13.1.2.3 and 13.1.4: what `&`, `<`, `>` and quotes may begin.
@Test(arguments: [
  ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
  ("\" onload=\"x", "&quot; onload=&quot;x"), ("' x='", "&#39; x=&#39;"), ("&amp;", "&amp;amp;"),
  ("</style>", "&lt;/style&gt;"), ("a\u{202E}b", "a&lt;U+202E&gt;b"), ("\0", "&lt;U+0000&gt;"),
  ("<\u{338}", "&lt;\u{338}"),
])
func `text stays text, in elements and in attributes`(text: String, escaped: String) {
  var table = HTMLTable([.words(text)])
  table.add([text])
  var chart = BarChart(legend: [text], uncertain: text)
  chart.add(text, [.init(colour: 0, from: 0, to: 500)], figure: text)
  let page = HTMLDocument(
    language: text, title: text,
    body: [
      .element(.p, text), .element(.a, [.link(to: text), .anchor(text)], [.text(text)]),
      table.node, chart.node,
    ]
  ).text
  #expect(!page.contains(text) || text == "&amp;" || text == "</style>")
  #expect(page.contains("<p>\(escaped)</p>"))
  #expect(page.contains("<title>\(escaped)</title>"))
  #expect(page.contains("data-label=\"\(escaped)\""))
  #expect(page.contains("href=\"#\(escaped)\""))
  #expect(!page.contains("<script"))
  #expect(page.components(of: "</style>") == 2)
}

@Test func `a page names no other file and forbids loading any`() {
  let page = HTMLDocument(language: "zh-CN", title: "x", body: []).text
  #expect(page.contains("default-src 'none'"))
  for word in ["http:", "https:", "//", "url(", "@import", "src=", "<link", "<script"] {
    #expect(!page.replacing("http-equiv", with: "").contains(word), "\(word)")
  }
}

@Test(arguments: [
  (-5, 2_000, "x=\"0\" y=\"0\" width=\"1000\""), (600, 400, "x=\"600\" y=\"0\" width=\"0\""),
])
func `a bar never leaves its place`(start: Int, end: Int, drawn: String) {
  var chart = BarChart(legend: ["a"], uncertain: "?")
  chart.add("x", [.init(colour: 0, from: start, to: end)], figure: "1")
  #expect(HTMLDocument(language: "en", title: "", body: [chart.node]).text.contains(drawn))
}

extension String {
  /// How many pieces a separator makes.
  fileprivate func components(of separator: String) -> Int {
    ranges(of: separator).count + 1
  }
}
