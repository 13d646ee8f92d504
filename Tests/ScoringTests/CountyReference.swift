import ExactArithmetic

/// The rows of the counties' table that are more than a list of parts, worked out again without the engine.
///
/// Source: 000_1499c530e37cfb0b.txt, 附件 1, row by row; every number below was typed from the page.
struct CountyReference {
  /// What is known of a county: numbers and shares, answers, and days of January 2020.
  struct World {
    var number: [String: Rational] = [:]
    var yes: Set<String> = []
    var day: [String: Int] = [:]
  }

  let worlds: [World]
  /// Alternatives other than the recommended ones.
  let readings: [String: String]

  private func reads(_ id: String, _ alternative: String) -> Bool { readings[id] == alternative }

  /// The rows that are worked out, each with its points for a county.
  static let rows: [(id: String, points: @Sendable (CountyReference, World) -> Rational)] = [
    ("1.1", { $0.statistics($1) }), ("1.2", { $0.online($1) }), ("1.3", { $0.information($1) }),
    ("2.3", { max(0, 4 - $1.of("lateFeedback")) }),
    (
      "2.6",
      { 4 - $1.not("trainingPlanned") - $1.not("trainingFunded") - 2 * $1.not("trainingHeld") }
    ),
    (
      "2.14",
      {
        $1.is("socialPlan") + $1.is("socialOpinion") + min(2, $1.batches("socialOrganisations", 5))
      }
    ),
    ("3.2", { $0.signUps($1) + 2 * $1.is("skillTraining") }),
    (
      "3.3",
      {
        2 * $1.is("cultureBudget")
          + ($1.of("culturalEvents") >= ($0.reads("AMB-49", "two") ? 2 : 1) ? 3 : 0)
      }
    ),
    (
      "4.1", { 2 * $1.is("supervisionCommittees") + ($1.percent("supervisionShare") >= 40 ? 3 : 0) }
    ),
    (
      "4.2",
      { 2 * $0.task($1, "aidCases", "aidTask") + 2 * $1.is("aidLedger") + 2 * $1.is("aidChecked") }
    ),
    ("3.4", { $0.subscriptions($1) + $1.is("modelPublicity") }),
    ("4.7", { 3 * $1.is("mediationOffice") + ($1.of("mediationMeetings") >= 1 ? 3 : 0) }),
    ("5.1", { $0.returns($1) }), ("5.3", { $0.dues($1) }),
    ("5.4", { $1.percent("serviceSpending") >= 40 ? 5 : $0.reads("AMB-11", "nothing") ? 0 : 3 }),
    ("6.1", { $0.models($1) }), ("6.2", { $0.safety($1) }), ("7.2", { $0.projects($1) }),
    ("7.5", { $0.tasks($1) }), ("7.6", { $0.relief($1) }),
    ("9.2", { $0.covered($1, "m9-2", "womenContractShare", 90) }),
    ("9.5", { $0.covered($1, "m9-5", "womenUnionShare", 95) }), ("10.1", { $0.committee($1) }),
    ("10.2", { [0, 3, 5][$1.count("auditOffice", "auditQualified")] }),
    ("10.4", { $0.bodies($1) }),
    ("10.5", { $0.floored(2 - max(0, $1.of("noticesReceived") - $1.of("noticesForwarded"))) }),
    ("10.6", { $0.audits($1) }),
    ("10.7", { max(0, 2 - max(0, $1.of("fundsReceived") - $1.of("fundsAudited")) * half) }),
    ("10.8", { $0.reports($1) }),
    ("10.9", { $1.count("auditAssessed", "auditCirculated") == 2 ? 2 : 0 }),
    ("11.1", { min(10, 2 * $1.of("papersSubmitted")) }),
    ("11.2", { min(20, 2 * $1.of("innovationsSubmitted")) }),
    ("12.2", { min(5, 2 * $1.of("tradeContests") + $1.of("tradeContestMerit")) }),
  ]

  /// A row's least and greatest points where a reading leaves something to the department.
  func ends(_ id: String, _ points: Rational, _ w: World) -> [Rational] {
    let isOpen = id == "3.4" && reads("AMB-13.below", "open") && w.percent("subscriptions") < 70
    return [points, isOpen ? points + 4 : points]
  }

