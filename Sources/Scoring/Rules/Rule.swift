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
  /// Where the definition begins.
  let location: SourceLocation

  /// What counts when an input says that the activity was not held.
  enum NotHeld: Sendable {
    /// The item gives these points.
    case points(Rational)
    /// This part takes these points.
    case loses(Rational)
    /// A reading decides between points, or nil for a score that stays open.
    case reading(Located<String>, [String: Rational?])
  }

  /// This part and all parts below.
  var all: [Rule] { [self] + primitive.parts.flatMap(\.all) }

  /// The names of all inputs that it reads, each once, in the order of the file.
  var inputNames: [String] {
    var names: [String] = []
    for reference in all.flatMap(\.primitive.references)
    where !names.contains(reference.name.value) {
      names.append(reference.name.value)
    }
    return names
  }

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

  /// What the part takes and why; `id` names its node.
  func explain(in evaluation: Evaluation, id: String) -> Explanation {
    let evaluation = evaluation.at(clause)
    if case .loses(let points) = notHeld,
      let input = primitive.references.map(\.name.value).first(where: {
        evaluation.measure($0).value == .notHeld
      })
    {
      return explainNotHeld(points, input: input, in: evaluation, id: id)
    }
    return primitive.explain(
      in: evaluation,
      frame: RuleFrame(id: id, word: type(of: primitive).word, because: because))
  }

  private func explainNotHeld(
    _ points: Rational, input: String, in evaluation: Evaluation, id: String
  ) -> Explanation {
    var node = Explanation(
      kind: .rule, id: id, rule: type(of: primitive).word, clause: evaluation.clause)
    let label = evaluation.label(input)
    node.inputs = [evaluation.use(input)]
    let note = Bilingual(
      zh: "\(label.zh)：未开展，扣 \(Wording.points(points)) 分",
      en: "\(label.en): not held, \(Wording.lost(points))")
    node.statement = note
    if !points.isZero {
      node.lost = [Loss(points: Span(points), reason: note, clause: evaluation.clause)]
    }
    node.flags = [Flag(kind: .notHeld, note: note)]
    node.settle(floor: nil)
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
