/// Distributes blocks of rows over sheets of paper by their heights, in millimetres.
///
/// A row is never torn. A block that goes on over the page repeats its frame, such as a table's
/// head, but not its heading.
public struct PageFlow: Sendable {
  /// Something that keeps together.
  public struct Row: Sendable {
    let node: HTMLNode
    let height: Double

    /// A row of a height in millimetres.
    public init(_ node: HTMLNode, height: Double) {
      self.node = node
      self.height = height
    }
  }

  /// Rows in a frame under a heading.
  public struct Block: Sendable {
    let heading: [HTMLNode]
    let headingHeight: Double
    let frameHeight: Double
    let rows: [Row]
    let frame: @Sendable ([HTMLNode]) -> HTMLNode

    /// Rows in a frame under a heading; heights are in millimetres.
    ///
    /// - Parameters:
    ///   - frameHeight: what the frame takes beside its rows, such as a table's head.
    ///   - frame: puts rows into the frame.
    public init(
      heading: [HTMLNode] = [], headingHeight: Double = 0, frameHeight: Double = 0, rows: [Row],
      frame: @escaping @Sendable ([HTMLNode]) -> HTMLNode
    ) {
      self.heading = heading
      self.headingHeight = headingHeight
      self.frameHeight = frameHeight
      self.rows = rows
      self.frame = frame
    }

    /// One part that keeps together.
    public init(_ node: HTMLNode, height: Double) {
      self.init(rows: [Row(node, height: height)]) { .element(.div, [.class("kept")], $0) }
    }
  }

  /// The sheets so far, each with what lies on it from top to bottom; never empty.
  public private(set) var sheets: [[HTMLNode]] = [[]]
  private var room: Double
  private let roomOnLaterSheets: Double

  /// Starts with an empty first sheet; rooms are in millimetres.
  public init(roomOnFirstSheet: Double, roomOnLaterSheets: Double) {
    room = roomOnFirstSheet
    self.roomOnLaterSheets = roomOnLaterSheets
  }

  /// Lays a block down, on as many sheets as it takes; what is higher than a sheet has one alone.
  public mutating func add(_ block: Block) {
    var rest = block.rows[...]
    var heading = block.headingHeight
    while let first = rest.first {
      if heading + block.frameHeight + first.height > room, !sheets[sheets.count - 1].isEmpty {
        sheets.append([])
        room = roomOnLaterSheets
      }
      var height = heading + block.frameHeight + first.height
      var count = 1
      for row in rest.dropFirst() {
        guard height + row.height <= room else { break }
        height += row.height
        count += 1
      }
      if heading > 0 || rest.count == block.rows.count {
        sheets[sheets.count - 1] += block.heading
      }
      sheets[sheets.count - 1].append(block.frame(rest.prefix(count).map(\.node)))
      room -= height
      heading = 0
      rest = rest.dropFirst(count)
    }
  }
}
