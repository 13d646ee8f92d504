/// Horizontal bars of parts that add up, one a row, each an SVG as wide as its place.
public struct BarChart: Sendable {
  /// A part of a bar, in thousandths of the whole width.
  public struct Part: Sendable {
    /// The place of its colour in the legend; nil for a part that is not certain.
    let colour: Int?
    /// Where it begins.
    let start: Int
    /// Where it ends.
    let end: Int

    /// A part between two places, held inside 0…1000.
    public init(colour: Int?, from start: Int, to end: Int) {
      self.colour = colour
      self.start = min(max(start, 0), 1_000)
      self.end = min(max(end, self.start), 1_000)
    }
  }

  /// The colours of parts, dark to light so that they differ on a black and white print too.
  private static let fills = ["#1f4e79", "#2e86ab", "#e0a030", "#c0504d", "#7f9c5b", "#8064a2"]

  /// What the colours mean, in their order.
  private let legend: [String]
  private let uncertain: String
  private var rows: [HTMLNode] = []
  private var hasUncertain = false

  /// A chart without bars.
  ///
  /// - Parameter uncertain: what a hatched part means.
  public init(legend: [String], uncertain: String) {
    self.legend = legend
    self.uncertain = uncertain
  }

  /// Adds a bar at the bottom, with its name before it and its figure behind it.
  public mutating func add(_ name: String, _ parts: [Part], figure: String) {
    if parts.contains(where: { $0.colour == nil }) { hasUncertain = true }
    rows.append(
      .element(
        .div, [.class("bar")],
        [
          .element(.span, class: "bar-name", name),
          .element(
            .svg,
            [
              .drawing("viewBox", "0 0 1000 20"), .drawing("preserveAspectRatio", "none"),
              .drawing("role", "img"), .description("\(name) \(figure)"),
            ],
            [Self.rect(0, 1_000, "#eceff3")]
              + parts.map { part in
                Self.rect(part.start, part.end, part.colour.map(Self.fill) ?? "#b8bec7")
              }),
          .element(.span, class: "bar-figure", figure),
        ]))
  }

  /// The chart with its legend.
  public var node: HTMLNode {
    var entries = legend.enumerated().map { Self.entry($0.element, Self.fill($0.offset)) }
    if hasUncertain { entries.append(Self.entry(uncertain, "#b8bec7")) }
    return .element(
      .div, [.class("chart")], [.element(.div, [.class("legend")], entries)] + rows)
  }

  private static func fill(_ place: Int) -> String {
    place >= 0 ? fills[place % fills.count] : fills[0]
  }

  private static func entry(_ text: String, _ fill: String) -> HTMLNode {
    .element(
      .span, [.class("legend-entry")],
      [
        .element(
          .svg, [.drawing("viewBox", "0 0 12 12"), .drawing("aria-hidden", "true")],
          [
            .element(
              .rect, [.drawing("width", "12"), .drawing("height", "12"), .drawing("fill", fill)], []
            )
          ]),
        .text(text),
      ])
  }

  private static func rect(_ start: Int, _ end: Int, _ fill: String) -> HTMLNode {
    .element(
      .rect,
      [
        .drawing("x", "\(start)"), .drawing("y", "0"), .drawing("width", "\(end - start)"),
        .drawing("height", "20"), .drawing("fill", fill),
      ], [])
  }
}
