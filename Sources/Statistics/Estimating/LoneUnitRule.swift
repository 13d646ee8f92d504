/// What a stratum with a single unit does to the error between units, of which it shows none.
///
/// Source: R's `survey`, `options(survey.lonely.psu = …)`, whose words these are.
public enum LoneUnitRule: String, Sendable, Hashable, CaseIterable {
  /// It is refused with its name.
  case fail
  /// Its unit is compared with what is expected of all units instead of its own stratum; on the safe side.
  case adjust
  /// It adds no error, as if it had been taken on purpose.
  case certainty
  /// It adds as much as the other strata on average; first stage only.
  case average
}
