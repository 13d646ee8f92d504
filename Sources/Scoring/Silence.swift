/// What it means that nothing was registered about a matter: `silent: 'none'`, or a reading of these.
enum Silence: String, CaseIterable, Sendable {
  /// Nothing is known.
  case open
  /// Only what happened is registered, so nothing happened: no, or 0, or the day never came.
  case none
  /// The matter does not concern the unit.
  case notApplicable
  /// What is not registered as missing counts as done.
  case done
}
