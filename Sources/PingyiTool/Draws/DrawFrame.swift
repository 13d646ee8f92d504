import Diagnostics
import Sampling
import Tables

/// The frame of one draw with what the table says besides.
struct DrawFrame {
  /// The eligible units in their strata.
  let frame: Frame
  /// The units' names by id.
  let names: [String: String]

  /// Makes the frame of a table for a plan; warnings are told, errors are refused with 65.
  init(
    _ source: RoundFrame, strata: String?, condition: Eligibility?, language: Language,
    in surroundings: Surroundings
  ) throws(Refusal) {
    let (frame, findings) = Frame.read(source.table, strata: strata, where: condition)
    guard let frame else { throw Refusal(.data, findings) }
    for finding in findings { surroundings.tell("pingyi: " + finding.rendered(in: language)) }
    self.frame = frame
    names = source.names
  }
}
