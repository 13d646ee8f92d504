import Definitions
import ExactArithmetic
import Testing

@testable import PingyiTool

/// What can be worked out from a report and a tally together.
///
/// One round has a unit for every combination of papers in the three roles: none, 3, 7 or 12 (the
/// threshold is 10), spread over two grassroots units, or three. The test knows every paper, reads the
/// published figures as a stranger would, and solves the linear equations that they are.
@Suite struct PrivacyTests {
  static let questionnaires = [
    "employee-satisfaction", "chair-satisfaction", "manager-satisfaction",
  ]
  static let nodes = ["employees", "chairs", "managers"]
  static let roles = ["employee", "chair", "manager"]
  static let places = [12, 10, 8]
  static let counts = [0, 3, 7, 12]

  /// The papers of a role by grassroots unit: 12 as 10 + 2, or as 10 + 1 + 1.
  static func split(_ papers: Int, over units: Int) -> [Int] {
    let tail = Array(repeating: units == 2 ? min(papers, 2) : min(papers, 1), count: units - 1)
    return [papers - tail.reduce(0, +)] + tail
  }

  /// The code of a paper, inside the scale so that no bound determines anything: 75, 50 or 25 points.
  static func code(_ unit: Int, _ role: Int, _ place: Int, _ paper: Int) -> Int {
    2 + (unit + 2 * role + place + paper * paper) % 3
  }

  static func points(_ code: Int) -> Rational { Rational(125 - 25 * code) }

  let scratch = ScratchFolder()

