import ExactArithmetic

/// Scores as they would be if everybody had been marked by the same raters.
///
/// The model is mark = rater + rated, fitted by least squares. An adjusted mean is what a rated one
/// would get on average from all raters; a rater's effect is how far it lies above the others on the
/// same ones. It needs a connected table: parts without a common rater or rated one cannot be
/// compared, and such a table is refused.
///
/// Source: S. R. Searle, F. M. Speed, G. A. Milliken, The American Statistician 34 (1980), p.
/// 216–221 (population marginal means). Worked example: rater A gives X 80 and Y 90, rater B gives Y
/// 84 only: B is 6 below A, so A's effect is 3, and X 77, Y 87.
public struct SeverityView: Sendable, Hashable {
  /// A rated one with its adjusted mean.
  public struct Adjusted: Sendable, Hashable {
    /// Who is rated.
    public let id: String
    /// The adjusted mean.
    public let mean: Double
  }

  /// A rater with its effect.
  public struct Rater: Sendable, Hashable {
    /// Who rates.
    public let id: String
    /// How far its marks lie above (lenient) or below (severe) the mean rater's.
    public let effect: Double
  }

  /// The rated ones that have marks, in the order of the columns.
  public let rated: [Adjusted]
  /// The raters who gave marks, in the order of the rows.
  public let raters: [Rater]

  /// The most raters and rated ones together.
  public static let most = 1_000

  /// Fits the model; throws `noValues`, `disconnected` or `tooMany`.
  public init(_ marks: PeerMarks) throws(StatisticsFault) {
    let rows = marks.raters.indices.filter { !marks.given($0).isEmpty }
    let columns = marks.rated.indices.filter { !marks.received($0).isEmpty }
    guard !rows.isEmpty else { throw .noValues }
    guard rows.count + columns.count <= Self.most else { throw .tooMany(Self.most) }
    try Self.checkConnected(marks, rows, columns)
    // Unknowns: a rater's effect each, then a rated one's mean each; the effects add up to zero.
    let size = rows.count + columns.count
    var system = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
    let shift = marks.given(rows[0])[0].mark.nearestDouble
    for (i, rater) in rows.enumerated() {
      for (j, one) in columns.enumerated() {
        guard let mark = marks.mark(rater, one)?.nearestDouble else { continue }
        let place = rows.count + j
        system[i][i] += 1
        system[i][place] += 1
        system[i][size] += mark - shift
        system[place][place] += 1
        system[place][i] += 1
        system[place][size] += mark - shift
      }
    }
    for unknown in 0...size { system[0][unknown] = unknown < rows.count ? 1 : 0 }
    let solution = Self.solve(system)
    raters = rows.enumerated().map { Rater(id: marks.raters[$1], effect: solution[$0]) }
    rated = columns.enumerated().map {
      Adjusted(id: marks.rated[$1], mean: solution[rows.count + $0] + shift)
    }
  }

  private static func checkConnected(
    _ marks: PeerMarks, _ rows: [Int], _ columns: [Int]
  ) throws(StatisticsFault) {
    var reachedRows: Set<Int> = [rows[0]]
    var reachedColumns: Set<Int> = []
    var waiting = [rows[0]]
    while let rater = waiting.popLast() {
      for (one, _) in marks.given(rater) where reachedColumns.insert(one).inserted {
        for (next, _) in marks.received(one) where reachedRows.insert(next).inserted {
          waiting.append(next)
        }
      }
    }
    if let other = rows.first(where: { !reachedRows.contains($0) }) {
      throw .disconnected(marks.raters[rows[0]], marks.raters[other])
    }
  }

  /// Gauss's elimination with the largest pivot of each column; the last column is the right side.
  private static func solve(_ system: [[Double]]) -> [Double] {
    var rows = system
    let size = rows.count
    for column in 0..<size {
      let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) } ?? column
      rows.swapAt(column, pivot)
      let lead = rows[column]
      guard lead[column] != 0 else { continue }
      for row in (column + 1)..<max(size, column + 1) where rows[row][column] != 0 {
        let factor = rows[row][column] / lead[column]
        for place in column...size { rows[row][place] -= factor * lead[place] }
      }
    }
    var solution = [Double](repeating: 0, count: size)
    for row in (0..<size).reversed() {
      var rest = rows[row][size]
      for place in (row + 1)..<max(size, row + 1) { rest -= rows[row][place] * solution[place] }
      solution[row] = rows[row][row] == 0 ? 0 : rest / rows[row][row]
    }
    return solution
  }
}
