import ExactArithmetic

/// What the bonus items of a unit come to together, as ``Scheme/bonusNode(_:of:_:)`` has it.
struct BonusFigures: Sendable {
  /// Bonus items that share a limit, or one that stands alone.
  private struct Row: Sendable {
    /// The items with their places among all items.
    let items: [(id: String, place: Int)]
    /// The limit that they share; nil for none.
    let limit: (most: Rational, isFirstOnly: Bool)?
  }

  private let rows: [Row]
  /// The limit of everything together; nil for none.
  private let limit: Rational?

  /// Prepares for a scheme's rows; nil where it has none.
  ///
  /// - Parameter first: the place of the first bonus item among all items.
  init?(_ rows: [Scheme.BonusRow], _ bonus: Scheme.BonusRule?, first: Int, _ readings: Readings) {
    guard !rows.isEmpty else { return nil }
    limit = bonus?.limit(readings)
    self.rows = rows.map { row in
      Row(
        items: zip(row.items, row.places).map { ($0.id, first + $1) },
        limit: row.cap.map { ($0.atMost, $0.isFirstOnly(readings)) })
    }
  }

  /// What everything comes to; adds what each item does to a list.
  ///
  /// - Parameter figures: what an item gives by itself, by its place.
  func total(
    addingTo items: inout [UnitPoints.Item], _ figures: (Int) -> NodeFigures
  ) -> NodeFigures {
    var whole = Balance()
    for row in rows {
      var group = Balance()
      for item in row.items {
        var points = figures(item.place)
        // Where only the first row has the limit, the others are outside it.
        if let limit = row.limit, limit.isFirstOnly, item.place == row.items[0].place {
          points = points.limited(to: limit.most)
        }
        items.append(UnitPoints.Item(id: item.id, points))
        if row.limit == nil { whole.include(points) } else { group.include(points) }
      }
      guard let limit = row.limit else { continue }
      let points = group.figures(floor: nil)
      whole.include(limit.isFirstOnly ? points : points.limited(to: limit.most))
    }
    let points = whole.figures(floor: nil)
    return limit.map { points.limited(to: $0) } ?? points
  }
}

extension Balance {
  /// Adds a child with all that it can give.
  fileprivate mutating func include(_ child: NodeFigures) {
    maximum = maximum + child.maximum
    add(child)
  }
}