  /// A round with a unit for every combination; its folder.
  private func round(
    units grassroots: Int, readings: String = ""
  ) throws -> (path: String, combinations: [[Int]]) {
    let combinations = Self.counts.flatMap { a in
      Self.counts.flatMap { b in Self.counts.map { [a, b, $0] } }
    }
    let path = scratch.path("round\(grassroots)")
    let stage = Stage()
    #expect(stage.run("init", "shaoxing-2019", path).status == .fine)
    let units = combinations.indices.map {
      "{ id: 'U\($0)', number: \($0 + 1), name: '单位\($0)', works: ['w'] }"
    }
    scratch.put(
      "{ round: 'cells', scheme: 'shaoxing-2019', entry: 'single', \(readings) units: [\(units.joined(separator: ",\n"))],"
        + " leaders: [{ id: 'L1', number: 1 }], departments: [{ id: 'D1', number: 1 }],"
        + " grades: { excellent: { atLeast: '40' }, good: {} } }",
      at: "round\(grassroots)/round.json5")
    let frame = combinations.indices.flatMap { unit in
      (0..<grassroots).map { "U\(unit)-\($0),基层\(unit)-\($0),U\(unit),50,是\n" }
    }
    scratch.put(
      "id,name,parent,members,standalone\n" + frame.joined(), at: "round\(grassroots)/frame.csv")
    #expect(
      stage.run("draw", path, "--seed", "1", "-n", "\(grassroots)", "--by", "li").status == .fine)
    var lines = "who li\n"
    for (role, questionnaire) in Self.questionnaires.enumerated() {
      lines += "open \(questionnaire)\n"
      for (unit, papers) in combinations.enumerated() {
        for (place, count) in Self.split(papers[role], over: grassroots).enumerated()
        where count > 0 {
          lines +=
            "begin B\(role)-\(unit)-\(place) subject=U\(unit)-\(place) role=\(Self.roles[role])"
            + " issued=\(count) returned=\(count) numbers=1-\(count)\n"
          for paper in 1...count {
            let code = Self.code(unit, role, place, paper)
            lines += "\(paper) " + String(repeating: "\(code)", count: Self.places[role]) + "\n"
          }
          lines += "end papers=\(count)\nseal\n"
        }
      }
    }
    var keying = Stage()
    keying.input = PipedSource(lines)
    let keyed = keying.run("collect", path)
    #expect(
      keyed.status == .fine,
      "\(keyed.output.split(separator: "\n").filter { !$0.hasPrefix("=") }.prefix(3))")
    return (path, combinations)
  }

  @Test(
    "no result over too few papers can be worked out from a report and a tally together",
    arguments: [2, 3])
  func derivability(grassroots: Int) throws {
    let (path, combinations) = try round(units: grassroots)
    let stage = Stage()
    let file = scratch.path("report.html")
    #expect(stage.run("report", path, "-o", file, "--force").status == .fine)
    let text = try #require(scratch.text("report.html"))
    let page = PublishedFigures(text)
    let sections = text.split(separator: "<section class=\"unit\">")
    let tally = Document(stage.run("tally", path, "--json").output)
    let lines = try published(tally)
    var visibleRoles = 0
    var visibleScores = 0
    for (unit, papers) in combinations.enumerated() {
      let id = "U\(unit)"
      let cells = papers.map { Self.split($0, over: grassroots) }
      let size = 3 * grassroots
      /// The coefficients of a role's mean over its grassroots units with papers.
      func role(_ role: Int) throws -> [Rational] {
        var row = Array(repeating: Rational(0), count: size)
        let answered = cells[role].indices.filter { cells[role][$0] > 0 }
        for place in answered {
          row[role * grassroots + place] = try Rational(1, over: answered.count)
        }
        return row
      }
      /// The coefficients of the mean over all papers of a role.
      func pool(_ role: Int) throws -> [Rational] {
        var row = Array(repeating: Rational(0), count: size)
        for (place, count) in cells[role].enumerated() where papers[role] > 0 {
          row[role * grassroots + place] = try Rational(count, over: papers[role])
        }
        return row
      }
      var truth: [Rational] = []
      for role in 0..<3 {
        for place in 0..<grassroots {
          let count = cells[role][place]
          let sum = (0..<count).reduce(Rational(0)) {
            $0 + Self.points(Self.code(unit, role, place, $1 + 1))
          }
          truth.append(count > 0 ? try sum.divided(by: Rational(count)) : 0)
        }
      }
      func value(_ row: [Rational]) -> Rational {
        zip(row, truth).reduce(Rational(0)) { $0 + $1.0 * $1.1 }
      }
      var known = LinearSpan()
      // The report: roles, and the combined score wherever it enters.
      let answered = (0..<3).filter { papers[$0] > 0 }
      let whole = try answered.map(role).reduce(Array(repeating: Rational(0), count: size)) {
        zip($0, $1).map { $0 + $1 }
      }.map { try $0.divided(by: 3) }
      for index in 0..<3 {
        guard let shown = page.of(id, Self.nodes[index]).first, papers[index] > 0 else { continue }
        #expect(shown.low == value(try role(index)), "\(id) \(Self.nodes[index])")
        known.add(try role(index))
        visibleRoles += 1
      }
      let low = value(whole)
      let high = low + (try Rational(100 * (3 - answered.count), over: 3))
      for (part, weight) in [
        ("grassroots", Rational(1)), ("common", try Rational(15, over: 100)),
        ("shaoxing-2019", try Rational(105, over: 1000)),
      ] {
        for shown in page.of(id, part) {
          // Everything else of these sums is open: it adds nothing at worst and all at best.
          let shownLow = try #require(shown.low)
          let shownHigh = try #require(shown.high)
          #expect(shownLow <= low * weight && shownHigh >= high * weight, "\(id) \(part)")
          if shownLow == low * weight || shownHigh == 100 - (100 - high) * weight {
            if !answered.isEmpty { known.add(whole) }
            if part == "grassroots" { visibleScores += 1 }
          }
        }
      }
      // The tally: lines of grassroots units and of all of them together.
      for index in 0..<3 {
        let questionnaire = Self.questionnaires[index]
        if lines.contains("\(questionnaire) \(id)") { known.add(try pool(index)) }
        for place in 0..<grassroots where lines.contains("\(questionnaire) \(id)-\(place)") {
          var row = Array(repeating: Rational(0), count: size)
          row[index * grassroots + place] = 1
          known.add(row)
        }
      }
      for index in 0..<3 {
        if papers[index] > 0, papers[index] < 10 {
          #expect(!known.determines(try role(index)), "\(papers) role \(index)")
          #expect(!known.determines(try pool(index)), "\(papers) pool \(index)")
        }
        for (place, count) in cells[index].enumerated() where count > 0 && count < 10 {
          var row = Array(repeating: Rational(0), count: size)
          row[index * grassroots + place] = 1
          #expect(!known.determines(row), "\(papers) cell \(index) \(place)")
        }
      }
      let total = papers.reduce(0, +)
      if total > 0, total < 10 { #expect(!known.determines(whole), "\(papers) combined") }
      // No sentence of the unit's page quotes what its figures do not tell.
      let section = try #require(sections.first { $0.contains(">\(id) 单位\(unit)</h3>") })
      if !answered.isEmpty, !known.determines(whole) {
        let quoted = Set(
          section.split { !($0 == "/" || $0.isASCII && $0.isNumber) }.map { String($0) })
        for weight in [Rational(1), try Rational(15, over: 100), try Rational(105, over: 1000)] {
          let fraction = "\(low * weight)"
          // A fraction with a small denominator may stand there for another reason.
          guard fraction.count > 4, fraction.contains("/") else { continue }
          #expect(!quoted.contains(fraction), "\(papers) \(fraction)")
        }
      }
      // Where nothing is small nothing hides, and the combined score stays wherever it can.
      if papers.allSatisfy({ $0 == 0 || $0 >= 10 }) {
        for index in answered { #expect(known.determines(try role(index)), "\(papers)") }
      }
      if total >= 10, answered.count >= 2 { #expect(known.determines(whole), "\(papers)") }
    }
    #expect(visibleRoles > 0 && visibleScores > 0)
  }

  /// The subjects of a tally's lines whose results are told, as `questionnaire subject`.
  private func published(_ tally: Document) throws -> Set<String> {
    var lines: Set<String> = []
    for list in ["tallies", "pooled"] {
      for place in 0..<(try #require(tally.count(list))) {
        let key = "\(list)/\(place)"
        let isHidden = try #require(tally.text("\(key)/hidden")) == "true"
        #expect((tally["\(key)/items"]?.content == .null) == isHidden)
        guard !isHidden else { continue }
        lines.insert(
          "\(try #require(tally.text("\(key)/questionnaire"))) \(try #require(tally.text("\(key)/subject")))"
        )
      }
    }
    return lines
  }

  @Test("the mean of all papers (AMB-15 pooled) stays only where no single small role makes it up")
  func pooledReading() throws {
    let (path, combinations) = try round(units: 2, readings: "readings: { 'AMB-15': 'pooled' },")
    let file = scratch.path("report.html")
    #expect(Stage().run("report", path, "-o", file).status == .fine)
    let page = PublishedFigures(try #require(scratch.text("report.html")))
    for (unit, papers) in combinations.enumerated() {
      let total = papers.reduce(0, +)
      guard total > 0 else { continue }
      #expect(page.of("U\(unit)", "grassroots").isEmpty == (total < 10), "\(papers)")
      let common = try #require(page.of("U\(unit)", "common").first)
      // 85% are open; where the mean is told, 15% add less than everything.
      let low = try #require(common.low)
      let high = try #require(common.high)
      #expect((high - low == 100) == (total < 10), "\(papers)")
    }
  }
}
