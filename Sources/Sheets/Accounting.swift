public import Questionnaires

/// The ballot accounting of a pass: issued ≥ returned = entered = valid + invalid + abstained.
public struct Accounting: Sendable, Hashable {
  /// An equation that does not hold.
  public enum Imbalance: String, Sendable, Hashable, CaseIterable {
    /// More papers came back than were handed out.
    case returnedExceedsIssued
    /// Fewer or more papers are entered than came back.
    case enteredDiffersFromReturned
  }

  /// Papers handed out.
  public let issued: Int
  /// Papers that came back.
  public let returned: Int
  /// Numbers with marks or a ruling, not voided.
  public let entered: Int
  /// Valid papers.
  public let valid: Int
  /// Invalid papers.
  public let invalid: Int
  /// Abstentions.
  public let abstained: Int

  /// Counts a pass under its questionnaire's policy.
  public init(_ pass: Pass, policy: ValidityPolicy) {
    self.init(pass, policy) { pass.papers.forEachEntered($0) }
  }

  /// Counts a batch as its papers stand after settlement, with the figures of pass 1; nil before it began.
  public init?(_ batch: Batch, policy: ValidityPolicy) {
    guard let pass = batch.passes[1] else { return nil }
    self.init(pass, policy) { batch.forEachFinal($0) }
  }

  private init(
    _ pass: Pass, _ policy: ValidityPolicy,
    _ forEach: ((Int, UnsafeBufferPointer<UInt8>, Bool, Paper.Ruling?) -> Void) -> Void
  ) {
    var valid = 0
    var invalid = 0
    var abstained = 0
    let isCompact = pass.papers.isCompact
    forEach { _, marks, hasMarks, ruling in
      let counts = hasMarks ? MarkCounts(marks, isCompact: isCompact) : nil
      switch policy.standing(of: counts, ruling: ruling) {
      case .valid: valid += 1
      case .invalid: invalid += 1
      case .abstained: abstained += 1
      }
    }
    issued = pass.issued
    returned = pass.returned
    entered = valid + invalid + abstained
    self.valid = valid
    self.invalid = invalid
    self.abstained = abstained
  }

  /// The equations that do not hold; empty when the pass balances.
  public var imbalances: [Imbalance] {
    (returned > issued ? [.returnedExceedsIssued] : [])
      + (entered != returned ? [.enteredDiffersFromReturned] : [])
  }
}
