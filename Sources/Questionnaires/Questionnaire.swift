public import Diagnostics

/// A questionnaire: what a sheet of paper asks and what its marks mean.
///
/// Member surveys, peer ballots, leaders' rating sheets and departments' marks are all questionnaires.
public struct Questionnaire: Sendable, Hashable {
  /// Stable id, unique in a round.
  public let id: String
  /// Version of the definition, from 1.
  public let version: Int
  /// What stands at the top of the paper.
  public let title: Bilingual
  /// Where the source document asks for it.
  public let clause: String
  /// Who answers, and thereby what a paper's number means.
  public let respondent: Respondent
  /// The roles (身份) that a batch may name; empty when the questionnaire knows no roles.
  public let roles: [String]
  /// The items in printed order, at most 500.
  public let items: [Item]
  /// The rates that are computed from the answers.
  public let rates: [Rate]
  /// What becomes of irregular marks.
  public let validity: ValidityPolicy
  /// The share of the issued papers or members that must take part, if the scheme asks for one.
  public let participation: ParticipationFloor?
  /// Results over fewer papers than this are not published; never under 5.
  public let privacyThreshold: Int
  /// SHA-256 of the definition's bytes, as 64 lower-case hex digits.
  public let sha256: String
  /// The same without a byte order mark and with LF at the end of lines; equal where the file is written so.
  public let textHash: String

  /// Collects the parts; the decoder has checked them.
  public init(
    id: String, version: Int, title: Bilingual, clause: String, respondent: Respondent,
    roles: [String], items: [Item], rates: [Rate], validity: ValidityPolicy,
    participation: ParticipationFloor?, privacyThreshold: Int, sha256: String,
    textHash: String? = nil
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.clause = clause
    self.respondent = respondent
    self.roles = roles
    self.items = items
    self.rates = rates
    self.validity = validity
    self.participation = participation
    self.privacyThreshold = privacyThreshold
    self.sha256 = sha256
    self.textHash = textHash ?? sha256
  }

  /// Whether a definition with this hash is this one; other line ends or a byte order mark do not count.
  public func isDefined(by hash: String) -> Bool { hash == textHash || hash == sha256 }

  /// The item with this id.
  public func item(_ id: String) -> Item? { items.first { $0.id == id } }
}

/// Who answers a questionnaire.
public enum Respondent: String, Sendable, Hashable, CaseIterable {
  /// Papers carry numbers that were given when they came back, never to persons.
  case anonymous
  /// An assessed unit; the paper's number is the unit's number in the round.
  case unit
  /// A leader; the paper's number is the leader's number in the round.
  case leader
  /// A scoring department; the paper's number is the department's number in the round.
  case department
}
