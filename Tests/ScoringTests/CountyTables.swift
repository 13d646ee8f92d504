import ExactArithmetic

/// The four tables of the county assessment, worked out again without the engine.
///
/// Source: 001_12e136f0b16e7930.txt, 附件 1 to 4; every number below was typed from the tables.
struct CountyTable: Sendable {
  /// A number that a row names, by the input that counts it.
  enum Goal: Sendable {
    case of(String, Rational)
    /// One to two: what the reading AMB-49 makes of it.
    case oneOrTwo(String)
    /// As many as another input says.
    case task(String, String)
  }

  let id: String
  let questionnaire: String
  /// The points of the rows, by section.
  let points: [[Rational]]
  /// The row of absences and what one costs.
  let absences: (row: String, each: Rational)?
  /// Rows that are a number alone, whatever the reading.
  let counted: [String: Goal]
  /// Rows that are marks, but name numbers that another reading goes by.
  let numbers: [String: [Goal]]

  /// The rows in order, with their points.
  var rows: [(id: String, points: Rational)] {
    points.enumerated().flatMap { section, rows in
      rows.enumerated().map { ("\(section + 1).\($0.offset + 1)", $0.element) }
    }
  }

  /// A row's points under a unit's values and the alternatives that are not the recommended ones.
  func score(
    _ row: String, of most: Rational, _ values: [String: Rational], _ readings: [String: String]
  ) -> Rational {
    if let absences, absences.row == row {
      let left = most - absences.each * (values["absences"] ?? 0)
      return readings["AMB-09"] == "negative" ? left : max(0, left)
    }
    if let goal = counted[row] {
      let share = share(goal, values, readings)
      let isWhole = readings["A12"] == "binary"
      if isWhole, case .of = goal { return share == 1 ? most : 0 }
      return most * share
    }
    if readings["AMB-29"] == "proportional", let goals = numbers[row] {
      let shares = goals.reduce(Rational(0)) { $0 + share($1, values, readings) }
      return (try? (most * shares).divided(by: Rational(goals.count))) ?? 0
    }
    let parts = row.split(separator: ".")
    return values["m\(parts[0])-\(parts[1])"] ?? 0
  }

  private func share(
    _ goal: Goal, _ values: [String: Rational], _ readings: [String: String]
  ) -> Rational {
    let (name, wanted): (String, Rational) =
      switch goal {
      case .of(let name, let number): (name, number)
      case .oneOrTwo(let name): (name, readings["AMB-49"] == "two" ? 2 : 1)
      case .task(let name, let task): (name, values[task] ?? 0)
      }
    let done = values[name] ?? 0
    return done >= wanted ? 1 : (try? done.divided(by: wanted)) ?? 0
  }
}

extension CountyTable {
  private static func percent(_ number: Int) -> Rational { (try? Rational(number, over: 100)) ?? 0 }

  private static let half: Rational = (try? Rational(1, over: 2)) ?? 0

  private static let news: [Goal] = [.of("newsItems", 10), .of("subscriptionShare", 1)]

  private static let models: Goal = .task("newModelUnits", "modelUnitsTask")

  static let all = [
    CountyTable(
      id: "county-township", questionnaire: "marks-township",
      points: [
        [3, 3, 2, 2], [5, 5, 4, 2, 2], [5, 4, 4, 3], [6, 5, 3, 2], [5, 5], [6, 5], [5, 4, 4, 6],
      ],
      absences: ("1.4", half), counted: [:],
      numbers: [
        "1.1": [.of("reports", 1)], "1.3": [.of("jointMeetings", 1)],
        "2.3": [.of("campaignShare", percent(95))],
        "2.4": [.of("foundedShare", percent(95)), .of("membershipShare", percent(95))],
        "3.2": [.of("modelTeamShare", 1)], "5.1": [.of("harmonyShare", 1)],
        "6.1": [.of("regionalCongresses", 1)], "6.2": [models],
        "7.1": [
          .of("largeCultureShare", 1), .of("smallCultureShare", percent(85)),
          .oneOrTwo("modelSites"),
        ],
        "7.2": [.oneOrTwo("readingSites")], "7.4": news,
      ]),
    CountyTable(
      id: "county-system", questionnaire: "marks-county-system",
      points: [
        [4, 2, 2], [5, 5, 4, 4], [5, 4, 4, 3], [6, 5, 3, 2], [5, 5], [6, 5], [5, 5, 5, 6],
      ],
      absences: ("1.2", half), counted: ["6.2": models],
      numbers: [
        "1.1": [.of("reports", 1)], "2.3": [.of("renewedShare", 1)],
        "5.1": [.of("harmonyShare", 1)],
        "7.1": [
          .of("largeCultureShare", 1), .of("smallCultureShare", percent(80)),
          .task("modelSites", "modelSitesTask"),
        ],
        "7.2": [.of("cultureSites", 1)], "7.4": news,
      ]),
    CountyTable(
      id: "county-party-government", questionnaire: "marks-party-government",
      points: [[5, 5, 5], [9, 9, 9, 9, 9], [15], [5, 5, 5, 10]],
      absences: ("1.2", 1), counted: ["4.2": .of("studyMeetings", 4)],
      numbers: ["1.1": [.of("reports", 1)], "2.2": news]),
    CountyTable(
      id: "county-enterprise", questionnaire: "marks-enterprise",
      points: [
        [3, 3, 2, 2], [5, 5, 2, 3], [5, 5, 5, 5], [10, 5], [5, 5], [5, 5], [5, 5, 5, 5],
      ],
      absences: nil, counted: ["1.3": .of("leaderAttendances", 2)],
      numbers: [
        "1.1": [.of("reports", 1)], "2.3": [.of("membershipShare", percent(95))],
        "6.1": [.of("congresses", 1)], "7.4": news,
      ]),
  ]
}
