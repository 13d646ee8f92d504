public import ExactArithmetic
public import Questionnaires

/// A named value of a unit (度量) that a scheme may read, with where it comes from.
public struct Measure: Sendable, Hashable {
  /// The value, or the reason why there is none.
  public let value: Value
  /// Where it comes from; nil where nothing was collected at all.
  public let provenance: Provenance?

  /// Pairs a value with where it comes from.
  public init(_ value: Value, from provenance: Provenance? = nil) {
    self.value = value
    self.provenance = provenance
  }

  /// A value, or one of the ways not to have one; none of these is zero.
  public enum Value: Sendable, Hashable {
    /// Satisfied answers of all that count: 17 of 20; `of` is above zero.
    case rate(satisfied: Int, of: Int)
    /// A registered `part` of `whole` as stated: 47/50 is not 94/100; `whole` is above zero.
    case ratio(part: BigInteger, whole: BigInteger)
    /// A count or an amount.
    case number(Rational)
    /// Yes or no.
    case yesNo(Bool)
    /// A civil day, `YYYY-MM-DD`.
    case date(String)
    /// Nothing was collected or registered.
    case missing(MissingReason)
    /// Something was collected but gives no value, such as a rate without valid answers.
    case undefined(UndefinedReason)
    /// The activity was not held.
    case notHeld
    /// The item does not apply to the unit.
    case notApplicable
    /// The value is announced and still to come.
    case pending
    /// Several sources contradict each other and nobody has settled it.
    case conflict
    /// Some of what decides is still missing; the value lies between these two.
    indirect case between(low: Rational, high: Rational, OpenReason)

    /// The value as an exact number; nil for yes/no, dates and whatever is no value.
    public var number: Rational? {
      switch self {
      case .rate(let satisfied, let count): try? Rational(satisfied, over: count)
      case .ratio(let part, let whole): try? Rational(part, over: whole)
      case .number(let number): number
      default: nil
      }
    }

    /// Whether there is a value.
    public var isKnown: Bool {
      switch self {
      case .rate, .ratio, .number, .yesNo, .date: true
      case .missing, .undefined, .notHeld, .notApplicable, .pending, .conflict, .between: false
      }
    }
  }

  /// Why nothing is there.
  public enum MissingReason: Sendable, Hashable {
    /// The fact was not registered for the unit.
    case notRegistered
    /// No batch of the questionnaire was opened for the unit.
    case noBatch
    /// Batches are there, but no paper in them.
    case noPaper
    /// What is there is of another kind than the scheme reads, such as a date for a rate.
    case otherKind
    /// The round declares nobody who could rate.
    case noRaters
    /// The unit has entered no work for evaluation.
    case noWorks
    /// The scheme's table has no row for the unit.
    case notStated
    /// Papers were keyed into this batch, which is in no figure.
    case uncounted(batch: String, Uncounted)

    /// The reason's word in documents.
    public var word: String {
      switch self {
      case .notRegistered: "notRegistered"
      case .noBatch: "noBatch"
      case .noPaper: "noPaper"
      case .otherKind: "otherKind"
      case .noRaters: "noRaters"
      case .noWorks: "noWorks"
      case .notStated: "notStated"
      case .uncounted(_, let why): why.rawValue
      }
    }
  }

  /// Why a batch that was keyed is in no figure.
  public enum Uncounted: String, Sendable, Hashable, CaseIterable {
    /// Journals contradict each other about it, and nobody has ruled.
    case inConflict
    /// It was spoiled.
    case spoiled
    /// A ruling on a conflict dropped it.
    case dropped
  }

  /// Why a value is only known to lie between two.
  public enum OpenReason: Sendable, Hashable {
    /// These raters have not rated, by id.
    case missingRaters([String])
    /// These works have fewer ratings than are needed.
    case tooFewRatings(works: [String], least: Int)
    /// Nobody of these roles has answered.
    case emptyRoles([String])
  }

  /// Why what was collected gives no value.
  public enum UndefinedReason: Sendable, Hashable {
    /// The denominator is zero: no paper was issued, returned or valid, or nobody gave an opinion.
    case emptyDenominator(Rate.Denominator)
    /// Fewer took part than the questionnaire's floor asks for.
    indirect case tooFewTookPart(Int, of: Int, floor: Rational)
  }
}
