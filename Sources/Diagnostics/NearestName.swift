/// Finds the name that was probably meant.
public enum NearestName {
  /// The longest name that is compared, in scalars; longer ones are skipped.
  static let longest = 64

  /// The candidate nearest to a mistyped name, or nil when none is near.
  ///
  /// Names are compared as ``Lookalike/folded(_:)`` by insertions, deletions, substitutions and swaps
  /// of neighbours (Damerau–Levenshtein, optimal string alignment). At most a third of the name may
  /// differ, but always one place; something of the name must remain. Of several equally near
  /// candidates the one that sorts first by scalar is taken, whatever their order.
  public static func among(_ candidates: some Sequence<String>, to name: String) -> String? {
    guard name.utf8.count <= 4 * longest else { return nil }
    let wanted = Array(Lookalike.folded(name).unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate.utf8.count <= 4 * longest {
      let letters = Array(Lookalike.folded(candidate).unicodeScalars)
      guard letters.count <= longest, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(from: letters, to: wanted)
      guard distance <= limit, distance < max(letters.count, wanted.count) else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// The optimal string alignment distance, in edits.
  ///
  /// Source: L. Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011),
  /// section 2.2. Worked example: `ca` to `abc` takes 3 edits.
  static func distance(from a: [Unicode.Scalar], to b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        let substituted = last[j] + (a[i] == b[j] ? 0 : 1)
        var least = min(substituted, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
