/// A unit that was drawn, or that stands by as a substitute, with the ticket that decided it.
public struct DrawnUnit: Sendable, Hashable {
  /// The unit's id.
  public let id: String
  /// Its stratum, empty where the frame is not stratified.
  public let stratum: String
  /// Its ticket.
  public let ticket: Ticket
}
