import ExactArithmetic

/// The rows of the systems' table that are more than a list of parts, worked out again without the engine.
///
/// Source: 000_1499c530e37cfb0b.txt, 附件 2, row by row; every number below was typed from the page.
struct SystemReference {
  /// Numbers and shares (80 for 80%), by input.
  var number: [String: Rational] = [:]
  /// What is so.
  var yes: Set<String> = []
  /// Days of January 2020.
  var day: [String: Int] = [:]
  /// Inputs about which nothing was registered.
  var silent: Set<String> = []
  /// Alternatives other than the recommended ones.
  var readings: [String: String] = [:]

  private func reads(_ id: String, _ alternative: String) -> Bool { readings[id] == alternative }

  private func of(_ name: String) -> Rational { number[name] ?? 0 }

  private func points(_ names: KeyValuePairs<String, Rational>) -> Rational {
    names.reduce(0) { $0 + (yes.contains($1.key) ? $1.value : 0) }
  }

  /// A rate in twentieths of a point for each of several counts.
  private func rate(_ names: KeyValuePairs<String, Int>) -> Rational {
    names.reduce(0) { $0 + of($1.key) * ((try? Rational($1.value, over: 20)) ?? 0) }
  }

  /// Parts with a mark each; under the reading `whole` a mark below its part's points gives nothing.
  private func marks(_ names: KeyValuePairs<String, Rational>) -> Rational {
    names.reduce(0) {
      let mark = of($1.key)
      return $0 + (reads("A1", "whole") && mark < $1.value ? 0 : mark)
    }
  }

  private func task(_ done: Rational, _ goal: Rational, _ points: Rational) -> Rational {
    guard done < goal else { return points }
    guard reads("A12", "proportional") else { return 0 }
    return ((try? done.divided(by: goal)) ?? 0) * points
  }

  private func floored(_ points: Rational, by reading: String = "AMB-09") -> Rational {
    reads(reading, "negative") ? points : max(0, points)
  }

  /// The least and the greatest points of a row and its maximum.
  struct Row: Equatable {
    let low, high, most: Rational

    init(_ points: Rational, of most: Rational) { self.init(points, points, of: most) }

    init(_ low: Rational, _ high: Rational, of most: Rational) {
      (self.low, self.high, self.most) = (low, high, most)
    }
  }

  /// Every row that is worked out.
  var rows: [(id: String, row: Row)] {
    [
      ("1.1", Row(statistics, of: 20)),
      ("2.1", Row(max(0, 4 - of("lateFeedback")), of: 4)),
      (
        "2.2", Row(points(["trainingPlanned": 1, "trainingFunded": 1, "trainingHeld": 2]), of: 4)
      ),
      ("3.2", Row(culture, of: 10)), ("3.3", subscriptions),
      ("4.1", supervision), ("4.2", law),
      ("5.1", Row(dues, of: 20)), ("5.2", Row(returns, of: 15)),
      ("6.1", Row(models, of: 6)), ("6.2", Row(safety, of: 5)),
      (
        "6.7",
        Row(
          points(["studioWork": 2]) + task(of("studioApplications"), of("studioTask"), 2)
            + marks(["innovationModels": 2]), of: 6)
      ),
      ("7.2", mutualAid),
      (
        "9.2",
        Row(
          task(of("auditedShare") * 3, 100, 6) + points(["auditCloud": 4]), of: 10)
      ),
      ("10.1", Row(min(10, 2 * of("papersSubmitted")), of: 10)),
      ("10.2", Row(min(20, 2 * of("innovationsSubmitted")), of: 20)),
    ]
  }

  /// Every bonus row that is counted.
  var bonus: [(id: String, points: Rational)] {
    [
      ("1.2", information),
      (
        "3.4",
        points([
          "ownShow": 1, "cityShow": 1, "citySpeech": 1, "provincialReadingRooms": 1, "cityTeam": 1,
          "readingRoomFunds": 2,
        ]) + ladder(["cityMedia": 4, "provincialPaper": 6, "nationalPaper": 10], atMost: 3)
      ),
      ("6.8", points(["higherContestTeam": 2, "innovationReports": 1])),
      ("7.4", of("welfareVisits")),
      (
        "7.5",
        rate([
          "welfareSpeeches": 20, "welfareFrontPages": 20, "welfareOtherPages": 10,
          "welfareWorkersFrontPages": 10,
        ])
      ),
      (
        "9.3",
        ladder(
          ["auditNationalItems": 60, "auditProvincialItems": 40, "auditCityItems": 20], atMost: 10)
      ),
      (
        "10.3",
        ladder(
          [
            "researchProvincial1": 100, "researchProvincial2": 60, "researchProvincial3": 40,
            "researchCity1": 60, "researchCity2": 40, "researchCity3": 20,
          ], atMost: 10)
      ),
      (
        "10.4",
        ladder(
          [
            "innovationProvincial1": 200, "innovationProvincial2": 120,
            "innovationProvincial3": 80, "innovationCity1": 100, "innovationCity2": 60,
            "innovationCity3": 40,
          ], atMost: 20)
      ),
    ]
  }

