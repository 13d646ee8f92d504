import ExactArithmetic
public import Questionnaires

/// What a paper counts as under its questionnaire's validity policy.
public enum PaperStanding: Sendable, Hashable {
  /// Why a paper does not count.
  public enum Cause: Sendable, Hashable {
    /// Someone ruled so.
    case ruling(code: String)
    /// Every place is blank.
    case allBlank
    /// A place is blank and the policy wants none.
    case partBlank
    /// A place is over-ticked and the policy voids the paper.
    case overTicked
    /// A place is unreadable and the policy voids the paper.
    case unreadable
    /// Fewer places are answered than the policy wants.
    case tooFewAnswers
    /// The number carries a ruling's removal but no marks.
    case noMarks
  }

  case valid
  case invalid(Cause)
  case abstained
}

/// How the marks of a paper divide.
public struct MarkCounts: Sendable, Hashable {
  /// Option or value marks.
  public var answered = 0
  /// Places left blank, `.`.
  public var blank = 0
  /// Places with more than one tick, `*`.
  public var overTicked = 0
  /// Unreadable places, `/`.
  public var unreadable = 0
  /// Places that do not apply, `-`.
  public var notApplicable = 0

  /// Counts the marks of one paper from its bytes.
  ///
  /// - Parameters:
  ///   - bytes: as `Marks` keeps them.
  ///   - isCompact: whether one byte is one mark.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, isCompact: Bool) {
    if isCompact {
      for byte in bytes { count(byte) }
      return
    }
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x20 {
      if index == start + 1 { count(bytes[start]) } else if index > start { answered += 1 }
      start = index + 1
    }
  }

  private mutating func count(_ byte: UInt8) {
    switch byte {
    case 0x2E: blank += 1
    case 0x2A: overTicked += 1
    case 0x2F: unreadable += 1
    case 0x2D: notApplicable += 1
    default: answered += 1
    }
  }

  /// The places that ask for an answer: all but `-`.
  public var applicable: Int { answered + blank + overTicked + unreadable }
}

extension ValidityPolicy {
  /// What a paper counts as.
  ///
  /// The order decides: a ruling first, then a paper that is blank throughout (which is one
  /// all-blank paper, whatever else the policy says of blanks), then marks that void the paper,
  /// then the least share of answers.
  public func standing(
    of counts: MarkCounts?, ruling: Paper.Ruling?
  ) -> PaperStanding {
    switch ruling {
    case .invalid(let code, _): return .invalid(.ruling(code: code))
    case .abstained: return .abstained
    case nil: break
    }
    guard let counts else { return .invalid(.noMarks) }
    if counts.applicable > 0, counts.blank == counts.applicable {
      switch allBlank {
      case .valid: return .valid
      case .invalid: return .invalid(.allBlank)
      case .abstained: return .abstained
      }
    }
    if counts.overTicked > 0, overTick == .paperVoid { return .invalid(.overTicked) }
    if counts.unreadable > 0, illegible == .paperVoid { return .invalid(.unreadable) }
    if counts.blank > 0, partBlank == .paperVoid { return .invalid(.partBlank) }
    if let minimumAnswered,
      Rational(counts.answered) < minimumAnswered * Rational(counts.applicable)
    {
      return .invalid(.tooFewAnswers)
    }
    return .valid
  }
}
