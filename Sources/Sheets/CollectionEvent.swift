public import Digests
public import ExactArithmetic

/// One thing that happened in a round, as a journal records it in the protocol's own words.
public enum CollectionEvent: Sendable, Hashable {
  case who(String)
  case begin(BeginParameters, pass: PassKey, after: Digest?)
  case header(PassKey, issued: Int?, returned: Int?, reason: String, isForced: Bool)
  case paper(PassKey, number: Int, marks: Marks, isForced: Bool)
  case text(PassKey, number: Int, item: String, text: String)
  case tick(PassKey, number: Int, place: String, mark: String)
  case undo(sequence: Int)
  case fix(PassKey, number: Int, changes: [MarkChange], reason: String, isForced: Bool)
  case void(PassKey, number: Int, reason: String)
  case unvoid(PassKey, number: Int, reason: String, after: [Digest]?)
  case invalid(PassKey, number: Int, code: String, reason: String, after: [Digest]?)
  case abstain(PassKey, number: Int, after: [Digest]?)
  case spoil(batch: String, reason: String, after: Digest?)
  case withdraw(batch: String, reason: String, after: Digest)
  case lift(batch: String, by: String, reason: String, after: [Digest])
  case end(PassKey, papers: Int, last: Digest, isForced: Bool)
  case accept(PassKey, papers: Int, by: String, reason: String, last: Digest)
  case settle(SettlementParameters, after: [Digest], prior: [Digest])
  case keep(KeepParameters, after: [Digest])
  case seal(batch: String, after: [Digest], sheets: Digest)
  case reopen(PassKey, by: String, reason: String, after: [Digest])
  case fact(FactKey, value: FactValue, evidence: String, reason: String?, prior: [Digest])
  case override(OverrideParameters, prior: [Digest])
  case intervene(who: String, what: String, witnesses: String)
  case draw(DrawKey, sha256: Digest)
  case substitute(SubstitutionParameters, after: Digest)
}

/// A batch pass: the batch's id and the pass, 1 or 2.
public struct PassKey: Sendable, Hashable {
  /// The batch's id.
  public let batch: String
  /// 1, or 2 for the blind second entry.
  public let pass: Int

  /// Pairs a batch with a pass.
  public init(batch: String, pass: Int) {
    self.batch = batch
    self.pass = pass
  }
}

/// One corrected mark.
public struct MarkChange: Sendable, Hashable {
  /// The place's name.
  public let place: String
  /// The new mark in canonical form.
  public let mark: String

  /// Pairs a place with its new mark.
  public init(place: String, mark: String) {
    self.place = place
    self.mark = mark
  }
}

/// What a batch was opened with.
public struct BeginParameters: Sendable, Hashable {
  /// The questionnaire's id.
  public let questionnaire: String
  /// SHA-256 of its definition.
  public let definition: Digest
  /// The assessed unit (or drawn grassroots unit) that the papers are about, or `all` for grids.
  public let subject: String
  /// The respondents' role, if the questionnaire knows roles.
  public let role: String?
  /// Papers handed out.
  public let issued: Int
  /// Papers that came back.
  public let returned: Int
  /// The papers' numbers.
  public let numbers: PaperNumbers
  /// Whether numbers are typed at fixed width with a Damm check digit.
  public let hasCheckDigits: Bool
  /// What a sampled second pass is drawn by; nil for any other pass.
  public let sampling: SamplingParameters?
  /// The withdrawal of the second pass that this one replaces; nil where none was withdrawn.
  public let replaces: Digest?
  /// Whether the clerk confirmed unusual figures.
  public let isConfirmed: Bool

  /// Collects the parts.
  public init(
    questionnaire: String, definition: Digest, subject: String, role: String?, issued: Int,
    returned: Int, numbers: PaperNumbers, hasCheckDigits: Bool,
    sampling: SamplingParameters? = nil, replaces: Digest? = nil, isConfirmed: Bool = false
  ) {
    self.questionnaire = questionnaire
    self.definition = definition
    self.subject = subject
    self.role = role
    self.issued = issued
    self.returned = returned
    self.numbers = numbers
    self.hasCheckDigits = hasCheckDigits
    self.sampling = sampling
    self.replaces = replaces
    self.isConfirmed = isConfirmed
  }

