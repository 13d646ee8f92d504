import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Sheets
import Statistics
import Tallies

extension TallyReport {
  /// The document: `round final tallies pooled remarks excluded rulings`.
  ///
  /// `pooled` has a line for every assessed unit whose grassroots units were surveyed, by role.
  var document: JSONValue {
    [
      "round": .string(round.id), "final": .bool(isFinal),
      "tallies": .array(
        book.ordered.map { document(of: $0, isHidden: disclosure.hides($0), pool: nil) }),
      "pooled": .array(
        pools.map { pool in
          document(
            of: pool.tally, isHidden: disclosure.hidesPool(pool.tally), pool: pool)
        }),
      "remarks": remarks.document,
      "excluded": .array(
        book.exclusions.map { exclusion in
          [
            "batch": .string(exclusion.batch),
            "questionnaire": .string(exclusion.key.questionnaire),
            "subject": .string(exclusion.key.subject), "role": .optional(exclusion.key.role),
            "subjects": .array(exclusion.subjects.map { .string($0) }),
            "reason": .string(exclusion.cause.rawValue),
          ]
        }),
      "rulings": .array(rulings.map { RulingWords(language: language).document(of: $0) }),
    ]
  }

  private func document(of tally: Tally, isHidden: Bool, pool: PooledTally?) -> JSONValue {
    let questionnaire = tally.layout.questionnaire
    var object: JSONObject = [
      "questionnaire": .string(questionnaire.id), "version": .integer(questionnaire.version),
      "sha256": .string(questionnaire.sha256), "subject": .string(tally.key.subject),
      "name": .optional(plainName(of: tally.key.subject)),
      "parent": .optional(parent(of: tally.key.subject)),
      "grassrootsUnits": (pool?.units).map { .array($0.map { .string($0) }) } ?? .null,
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
    object["hiddenBecause"] =
      isHidden
      ? .text(
        disclosure.silence(of: tally)?.words(questionnaire.privacyThreshold)
          ?? Bilingual(
            zh: "答卷太少，或公布后可反推", en: "too few papers, or it would give such a result away"))
      : .null
    object["rates"] =
      isHidden ? .null : .array(questionnaire.rates.map { document(of: $0, tally, pool) })
    object["items"] =
      isHidden
      ? .null
      : .array(
        tally.places.enumerated().map { place, counts in
          let telling = disclosure.telling(of: tally, at: place, isPooled: pool != nil)
          return telling.map { document(of: counts.place.name, $0) } ?? document(of: counts, tally)
        })
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

  /// A place of which only one end is told: `atLeast` is null where nothing is.
  private func document(of item: String, _ telling: VagueAnswers.Telling) -> JSONValue {
    let atLeast: JSONValue =
      switch telling {
      case .atLeast(let option, let count):
        ["code": .string(option.code), "label": .text(option.label), "count": .integer(count)]
      case .secret: .null
      }
    return [
      "item": .string(item), "vague": true, "atLeast": atLeast, "answered": .null,
      "opinions": .null, "blank": .null, "overTicked": .null, "unreadable": .null,
      "notApplicable": .null, "options": .null,
    ]
  }

  private func document(of rate: Rate, _ tally: Tally, _ pool: PooledTally?) -> JSONValue {
    var object: JSONObject = [
      "id": .string(rate.id), "item": .string(rate.item),
      "denominator": .string(rate.denominator.rawValue),
    ]
    if let vague = disclosure.vagueRate(rate, of: tally, isPooled: pool != nil) {
      object["satisfied"] = .null
      object["of"] = .null
      object["rate"] = .null
      switch vague {
      case .atLeast(let part, let whole): object["atLeast"] = .rate(part, of: whole)
      case .atMost(let part, let whole): object["atMost"] = .rate(part, of: whole)
      case .secret: break
      }
      return .object(object)
    }
    let count = tally.count(of: rate)
    object["satisfied"] = .optional(count?.satisfied)
    object["of"] = .optional(count?.of)
    object["rate"] = count.map { .rate($0.satisfied, of: $0.of) } ?? .null
    if let pool {
      object["betweenUnits"] = betweenUnits(rate, pool)
    } else if let count {
      let evidence = evidence(count, of: tally)
      object["interval"] = evidence.map { RateWords.document($0) } ?? .null
      object["thresholds"] =
        evidence.map { rateWords(rate, tally.layout.questionnaire).thresholds($0) } ?? .array([])
    }
    return .object(object)
  }

  /// The rate with the error between units; `undefined` says why there is none.
  private func betweenUnits(_ rate: Rate, _ pool: PooledTally) -> JSONValue {
    guard tellsErrors(of: rate, pool) else {
      return ["undefined": .text(Bilingual(zh: "有单位不公布", en: "a unit is hidden"))]
    }
    do throws(StatisticsFault) {
      return PooledWords.document(try pool.pooled(rate))
    } catch {
      return ["undefined": .text(PooledWords.reason(error))]
    }
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
