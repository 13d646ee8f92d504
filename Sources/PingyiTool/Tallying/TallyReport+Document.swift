import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Sheets
import Tallies

extension TallyReport {
  /// The document: `round final tallies pooled excluded rulings`.
  ///
  /// `pooled` has a line for every assessed unit whose grassroots units were surveyed, by role.
  var document: JSONValue {
    [
      "round": .string(round.id), "final": .bool(isFinal),
      "tallies": .array(
        book.ordered.map { document(of: $0, isHidden: disclosure.hides($0), units: nil) }),
      "pooled": .array(
        pools.map { pool in
          document(
            of: pool.tally, isHidden: disclosure.hidesPool(pool.tally), units: pool.units)
        }),
      "excluded": .array(
        book.exclusions.map { exclusion in
          [
            "batch": .string(exclusion.batch),
            "questionnaire": .string(exclusion.key.questionnaire),
            "subject": .string(exclusion.key.subject), "role": .optional(exclusion.key.role),
            "reason": .string(exclusion.cause.rawValue),
          ]
        }),
      "rulings": .array(rulings.map { RulingWords(language: language).document(of: $0) }),
    ]
  }

  private func document(of tally: Tally, isHidden: Bool, units: [String]?) -> JSONValue {
    let questionnaire = tally.layout.questionnaire
    var object: JSONObject = [
      "questionnaire": .string(questionnaire.id), "version": .integer(questionnaire.version),
      "sha256": .string(questionnaire.sha256), "subject": .string(tally.key.subject),
      "name": .optional(plainName(of: tally.key.subject)),
      "parent": .optional(parent(of: tally.key.subject)),
      "grassrootsUnits": units.map { .array($0.map { .string($0) }) } ?? .null,
      "role": .optional(tally.key.role), "sealed": .bool(tally.isSealed),
      "batches": .array(
        tally.sources.map { source in
          [
            "batch": .string(source.batch), "sealed": .bool(source.isSealed),
            "acceptedBy": .optional(source.acceptedBy),
          ]
        }),
      "issued": .integer(tally.issued), "returned": .integer(tally.returned),
      "entered": .integer(tally.entered), "valid": .integer(tally.valid),
      "invalid": .integer(tally.invalid), "abstained": .integer(tally.abstained),
      "corrections": .object(
        Correction.Act.allCases.reduce(into: [:]) { object, act in
          if let count = tally.corrections[act] { object[act.rawValue] = .integer(count) }
        }),
      "responseRate": .rate(tally.returned, of: tally.issued),
      "hidden": .bool(isHidden),
    ]
    object["participation"] =
      if let floor = questionnaire.participation {
        document(of: Participation(tally, floor, round))
      } else {
        .null
      }
    object["rates"] = isHidden ? .null : .array(questionnaire.rates.map { document(of: $0, tally) })
    object["items"] = isHidden ? .null : .array(tally.places.map { document(of: $0, tally) })
    return .object(object)
  }

  /// `entered population floor reached`; the last is null where the round does not state the members.
  private func document(of participation: Participation) -> JSONValue {
    [
      "entered": .integer(participation.entered),
      "population": .optional(participation.population),
      "floor": .rational(participation.floor),
      "reached": participation.isReached.map { .bool($0) } ?? .null,
    ]
  }

  private func document(of rate: Rate, _ tally: Tally) -> JSONValue {
    let count = tally.count(of: rate)
    return [
      "id": .string(rate.id), "item": .string(rate.item),
      "denominator": .string(rate.denominator.rawValue),
      "satisfied": .optional(count?.satisfied), "of": .optional(count?.of),
      "rate": count.map { .rate($0.satisfied, of: $0.of) } ?? .null,
    ]
  }

  private func document(of counts: PlaceTally, _ tally: Tally) -> JSONValue {
    var object: JSONObject = [
      "item": .string(counts.place.name),
      "answered": .integer(counts.answered), "opinions": .integer(counts.opinions),
      "blank": .integer(counts.blank), "overTicked": .integer(counts.overTicked),
      "unreadable": .integer(counts.unreadable), "notApplicable": .integer(counts.notApplicable),
      "options": .array(
        counts.options.map { option in
          [
            "code": .string(option.option.code), "label": .text(option.option.label),
            "satisfied": .bool(option.option.isSatisfied), "count": .integer(option.count),
          ]
        }),
    ]
    if let numbers = counts.numbers {
      object["numbers"] = [
        "count": .integer(numbers.count), "sum": .rational(numbers.sum),
        "mean": (try? numbers.sum.divided(by: Rational(numbers.count))).map { .rational($0) }
          ?? .null,
        "least": .rational(numbers.least), "greatest": .rational(numbers.greatest),
      ]
    }
    return .object(object)
  }
}
