import Definitions
import Diagnostics
package import ExactArithmetic
import Tables

/// What is wrong with how points are spread over indicators, by position.
package enum PointsFault: Sendable, Hashable {
  /// Below the least or above the greatest points.
  case outside(Int, Rational)
  /// No multiple of the least unit, or not above 0.
  case divided(Int, Rational)
  /// Another sum than the form's total.
  case sum(Rational)
}

extension IndicatorForm {
  /// What is wrong with the points of all indicators; nothing where the form admits them.
  package func faults(ofPoints points: [Rational]) -> [PointsFault] {
    var faults: [PointsFault] = []
    var sum = Rational(0)
    for (position, value) in points.enumerated() {
      if !isMultiple(value) { faults.append(.divided(position, value)) }
      if let range, !range.contains(value) { faults.append(.outside(position, value)) }
      sum = sum + value
    }
    if let total, sum != total.value { faults.append(.sum(sum)) }
    return faults
  }

  /// Whether points are above 0 and a multiple of the unit.
  package func isMultiple(_ points: Rational) -> Bool {
    guard points > 0 else { return false }
    if unit.value == 1 { return points.isInteger }
    return (try? points.divided(by: unit.value))?.isInteger ?? false
  }
}

extension IndicatorTableCheck {
  /// Ranges, units and the three sums: form, indicator, work.
  mutating func checkPoints() {
    checkSpread()
    for indicator in table.indicators {
      if indicator.points.number == nil {
        report(
          .missingPoints(
            indicator.cell, form.isBonus ? .innovation : .indicator,
            isPlaceholder: indicator.points == .placeholder), at: indicator.cell.location)
      }
      if form.hasWorks { checkWorks(of: indicator) }
      for work in indicator.works { checkNodes(of: work) }
    }
  }

  private mutating func checkSpread() {
    let known = table.indicators.filter { $0.points.number != nil }
    let isComplete = table.indicators.count == known.count && !table.indicators.isEmpty
    for fault in form.faults(ofPoints: known.compactMap(\.points.number)) {
      switch fault {
      case .outside(let position, let points):
        guard let range = form.range else { continue }
        let cell = known[position].cell
        report(
          .pointsOutside(
            cell, points, from: range.from.value, to: range.to.value, clause: range.clause),
          at: cell.location)
      case .divided(let position, let points):
        let cell = known[position].cell
        report(
          .pointsDivided(cell, points, unit: form.unit.value, clause: form.clause),
          at: cell.location)
      case .sum(let sum):
        guard let total = form.total?.value, isComplete else { continue }
        report(.formSum(sum, total: total, clause: form.clause), at: table.header)
      }
    }
    guard let each = form.each else { return }
    for indicator in known {
      guard let points = indicator.points.number, !each.admits(points, readings) else { continue }
      report(
        .innovationPoints(
          indicator.cell, points, limit: each.limit.value,
          isExact: each.amount(readings) == .exactly, clause: each.clause),
        at: indicator.cell.location)
    }
  }

  private mutating func checkWorks(of indicator: FilledIndicator) {
    guard !indicator.works.isEmpty else {
      return report(.noWork(indicator.cell), at: indicator.cell.location)
    }
    for work in indicator.works { check(work.points, of: .work, in: work.cell) }
    if let whole = indicator.points.number,
      let parts = CellPhrase.Points.sum(indicator.works.map(\.points)), parts != whole
    {
      report(
        .partSum(indicator.cell, .indicator, parts: parts, whole: whole, clause: form.clause),
        at: indicator.cell.location)
    }
  }

  private mutating func checkNodes(of work: FilledWork) {
    for node in work.nodes { check(node.points, of: .node, in: node.cell) }
    if !work.nodes.isEmpty, let whole = work.points.number,
      let parts = CellPhrase.Points.sum(work.nodes.map(\.points)), parts != whole
    {
      report(
        .partSum(work.cell, .work, parts: parts, whole: whole, clause: form.clause),
        at: work.cell.location)
    }
  }

  private mutating func check(
    _ points: CellPhrase.Points, of level: IndicatorFault.Level, in cell: TableCell
  ) {
    guard let number = points.number else {
      return report(
        .missingPoints(cell, level, isPlaceholder: points == .placeholder), at: cell.location)
    }
    if !form.isMultiple(number) {
      report(
        .pointsDivided(cell, number, unit: form.unit.value, clause: form.clause), at: cell.location)
    }
  }
}
