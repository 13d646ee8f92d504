/// What a file is opened for.
public enum OpeningPurpose: Sendable, Hashable, CaseIterable {
  /// To be read only; no lock is taken.
  case reading
  /// To be read and appended to; it must exist.
  case appending
  /// To be read and appended to; it is made, for its owner only, when there is none.
  case creating
  /// To be written from the beginning; what it held is gone.
  case replacing
  /// To be synced as a folder.
  case folder
}