  /// Bonus rows and what two rows under one printed limit come to.
  static let bonusRows: [(id: String, points: @Sendable (CountyReference, World) -> Rational)] = [
    ("2.shared", { $0.shared($0.hosting($1), $0.highlights($1)) }),
    (
      "4.shared",
      { $0.shared($0.legalHighlights($1), $1.of("legalMeetings") + $1.of("legalVisits")) }
    ),
    (
      "3.12",
      {
        $0.rungs(
          $1, [("cityMedia", 2), ("provincialPaper", 3), ("nationalPaper", 5)], 10, limit: 3)
      }
    ),
    ("6.8", { $0.entrants($1) }),
    ("7.7", { $1.of("welfareVisits") }),
    (
      "7.8",
      {
        $1.of("welfareApprovals") + $1.of("welfareSpeeches") + $1.of("welfareFrontPages")
          + ($1.of("welfareOtherPages") + $1.of("welfareWorkersFrontPages")) * half
      }
    ),
    (
      "10.10",
      {
        $0.rungs(
          $1, [("nationalArticles", 20), ("provincialArticles", 10), ("cityArticles", 5)], 10,
          limit: 3)
      }
    ),
    ("10.11", { min(2, $1.of("auditNews") * half) }),
    ("10.13", { $1.count("auditInnovation", "auditPresented") == 2 ? 2 : 0 }),
    ("11.3", { $0.prizes($1, "research", [5, 3, 2], [5, 3, 2], limit: 10) }),
    ("11.4", { $0.prizes($1, "innovation", [10, 6, 4], [5, 3, 2], limit: 20) }),
    ("12.5", { min(5, $1.of("tradeAwards")) }),
  ]

  // MARK: 办公室

  /// 10 points; 2 a day late, 2 for each return, 3 for each unexplained change, 10 for refusing; down to 0.
  private func statistics(_ w: World) -> Rational {
    let (due, came) = (w.day["statisticsDue"] ?? 1, w.day["statisticsDelivered"] ?? 1)
    var late = 0
    if came > due {
      for day in (due + 1)...came {
        // 1 January 2020 was a Wednesday: the 4th, 5th, 11th, 12th … are Saturdays and Sundays.
        let isWeekend = day % 7 == 4 || day % 7 == 5
        if !(reads("AMB-30", "weekdays") && isWeekend) { late += 1 }
      }
    }
    let lost =
      2 * Rational(late) + 2 * w.of("statisticsReturned") + 3 * w.of("statisticsUnexplained")
      + 10 * w.is("statisticsRefused")
    return max(0, 10 - lost)
  }

  /// Five measures by place among the counties.
  private func online(_ w: World) -> Rational {
    let most: Rational = reads("AMB-06.scale", "cap") ? 5 : 4
    let third =
      reads("AMB-06.third", "product")
      ? place(w, "handledShare", most)
      : (place(w, "applicationShare", most) + place(w, "completionShare", most)) * half
    let sum =
      place(w, "followersShare", most) + place(w, "registeredShare", most) + third
      + place(w, "onlineTaskShare", most) + place(w, "onlineActivityShare", most)
    return min(20, sum)
  }

  private func place(_ w: World, _ name: String, _ most: Rational) -> Rational {
    let mine = w.of(name)
    let all = worlds.map { $0.of(name) }
    let above = all.count { $0 > mine }
    let place: Rational =
      switch readings["AMB-06.ties"] {
      case "dense": Rational(Set(all.filter { $0 > mine }).count + 1)
      // The places that equals take together, on average.
      case "fractional": Rational(2 * above + 1 + all.count { $0 == mine }) * half
      default: Rational(above + 1)
      }
    let n = Rational(worlds.count)
    guard reads("AMB-06.map", "zeroLast") else {
      return most * (n - place + 1) * inverse(worlds.count)
    }
    return worlds.count == 1 ? most : most * (n - place) * inverse(worlds.count - 1)
  }

  /// 2 for each article, 0.2 for each item up to 6; 10 in all.
  private func information(_ w: World) -> Rational {
    let (articles, items) = (2 * w.of("journalArticles"), w.of("channelItems") * inverse(5))
    return reads("AMB-45", "both") ? min(6, articles + items) : min(10, articles + min(6, items))
  }

  // MARK: 宣教文体部, 法律工作部

  private func signUps(_ w: World) -> Rational {
    let count = w.of("signUps")
    if count >= 20 { return 3 }
    // 10人以上 and 10人以下 both include 10.
    if count == 10 { return reads("AMB-13.overlap", "lower") ? 1 : 2 }
    return count > 10 ? 2 : 1
  }

  /// 100%: 4, 90%: 3, 80%: 2, 70%: 1; nothing is printed below.
  private func subscriptions(_ w: World) -> Rational {
    let share = w.percent("subscriptions")
    return share >= 100 ? 4 : share >= 90 ? 3 : share >= 80 ? 2 : share >= 70 ? 1 : 0
  }

