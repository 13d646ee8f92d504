import Definitions
import Diagnostics
import ExactArithmetic

extension Scheme {
  /// How bonus items (加分项) are limited; they stand outside the total.
  struct BonusRule: Sendable {
    /// Rows that share one limit.
    let shared: [SharedCap]
    /// A limit of everything together, in points; nil for none.
    let atMost: Located<Rational>?
    /// The id of a reading or one of ``Limit``, which says whether ``atMost`` counts.
    let reading: Located<String>?
    /// The share of the maximum above which the bonus is flagged; nil for never.
    let warnAbove: Rational?
    /// Where the document speaks of them.
    let clause: String
    /// Points of all bonus items with what they come to, and whether they are flagged.
    let examples: [Example]
    /// Where the definition begins.
    let location: SourceLocation

    /// All that bonus items give, what counts of it, and whether it is flagged.
    struct Example: Sendable {
      let given: Rational
      let reading: String?
      let expected: Located<Rational>
      let warns: Located<Bool>?
    }

    /// What counts of all that bonus items give.
    func total(_ points: Rational, _ readings: Readings) -> Rational {
      limit(readings).map { min(points, $0) } ?? points
    }

    /// The limit of everything together, as the readings say; nil for none.
    func limit(_ readings: Readings) -> Rational? {
      let isUncapped =
        reading.flatMap { Limit(rawValue: readings.use($0.value).alternative) } == .uncapped
      return isUncapped ? nil : atMost?.value
    }

    /// Whether points are flagged beside a maximum.
    func warns(_ points: Rational, beside maximum: Rational) -> Bool {
      warnAbove.map { points > $0 * maximum } ?? false
    }
  }

  /// Whether the limit of all bonus together counts.
  enum Limit: String, CaseIterable, Sendable {
    case uncapped
    case capped
  }

  /// One limit for several bonus rows.
  struct SharedCap: Sendable {
    /// How one printed limit beside two rows is read.
    enum Counting: String, CaseIterable, Sendable {
      /// All rows together.
      case shared
      /// The first row only; the others have none.
      case first
    }

    let id: String
    let title: Bilingual
    let items: [Located<String>]
    let atMost: Rational
    let reading: Located<String>?
    let clause: String
    let examples: [Example]

    /// Points of the rows with what they come to.
    struct Example: Sendable {
      let given: [Rational]
      let reading: String?
      let expected: Located<Rational>
    }

    /// Whether only the first row has the limit.
    func isFirstOnly(_ readings: Readings) -> Bool {
      reading.flatMap { Counting(rawValue: readings.use($0.value).alternative) } == .first
    }

    /// What rows of some points come to.
    func total(_ points: [Rational], _ readings: Readings) -> Rational {
      let sum = points.reduce(0, +)
      return isFirstOnly(readings)
        ? sum - (points.first ?? 0) + min(points.first ?? 0, atMost) : min(sum, atMost)
    }
  }

  /// The bonus items in the order of the file.
  var bonusItems: [Item] { items.filter { $0.kind == .bonus } }

  /// Bonus items that share a limit, or one that stands alone.
  struct BonusRow: Sendable {
    /// The limit that they share; nil for none.
    let cap: SharedCap?
    /// The items.
    let items: [Item]
    /// Where they stand among the bonus items.
    let places: [Int]
  }

  /// The bonus items in the order of the file, those that share a limit at the first of them.
  var bonusRows: [BonusRow] {
    let items = bonusItems
    var grouped: Set<String> = []
    var rows: [BonusRow] = []
    for (place, item) in items.enumerated() where !grouped.contains(item.id) {
      guard let cap = bonus?.shared.first(where: { $0.items.contains { $0.value == item.id } })
      else {
        rows.append(BonusRow(cap: nil, items: [item], places: [place]))
        continue
      }
      let places = items.indices.filter { member in
        cap.items.contains { $0.value == items[member].id }
      }
      grouped.formUnion(places.map { items[$0].id })
      rows.append(BonusRow(cap: cap, items: places.map { items[$0] }, places: places))
    }
    return rows
  }

  /// What the bonus items give and why; nil where the scheme has none.
  func explainBonus(_ evaluation: Evaluation) -> Explanation? {
    let rows = bonusRows
    return bonusNode(
      rows, of: rows.map { $0.items.map { $0.explain(in: evaluation) } }, evaluation)
  }

  /// What the rows of the bonus give together; nil where there are none.
  ///
  /// - Parameter nodes: the nodes of every row's items.
  func bonusNode(
    _ rows: [BonusRow], of nodes: [[Explanation]], _ evaluation: Evaluation
  ) -> Explanation? {
    guard !rows.isEmpty else { return nil }
    var root =
      evaluation.isTelling
      ? Explanation(
        kind: .bonus, id: "bonus", title: Bilingual(zh: "加分项", en: "Bonus"),
        clause: Clause(document: source.document, text: bonus?.clause ?? source.part))
      : Explanation(figuresOf: "bonus", .bonus)
    root.children = zip(rows, nodes).flatMap { row, nodes in
      row.cap.map { [group($0, nodes, evaluation)] } ?? nodes
    }
    root.maximum = root.children.reduce(0) { $0 + $1.maximum }
    root.settle(floor: nil)
    if let rule = bonus {
      root.reading = rule.reading.map { evaluation.readings.use($0.value) }
      if let limit = rule.limit(evaluation.readings) { root.cap(at: limit, evaluation) }
    }
    if evaluation.isTelling, let rule = bonus, let share = rule.warnAbove,
      rule.warns(root.value.low, beside: maximum)
    {
      let limit = Wording.percent(share, beside: nil)
      root.flags.append(
        Flag(
          kind: .largeBonus,
          note: Bilingual(
            zh: "加分 \(Wording.points(root.value.low)) 分，超过满分的 \(limit)",
            en: "a bonus of \(Wording.points(root.value.low)), above \(limit) of the maximum")))
    }
    return root
  }

