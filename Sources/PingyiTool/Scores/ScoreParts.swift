import Diagnostics
import ExactArithmetic
import Scoring

/// The parts of a total that a ranking shows, in the order of the scheme.
enum ScoreParts {
  /// The components one and two levels below the total, or its sections where it has none; each whole
  /// follows its parts.
  static func columns(of root: Explanation) -> [Explanation] {
    root.children.flatMap { part in
      part.children.filter { $0.kind == .component && part.kind == .component } + [part]
    }
  }

  /// The components that add up to the total, with what one of their points is worth in it.
  ///
  /// Two levels deep, so that they do not overlap: leaders, departments, grassroots, brand.
  static func addends(of root: Explanation) -> [(part: Explanation, worth: Rational)] {
    root.children.flatMap { part -> [(part: Explanation, worth: Rational)] in
      let inner = part.children.filter { $0.kind == .component && part.kind == .component }
      guard !inner.isEmpty else { return [(part, part.weight)] }
      return inner.map { ($0, part.weight * $0.weight) }
    }
  }

  /// Every component at every level with the id of what it is a part of, parts before wholes.
  static func components(of root: Explanation) -> [(part: Explanation, whole: String)] {
    root.children.filter { $0.kind == .component }.flatMap { part in
      components(of: part) + [(part, root.id)]
    }
  }

  /// The heading of a column.
  static func heading(_ part: Explanation, _ language: Language) -> String {
    let title = part.title?[language] ?? part.id
    return part.kind == .section ? "\(part.id) \(title)" : title
  }
}
