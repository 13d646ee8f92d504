import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// What a rule may ask while it is explained: measures, labels, readings, its clause.
struct Evaluation: Sendable {
  /// What is the same for all rules of a unit: one element, because copies share an array.
  var ground: [Ground]
  /// The clause that the rule rests on.
  var clause: Clause
  /// The points of the item or part; 0 where nothing limits what it gives.
  var available: Rational
  /// Whether the part has no points of its own, so that what it gives is its maximum.
  var isOpenEnded = false
  /// The most that an open-ended part can give for all that stands around it; nil for no limit.
  var ceiling: Rational?
  /// What the parts beside this one give beyond the item's points; a loss eats into that first.
  var beyond: Rational = 0
  /// Below which no item or part goes; nil where points may fall below zero.
  var floor: Rational? = 0
  /// Parts of the item's rule that are explained already; nil where none are.
  var known: KnownParts?
  /// What inputs without a value are taken to be, to find the ends of an interval.
  var assumed: [String: Measure.Value] = [:]
  /// Whether reasons are put into words; without them only the figures come out.
  var isTelling = true

  /// An evaluation in which nothing limits what a rule gives.
  init(_ ground: Ground, clause: Clause, floor: Rational? = 0, isTelling: Bool = true) {
    self.ground = [ground]
    self.clause = clause
    available = 0
    self.floor = floor
    self.isTelling = isTelling
  }

  /// The measure of an input; one that is not there, or of no use to the input, is missing.
  func measure(_ name: String) -> Measure {
    if !assumed.isEmpty, let value = assumed[name] { return Measure(value) }
    if let value = ground[0].read?[name] { return Measure(value) }
    guard let input = inputs[name] else { return Measure(.missing(.notRegistered)) }
    switch input.origin {
    case .mean(let names): return mean(of: names)
    case .choice(let reading, let names):
      let alternative = readings.use(reading.value).alternative
      return names.first { $0.name == alternative }.map { measure($0.value) }
        ?? Measure(.missing(.notStated))
    default: return stated(input)
    }
  }

  /// The measure of an input that is not made of others.
  private func stated(_ input: Scheme.Input) -> Measure {
    guard let measure = measures[input.name] else { return absent(input) }
    if input.kind.fits(measure.value) {
      return events.isEmpty ? measure : events[input.name].map { measure.without($0) } ?? measure
    }
    if measure.value == .missing(.notRegistered) { return absent(input) }
    return Measure(.missing(.otherKind), from: measure.provenance)
  }

  /// What stands for an input about which nothing was registered.
  private func absent(_ input: Scheme.Input) -> Measure {
    let word = input.silence.map { readings.use($0.value).alternative } ?? ""
    return switch (Silence(rawValue: word) ?? .open, input.kind) {
    case (.none, .yesNo): Measure(.yesNo(false))
    case (.none, .count), (.none, .amount): Measure(.number(0))
    // The day never came.
    case (.none, .date): Measure(.notHeld)
    case (.done, .yesNo): Measure(.yesNo(true))
    case (.notApplicable, _): Measure(.notApplicable)
    case (.open, _), (.none, _), (.done, _): Measure(.missing(standardAbsence(input)))
    }
  }

  /// The mean of some inputs; those that do not apply are left out, one that is missing leaves it open.
  private func mean(of names: [Scheme.Input.Reference]) -> Measure {
    let values = names.map { ($0.value, measure($0.value).value) }
      .filter { $0.1 != .notApplicable }
    let known = values.compactMap(\.1.number)
    guard let first = values.first else { return Measure(.notApplicable) }
    let sum = known.reduce(Rational(0), +)
    let count = Rational(values.count)
    if known.count == values.count, let mean = try? sum.divided(by: count) {
      return Measure(.number(mean))
    }
    let missing = values.filter { $0.1.number == nil }.map(\.0)
    let most = sum + available * Rational(missing.count)
    guard known.count > 0, let low = try? sum.divided(by: count),
      let high = try? most.divided(by: count)
    else { return Measure(first.1) }
    return Measure(.between(low: low, high: high, .missingRaters(missing)))
  }

  /// The answer of a yes/no input; nil where there is none.
  func answer(_ name: String) -> Bool? {
    guard case .yesNo(let answer) = measure(name).value else { return nil }
    return answer
  }

