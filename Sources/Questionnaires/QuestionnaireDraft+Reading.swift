import Definitions
import Diagnostics
import ExactArithmetic

/// The limits of a questionnaire: at the limit works, one more is refused.
enum QuestionnaireLimit {
  static let items = 500
  static let options = 100
  static let roles = 20
  static let rates = 500
}

extension Shape<QuestionnaireDraft> {
  /// The whole file.
  static var questionnaire: Shape {
    object { reader in
      let id = reader.required("questionnaire", .identifier)
      let version = reader.required("version", .integer(in: 1...999_999))
      let title = reader.required("title", .text)
      let clause = reader.optional("clause", .line)
      if !reader.has("clause") { reader.report(QuestionnaireFault.missingClause) }
      let respondent = reader.required("respondent", Shape<Respondent>.word)
      let roleNames = Shape<[Located<String>]>.array(
        of: Shape<String>.identifier.located, atMost: QuestionnaireLimit.roles)
      let roles =
        respondent == .anonymous
        ? reader.required("roles", roleNames) : reader.optional("roles", roleNames)
      return QuestionnaireDraft(
        location: reader.location, id: id, version: version, title: title, clause: clause,
        respondent: respondent, roles: roles ?? [],
        optionLists: reader.optional("optionLists", .table(of: .options), default: []),
        items: reader.required(
          "items", .array(of: .item, atLeast: 1, atMost: QuestionnaireLimit.items)) ?? [],
        rates: reader.optional(
          "rates", .array(of: .rate, atMost: QuestionnaireLimit.rates), default: []),
        validity: reader.policy(),
        participation: reader.optional(
          "participation", Shape<ParticipationFloor>.participation.located),
        privacyThreshold: reader.optional("privacy", .privacy, default: 10))
    }
  }
}

extension Shape<Int> {
  /// `{ threshold: 10 }`, never under 5.
  fileprivate static var privacy: Shape {
    object { reader in
      reader.optional(
        "threshold",
        .integer(in: 0...1_000_000).checked { $0 < 5 ? QuestionnaireFault.lowThreshold($0) : nil },
        default: 10)
    }
  }
}

extension Shape<ParticipationFloor> {
  /// `{ floor: '60%', of: 'members' }`.
  fileprivate static var participation: Shape {
    object { reader in
      let floor = reader.required("floor", .share)
      let population = reader.required("of", Shape<ParticipationFloor.Population>.word)
      guard let floor, let population else { return nil }
      return ParticipationFloor(floor: floor, population: population)
    }
  }
}

extension ObjectReader {
  /// The `validity` object; every case that it leaves without a rule is a finding of its own.
  fileprivate mutating func policy() -> ValidityPolicy? {
    guard has("validity") else {
      for (name, allowed) in ValidityPolicy.cases {
        _ = value("validity")
        report(QuestionnaireFault.missingPolicy(name, allowed: allowed))
      }
      return nil
    }
    return optional("validity", .validity)
  }

  fileprivate mutating func rule<Effect>(
    _ name: String, among effects: [Effect]
  ) -> Effect? where Effect: RawRepresentable<String> {
    let words = effects.map { ($0.rawValue, $0) }
    if !has(name) {
      report(QuestionnaireFault.missingPolicy(name, allowed: words.map(\.0)))
    }
    return optional(name, .oneOf(words))
  }
}

extension ValidityPolicy {
  /// More than one tick voids the item or the paper; it is never settled.
  fileprivate static let overTickEffects: [Effect] = [.itemVoid, .paperVoid]

  /// Every case that needs a rule, with the rules it may have.
  fileprivate static var cases: [(String, [String])] {
    [
      ("overTick", overTickEffects.map(\.rawValue)),
      ("illegible", Effect.allCases.map(\.rawValue)),
      ("allBlank", BlankPaper.allCases.map(\.rawValue)),
      ("partBlank", BlankItem.allCases.map(\.rawValue)),
    ]
  }
}

extension Shape<ValidityPolicy> {
  fileprivate static var validity: Shape {
    object { reader in
      let overTick = reader.rule("overTick", among: ValidityPolicy.overTickEffects)
      let illegible = reader.rule("illegible", among: ValidityPolicy.Effect.allCases)
      let allBlank = reader.rule("allBlank", among: ValidityPolicy.BlankPaper.allCases)
      let partBlank = reader.rule("partBlank", among: ValidityPolicy.BlankItem.allCases)
      let minimumAnswered = reader.optional("minimumAnswered", .share)
      guard let overTick, let illegible, let allBlank, let partBlank else { return nil }
      return ValidityPolicy(
        overTick: overTick, illegible: illegible, allBlank: allBlank, partBlank: partBlank,
        minimumAnswered: minimumAnswered)
    }
  }
}

extension Shape<RateDraft> {
  /// `{ id: 'overall', item: 'q1', denominator: 'opinions' }`.
  fileprivate static var rate: Shape {
    object { reader in
      let id = reader.required("id", Shape<String>.identifier.located)
      let item = reader.required("item", Shape<String>.string.located)
      let denominator = reader.required("denominator", Shape<Rate.Denominator>.word.located)
      guard let id, let item, let denominator else { return nil }
      return RateDraft(id: id, item: item, denominator: denominator)
    }
  }
}
