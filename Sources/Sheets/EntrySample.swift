public import Digests
public import ExactArithmetic
import Sampling

/// The papers of pass 1 that are keyed again, drawn by tickets after pass 1 had ended.
///
/// The seed string is `<hash of the record that ended pass 1>:<value>`, the ids are the entered
/// numbers without leading zeros, and ⌈share × entered⌉ of them are drawn. Anyone can repeat the draw:
/// `printf '%s:%s,%s' "$end" "$value" "$number" | sha256sum`, least tickets first.
public struct EntrySample: Sendable, Hashable {
  /// The digits that decided.
  public let value: String
  /// The share of the entered papers, as the round declared it.
  public let share: Rational
  /// The drawn numbers; nil where there was no paper to draw from.
  public let numbers: PaperNumbers?

  /// Draws from what pass 1 had entered.
  ///
  /// - Parameters:
  ///   - digits: the digits 0–9 that were found after the end of pass 1.
  ///   - share: the share, more than 0 and at most 1.
  ///   - end: the hash of the record that ended pass 1.
  ///   - entered: the numbers that count as entered.
  public init(value digits: String, share: Rational, end: Digest, entered: [Int]) {
    value = digits
    self.share = share
    let size = (share * Rational(entered.count)).ceiling.exactInt ?? entered.count
    guard let seed = try? Seed(commit: end, digits: digits), size < entered.count else {
      numbers = PaperNumbers(entered.map { $0...$0 })
      return
    }
    let drawn = entered.map { (number: $0, ticket: Ticket(seed: seed, id: "\($0)")) }
      .sorted { $0.ticket < $1.ticket }.prefix(size)
    numbers = PaperNumbers(drawn.map { $0.number...$0.number })
  }

  /// How many papers were drawn.
  public var count: Int { numbers?.count ?? 0 }

  /// Whether a number was drawn.
  public func contains(_ number: Int) -> Bool { numbers?.contains(number) ?? false }
}