  private func task(_ w: World, _ name: String, _ task: String) -> Rational {
    let (done, wanted) = (w.of(name), w.of(task))
    if done >= wanted { return 1 }
    return reads("A12", "proportional") ? (try? done.divided(by: wanted)) ?? 0 : 0
  }

  // MARK: 财务部, 经济和劳动保护部

  private func floored(_ points: Rational) -> Rational {
    reads("AMB-09", "negative") ? points : max(0, points)
  }

  /// 3 and 2; late 1 each, refused 2 each.
  private func returns(_ w: World) -> Rational {
    floored(3 - w.of("budgetsLate") - 2 * w.of("budgetsRefused"))
      + floored(2 - w.of("accountsLate") - 2 * w.of("accountsRefused"))
  }

  /// 15 if all four hold; 1 for each full percentage point over the budget, at most 5.
  private func dues(_ w: World) -> Rational {
    let isMet = w.count("duesTaskMet", "duesOnTime", "duesInFull", "duesNotWithheld") == 4
    let growth = (w.of("duesPaid") - w.of("duesBudget")) * 100
    var steps: Rational = 0
    while steps < 5, growth >= (steps + 1) * w.of("duesBudget") { steps = steps + 1 }
    if !isMet, reads("AMB-38", "requires") { return 0 }
    return (isMet ? 15 : 0) + steps
  }

  private func models(_ w: World) -> Rational {
    floored(
      2 * w.is("modelReturns") + w.is("modelHardship") + w.is("modelVolunteers")
        + w.is("modelHealth") + w.is("modelFiles") - 3 * w.of("modelPetitions"))
  }

  private func safety(_ w: World) -> Rational {
    let points =
      2 * w.is("safetyContest") + w.is("safetyContracts") + 2 * w.is("safetyTraining")
      - 3 * w.of("generalAccidents") - 5 * w.of("largerAccidents")
    return reads("AMB-39", "negative") ? points : max(0, points)
  }

  private func entrants(_ w: World) -> Rational {
    let words =
      reads("AMB-48", "events")
      ? ["provincialEntries", "nationalEntries"] : ["provincialEntrants", "nationalEntrants"]
    return 2 * w.is("cityContestHosted") + w.of(words[0]) + 2 * w.of(words[1])
  }

  // MARK: 保障工作部

  private func projects(_ w: World) -> Rational {
    let lost: Rational =
      (w.percent("mutualAidShare") < 20 ? 1 : 0) + (w.percent("mutualAidPaid") < 65 ? 1 : 0)
      + w.not("freeCoverReported") + (w.count("schoolAidHeld", "schoolAidReported") < 2 ? 2 : 0)
    return 5 - lost
  }

  /// 2, 2, 2, then 3 less 2 for a ledger that is not true, 3 less 2 for misused funds, media up to 3; 2; 1, 1, and 1
  /// less 0.5 for misuse; no clause below 0.
  private func relief(_ w: World) -> Rational {
    func clause(_ points: Rational) -> Rational { floored(points) }
    let structure =
      mark(w, "reliefStructure", 2) + mark(w, "reliefMeasures", 2) + 2 * w.is("reliefLedger")
    let files = clause(mark(w, "reliefFiles", 3) - 2 * w.is("ledgerUntrue"))
    let funds = clause(mark(w, "reliefFunds", 3) - 2 * w.is("reliefMisused"))
    let media = min(
      3,
      3 * w.of("reliefApprovals") + w.of("reliefCityReports") + 2 * w.of("reliefProvincialReports"))
    let warmth = clause(mark(w, "warmthInspected", 1) - half * w.is("warmthMisused"))
    return clause(structure + files + funds + media) + 2 * w.is("provincialFiles")
      + clause(w.is("warmthRules") + mark(w, "warmthFunds", 1) + warmth)
  }

  private func mark(_ w: World, _ name: String, _ points: Rational) -> Rational {
    reads("A1", "whole") && w.of(name) < points ? 0 : w.of(name)
  }

  /// The department's mark, or nothing below a line where the reading asks for it.
  private func covered(_ w: World, _ name: String, _ share: String, _ line: Rational) -> Rational {
    reads("G1", "required") && w.percent(share) < line ? 0 : w.of(name)
  }

  private func tasks(_ w: World) -> Rational {
    min(
      6,
      w.is("welfareMeetings") + w.is("welfareSpeech") + w.is("welfareReports")
        + 2 * w.is("frontLineRest") + w.of("researchTasks"))
  }

