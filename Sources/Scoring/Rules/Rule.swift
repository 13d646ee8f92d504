import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

/// A part of an item's rule: one primitive with the words and the special cases around it.
struct Rule: Sendable {
  /// What it computes.
  let primitive: any RulePrimitive
  /// What a loss is for, in words; nil where the figures say enough.
  let because: Bilingual?
  /// Another place in the document than the item's.
  let clause: String?
  /// What counts when the activity was not held.
  let notHeld: NotHeld?
  /// The points of its own, which only parts of a sum have.
  let points: Located<Rational>?
  /// Where the definition begins.
  let location: SourceLocation
  /// The names of all inputs that it reads, each once, in the order of the file.
  let inputNames: [String]
  /// The inputs that it names more than once.
  let sharedInputNames: [String]
  /// The inputs of penalties beside parts that may give beyond the points, of which that much is lost first.
  let exposedInputNames: [String]
  /// Inputs that may say that they do not apply without taking the whole rule out of the maximum.
  let inputsThatMayNotApply: Set<String>
  /// Inputs that it sets against another one, so that no fixed value is where something changes.
  let comparedInputs: Set<String>
  /// The values at which points change in it or in a part of it.
  let lines: [Line]
  /// Whether it, or a part of it, asks where a unit stands among all units.
  let asksForPlaces: Bool

  init(
    primitive: any RulePrimitive, because: Bilingual?, clause: String?, notHeld: NotHeld?,
    points: Located<Rational>?, location: SourceLocation
  ) {
    self.primitive = primitive
    self.because = because
    self.clause = clause
    self.notHeld = notHeld
    self.points = points
    self.location = location
    var counts: [String: Int] = [:]
    var names: [String] = []
    let below = primitive.parts.flatMap(\.all).map(\.primitive)
    for reference in ([primitive] + below).flatMap(\.references) {
      let name = reference.name.value
      if counts[name] == nil { names.append(name) }
      counts[name, default: 0] += 1
    }
    inputNames = names
    sharedInputNames = names.filter { counts[$0, default: 0] > 1 }
    exposedInputNames = ([primitive] + below).compactMap { $0 as? Sum }.filter(\.hasOpenEnds)
      .flatMap(\.parts).filter(\.isPenalty).flatMap(\.inputNames)
    inputsThatMayNotApply = Set(([primitive] + below).flatMap(\.inputsThatMayNotApply))
    comparedInputs = Set(
      ([primitive] + below).filter(\.comparesInputs).flatMap(\.references).map(\.name.value))
    lines = ([primitive] + below).flatMap(\.lines)
    asksForPlaces = ([primitive] + below).contains { $0 is RankPoints }
  }

  /// Whether it has no points of its own and only takes.
  var isPenalty: Bool { points == nil && !primitive.gives }

  /// What counts when an input says that the activity was not held.
  enum NotHeld: Sendable {
    /// The item or part gives these points.
    case points(Rational)
    /// This part takes these points.
    case loses(Rational)
    /// A reading decides between points, or nil for a score that stays open.
    case reading(Located<String>, [String: Rational?])
  }

  /// This part and all parts below.
  var all: [Rule] { [self] + primitive.parts.flatMap(\.all) }

  /// The readings that it names, by id or as an alternative.
  var readingNeeds: [ReadingNeed] {
    all.flatMap { rule in
      var needs = rule.primitive.readingNeeds
      if case .reading(let name, let cases) = rule.notHeld {
        needs.append(ReadingNeed(name: name, alternatives: cases.keys.sorted()))
      }
      return needs
    }
  }

  /// The first input that says that the rule does not apply to the unit.
  func inapplicableInput(in evaluation: Evaluation) -> String? {
    guard evaluation.known == nil else { return nil }
    return inputNames.first {
      !inputsThatMayNotApply.contains($0) && evaluation.measure($0).value == .notApplicable
    }
  }

  /// What the part takes or gives and why; `id` names its node.
  ///
  /// The node's maximum is what it adds to the points of the item or part that it stands for: 0, less
  /// where parts do not apply, and what it gives where it has no points of its own.
  func explain(in evaluation: Evaluation, id: String) -> Explanation {
    if let node = evaluation.known?.node(id) { return node }
    guard let shared = evaluation.shared,
      let key = shared.key(of: self, node: id, in: evaluation)
    else { return explained(in: evaluation, id: id) }
    if let node = shared.node(key, in: evaluation) { return node }
    let node = explained(in: evaluation, id: id)
    shared.keep(node, key)
    return node
  }

  private func explained(in outer: Evaluation, id: String) -> Explanation {
    let evaluation = outer.at(clause)
    if evaluation.known == nil, let notHeld,
      let input = inputNames.first(where: {
        evaluation.measure($0).value == .notHeld
      })
    {
      return explain(notHeld, input: input, in: evaluation, id: id)
    }
    var node = primitive.explain(
      in: evaluation,
      frame: RuleFrame(id: id, word: type(of: primitive).word, because: because))
    if case .loses(let points) = notHeld, !node.value.isClosed, let open = node.lost.first,
      node.lost.count == 1, node.children.isEmpty, open.points.atWorst < points
    {
      // The activity may turn out not to have been held.
      node.lost = [
        Loss(
          points: Span(atWorst: points, atBest: open.points.atBest), reason: open.reason,
          clause: open.clause)
      ]
      node.settle(floor: nil)
    }
    evaluation.links.apply(to: &node, in: evaluation)
    return node
  }

  private func explain(
    _ notHeld: NotHeld, input: String, in evaluation: Evaluation, id: String
  ) -> Explanation {
    var node = Explanation(
      kind: .rule, id: id, rule: type(of: primitive).word, title: because,
      clause: evaluation.clause)
    let label = evaluation.label(input)
    node.inputs = [evaluation.use(input)]
    let loss: Rational?
    switch notHeld {
    case .loses(let points): loss = points
    case .points(let points): loss = evaluation.available - points
    case .reading(let name, let cases):
      let use = evaluation.readings.use(name.value)
      node.reading = use
      loss = (cases[use.alternative] ?? nil).map { evaluation.available - $0 }
    }
    let note: Bilingual
    if let loss {
      note = Bilingual(
        zh: "\(label.zh)：未开展，扣 \(Wording.points(loss)) 分",
        en: "\(label.en): not held, \(Wording.lost(loss))")
      node.take(Span(loss), in: evaluation, because: note)
    } else {
      note = Wording.unknown(label, losesUpTo: evaluation.available)
      node.gaps = [evaluation.gap(input)]
      node.take(Span(atWorst: evaluation.available, atBest: 0), in: evaluation, because: note)
    }
    node.statement = note
    node.flags = [Flag(kind: .notHeld, note: note)]
    return node
  }
}

/// What a primitive is told about the part that it stands in.
struct RuleFrame {
  /// The id of its node.
  let id: String
  /// Its word in the definition.
  let word: String
  /// What a loss is for.
  let because: Bilingual?
}
