/// How the marks that somebody received become a score.
public enum PeerMethod: String, Sendable, Hashable, CaseIterable {
  /// The mean.
  case mean
  /// The mean without one highest and one lowest mark; three marks are the least.
  case trimmed
  /// The middle mark; of an even number the exact midpoint.
  case median
  /// The points of the raters' orders.
  ///
  /// On a ballot every candidate gets a point for each other one marked lower and half a point for
  /// each marked alike. Where a ballot has blanks its points are scaled up to a full one, and a
  /// candidate that some raters left blank gets the mean of the others for them.
  ///
  /// Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
  case borda
  /// The lower middle mark; ties are broken by the next ones towards both sides.
  ///
  /// Source: M. Balinski, R. Laraki, Majority Judgment, 2010, chapter 1 (majority value).
  case majorityJudgment = "majority-judgment"
}