  /// The number of an input; nil where there is none.
  func number(_ name: String) -> Rational? { measure(name).value.number }

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
    let measure = measure(name)
    let value = measure.value
    guard isTelling else {
      let nothing = Bilingual(zh: "", en: "")
      return Gap(input: name, value: value, reason: nothing, remedy: nothing)
    }
    let source = inputs[name].map { origin(of: $0) } ?? nil
    return Gap(
      input: name, value: value, reason: Wording.absence(measure, of: label(name)),
      remedy: Wording.remedy(for: source?.name ?? name, source?.origin, value, unit: unit))
  }

  /// What is wrong with an input's value, which the rule cannot count, and how to provide another.
  func gap(_ name: String, misfit reason: Bilingual) -> Gap {
    let remedy = say(Wording.correction(of: inputs[name]?.origin, unit: unit))
    return Gap(input: name, value: measure(name).value, reason: reason, remedy: remedy)
  }

  /// The input itself, or the first one without a value of those that it is made of.
  private func origin(of input: Scheme.Input) -> Scheme.Input? {
    switch input.origin {
    case .mean(let names):
      names.first { !measure($0.value).value.isKnown }.flatMap { inputs[$0.value] }
    case .choice(let reading, let names):
      names.first { $0.name == readings.use(reading.value).alternative }
        .flatMap { inputs[$0.value] }.flatMap { origin(of: $0) }
    default: input
    }
  }

  /// A node for a part of the rule, with its inputs and what must be known about them.
  func node(_ frame: RuleFrame, inputs names: [String]) -> Explanation {
    guard isTelling else { return Explanation(figuresOf: frame.id, .rule) }
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
    for use in names.flatMap({ events[$0] ?? [] }) {
      node.flags.append(Flag(kind: .repeatedEvent, note: use.note))
    }
    return node
  }

  /// Words, where they are wanted.
  func say(_ text: @autoclosure () -> Bilingual) -> Bilingual {
    isTelling ? text() : Bilingual(zh: "", en: "")
  }

  // MARK: What is open

  /// The most that something unknown can cost here, in points.
  ///
  /// Where a floor absorbs what is lost below it, that is no more than there is to lose; where points may
  /// fall below zero, only the rule itself limits it.
  ///
  /// - Parameter limit: the most that the rule takes whatever the inputs; nil for no limit.
  func exposure(limit: Rational?) -> Rational {
    let all = available + beyond
    guard let limit else { return all }
    return floor == nil ? limit : min(limit, all)
  }

  /// Whether nothing at all limits what something unknown can cost.
  func isBoundless(limit: Rational?) -> Bool { floor == nil && limit == nil }

  // MARK: Neighbours

  /// The same evaluation under another place in the document.
  func at(_ text: String?) -> Evaluation {
    guard text != nil else { return self }
    var other = self
    other.clause = clause.at(text)
    return other
  }

  /// The same evaluation for a part with points of its own.
  func limited(to points: Rational) -> Evaluation {
    var other = self
    other.available = points
    other.isOpenEnded = false
    other.ceiling = nil
    other.beyond = 0
    return other
  }

  /// The same evaluation for a part without points of its own.
  func openEnded(ceiling: Rational?) -> Evaluation {
    var other = self
    other.available = isOpenEnded ? 0 : available
    other.isOpenEnded = true
    other.ceiling = ceiling
    return other
  }

  /// The same evaluation in figures only, with values for inputs that have none.
  func assuming(_ values: [String: Measure.Value]) -> Evaluation {
    var other = self
    other.assumed = values
    other.isTelling = false
    other.known = nil
    other.shared = nil
    return other
  }

  private func standardAbsence(_ input: Scheme.Input) -> Measure.MissingReason {
    switch input.origin {
    case .rate, .mark, .leaders, .peers, .survey: .noBatch
    case .table: .notStated
    case .fact, .mean, .choice: .notRegistered
    }
  }
}

extension FactDeclaration.Kind {
  /// Whether a value is of use to an input of the kind, or says why there is none.
  func fits(_ value: Measure.Value) -> Bool {
    switch (value, self) {
    case (.rate(_, let count), .rate), (.rate(_, let count), .ratio): count > 0
    case (.ratio, .rate), (.ratio, .ratio): value.number != nil
    case (.number, .count), (.number, .amount), (.yesNo, .yesNo), (.date, .date): true
    case (.missing(.notRegistered), _): false
    default: !value.isKnown
    }
  }
}
