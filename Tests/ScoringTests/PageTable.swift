import ExactArithmetic

/// A printed table of parts with points, worked out without the engine.
///
/// A row is written as it stands on the page: `2.4 4 = yes:townshipsPlanned 1 + yes:townshipsDiscussed 1 + …`.
/// Parts in brackets share one printed sum and leave the maximum together. A term is `yes` (done or not),
/// `mark` (up to its points; under A1 `whole` all or nothing), `free` (a mark, whatever A1 says), `once` (at
/// least one), `reach@90` (a share of 90% and more; `reachHeld` nothing where it was not held), `task/goal` (as many as a goal, which is an input or a
/// number) and `take` (points that somebody takes).
struct PageTable: Sendable {
  /// What is known of a unit.
  struct World: Sendable {
    var number: [String: Rational] = [:]
    var yes: Set<String> = []
    /// Inputs without a value.
    var unknown: Set<String> = []
    /// Inputs that do not apply.
    var inapplicable: Set<String> = []
    /// Inputs whose activity was not held.
    var notHeld: Set<String> = []
  }

  /// The least and the greatest points of a row and its maximum.
  struct Result: Sendable, Equatable {
    var low: Rational
    var high: Rational
    var most: Rational

    static let out = Result(low: 0, high: 0, most: 0)
  }

  struct Term: Sendable {
    let word: String
    let detail: String
    let name: String
    let points: Rational

    /// The inputs that the term reads.
    var names: [String] { word == "task" && Int(detail) == nil ? [name, detail] : [name] }
  }

  struct Row: Sendable {
    let id: String
    let points: Rational
    let parts: [[Term]]
  }

  let rows: [Row]

  /// Reads rows, one a line.
  init(_ text: String) {
    rows = text.split(separator: "\n").map { line in
      let sides = line.split(separator: "=", maxSplits: 1)
      let head = sides[0].split(separator: " ")
      var parts: [[Term]] = []
      var isInside = false
      for piece in sides[1].split(separator: "+") {
        var words = piece.split(separator: " ").map { String($0) }
        let opens = words[0].hasPrefix("(")
        if opens { words[0].removeFirst() }
        let closes = words[1].hasSuffix(")")
        if closes { words[1].removeLast() }
        let sign = words[0].split(separator: ":")
        let kind = sign[0].split(whereSeparator: { $0 == "@" || $0 == "/" }).map { String($0) }
        let term = Term(
          word: kind[0], detail: kind.count > 1 ? kind[1] : "", name: String(sign[1]),
          points: Self.number(words[1]))
        if isInside { parts[parts.count - 1].append(term) } else { parts.append([term]) }
        if opens { isInside = true }
        if closes { isInside = false }
      }
      return Row(id: String(head[0]), points: Self.number(String(head[1])), parts: parts)
    }
  }

  private static func number(_ text: String) -> Rational {
    let digits = text.split(separator: ".")
    guard digits.count == 2, let whole = Int(digits[0]), let tenths = Int(digits[1]) else {
      return Rational(Int(text) ?? -1)
    }
    return (try? Rational(whole * 10 + tenths, over: 10)) ?? -1
  }

  /// A row's points for a unit under the alternatives that are not the recommended ones.
  func result(_ row: Row, _ world: World, _ readings: [String: String]) -> Result {
    var sum = Result.out
    for part in row.parts {
      guard !part.flatMap(\.names).contains(where: { world.inapplicable.contains($0) }) else {
        continue
      }
      for term in part {
        let (low, high) = Self.ends(of: term, world, readings)
        sum.low = sum.low + low
        sum.high = sum.high + high
        sum.most = sum.most + term.points
      }
    }
    return sum
  }

  /// The least and the greatest that a term gives.
  private static func ends(
    of term: Term, _ world: World, _ readings: [String: String]
  ) -> (Rational, Rational) {
    // What was not held gives nothing where the row says so, and stays open elsewhere.
    if term.word == "reachHeld", world.notHeld.contains(term.name) { return (0, 0) }
    let none = term.names.filter { world.unknown.contains($0) || world.notHeld.contains($0) }
    let value = world.number[term.name] ?? 0
    guard none.isEmpty else {
      // Whatever was done, a task of nothing is done.
      let isNothing = none == [term.name] && world.number[term.detail] == 0
      return (isNothing ? term.points : 0, term.points)
    }
    let points: Rational =
      switch term.word {
      case "yes": world.yes.contains(term.name) ? term.points : 0
      case "mark": readings["A1"] == "whole" && value < term.points ? 0 : value
      case "free": value
      case "once": value >= 1 ? term.points : 0
      case "reach", "reachHeld": value * 100 >= Rational(Int(term.detail) ?? 0) ? term.points : 0
      case "take": term.points - value
      default: task(value, term, world, isShared: readings["A12"] == "proportional")
      }
    return (points, points)
  }

  private static func task(
    _ done: Rational, _ term: Term, _ world: World, isShared: Bool
  ) -> Rational {
    let goal = Int(term.detail).map { Rational($0) } ?? world.number[term.detail] ?? 0
    if done >= goal { return term.points }
    return isShared ? ((try? done.divided(by: goal)) ?? 0) * term.points : 0
  }
}
