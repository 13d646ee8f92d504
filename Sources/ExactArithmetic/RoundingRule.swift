/// How a value exactly between two neighbours is rounded; all others go to the nearer one.
public enum RoundingRule: String, Sendable, Hashable, CaseIterable {
  /// A half goes away from zero (四舍五入): 0.125 → 0.13, −0.125 → −0.13.
  case halfUp = "half-up"
  /// A half goes to the even digit (四舍六入五成双): 0.125 → 0.12, 0.135 → 0.14.
  ///
  /// Source: GB/T 8170—2008, 3.2 "进舍规则".
  case gb8170
}
