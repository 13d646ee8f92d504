import Definitions
import Diagnostics
import ExactArithmetic
import Tallies

/// Rules of which a reading chooses one: `choose: { reading: 'AMB-11', partly: { … }, nothing: { … } }`.
struct Choice: RulePrimitive {
  static let word = "choose"

  let reading: Located<String>
  let alternatives: [TableEntry<Rule>]

  static var shape: Shape<Choice> {
    .object { reader in
      let reading = reader.required("reading", Shape<String>.line.located)
      var rules: [TableEntry<Rule>] = []
      for key in reader.keys where key != "reading" {
        let place = reader.location(of: key)
        if let rule = reader.optional(key, Shape<Rule>.part) {
          rules.append(TableEntry(name: key, location: place, value: rule))
        }
      }
      guard let reading, !rules.isEmpty else { return nil }
      return Choice(reading: reading, alternatives: rules)
    }
  }

  var references: [InputReference] { [] }

  var inputsThatMayNotApply: [String] {
    alternatives.flatMap(\.value.primitive.inputsThatMayNotApply)
  }

  var readingNeeds: [ReadingNeed] {
    [ReadingNeed(name: reading, alternatives: alternatives.map(\.name))]
  }

  var parts: [Rule] { alternatives.map(\.value) }

  var gives: Bool { parts.allSatisfy(\.primitive.gives) }

  var greatestLoss: Rational? {
    parts.reduce(Rational?(0)) { most, part in
      guard let most, let loss = part.primitive.greatestLoss else { return nil }
      return max(most, loss)
    }
  }

  func faults(in item: String, points: Rational?) -> [SchemeFault] {
    parts.flatMap { $0.primitive.faults(in: item, points: points) }
  }

  /// The rule that the readings choose; nil where the scheme does not state it.
  func rule(_ readings: Readings) -> Rule? {
    let use = readings.use(reading.value)
    return alternatives.first { $0.name == use.alternative }?.value
  }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let use = evaluation.readings.use(reading.value)
    guard let rule = rule(evaluation.readings) else {
      var node = evaluation.node(frame, inputs: [])
      node.reading = use
      node.gaps = [
        Gap(
          input: frame.id, value: .missing(.notStated),
          reason: Bilingual(zh: "办法没有写明这一取法", en: "the scheme does not state this reading"),
          remedy: Bilingual(zh: "在办法中写明", en: "state it in the scheme"))
      ]
      let most = evaluation.isOpenEnded ? 0 : evaluation.available
      node.take(Span(atWorst: most, atBest: 0), in: evaluation, because: frame.because ?? use.note)
      return node
    }
    var inner = rule.explain(in: evaluation, id: frame.id)
    guard inner.reading != nil else {
      inner.reading = use
      return inner
    }
    var node = evaluation.node(frame, inputs: [])
    node.reading = use
    node.maximum = inner.maximum
    inner.id = "\(frame.id)/1"
    node.children = [inner]
    node.settle(floor: nil)
    return node
  }
}

extension ReadingUse {
  /// The reading with its alternative, as a note.
  var note: Bilingual { Bilingual(zh: "\(id) \(alternative)", en: "\(id) \(alternative)") }
}
