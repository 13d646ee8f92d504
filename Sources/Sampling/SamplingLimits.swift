/// The greatest frame and the longest texts of a draw; one more is refused in words.
public enum SamplingLimits {
  /// The most units of a frame, also before the eligibility condition is applied.
  public static let units = 100_000
  /// The longest id, in bytes of UTF-8.
  public static let id = 64
  /// The longest name of a stratum, in bytes of UTF-8.
  public static let stratum = 256
  /// The longest seed, in bytes of UTF-8.
  public static let seed = 1_024
  /// The longest purpose, source, reason or name, in bytes of UTF-8.
  public static let text = 1_024
  /// The most draws of a round.
  public static let draws = 9_999
  /// The greatest record, in bytes.
  public static let record = 64 << 20
}
