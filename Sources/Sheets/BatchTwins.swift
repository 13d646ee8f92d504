import Questionnaires
import Rounds

/// Batches of one questionnaire, unit and role that may hold the same papers twice.
///
/// Two machines cannot know of each other, so `begin` cannot always ask; whoever reads the figures is told.
public struct BatchTwins: Sendable, Hashable {
  /// The questionnaire's id.
  public let questionnaire: String
  /// The unit that the papers are about.
  public let subject: String
  /// The respondents' role, if the questionnaire knows roles.
  public let role: String?
  /// The batches by id, at least two.
  public let batches: [String]
  /// Papers handed out for all of them.
  public let issued: Int
  /// The unit's members; nil where they are not known, or where the papers name their raters.
  public let members: Int?
  /// Whether two of them cover the same numbers.
  public let isOverlapping: Bool

  /// Whether more was handed out than there are members.
  public var exceedsMembers: Bool { members.map { issued > $0 } ?? false }
}

extension CollectionPlan {
  /// The batches that may hold the same papers twice: by their numbers, or by more papers than members.
  ///
  /// Void batches hold nothing. Sorted by questionnaire, unit and role.
  public func twins(in state: CollectionState) -> [BatchTwins] {
    let standing = state.orderedBatches.filter { $0.spoiling == nil }.sorted { $0.id < $1.id }
    let groups = Dictionary(grouping: standing) { batch in
      [batch.parameters.questionnaire, batch.parameters.subject, batch.parameters.role ?? ""]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, batches in
      guard batches.count > 1, let parameters = batches.first?.parameters else { return nil }
      let isOverlapping = batches.indices.contains { first in
        batches[(first + 1)...].contains { other in
          !other.parameters.numbers.isDisjoint(with: batches[first].parameters.numbers)
        }
      }
      let twins = BatchTwins(
        questionnaire: parameters.questionnaire, subject: parameters.subject,
        role: parameters.role, batches: batches.map(\.id),
        issued: batches.reduce(0) { $0 + $1.issued }, members: members(of: parameters),
        isOverlapping: isOverlapping)
      return isOverlapping || twins.exceedsMembers ? twins : nil
    }
  }

  /// What to look at about a batch beside the others of its unit; empty where nothing is.
  ///
  /// It is told and not asked about: two envelopes of one unit are ordinary, each numbered from 1.
  ///
  /// - Parameters:
  ///   - id: the batch; it is not compared with itself
  ///   - parameters: what it is opened with
  ///   - issued: papers handed out
  public func doubts(
    about id: String, _ parameters: BeginParameters, issued: Int, beside state: CollectionState
  ) -> [HeadDoubt] {
    var doubts: [HeadDoubt] = []
    let siblings = state.orderedBatches.filter {
      $0.id != id && $0.isSibling(of: parameters) && $0.spoiling == nil
    }
    if let other = siblings.first(where: { sibling in
      !sibling.parameters.numbers.isDisjoint(with: parameters.numbers)
    }) {
      doubts.append(.overlappingNumbers(other: other.id))
    }
    let total = siblings.reduce(issued) { $0 + $1.issued }
    if !siblings.isEmpty, let members = members(of: parameters), issued <= members,
      total > members
    {
      doubts.append(
        .batchesExceedMembers(
          issued: total, members: members, others: siblings.map(\.id).joined(separator: ",")))
    }
    return doubts
  }

  /// How many members the unit of anonymous papers has, where that is known.
  func members(of parameters: BeginParameters) -> Int? {
    guard layouts[parameters.questionnaire]?.questionnaire.respondent == .anonymous else {
      return nil
    }
    return round.unit(id: parameters.subject)?.members ?? grassroots?.members[parameters.subject]
  }
}

extension Batch {
  /// Papers handed out, as they stand.
  var issued: Int { passes[1]?.issued ?? parameters.issued }

  /// Whether it is about papers of the same questionnaire, unit and role.
  public func isSibling(of other: BeginParameters) -> Bool {
    parameters.questionnaire == other.questionnaire && parameters.subject == other.subject
      && parameters.role == other.role
  }
}
