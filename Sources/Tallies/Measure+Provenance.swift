public import ExactArithmetic
public import Questionnaires

extension Measure {
  /// Where a value comes from.
  public indirect enum Provenance: Sendable, Hashable {
    /// A rate of a questionnaire.
    case survey(Survey)
    /// A registered fact.
    case fact(Fact)
    /// Sheets that carry scores: questionnaires with option scores, ratings, marks, ballots.
    case sheets(Sheets)
    /// A table of the source document, with the place where it stands.
    case stated(clause: String)
  }

  /// The papers behind a score.
  public struct Sheets: Sendable, Hashable {
    /// The questionnaires' ids.
    public let questionnaires: [String]
    /// The item that was read; nil where whole papers are scored.
    public let item: String?
    /// The ids of the batches, sorted.
    public let batches: [String]
    /// Whether every one of these batches is sealed; only then is the value final.
    public let isSealed: Bool
    /// How many papers, or ratings, the value rests on.
    public let count: Int
    /// How many grassroots units they come from; nil where that has no meaning.
    public let grassrootsUnits: Int?
    /// Who should have answered and has not, by id; nobody of them counts as zero.
    public let missing: [String]
    /// How far apart the marks of people who sign are; nil where there are fewer than two.
    public let spread: MarkSpread?

    /// Collects the parts.
    public init(
      questionnaires: [String], item: String? = nil, batches: [String], isSealed: Bool, count: Int,
      grassrootsUnits: Int? = nil, missing: [String] = [], spread: MarkSpread? = nil
    ) {
      self.questionnaires = questionnaires
      self.item = item
      self.batches = batches
      self.isSealed = isSealed
      self.count = count
      self.grassrootsUnits = grassrootsUnits
      self.missing = missing
      self.spread = spread
    }
  }

  /// The least and the greatest of several people's marks, and who gave them.
  public struct MarkSpread: Sendable, Hashable {
    /// The least mark.
    public let low: Rational
    /// The greatest mark.
    public let high: Rational
    /// Who gave the least, by id.
    public let lowest: [String]
    /// Who gave the greatest, by id.
    public let highest: [String]
    /// What the marks are about where a value has several parts, such as a work's title.
    public let part: String?

    /// Finds the ends; nil for fewer than two marks.
    public init?(_ marks: [(rater: String, mark: Rational)], part: String? = nil) {
      let all = marks.map(\.mark)
      guard marks.count > 1, let low = all.min(), let high = all.max() else { return nil }
      self.low = low
      self.high = high
      lowest = marks.filter { $0.mark == low }.map(\.rater)
      highest = marks.filter { $0.mark == high }.map(\.rater)
      self.part = part
    }
  }

  /// The papers behind a rate.
  public struct Survey: Sendable, Hashable {
    /// The questionnaire's id.
    public let questionnaire: String
    /// The rate's id in the questionnaire.
    public let rate: String
    /// The item that it reads.
    public let item: String
    /// What the satisfied answers are divided by.
    public let denominator: Rate.Denominator
    /// The ids of the batches, sorted.
    public let batches: [String]
    /// Whether every one of these batches is sealed; only then is the value final.
    public let isSealed: Bool
    /// How many papers the batches hold.
    public let papers: Int

    /// Collects the parts.
    public init(
      questionnaire: String, rate: String, item: String, denominator: Rate.Denominator,
      batches: [String], isSealed: Bool, papers: Int
    ) {
      self.questionnaire = questionnaire
      self.rate = rate
      self.item = item
      self.denominator = denominator
      self.batches = batches
      self.isSealed = isSealed
      self.papers = papers
    }
  }

  /// The record behind a fact.
  public struct Fact: Sendable, Hashable {
    /// The fact's id.
    public let id: String
    /// What proves it, as registered.
    public let evidence: String
    /// The operator who registered it: the person who says so.
    public let registeredBy: String
    /// The record's place in its journal, `journal:sequence number`.
    public let record: String
    /// The period that it speaks of, where one was given.
    public let period: String?
    /// When it was registered, as the journal has it; empty where no journal stands behind it.
    public let registeredAt: String
    /// The value as registered.
    public let value: String
    /// Why it replaced another value; nil where it replaced none.
    public let reason: String?
    /// Other statements about the same that nobody has settled yet; they make the value a conflict.
    public let rivals: [Fact]
    /// The number that the unit itself states about the same (自报); nil where it states none, or the value is its own.
    public let own: Rational?

    /// Collects the parts.
    public init(
      id: String, evidence: String, registeredBy: String, record: String, period: String? = nil,
      registeredAt: String = "", value: String = "", reason: String? = nil, rivals: [Fact] = [],
      own: Rational? = nil
    ) {
      self.id = id
      self.evidence = evidence
      self.registeredBy = registeredBy
      self.record = record
      self.period = period
      self.registeredAt = registeredAt
      self.value = value
      self.reason = reason
      self.rivals = rivals
      self.own = own
    }

    /// All statements that contradict each other, this one first; one alone where nothing does.
    public var statements: [Fact] { [self] + rivals }
  }

  /// Whether the value can still change without a correction, because a batch is not sealed.
  public var isProvisional: Bool {
    switch provenance {
    case .survey(let survey): !survey.isSealed
    case .sheets(let sheets): !sheets.isSealed
    case .fact, .stated, nil: false
    }
  }
}