  private func group(
    _ cap: SharedCap, _ items: [Explanation], _ evaluation: Evaluation
  ) -> Explanation {
    var node =
      evaluation.isTelling
      ? Explanation(
        kind: .bonus, id: cap.id, title: cap.title,
        clause: Clause(document: source.document, text: cap.clause))
      : Explanation(figuresOf: cap.id, .bonus)
    let use = cap.reading.map { evaluation.readings.use($0.value) }
    node.reading = use
    node.children = items
    let isFirstOnly = cap.isFirstOnly(evaluation.readings)
    if isFirstOnly, !items.isEmpty { node.children[0].cap(at: cap.atMost, evaluation) }
    node.maximum = node.children.reduce(0) { $0 + $1.maximum }
    node.settle(floor: nil)
    if !isFirstOnly { node.cap(at: cap.atMost, evaluation) }
    return node
  }
}

extension Explanation {
  /// Limits what a node gives that is settled already, and says so.
  ///
  /// Losses are absorbed as far as the rest still reaches the limit.
  fileprivate mutating func cap(at limit: Rational, _ evaluation: Evaluation) {
    guard maximum > limit else { return }
    let capped = figures.limited(to: limit)
    let less = maximum - limit
    absorbed =
      absorbed
      + Span(
        atWorst: less - (value.low - capped.value.low),
        atBest: less - (value.high - capped.value.high))
    maximum = limit
    value = capped.value
    guard evaluation.isTelling else { return }
    let note = Bilingual(
      zh: "以 \(Wording.points(limit)) 分为限", en: "\(Wording.points(limit)) at most count")
    statement =
      statement.map {
        Bilingual(zh: "\($0.zh)；\(note.zh)", en: "\($0.en); \(note.en)")
      } ?? note
  }
}

extension Shape<Scheme.BonusRule> {
  /// `{ clause, warnAbove: '10%', atMost: '10', reading: 'AMB-08', shared: [ … ] }`.
  static var bonusRule: Shape {
    object { reader in
      let clause = reader.required("clause", .line)
      let warnAbove = reader.optional("warnAbove", .share)
      let atMost = reader.optional("atMost", Shape<Rational>.rational(from: 0).located)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let shared = reader.optional("shared", .array(of: .sharedCap, atMost: 100), default: [])
      let examples = reader.optional(
        "examples", .array(of: .bonusExample, atMost: 100), default: [])
      return clause.map {
        Scheme.BonusRule(
          shared: shared, atMost: atMost, reading: reading, warnAbove: warnAbove, clause: $0,
          examples: examples, location: reader.location)
      }
    }
  }
}

extension Shape<Scheme.SharedCap> {
  /// `{ id: '2.b', title, of: ['2.15', '2.16'], atMost: '5', reading: 'AMB-07', clause, examples }`.
  fileprivate static var sharedCap: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let items = reader.required(
        "of", .array(of: Shape<String>.line.located, atLeast: 2, atMost: 100))
      let atMost = reader.required("atMost", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let clause = reader.required("clause", .line)
      let examples = reader.optional("examples", .array(of: .capExample, atMost: 100), default: [])
      guard let id, let title, let items, let atMost, let clause else { return nil }
      return Scheme.SharedCap(
        id: id, title: title, items: items, atMost: atMost, reading: reading, clause: clause,
        examples: examples)
    }
  }
}

extension Shape<Scheme.SharedCap.Example> {
  /// `{ given: ['4', '3'], points: '5' }`, in the order of the rows.
  fileprivate static var capExample: Shape {
    object { reader in
      let given = reader.required(
        "given", .array(of: .rational(from: 0), atLeast: 1, atMost: 100))
      let reading = reader.optional("reading", .line)
      let points = reader.required("points", Shape<Rational>.rational(from: 0).located)
      guard let given, let points else { return nil }
      return Scheme.SharedCap.Example(given: given, reading: reading, expected: points)
    }
  }
}

extension Shape<Scheme.BonusRule.Example> {
  /// `{ given: '15', reading: 'capped', points: '10', warns: true }`.
  fileprivate static var bonusExample: Shape {
    object { reader in
      let given = reader.required("given", .rational(from: 0))
      let reading = reader.optional("reading", .line)
      let points = reader.required("points", Shape<Rational>.rational(from: 0).located)
      let warns = reader.optional("warns", Shape<Bool>.boolean.located)
      guard let given, let points else { return nil }
      return Scheme.BonusRule.Example(
        given: given, reading: reading, expected: points, warns: warns)
    }
  }
}