  /// Twentieths of a point for each, or only the highest that occurs, once.
  private func ladder(
    _ rungs: KeyValuePairs<String, Int>, atMost: Rational
  ) -> Rational {
    guard reads("AMB-28", "highest") else { return min(atMost, rate(rungs)) }
    let best = rungs.filter { of($0.key) > 0 }.map(\.value).max() ?? 0
    return min(atMost, (try? Rational(best, over: 20)) ?? 0)
  }

  /// 20 points; 4 a day late, 4 for each return, 6 for each unexplained change, 20 for refusing; down to 0.
  private var statistics: Rational {
    let (due, came) = (day["statisticsDue"] ?? 1, day["statisticsDelivered"] ?? 1)
    var late = 0
    if came > due {
      for day in (due + 1)...came {
        // 1 January 2020 was a Wednesday: the 4th, 5th, 11th, 12th … are Saturdays and Sundays.
        let isWeekend = day % 7 == 4 || day % 7 == 5
        if !(reads("AMB-30", "weekdays") && isWeekend) { late += 1 }
      }
    }
    let lost = 4 * Rational(late) + 4 * of("statisticsReturned") + 6 * of("statisticsUnexplained")
    return max(0, 20 - lost - points(["statisticsRefused": 20]))
  }

  /// 5 an article, 0.5 an item up to 10, the row up to 20; or both up to 10.
  private var information: Rational {
    let articles = 5 * of("journalArticles")
    let items = rate(["channelItems": 10])
    return reads("AMB-45", "both") ? min(10, articles + items) : min(20, articles + min(10, items))
  }

  private var culture: Rational {
    let isHeld = of("culturalEvents") >= (reads("AMB-49", "two") ? 2 : 1)
    return (isHeld ? 3 : 0) + points(["readingRoomModel": 2])
      + task(of("readingRooms"), of("readingRoomTask"), 3) + marks(["fiveOnes": 2])
  }

  /// 100%: 5, 90%: 4, 80%: 3, 70%: 2, up to 60%: 1; nothing is printed between 60% and 70%.
  private var subscriptions: Row {
    let share = of("subscriptions")
    let other = marks(["modelPublicity": 5])
    if share > 60 && share < 70 {
      if reads("AMB-13.tier", "open") { return Row(other, other + 5, of: 10) }
      return Row(other + (reads("AMB-13.tier", "higher") ? 2 : 1), of: 10)
    }
    let points: Rational =
      share >= 100 ? 5 : share >= 90 ? 4 : share >= 80 ? 3 : share >= 70 ? 2 : 1
    return Row(other + points, of: 10)
  }

  /// A clause about counties: what it gives and what is left of its points.
  private func county(_ name: String, _ points: Rational) -> (given: Rational, most: Rational) {
    guard silent.contains(name) else { return (yes.contains(name) ? points : 0, points) }
    if reads("AMB-36", "done") { return (points, points) }
    return reads("AMB-36", "none") ? (0, points) : (0, 0)
  }

  private var supervision: Row {
    let clause = county("supervisionCommittees", 2)
    return Row(clause.given + (of("supervisionShare") >= 40 ? 3 : 0), of: clause.most + 3)
  }

  private var law: Row {
    let clause = county("onlineLegalAdvice", 1)
    return Row(
      task(of("firmsVisited"), of("firmsTask"), 1) + clause.given
        + points(["serviceTeams": 1, "constitutionDay": 1]), of: clause.most + 3)
  }

  private var dues: Rational {
    yes.isSuperset(of: ["duesTaskMet", "duesOnTime", "duesInFull", "duesNotWithheld"]) ? 20 : 0
  }

  /// Three clauses of 5, each down to 0; a late report costs 1 and a refused one 2 in the two or in all of them.
  private var returns: Rational {
    func clause(_ points: Rational, _ name: String) -> Rational {
      floored(points - of("\(name)Late") - 2 * of("\(name)Refused"))
    }
    let detail = marks(["budgetDetail": 5]) - (yes.contains("budgetNotes") ? 0 : 5)
    let first = reads("AMB-10", "all") ? clause(detail, "notes") : floored(detail)
    return floored(first + clause(5, "budgets") + clause(5, "accounts"))
  }

  private var models: Rational {
    floored(
      points([
        "modelReturns": 2, "modelHardship": 1, "modelVolunteers": 1, "modelHealth": 1,
        "modelFiles": 1,
      ]) - 3 * of("modelPetitions"))
  }

  private var safety: Rational {
    floored(
      points(["safetyContest": 2, "safetyContracts": 1, "safetyTraining": 2])
        - 3 * of("generalAccidents") - 5 * of("largerAccidents"), by: "AMB-39")
  }

  /// 5 at 100%, 3 below 80%, and between them what the round chooses.
  private var mutualAid: Row {
    let share = of("mutualAidShare")
    let other = marks(["migrantCare": 3])
    if share >= 100 { return Row(other + 5, of: 8) }
    if share < 80 { return Row(other + 3, of: 8) }
    switch readings["AMB-13.gap"] {
    case "lower": return Row(other + 3, of: 8)
    case "higher": return Row(other + 5, of: 8)
    default: return Row(other, other + 5, of: 8)
    }
  }
}
