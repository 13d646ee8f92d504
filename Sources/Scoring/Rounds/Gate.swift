import Definitions
public import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// A condition on the outcome and not on the points: who may take part, be ranked, recommended or preferred.
public struct Gate: Sendable {
  /// What it does where it closes.
  public enum Effect: String, Sendable, Hashable, CaseIterable {
    /// The unit may not take part (不得参与创建): no place, no recommendation.
    case exclude
    /// The unit gave up (视为自动放弃): no place, no recommendation.
    case waive
    /// The unit is assessed elsewhere (自行组织考核): no place, no recommendation.
    case exempt
    /// An entry standard is not reached: no recommendation.
    case require
    /// The unit goes first among those recommended (优先推荐).
    case prefer
  }

  /// Stable id, unique among the gates.
  public let id: String
  /// What it is called.
  public let title: Bilingual
  /// Where the document says so.
  public let clause: String
  /// What it does.
  public let effect: Effect
  /// When it applies; an entry standard closes where its condition is false, others where theirs is true.
  let condition: Condition
  /// A yes/no input that lifts it (“一般”不再参评); nil where nothing does.
  let unless: Located<String>?
  /// The reading under which it counts at all, with the alternatives that say so.
  let applies: (reading: Located<String>, alternatives: [String])?
  /// Inputs with what they must do.
  let examples: [Example]
  /// Where the definition begins.
  let location: SourceLocation

  /// Inputs and whether the gate then closes.
  struct Example: Sendable {
    let given: [TableEntry<LocatedValue>]
    let reading: Located<String>?
    let stands: Located<Bool>
  }

  /// What is known about it for a unit.
  public enum Standing: Sendable, Hashable {
    /// It does not apply, or its standard is reached.
    case clear
    /// It applies, or its standard is missed.
    case stands
    /// It would stand, but a reading or a permission lifts it.
    case lifted
    /// Nobody can tell yet.
    case open
  }

  /// The readings that it asks for.
  var readingNeeds: [ReadingNeed] {
    let own = applies.map {
      ReadingNeed(name: $0.reading, alternatives: $0.alternatives, isPartial: true)
    }
    return condition.readingNeeds + [own].compactMap { $0 }
  }

  /// The inputs that it reads.
  var references: [InputReference] {
    condition.references + (unless.map { [InputReference(name: $0, kinds: [.yesNo])] } ?? [])
  }

  /// What is known about it.
  func standing(in evaluation: Evaluation) -> Standing {
    let truth = condition.truth(in: evaluation)
    guard let closes = truth.map({ effect == .require ? !$0 : $0 }) else { return .open }
    guard closes else { return .clear }
    if let applies,
      !applies.alternatives.contains(
        evaluation.readings.use(applies.reading.value).alternative)
    {
      return .lifted
    }
    guard let unless else { return .stands }
    switch evaluation.measure(unless.value).value {
    case .yesNo(true): return .lifted
    case .yesNo(false), .missing(.notRegistered): return .stands
    default: return .open
    }
  }

  /// What was found, as a sentence.
  func statement(_ standing: Standing, in evaluation: Evaluation) -> Bilingual {
    let words: Bilingual =
      switch (standing, effect) {
      case (.clear, .require): Bilingual(zh: "达到", en: "reached")
      case (.clear, _): Bilingual(zh: "没有", en: "no")
      case (.stands, .require): Bilingual(zh: "未达到，不能推荐", en: "not reached: no recommendation")
      case (.stands, .exclude): Bilingual(zh: "不得参评", en: "may not take part")
      case (.stands, .waive): Bilingual(zh: "视为自动放弃", en: "taken as given up")
      case (.stands, .exempt): Bilingual(zh: "不在本轮考核之列", en: "not assessed in this round")
      case (.stands, .prefer): Bilingual(zh: "优先", en: "goes first")
      case (.lifted, _):
        Bilingual(
          zh: "有此情形，但按口径或经批准不适用，请注意",
          en: "so it is, but a reading or a permission lifts it: take note")
      case (.open, _): Bilingual(zh: "尚不能确定", en: "not known yet")
      }
    let failures = effect == .require ? condition.failures(in: evaluation) : []
    let because = Bilingual(
      zh: failures.map(\.zh).joined(separator: "；"), en: failures.map(\.en).joined(separator: "; "))
    return Bilingual(
      zh: "\(title.zh)：\(because.zh.isEmpty ? "" : because.zh + "，")\(words.zh)",
      en: "\(title.en): \(because.en.isEmpty ? "" : because.en + ", ")\(words.en)")
  }
}

/// A gate and what is known about it for a unit.
public struct GateUse: Sendable, Hashable {
  /// The gate's id.
  public let id: String
  /// What the gate does.
  public let effect: Gate.Effect
  /// What the gate is called.
  public let title: Bilingual
  /// Where the document says so.
  public let clause: String
  /// Whether it stands.
  public let standing: Gate.Standing
  /// What was found, as a sentence.
  public let statement: Bilingual
  /// What was read.
  public let inputs: [InputUse]
  /// What is missing to know it.
  public let gaps: [Gap]

  /// Whether it takes the unit out of the order.
  public var takesPlace: Bool {
    standing == .stands && [.exclude, .waive, .exempt].contains(effect)
  }
}

extension Shape<Gate> {
  /// `{ id, effect: 'exclude', title, clause, when: CONDITION, unless: 'waived', examples: [ … ] }`; an entry
  /// standard has `that` for `when`.
  static var gate: Shape {
    object { reader in
      let id = reader.required("id", .dottedIdentifier)
      let title = reader.required("title", .text)
      let clause = reader.required("clause", .line)
      let effect = reader.required("effect", Shape<Gate.Effect>.word)
      let found = ["when", "that"].filter { reader.has($0) }
      let condition = reader.required(effect == .require ? "that" : "when", .condition)
      if found.count > 1 { reader.report(SchemeFault.oneOf(["when", "that"], found: found)) }
      let unless = reader.optional("unless", Shape<String>.line.located)
      let reading = reader.optional("reading", Shape<String>.line.located)
      let under = reader.optional("under", .array(of: .line, atLeast: 1, atMost: 100), default: [])
      let examples = reader.optional("examples", .array(of: .gateExample, atMost: 100), default: [])
      guard let id, let title, let clause, let effect, let condition else { return nil }
      return Gate(
        id: id, title: title, clause: clause, effect: effect, condition: condition,
        unless: unless, applies: reading.map { ($0, under) }, examples: examples,
        location: reader.location)
    }
  }
}

extension Shape<Gate.Example> {
  /// `{ given: { accident: '2022-10-31' }, stands: true }`.
  fileprivate static var gateExample: Shape {
    object { reader in
      let given = reader.required("given", .table(of: .value))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let stands = reader.required("stands", Shape<Bool>.boolean.located)
      guard let given, let stands else { return nil }
      return Gate.Example(given: given, reading: reading, stands: stands)
    }
  }
}