  /// The same for another pass.
  public func with(
    issued: Int, returned: Int, sampling: SamplingParameters?, replaces: Digest? = nil,
    isConfirmed: Bool = false
  ) -> BeginParameters {
    BeginParameters(
      questionnaire: questionnaire, definition: definition, subject: subject, role: role,
      issued: issued, returned: returned, numbers: numbers, hasCheckDigits: hasCheckDigits,
      sampling: sampling, replaces: replaces, isConfirmed: isConfirmed)
  }

  /// Whether both are about different papers, so that one id for them is a mistake: of another unit,
  /// questionnaire or role, or without a number in common.
  public func isAboutOtherPapers(than other: BeginParameters) -> Bool {
    questionnaire != other.questionnaire || subject != other.subject || role != other.role
      || numbers.isDisjoint(with: other.numbers)
  }

  /// Whether two passes were opened for the same papers; the figures are those of pass 1.
  func isSameBatch(as other: BeginParameters) -> Bool {
    with(issued: 0, returned: 0, sampling: nil) == other.with(issued: 0, returned: 0, sampling: nil)
  }
}

/// What a sampled second pass is drawn by.
public struct SamplingParameters: Sendable, Hashable {
  /// The digits that were found after the end of pass 1.
  public let value: String
  /// The share that the round demands.
  public let share: Rational

  /// Pairs digits with a share.
  public init(value: String, share: Rational) {
    self.value = value
    self.share = share
  }
}

/// Which of two conflicting lines stands, and what becomes of the other.
public struct KeepParameters: Sendable, Hashable {
  /// Another id for the batch that a line opened.
  public struct Renaming: Sendable, Hashable {
    /// The line that opened it.
    public let line: Digest
    /// The id that it has from now on.
    public let id: String

    /// Pairs a line with an id.
    public init(line: Digest, id: String) {
      self.line = line
      self.id = id
    }
  }

  /// The batch's id.
  public let batch: String
  /// The line that stands.
  public let kept: Digest
  /// The lines that it contradicts, which fall with all that follows from them; none that gets an id.
  public let rejected: [Digest]
  /// The lines that stand too, as batches with other ids.
  public let renamed: [Renaming]
  /// Rulings that this one replaces.
  public let prior: [Digest]
  /// Why.
  public let reason: String

  /// Collects the parts.
  public init(
    batch: String, kept: Digest, rejected: [Digest], renamed: [Renaming] = [],
    prior: [Digest] = [], reason: String
  ) {
    self.batch = batch
    self.kept = kept
    self.rejected = rejected.filter { line in !renamed.contains { $0.line == line } }
    self.renamed = renamed
    self.prior = prior
    self.reason = reason
  }
}

/// What a settlement says.
public struct SettlementParameters: Sendable, Hashable {
  /// The batch's id.
  public let batch: String
  /// The paper's number.
  public let number: Int
  /// The place's name; nil for the whole paper.
  public let place: String?
  /// What was chosen.
  public let choice: Settlement.Choice
  /// Why.
  public let reason: String

  /// Collects the parts.
  public init(
    batch: String, number: Int, place: String?, choice: Settlement.Choice, reason: String
  ) {
    self.batch = batch
    self.number = number
    self.place = place
    self.choice = choice
    self.reason = reason
  }
}

/// What a registered value is about.
public struct FactKey: Sendable, Hashable, Comparable {
  /// Whose statement it is.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    /// The unit's own statement.
    case reported = "self"
    /// The assessors' verified figure, which counts.
    case verified
  }

  /// The assessed unit.
  public let unit: String
  /// The declared fact's id.
  public let item: String
  /// The year or period, where the scheme dates the fact; empty otherwise.
  public let period: String
  /// Whose statement it is.
  public let side: Side

  /// Collects the parts.
  public init(unit: String, item: String, period: String = "", side: Side = .verified) {
    self.unit = unit
    self.item = item
    self.period = period
    self.side = side
  }

  /// Orders by unit, item, period and side.
  public static func < (a: FactKey, b: FactKey) -> Bool {
    (a.unit, a.item, a.period, a.side.rawValue) < (b.unit, b.item, b.period, b.side.rawValue)
  }
}
