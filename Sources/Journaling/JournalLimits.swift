/// The limits that keep the reading of any file within bounded memory.
public enum JournalLimits {
  /// The longest line of a journal with its line feed, in bytes.
  ///
  /// A line of the protocol is at most 64 KiB; escaped to three times its length it still fits.
  public static let lineBytes = 262_144
  /// The longest line that may be entered, in bytes; the rest is kept for the wrapping by a salvage.
  public static let enteredLineBytes = 245_760
  /// The most notes of one sort that a summary lists; beyond it only their number grows.
  public static let listedNotes = 100
  /// The most digits of a number in a journal.
  static let digits = 15
  /// How much is read at a time, in bytes.
  static let blockBytes = 1 << 20
}
