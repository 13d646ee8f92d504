import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// What a rule may ask while it is explained: measures, labels, readings, its clause.
struct Evaluation {
  /// The assessed unit.
  let unit: String
  /// The scheme's inputs by name.
  let inputs: [String: Scheme.Input]
  /// The unit's measures by input.
  let measures: [String: Measure]
  /// The readings to apply.
  let readings: Readings
  /// The clause that the rule rests on.
  let clause: Clause
  /// The points of the item, above zero where points can be lost.
  let available: Rational

  /// The measure of an input; one that is not there, or of no use to the input, is missing.
  func measure(_ name: String) -> Measure {
    guard let measure = measures[name] else {
      return Measure(.missing(standardAbsence(name)))
    }
    let isFitting =
      switch (measure.value, kind(name)) {
      case (.rate(_, let count), .rate), (.rate(_, let count), .ratio): count > 0
      case (.ratio, .rate), (.ratio, .ratio): measure.value.number != nil
      case (.number, .count), (.number, .amount), (.yesNo, .yesNo), (.date, .date): true
      default: !measure.value.isKnown
      }
    return isFitting ? measure : Measure(.missing(.otherKind), from: measure.provenance)
  }

  /// The answer of a yes/no input; nil where there is none.
  func answer(_ name: String) -> Bool? {
    guard case .yesNo(let answer) = measure(name).value else { return nil }
    return answer
  }

  /// What a person calls an input.
  func label(_ name: String) -> Bilingual {
    inputs[name]?.label ?? Bilingual(zh: name, en: name)
  }

  /// The kind of an input.
  func kind(_ name: String) -> FactDeclaration.Kind { inputs[name]?.kind ?? .amount }

  /// The input as a rule reads it.
  func use(_ name: String) -> InputUse {
    InputUse(name: name, label: label(name), measure: measure(name))
  }

  /// What is missing about an input and how to provide it.
  func gap(_ name: String) -> Gap {
    let value = measure(name).value
    return Gap(
      input: name, value: value, reason: Wording.absence(value, of: label(name)),
      remedy: Wording.remedy(for: name, inputs[name]?.origin, value, unit: unit))
  }

  /// A node for a part of the rule, with its inputs and what must be known about them.
  func node(_ frame: RuleFrame, inputs names: [String]) -> Explanation {
    var node = Explanation(
      kind: .rule, id: frame.id, rule: frame.word, title: frame.because, clause: clause)
    node.inputs = names.map { use($0) }
    for input in node.inputs where input.measure.isProvisional && input.measure.value.isKnown {
      node.flags.append(
        Flag(
          kind: .provisional,
          note: Bilingual(
            zh: "\(input.label.zh)：有批次尚未封存，结果可能变化",
            en: "\(input.label.en): a batch is not sealed yet, the result may change")))
    }
    return node
  }

  /// The same evaluation under another place in the document.
  func at(_ text: String?) -> Evaluation {
    Evaluation(
      unit: unit, inputs: inputs, measures: measures, readings: readings,
      clause: clause.at(text), available: available)
  }

  private func standardAbsence(_ name: String) -> Measure.MissingReason {
    switch inputs[name]?.origin {
    case .rate, .mark, .leaders, .peers, .survey: .noBatch
    case .table: .notStated
    case .fact, nil: .notRegistered
    }
  }
}
