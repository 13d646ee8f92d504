public import Diagnostics

/// How a total is spread over strata.
public enum AllocationMethod: String, Sendable, Hashable, CaseIterable {
  /// In proportion to the strata's sizes.
  case proportional
  /// In proportion to size × standard deviation, which makes the estimate's variance least.
  ///
  /// Source: J. Neyman, Journal of the Royal Statistical Society 97 (1934), p. 580; W. G. Cochran,
  /// Sampling Techniques, 3rd edition 1977, sections 5.5 and 5.8 (what exceeds a stratum goes to
  /// the others).
  case neyman
  /// The same for every stratum.
  case equal

  /// The method in a sentence.
  public var name: Bilingual {
    switch self {
    case .proportional: Bilingual(zh: "按比例分配", en: "proportional")
    case .neyman: Bilingual(zh: "奈曼最优分配", en: "Neyman")
    case .equal: Bilingual(zh: "平均分配", en: "equal")
    }
  }
}
