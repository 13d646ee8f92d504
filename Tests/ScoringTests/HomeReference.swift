import ExactArithmetic

/// The model worker's home worked out again from the printed table, without the engine.
///
/// Source: 004_8a82fd19fdcc5420.txt, 附件1, row by row; every number below was typed from the page.
struct HomeReference {
  /// What is known of a unit: answers, counts and shares in hundredths of a percent.
  struct World {
    var yes: [String: Bool] = [:]
    var number: [String: Int] = [:]
    var isHeld = true
  }

  /// How the ambiguous clauses are read.
  struct Reading {
    var steps = "completed"
    var notHeld = "zero"
    var exclusive = "both"
    var awards = "each"
    var floor = "zero"
  }

  /// Rows of which every named thing costs the same when it is missing.
  static let plain: [(id: String, points: Int, thousandths: Int, names: [String])] = [
    (
      "1.1", 5, 1000,
      [
        "unionCommittee", "auditCommittee", "womenCommittee", "mediationCommittee",
        "supervisionCommittee",
      ]
    ),
    ("1.2", 2, 1000, ["legalPersonRegistered", "legalPersonUpdated"]),
    ("1.3", 8, 2000, ["unionReelected", "chairElected", "memberCongressHeld", "workReported"]),
    (
      "1.4", 4, 500,
      [
        "plaque", "seal", "office", "venue", "networkOnWall", "bodiesOnWall", "rulesOnWall",
        "dutiesOnWall",
      ]
    ),
    ("1.8", 2, 2000, ["newOfficersTrained"]),
    ("2.2", 2, 2000, ["skillsActivities"]),
    ("2.4", 2, 1000, ["modelFiles", "modelActivities"]),
    ("2.5", 2, 2000, ["innovationStudio"]),
    ("3.2", 2, 1000, ["jointAgreement", "incomeStable"]),
    ("3.3", 2, 1000, ["performanceChecked", "contractKept"]),
    ("3.5", 3, 1000, ["congressReelected", "managementFiles", "powersInPlace"]),
    ("3.6", 2, 1000, ["openAffairs", "openInTime"]),
    ("3.7", 1, 1000, ["disputeSystem"]),
    ("3.8", 3, 1000, ["harmonyActivities", "harmonySystem", "harmonyEffective"]),
    ("4.1", 2, 1000, ["ethicsEducation", "knowledgeStudy"]),
    ("4.2", 2, 1000, ["themeHeld", "themeEffective"]),
    ("4.3", 2, 1000, ["companyCulture", "sportsHeld"]),
    ("5.4", 4, 1000, ["canteen", "housing", "healthCare", "cultureCentre"]),
    ("5.5", 2, 1000, ["library", "readingRoom"]),
    ("6.1", 2, 2000, ["duesPaid"]),
    ("6.2", 4, 2000, ["ownAccount", "ownUse"]),
  ]

  /// Yes/no inputs of the other rows.
  static let others: [String: [String]] = [
    "1.7": ["activistsOrganised", "activistsEffective"],
    "2.1": ["competitionHeld", "competitionEffective", "innovationHeld", "innovationEffective"],
    "2.3": ["safetyCupHeld", "majorCasualty"],
    "3.1": [
      "bargainingSystem", "wageSystem", "collectiveContract", "wageContract", "safetyContract",
      "womenContract",
    ],
    "3.4": ["congressHeld", "congressReelected"],
    "5.2": ["warmthHeld", "targetedHelp", "schoolHelp", "mutualHelp", "warmthFund"],
    "6.3": ["budgetSystem", "accountsSystem", "auditSystem", "audited", "financeReported"],
    "6.4": ["assetsMisused", "titlesClear"],
  ]

  /// Awards with their points each.
  static let awards: [(name: String, points: Int)] = [
    ("provincialInnovation", 10), ("municipalInnovation", 5), ("provincialResearch", 5),
    ("municipalResearch", 3), ("provincialCommendation", 10), ("provincialReport", 10),
    ("workersDaily", 2), ("localPapers", 1),
  ]

