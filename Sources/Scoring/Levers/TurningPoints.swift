import Definitions
import ExactArithmetic
import Sheets
import Tallies

/// The values at which a rule's points change, by input, as they are for one unit.
struct TurningPoints {
  /// Where the points of an input change.
  struct Turns {
    /// Numbers that are tried themselves.
    var numbers: Set<Rational> = []
    /// Lines, which are tried with what lies just below and just above.
    var lines: Set<Rational> = []
    /// Days.
    var days: Set<String> = []

    /// Adds those of another rule.
    mutating func merge(_ other: Turns) {
      numbers.formUnion(other.numbers)
      lines.formUnion(other.lines)
      days.formUnion(other.days)
    }
  }

  /// What the rule is asked in.
  let frame: Evaluation
  /// The values of the other units, by input, where places count.
  let places: [String: [Rational]]
  /// The values by input; a yes/no input has none.
  private(set) var found: [(input: String, turns: Turns)] = []
  /// Inputs that only say what is asked for.
  private(set) var yardsticks: Set<String> = []

  /// The most steps of one rule that are listed.
  private static let mostSteps = 200

  init(frame: Evaluation, places: [String: [Rational]]) {
    self.frame = frame
    self.places = places
  }

  /// Collects from a rule and all of its parts.
  mutating func collect(_ rule: Rule) {
    collect(rule, available: frame.available, isOpenEnded: frame.isOpenEnded)
  }

  private mutating func collect(_ rule: Rule, available: Rational, isOpenEnded: Bool) {
    add(rule.primitive, available: available)
    for reference in rule.primitive.references where !yardsticks.contains(reference.name.value) {
      note(reference.name.value)
    }
    if let choice = rule.primitive as? Choice {
      let alternative = frame.readings.use(choice.reading.value).alternative
      if let chosen = choice.alternatives.first(where: { $0.name == alternative })?.value {
        collect(chosen, available: available, isOpenEnded: isOpenEnded)
      }
      return
    }
    for part in rule.primitive.parts {
      collect(
        part, available: part.points?.value ?? available,
        isOpenEnded: part.points == nil && isOpenEnded)
    }
  }

  private mutating func note(
    _ input: String, _ numbers: some Sequence<Rational> = [], lines: [Rational] = [],
    days: [String] = []
  ) {
    let turns = Turns(numbers: Set(numbers), lines: Set(lines), days: Set(days))
    if let index = found.firstIndex(where: { $0.input == input }) {
      found[index].turns.merge(turns)
    } else {
      found.append((input, turns))
    }
  }

  private mutating func add(_ primitive: any RulePrimitive, available: Rational) {
    switch primitive {
    case let rule as Steps: add(rule, available)
    case let rule as Threshold: note(rule.input.value, lines: [rule.line.value])
    case let rule as Tiers:
      note(
        rule.input.value,
        lines: rule.tiers.flatMap { [$0.low.value] + ($0.high.map { [$0.value] } ?? []) })
    case let rule as Judgement:
      let most = min(available, rule.atMost ?? available)
      note(rule.input.value, rule.marks.isEmpty ? [0, most] : rule.marks)
    case let rule as Withholding: note(rule.input.value, [0])
    case let rule as Occurrences:
      let cap = rule.gives ? min(available, rule.atMost ?? available) : 0
      note(rule.input.value, [0, full(cap, rule.each.value) * rule.per])
    case let rule as Ladder:
      for rung in rule.rungs {
        let cap = rule.gives ? min(available, rule.atMost ?? available) : 0
        note(rung.name, [0, full(cap, rung.value)])
      }
    case let rule as Target: add(rule)
    case let rule as Growth: add(rule, available)
    case let rule as Shortfall: add(rule)
    case let rule as Lateness: add(rule)
    case let rule as RankPoints:
      for input in rule.inputs { note(input.value, lines: places[input.value] ?? []) }
    default: break
    }
    for condition in Self.conditions(of: primitive) { add(condition) }
  }

  private mutating func add(_ rule: Steps, _ available: Rational) {
    let word = rule.reading?.value ?? Steps.Counting.completed.rawValue
    let counting =
      Steps.Counting(rawValue: frame.readings.use(word).alternative) ?? .completed
    var numbers: [Rational] = [rule.from.value]
    var line = rule.from.value - rule.width(counting)
    while line >= 0, numbers.count < Self.mostSteps,
      rule.loss(line + rule.width(counting), counting) < available
    {
      numbers.append(line)
      line = line - rule.width(counting)
    }
    note(rule.input.value, numbers)
  }

  private mutating func add(_ rule: Target) {
    let stated = rule.targets.compactMap { frame.number($0.value) }
    note(rule.input.value, [0] + stated + (rule.stated.map { [$0.value] } ?? []))
    for target in rule.targets { yardsticks.insert(target.value) }
  }

  private mutating func add(_ rule: Growth, _ available: Rational) {
    yardsticks.insert(rule.base.value)
    guard let base = frame.number(rule.base.value), base > 0 else { return }
    let cap = min(available, rule.atMost ?? available)
    let steps = min(full(cap, rule.winEach), Rational(Self.mostSteps))
    let count = steps.floor.exactInt ?? 0
    note(
      rule.input.value,
      (0...max(count, 0)).map { base + base * rule.each * Rational($0) })
  }

  private mutating func add(_ rule: Shortfall) {
    if let input = rule.requiredInput { yardsticks.insert(input.value) }
    let required = rule.requiredInput.flatMap { frame.number($0.value) } ?? rule.required?.value
    note(rule.input.value, [required].compactMap { $0 })
  }

  private mutating func add(_ rule: Lateness) {
    if let input = rule.dueInput { yardsticks.insert(input.value) }
    var due = rule.due?.text
    if let input = rule.dueInput, case .date(let text) = frame.measure(input.value).value {
      due = text
    }
    note(rule.input.value, days: [due].compactMap { $0 })
  }

  /// How many at a rate fill some points.
  private func full(_ points: Rational, _ rate: Rational) -> Rational {
    (try? points.divided(by: rate)).map { Rational($0.ceiling) } ?? 0
  }

  // MARK: Conditions

  private static func conditions(of primitive: any RulePrimitive) -> [Condition] {
    switch primitive {
    case let rule as Requirement: [rule.condition]
    case let rule as CountTable: rule.conditions
    case let rule as Growth: [rule.condition].compactMap { $0 }
    default: []
    }
  }

  /// Where a mean of several inputs reaches its line, each by itself.
  private mutating func add(_ condition: Condition) {
    switch condition {
    case .meanReaches(let names, _, let line):
      for name in names {
        let others = names.filter { $0.value != name.value }
          .compactMap { frame.number($0.value) }
        guard others.count == names.count - 1 else { continue }
        note(
          name.value, [1], lines: [line.value * Rational(names.count) - others.reduce(0, +)])
      }
    case .allOf(let parts), .anyOf(let parts), .noneOf(let parts):
      for part in parts { add(part) }
    case .choice(_, let parts): for part in parts { add(part.value) }
    case .reaches(let name, _, let line): note(name.value, lines: [line.value])
    case .by(let name, let day): note(name.value, days: [day.text])
    case .holds, .within: return
    }
  }
}
