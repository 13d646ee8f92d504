/// A unit of the sampling frame: a grassroots unit that may be drawn.
public struct FrameUnit: Sendable, Hashable {
  /// The id, which enters the ticket byte for byte.
  public let id: String
  /// The stratum, empty where the frame is not stratified.
  public let stratum: String

  /// Names a unit; a ``Frame`` checks it.
  public init(id: String, stratum: String = "") {
    self.id = id
    self.stratum = stratum
  }
}

/// A stratum of a frame and how many units it has.
public struct FrameStratum: Sendable, Hashable {
  /// The name, empty where the frame is not stratified.
  public let name: String
  /// How many eligible units there are.
  public let size: Int
}