  /// All 34 rows in the order of the page, with their points.
  static let rows: [(id: String, points: Int)] = [
    ("1.1", 5), ("1.2", 2), ("1.3", 8), ("1.4", 4), ("1.5", 3), ("1.6", 3), ("1.7", 3), ("1.8", 2),
    ("2.1", 6), ("2.2", 2), ("2.3", 3), ("2.4", 2), ("2.5", 2),
    ("3.1", 8), ("3.2", 2), ("3.3", 2), ("3.4", 3), ("3.5", 3), ("3.6", 2), ("3.7", 1), ("3.8", 3),
    ("4.1", 2), ("4.2", 2), ("4.3", 2),
    ("5.1", 1), ("5.2", 3), ("5.3", 1), ("5.4", 4), ("5.5", 2), ("5.6", 2),
    ("6.1", 2), ("6.2", 4), ("6.3", 4), ("6.4", 2),
  ]

  var reading = Reading()

  /// The points of a row in hundred-thousandths, which hold every figure that can come out of whole
  /// hundredths of a percent.
  func points(_ id: String, _ world: World) -> Int {
    let full = (Self.rows.first { $0.id == id }?.points ?? 0) * 100_000
    if id == "1.6", !world.isHeld {
      return switch reading.notHeld {
      case "initialOnly": 100_000
      default: 0
      }
    }
    let left = full - loss(id, world)
    return reading.floor == "negative" ? left : max(0, left)
  }

  /// The bonus in points.
  func bonus(_ world: World) -> Int {
    let counts = Self.awards.map { (world.number[$0.name] ?? 0, $0.points) }
    return reading.awards == "highest"
      ? counts.filter { $0.0 > 0 }.map(\.1).max() ?? 0 : counts.reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func loss(_ id: String, _ world: World) -> Int {
    func no(_ name: String, _ thousandths: Int) -> Int {
      world.yes[name] == false ? thousandths * 100 : 0
    }
    func pair(_ first: (String, Int), _ second: (String, Int)) -> Int {
      let (a, b) = (no(first.0, first.1), no(second.0, second.1))
      return reading.exclusive == "first" && a > 0 ? a : a + b
    }
    if let row = Self.plain.first(where: { $0.id == id }) {
      return row.names.reduce(0) { $0 + no($1, row.thousandths) }
    }
    switch id {
    case "1.5": return steps(world.number["membership"] ?? 0, initial: 100_000)
    case "1.6": return steps(world.number["memberEvaluation"] ?? 0, initial: 200_000)
    case "1.7": return pair(("activistsOrganised", 2000), ("activistsEffective", 1000))
    case "2.1":
      return pair(("competitionHeld", 2000), ("competitionEffective", 1000))
        + pair(("innovationHeld", 2000), ("innovationEffective", 1000))
    case "2.3":
      return no("safetyCupHeld", 2000) + (world.yes["majorCasualty"] == true ? 300_000 : 0)
    case "3.1":
      return ["bargainingSystem", "wageSystem"].reduce(0) { $0 + no($1, 2000) }
        + ["collectiveContract", "wageContract", "safetyContract", "womenContract"]
        .reduce(0) { $0 + no($1, 1000) }
    case "3.4":
      return no("congressHeld", 1000) + no("congressReelected", 1000)
        + ((world.number["congressSatisfaction"] ?? 0) < 7000 ? 100_000 : 0)
    case "5.1": return 100_000 - (world.number["hardshipFiles"] ?? 0) * 1000
    case "5.2":
      return ["warmthHeld", "targetedHelp", "schoolHelp", "mutualHelp"]
        .reduce(0) { $0 + no($1, 500) } + no("warmthFund", 1000)
    case "5.3": return (world.number["medicalAid"] ?? 0) < 8000 ? 100_000 : 0
    case "5.6":
      return ((world.number["practicalServices"] ?? 0) < 1 ? 200_000 : 0)
        + ((world.number["practicalSatisfaction"] ?? 0) < 8000 ? 100_000 : 0)
    case "6.3":
      return ["budgetSystem", "accountsSystem", "auditSystem", "audited", "financeReported"]
        .reduce(0) { $0 + no($1, 1000) }
    case "6.4": return (world.yes["assetsMisused"] == true ? 100_000 : 0) + no("titlesClear", 1000)
    default: return 0
    }
  }

  /// 未达到 90% 扣若干，每减少 5% 加扣 0.5; a share in hundredths of a percent.
  private func steps(_ share: Int, initial: Int) -> Int {
    let short = 9000 - share
    guard short > 0 else { return 0 }
    return switch reading.steps {
    case "beyond": initial + ((short + 499) / 500 - 1) * 50_000
    case "started": initial + (short + 499) / 500 * 50_000
    // 0.5 points for 500 hundredths are 0.001 for each.
    case "proRata": initial + short * 100
    case "relative": initial + short / 450 * 50_000
    default: initial + short / 500 * 50_000
    }
  }
}