  // MARK: 经费审查委员会办公室

  private func committee(_ w: World) -> Rational {
    let isFifth = w.percent("auditCommitteeShare") >= 20
    let isFilled = w.yes.contains("vacanciesFilled")
    let together = w.count("auditTermTogether")
    if reads("AMB-12", "three") {
      let met = together + (isFifth ? 1 : 0) + (isFilled ? 1 : 0)
      return met == 3 ? 5 : met > 0 ? 2 : 0
    }
    return [0, 2, 5][together + (isFifth && isFilled ? 1 : 0)]
  }

  /// 2 from 95%; each 5 percentage points below cost 1.
  private func bodies(_ w: World) -> Rational {
    let below = 95 - w.percent("auditBodies")
    guard below > 0 else { return 2 }
    let width: Rational = reads("AMB-02", "relative") ? 5 * 95 * inverse(100) : 5
    var full: Rational = 0
    while (full + 1) * width <= below { full = full + 1 }
    let isExact = full * width == below
    let steps: Rational =
      switch readings["AMB-02"] {
      case "started": isExact ? full : full + 1
      case "beyond": isExact ? full - 1 : full
      case "proRata": below * inverse(5)
      default: full
      }
    return floored(2 - steps)
  }

  /// 10 less what is short of 20 audits and, if they count, years; 5 for the platform.
  private func audits(_ w: World) -> Rational {
    let years = reads("AMB-37", "ignored") ? 0 : w.of("yearsUnaudited")
    return max(0, 10 - max(0, 20 - w.of("auditsDone")) - years) + w.of("auditCloud")
  }

  private func reports(_ w: World) -> Rational {
    let halves = [w.of("reportsFirstHalf"), w.of("reportsSecondHalf")]
    if reads("AMB-46", "everyReport") { return min(1, (halves[0] + halves[1]) * half) }
    return Rational(halves.count { $0 >= 1 }) * half
  }

  // MARK: 加分项

  private func shared(_ first: Rational, _ second: Rational) -> Rational {
    reads("AMB-07", "first") ? min(5, first) + second : min(5, first + second)
  }

  private func hosting(_ w: World) -> Rational { w.of("meetingsHosted") + w.of("visitsReceived") }

  private func highlights(_ w: World) -> Rational {
    3 * w.of("approvals") + w.of("speeches") + w.of("nationalReports") + half * w.of("frontPages")
      + inverse(5) * (w.of("otherPages") + w.of("workersFrontPages"))
  }

  private func legalHighlights(_ w: World) -> Rational {
    3 * w.of("legalApprovals") + w.of("legalSpeeches") + half * w.of("legalReports")
  }

  /// Rates in parts of a point; all of them, or the highest that occurs.
  private func rungs(
    _ w: World, _ rates: [(String, Int)], _ parts: Int, limit: Rational
  ) -> Rational {
    let worth = rates.map { ($0.0, Rational($0.1) * inverse(parts)) }
    guard reads("AMB-28", "highest") else {
      return min(limit, worth.reduce(0) { $0 + w.of($1.0) * $1.1 })
    }
    return min(limit, worth.filter { w.of($0.0) > 0 }.map(\.1).max() ?? 0)
  }

  private func prizes(
    _ w: World, _ word: String, _ province: [Int], _ city: [Int], limit: Rational
  ) -> Rational {
    rungs(
      w,
      (0..<3).flatMap {
        [("\(word)Provincial\($0 + 1)", province[$0]), ("\(word)City\($0 + 1)", city[$0])]
      }, 1, limit: limit)
  }
}

private let half = inverse(2)

private func inverse(_ number: Int) -> Rational { (try? Rational(1, over: number)) ?? 0 }

extension CountyReference.World {
  fileprivate func of(_ name: String) -> Rational { number[name] ?? 0 }
  fileprivate func percent(_ name: String) -> Rational { 100 * of(name) }
  fileprivate func `is`(_ name: String) -> Rational { yes.contains(name) ? 1 : 0 }
  fileprivate func not(_ name: String) -> Rational { yes.contains(name) ? 0 : 1 }
  fileprivate func count(_ names: String...) -> Int { names.count { yes.contains($0) } }
  fileprivate func batches(_ name: String, _ size: Int) -> Rational {
    var left = of(name)
    var batches: Rational = 0
    while left >= Rational(size) {
      left = left - Rational(size)
      batches = batches + 1
    }
    return batches
  }
}
