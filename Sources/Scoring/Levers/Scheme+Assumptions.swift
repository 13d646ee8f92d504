import Definitions
package import Diagnostics
package import ExactArithmetic
package import Sheets
package import Tallies

/// What a name stands for of which something can be assumed.
package enum AssumptionSubject: Sendable, Hashable {
  /// An input, by its name.
  case input(String, FactDeclaration.Kind)
  /// An item that is scored, by its id, with the most points that it can give.
  case item(String, most: Rational)
  /// A component of a weighted total that the sections have no part in, by its id.
  case component(String, most: Rational)
}

extension Scheme {
  /// What a name stands for: an input, the fact behind it, an item or a component; nil for none of them.
  package func subject(named name: String) -> AssumptionSubject? {
    if let input = inputs.first(where: { $0.name == name })
      ?? inputs.first(where: { $0.hasFact(name) }),
      !input.isDerived
    {
      return .input(input.name, input.kind)
    }
    if let item = sections.flatMap(\.scored).first(where: { $0.id == name }) {
      return .item(item.id, most: item.points)
    }
    let component = composition?.components.first { $0.id == name && !$0.body.holdsSections }
    return component.map { .component($0.id, most: maximum) }
  }

  /// Every name of which something can be assumed.
  package var assumableNames: [String] {
    inputs.filter { !$0.isDerived }.map(\.name) + sections.flatMap(\.scored).map(\.id)
      + (composition?.components ?? []).filter { !$0.body.holdsSections }.map(\.id)
  }

  /// A value of an input as a person writes it: `18/20`, `90%`, `2`, `yes`, `2019-06-03`, `notHeld`, `na`, `pending`.
  package func value(_ text: String, ofInput name: String) -> Measure.Value? {
    guard let input = inputsByName[name] else { return nil }
    let written = LocatedValue(.string(text), at: location)
    return Measure.Value(example: written, kind: input.kind)
  }

  /// What a person calls an input, an item or a component.
  package func label(of name: String) -> Bilingual? {
    inputsByName[name]?.label ?? items.first { $0.id == name }?.title
      ?? composition?.components.first { $0.id == name }?.title
  }

  /// The readings that decide what ratings come to, so that measures differ under them.
  package var ratingReadings: Set<String> {
    Set(
      inputs.compactMap { input in
        switch input.origin {
        case .leaders(_, _, let rule), .peers(_, _, let rule): rule.reading?.value
        case .rate, .fact, .mark, .survey, .table, .mean, .choice: nil
        }
      })
  }
}

extension Scheme.Input {
  /// Whether it is made of other inputs, so that nothing can be assumed of it itself.
  fileprivate var isDerived: Bool {
    switch origin {
    case .mean, .choice: true
    case .rate, .fact, .mark, .leaders, .peers, .survey, .table: false
    }
  }

  /// Whether it reads a fact of some id, whatever its period.
  fileprivate func hasFact(_ id: String) -> Bool {
    if case .fact(id, _, "") = origin { true } else { false }
  }
}

extension Component.Body {
  /// Whether the sections are a part of it, in one of its choices.
  fileprivate var holdsSections: Bool {
    all.contains { if case .sections = $0 { true } else { false } }
  }
}

extension FactDeclaration.Kind {
  /// How a value of the kind is written, for a message.
  package var writtenForm: Bilingual { form }
}
