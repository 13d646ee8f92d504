import Definitions
public import Diagnostics

/// A grade (等次) as a scheme knows it; its limits are the round's.
public struct GradeRule: Sendable, Hashable {
  /// Stable id, such as `excellent`.
  public let id: String
  /// What it is called.
  public let title: Bilingual
  /// Where the document says so.
  public let clause: String
  /// Whether a veto takes it away.
  public let isBlockedByVeto: Bool
}

extension Shape<GradeRule> {
  /// `{ id: 'excellent', title: { … }, clause: '第九条', blockedByVeto: true }`.
  static var gradeRule: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let isBlocked = reader.optional("blockedByVeto", .boolean, default: false)
      guard let id, let title, let clause else { return nil }
      return GradeRule(id: id, title: title, clause: clause, isBlockedByVeto: isBlocked)
    }
  }
}
