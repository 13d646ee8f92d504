import Definitions
import Diagnostics
import ExactArithmetic

extension Shape<Composition> {
  /// `{ weighted: [ … ], examples: [ … ] }`.
  static var composition: Shape {
    object { reader in
      let clause = reader.optional("clause", .line)
      let examples = reader.optional(
        "examples", .array(of: .totalExample, atMost: 100), default: [])
      let body = reader.componentBody(isWhole: true)
      return body.map {
        Composition(body: $0, clause: clause, examples: examples, location: reader.location)
      }
    }
  }
}

extension Shape<Composition.Example> {
  /// `{ given: { leaders: '90', departments: '95' }, points: '90.45' }`.
  fileprivate static var totalExample: Shape {
    object { reader in
      let given = reader.required(
        "given",
        Shape<[TableEntry<Located<Rational>>]>.table(of: Shape<Rational>.rational(from: 0).located))
      let expected = reader.required("points", Shape<Rational>.rational(from: 0).located)
      _ = reader.optional("note", .text)
      guard let given, let expected else { return nil }
      return Composition.Example(given: given, expected: expected)
    }
  }
}

/// The words for where a component's points come from.
private enum BodyWord: String, CaseIterable {
  case weighted
  case mean
  case input
  case sections
  case choose
}

extension ObjectReader {
  /// One of `weighted`, `mean`, `input`, `sections` (with `rankWeight`) and `choose`.
  fileprivate mutating func componentBody(isWhole: Bool = false) -> Component.Body? {
    let words = BodyWord.allCases.filter { has($0.rawValue) }
    let place = location(of: words.first?.rawValue ?? "")
    let weighted = optional(
      "weighted", .array(of: .component(isWeighted: true), atLeast: 1, atMost: 100))
    let mean = optional("mean", .array(of: .component(isWeighted: false), atLeast: 1, atMost: 100))
    let input = optional("input", Shape<String>.line.located)
    let sections = optional("sections", Shape<Rational>.rational(from: 0).located)
    let rank = sections == nil ? nil : optional("rankWeight", Shape<RankWeight>.rankWeight)
    let choice = optional("choose", Shape<Component.Body>.choice)
    guard words.count == 1 else {
      report(SchemeFault.oneOf(BodyWord.allCases.map(\.rawValue), found: words.map(\.rawValue)))
      return nil
    }
    switch words[0] {
    case .weighted: return weighted.map { .weighted($0, place) }
    case .mean:
      guard let mean, let weight = try? Rational(1, over: mean.count) else { return nil }
      return .weighted(mean.map { $0.weighing(weight) }, place)
    case .input: return input.map { .input($0) }
    case .sections: return sections.map { .sections($0, rank) }
    case .choose: return choice
    }
  }
}

extension Component {
  fileprivate func weighing(_ weight: Rational) -> Component {
    Component(
      id: id, title: title, clause: clause, weight: weight, body: body, location: location)
  }
}

extension Shape<Component> {
  fileprivate static func component(isWeighted: Bool) -> Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let weight = isWeighted ? reader.required("weight", .share) : 1
      let body = reader.componentBody()
      guard let id, let title, let clause, let weight, let body else { return nil }
      return Component(
        id: id, title: title, clause: clause, weight: weight, body: body,
        location: reader.location)
    }
  }
}

extension Shape<Component.Body> {
  /// `{ reading: 'AMB-17', peers: { input: 'brandPeers' }, panel: { input: 'brandPanel' } }`.
  fileprivate static var choice: Shape {
    object { reader in
      let reading = reader.required("reading", Shape<String>.line.located)
      var bodies: [TableEntry<Component.Body>] = []
      for key in reader.keys where key != "reading" {
        let place = reader.location(of: key)
        if let body = reader.optional(key, body) {
          bodies.append(TableEntry(name: key, location: place, value: body))
        }
      }
      guard let reading, !bodies.isEmpty else { return nil }
      return .choice(reading, bodies)
    }
  }

  private static var body: Shape { object { $0.componentBody() } }
}

extension Shape<RankWeight> {
  /// `{ step: '2%', reading: 'AMB-01', scope: 'total', ties: 'competition' }`.
  fileprivate static var rankWeight: Shape {
    object { reader in
      let step = reader.required("step", .share)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let scope = reader.optional("scope", Shape<String>.line.located)
      let ties = reader.optional("ties", Shape<String>.line.located)
      let clause = reader.optional("clause", .line)
      let examples = reader.optional("examples", .array(of: .rankExample, atMost: 100), default: [])
      if let step, step.isZero {
        reader.report(SchemeFault.zeroWidth("step"), at: reader.location(of: "step"))
        return nil
      }
      guard let step else { return nil }
      return RankWeight(
        step: step, reading: reading, scope: scope, ties: ties, clause: clause,
        examples: examples)
    }
  }
}

extension Shape<RankWeight.Example> {
  /// `{ raw: ['96', '95'], reading: 'linear', points: ['96', '93.1'] }`, or `contribution` for `points`.
  fileprivate static var rankExample: Shape {
    object { reader in
      let numbers = Shape<[Rational]>.array(of: .rational(from: 0), atLeast: 1, atMost: 1_000)
      let raw = reader.required("raw", numbers)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let ties = reader.optional("ties", Shape<String>.line.located)
      let points = reader.optional("points", numbers.located)
      let contribution = reader.optional("contribution", numbers.located)
      let words = ["points", "contribution"].filter { reader.has($0) }
      guard words.count == 1 else {
        reader.report(SchemeFault.oneOf(["points", "contribution"], found: words))
        return nil
      }
      guard let raw, let expected = points ?? contribution else { return nil }
      return RankWeight.Example(
        raw: raw, reading: reading, ties: ties, expected: expected,
        isContribution: contribution != nil)
    }
  }
}
