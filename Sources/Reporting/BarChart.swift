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
  ///
  /// - Parameter whisker: from where to where the end of the bar may lie, in thousandths; nil where it
  ///   is certain.
  public mutating func add(
    _ name: String, _ parts: [Part], whisker: ClosedRange<Int>? = nil, figure: String
  ) {
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
                Self.rect(part.start, part.end, part.colour.map(Self.fill) ?? "#d3d8df")
              } + Self.lines(whisker)),
          .element(.span, class: "bar-figure", figure),
        ]))
  }

  /// The chart with its legend.
  public var node: HTMLNode {
    var entries = legend.enumerated().map { Self.entry($0.element, Self.fill($0.offset)) }
    if hasUncertain { entries.append(Self.entry(uncertain, "#d3d8df")) }
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

  /// A whisker: a line between two caps.
  private static func lines(_ whisker: ClosedRange<Int>?) -> [HTMLNode] {
    guard let whisker else { return [] }
    let low = min(max(whisker.lowerBound, 0), 997)
    let high = min(max(whisker.upperBound, low), 997)
    let ink = "#1b2430"
    return [
      rect(low, high + 3, ink, from: 9, height: 2), rect(low, low + 3, ink, from: 3, height: 14),
      rect(high, high + 3, ink, from: 3, height: 14),
    ]
  }

  private static func rect(
    _ start: Int, _ end: Int, _ fill: String, from top: Int = 0, height: Int = 20
  ) -> HTMLNode {
    .element(
      .rect,
      [
        .drawing("x", "\(start)"), .drawing("y", "\(top)"), .drawing("width", "\(end - start)"),
        .drawing("height", "\(height)"), .drawing("fill", fill),
      ], [])
  }
}
