import Diagnostics
import Sampling

extension DrawLinks {
  /// Refuses a draw for a purpose that was drawn for before, unless the earlier draw is named.
  ///
  /// - Parameters:
  ///   - named: the draw that the command line names
  ///   - position: which draw for its purpose this one would be
  func check(named: Int?, _ position: DrawPosition?) throws(Refusal) {
    switch (supersedes?.draw, named) {
    case (nil, nil): return
    case (let earlier?, nil):
      guard let position else { return }
      throw Refusal(.data, RoundDrawFault.unnamedPredecessor(earlier, position: position))
    case (let earlier, let named?):
      guard earlier == named else {
        throw Refusal(.data, RoundDrawFault.wrongPredecessor(named, expected: earlier))
      }
    }
  }
}
