/// Something that was changed after it was first entered; none of these can be hidden.
public struct Correction: Timed, Sendable, Hashable {
  /// What was done.
  public enum Act: String, Sendable, Hashable, CaseIterable {
    case undo
    case text
    case fix
    case tick
    case void
    case unvoid
    case invalid
    case abstain
    case header
    case reopen
    /// A batch that was void as a whole stands again.
    case lift
    case accept
  }

  /// What was done.
  public let act: Act
  /// The paper, if it concerns one.
  public let number: Int?
  /// What stood before.
  public let before: String
  /// What stands now.
  public let after: String
  /// Why.
  public let reason: String
  /// Who.
  public let by: String
  /// When.
  public let at: String
  /// The record.
  let stamp: Stamp
}
