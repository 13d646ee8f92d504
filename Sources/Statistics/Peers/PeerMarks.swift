public import ExactArithmetic

/// A table of marks that raters gave, blanks allowed; who rates may be rated too.
///
/// A rater's mark for itself is kept apart unless it is asked for, and a blank is never zero.
public struct PeerMarks: Sendable, Hashable {
  /// The raters, one a row.
  public let raters: [String]
  /// Who is rated, one a column.
  public let rated: [String]
  /// Whether marks for oneself count.
  public let includesSelf: Bool
  private let table: [[Rational?]]

  /// Reads a table; throws `noValues` unless each row has a mark or a blank for every column.
  public init(
    raters: [String], rated: [String], marks: [[Rational?]], includesSelf: Bool = false
  ) throws(StatisticsFault) {
    guard !raters.isEmpty, !rated.isEmpty, marks.count == raters.count,
      marks.allSatisfy({ $0.count == rated.count })
    else { throw .noValues }
    self.raters = raters
    self.rated = rated
    self.includesSelf = includesSelf
    table = marks
  }

  /// The mark that counts, at a row and a column.
  func mark(_ rater: Int, _ one: Int) -> Rational? {
    includesSelf || raters[rater] != rated[one] ? table[rater][one] : nil
  }

  /// The mark that somebody gave itself, whether it counts or not.
  public func selfMark(of one: Int) -> Rational? {
    raters.firstIndex(of: rated[one]).flatMap { table[$0][one] }
  }

  /// Whether a rater may mark somebody, as far as marks for oneself are concerned.
  func isEligible(_ rater: Int, _ one: Int) -> Bool {
    includesSelf || raters[rater] != rated[one]
  }

  /// The marks that somebody received, by the number of the rater.
  func received(_ one: Int) -> [(rater: Int, mark: Rational)] {
    raters.indices.compactMap { rater in mark(rater, one).map { (rater, $0) } }
  }

  /// The marks that a rater gave, by the number of the rated.
  func given(_ rater: Int) -> [(one: Int, mark: Rational)] {
    rated.indices.compactMap { one in mark(rater, one).map { (one, $0) } }
  }
}
