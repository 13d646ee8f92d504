import Chance
import Definitions
import ExactArithmetic
import Foundation
import Testing

@testable import PingyiTool

/// R14: 150 random tables, or with `PINGYI_CASES=4` 600, published three times while papers come in, against an attacker.
///
/// The attacker knows the rules of arithmetic and every count of papers, reads the tally's JSON and the report's
/// page of every publication, and does two things: linear algebra over all sums of scores (modulo a prime, so
/// that it is exact and fast), and bounds: a sum at its end tells all of its parts. It knows no seed and no mark.
@Suite struct DerivabilityTests {
  static let points: [Int] = [100, 75, 50, 25, 0]
  /// Each has a table of cells a role, so that there are three times as many tables.
  static let units =
    50 * (ProcessInfo.processInfo.environment["PINGYI_CASES"].flatMap { Int($0) } ?? 1)

  /// Papers of one (role, grassroots unit) cell that came in before each publication.
  struct Cell {
    var waves: [[Int]] = [[], [], []]

    /// The papers up to a publication.
    func papers(upTo wave: Int) -> [Int] { waves[...wave].flatMap { $0 } }
  }

  @Test("no result over too few papers follows from three publications of random tables")
  func attack() throws {
    var numbers = SeededNumbers(seed: 20_240_607)
    let grassroots = (0..<Self.units).map { _ in Int(numbers.next() % 3) + 1 }
    let scratch = ScratchFolder()
    let path = CellsRound.put(in: scratch, grassroots: grassroots)
    var tables = grassroots.map { count in
      (0..<3).map { _ in (0..<count).map { _ in Cell() } }
    }
    let sizes = [0, 0, 1, 3, 7, 9, 10, 11, 14, 22]
    var attackers = tables.map { Attacker(cells: 3 * $0[0].count, waves: 3) }
    var toldCells = 0
    var toldScores = 0
    for wave in 0..<3 {
      var lines = "who li\n"
      for role in 0..<3 {
        lines += "open \(CellsRound.questionnaires[role])\n"
        for unit in tables.indices {
          // In later waves most units stay as they are, some get a few papers, some many.
          if wave > 0, numbers.next() % 3 != 0 { continue }
          for place in tables[unit][role].indices {
            if wave > 0, numbers.next() % 2 == 0 { continue }
            let size = sizes[Int(numbers.next() % UInt64(sizes.count))]
            guard size > 0 else { continue }
            let isAlike = numbers.next() % 4 == 0
            let first = Int(numbers.next() % 5) + 1
            let codes = (0..<size).map { _ in isAlike ? first : Int(numbers.next() % 5) + 1 }
            tables[unit][role][place].waves[wave] = codes
            lines +=
              CellsRound.batch(
                "B\(wave)-\(role)-\(unit)-\(place)", role: role, subject: "U\(unit)-\(place)", codes
              )
              + "seal\n"
          }
        }
      }
      var keying = Stage()
      keying.input = PipedSource(lines)
      #expect(keying.run("collect", path).status == .fine)
      let tally = Document(Stage().run("tally", path, "--json").output)
      #expect(Stage().run("report", path, "-o", scratch.path("r.html"), "--force").status == .fine)
      let page = PublishedFigures(try #require(scratch.text("r.html")))
      let told = try Told(tally)
      for unit in tables.indices {
        toldCells += read(told, of: unit, tables[unit], wave, into: &attackers[unit])
        toldScores += read(page, of: unit, tables[unit], wave, into: &attackers[unit])
      }
    }
    for unit in tables.indices {
      let width = tables[unit][0].count
      attackers[unit].propagate(
        papers: (0..<3 * width).map { cell in
          tables[unit][cell / width][cell % width].waves.map(\.count)
        })
      check(attackers[unit], tables[unit], "U\(unit): \(tables[unit].map { $0.map(\.waves) })")
    }
    // The rules leave something to read.
    #expect(toldCells > 100 && toldScores > 100, "\(toldCells) \(toldScores)")
  }

  // MARK: Reading

  /// What a tally tells, by questionnaire and subject: counts of codes, or nil for a place told vaguely.
  struct Told {
    var lines: [String: [Int]] = [:]
    var vague: Set<String> = []

    init(_ tally: Document) throws {
      for list in ["tallies", "pooled"] {
        guard case .array(let entries)? = tally[list]?.content else { continue }
        for entry in entries {
          let key = "\(entry["questionnaire"]?.string ?? "") \(entry["subject"]?.string ?? "")"
          guard case .array(let items)? = entry["items"]?.content, let item = items.first else {
            continue
          }
          guard case .array(let options)? = item["options"]?.content else {
            vague.insert(key)
            continue
          }
          lines[key] = options.compactMap { option in
            if case .number(let text)? = option["count"]?.content { Int(text) } else { nil }
          }
        }
      }
    }
  }

  /// Notes what a tally says about a unit; how many cells it tells exactly.
  private func read(
    _ told: Told, of unit: Int, _ table: [[Cell]], _ wave: Int, into attacker: inout Attacker
  ) -> Int {
    var count = 0
    for role in 0..<3 {
      for place in table[role].indices {
        let papers = table[role][place].papers(upTo: wave)
        let key = "\(CellsRound.questionnaires[role]) U\(unit)-\(place)"
        if told.vague.contains(key) || told.lines[key] != nil {
          #expect(papers.count >= 10, "\(key) tells \(papers.count) papers")
        }
        guard let counts = told.lines[key] else { continue }
        count += 1
        #expect(counts == (1...5).map { code in papers.count { $0 == code } }, "\(key)")
        #expect((counts.max() ?? 0) < papers.count - 1, "\(key) tells what everybody answered")
        attacker.learn([(role * table[0].count + place, 1)], upTo: wave, counts)
      }
      let key = "\(CellsRound.questionnaires[role]) U\(unit)"
      guard let counts = told.lines[key] else { continue }
      attacker.learn(
        table[role].indices.map { (role * table[0].count + $0, 1) }, upTo: wave, counts)
    }
    return count
  }

  /// Notes what a report says about a unit's scores; how many it tells exactly.
  private func read(
    _ page: PublishedFigures, of unit: Int, _ table: [[Cell]], _ wave: Int,
    into attacker: inout Attacker
  ) -> Int {
    var count = 0
    var sums: [[(cell: Int, weight: Rational)]] = []
    for role in 0..<3 {
      let sizes = table[role].map { $0.papers(upTo: wave).count }
      let answered = sizes.indices.filter { sizes[$0] > 0 }
      guard !answered.isEmpty else { continue }
      let row = answered.map { place in
        (
          cell: role * table[0].count + place,
          weight: (try? Rational(1, over: answered.count * sizes[place])) ?? 0
        )
      }
      sums.append(row)
      for figure in page.of("U\(unit)", CellsRound.nodes[role]) {
        guard let low = figure.low, let high = figure.high, low == high else { continue }
        attacker.learn(row, upTo: wave, score: low)
        count += 1
      }
    }
    // With an empty role the score is an interval whose ends tell what the others give.
    let missing = Rational(3 - sums.count)
    for figure in page.of("U\(unit)", "grassroots") {
      guard let low = figure.low, let high = figure.high, !sums.isEmpty,
        (high - low) * 3 == missing * 100
      else { continue }
      attacker.learn(sums.flatMap { $0 }, upTo: wave, score: low * 3)
      count += 1
    }
    return count
  }

  // MARK: Checking

  private func check(_ attacker: Attacker, _ table: [[Cell]], _ what: String) {
    let width = table[0].count
    for role in 0..<3 {
      for place in table[role].indices {
        let cell = table[role][place]
        for first in 0..<3 {
          for last in first..<3 {
            let papers = cell.waves[first...last].flatMap { $0 }
            guard (1..<10).contains(papers.count) else { continue }
            let isFound = attacker.determines(cell: role * width + place, waves: first...last)
            #expect(
              !isFound,
              "\(what): \(papers.count) papers of role \(role), unit \(place), waves \(first)…\(last)"
            )
          }
        }
      }
      for wave in 0..<3 {
        let papers = table[role].flatMap { $0.papers(upTo: wave) }
        guard (1..<10).contains(papers.count) else { continue }
        let isFound = attacker.determines(
          cells: table[role].indices.map { role * width + $0 }, upTo: wave)
        #expect(
          !isFound,
          "\(what): \(papers.count) papers of role \(role) together up to wave \(wave)")
      }
    }
  }
}

/// What follows from published sums of scores; a variable is the sum of a cell's scores that came in one wave.
struct Attacker {
  private static let prime: UInt64 = 2_147_483_647
  private let cells: Int
  private let waves: Int
  private var rows: [[UInt64]] = []
  /// Weights by variable, and the sum.
  private var equations: [(weights: [(variable: Int, weight: Double)], sum: Double)] = []
  /// Variables that bounds alone determine, those without papers among them.
  private var fixed: Set<Int> = []

  init(cells: Int, waves: Int) {
    self.cells = cells
    self.waves = waves
  }

  /// Counts of codes tell a sum of scores.
  mutating func learn(_ row: [(cell: Int, weight: Rational)], upTo wave: Int, _ counts: [Int]) {
    let score = zip(counts, DerivabilityTests.points).reduce(0) { $0 + $1.0 * $1.1 }
    learn(row, upTo: wave, score: Rational(score))
  }

  /// A weighted sum of scores is known.
  mutating func learn(_ row: [(cell: Int, weight: Rational)], upTo wave: Int, score: Rational) {
    add(vector(row, waves: 0...wave))
    func double(_ number: Rational) -> Double {
      Double(number.numerator.exactInt ?? 0) / Double(number.denominator.exactInt ?? 1)
    }
    equations.append(
      (
        row.flatMap { cell, weight in (0...wave).map { (cell * waves + $0, double(weight)) } },
        double(score)
      ))
  }

  /// Narrows every sum of scores to what the others leave, from 0 to 100 points a paper.
  mutating func propagate(papers: [[Int]]) {
    var low = [Double](repeating: 0, count: cells * waves)
    var high = papers.flatMap { $0.map { 100 * Double($0) } }
    for _ in 0..<6 {
      for equation in equations {
        let lows = equation.weights.reduce(0) { $0 + $1.weight * low[$1.variable] }
        let highs = equation.weights.reduce(0) { $0 + $1.weight * high[$1.variable] }
        for (variable, weight) in equation.weights {
          let rest = (least: lows - weight * low[variable], most: highs - weight * high[variable])
          // Less than a millionth of a point is rounding, which must not pile up.
          let (least, most) = (
            (equation.sum - rest.most) / weight, (equation.sum - rest.least) / weight
          )
          if least > low[variable] + 1e-6 { low[variable] = min(least, high[variable]) }
          if most < high[variable] - 1e-6 { high[variable] = max(most, low[variable]) }
        }
      }
    }
    fixed = Set(low.indices.filter { high[$0] - low[$0] < 1e-4 })
  }

  func determines(cell: Int, waves: ClosedRange<Int>) -> Bool {
    waves.allSatisfy { fixed.contains(cell * self.waves + $0) }
      || reduced(vector([(cell, 1)], waves: waves)).allSatisfy { $0 == 0 }
  }

  func determines(cells: [Int], upTo wave: Int) -> Bool {
    cells.allSatisfy { cell in (0...wave).allSatisfy { fixed.contains(cell * waves + $0) } }
      || reduced(vector(cells.map { ($0, 1) }, waves: 0...wave)).allSatisfy { $0 == 0 }
  }

  private func vector(
    _ row: [(cell: Int, weight: Rational)], waves range: ClosedRange<Int>
  ) -> [UInt64] {
    var vector = [UInt64](repeating: 0, count: cells * waves)
    for (cell, weight) in row {
      let top = UInt64(weight.numerator.exactInt ?? 0)
      let bottom = UInt64(weight.denominator.exactInt ?? 1)
      for wave in range {
        vector[cell * waves + wave] = top % Self.prime * Self.inverse(bottom) % Self.prime
      }
    }
    return vector
  }

  private mutating func add(_ vector: [UInt64]) {
    let rest = reduced(vector)
    if rest.contains(where: { $0 != 0 }) { rows.append(rest) }
  }

  private func reduced(_ vector: [UInt64]) -> [UInt64] {
    var rest = vector
    for row in rows {
      guard let pivot = row.firstIndex(where: { $0 != 0 }), rest[pivot] != 0 else { continue }
      let factor = rest[pivot] * Self.inverse(row[pivot]) % Self.prime
      for index in rest.indices {
        rest[index] = (rest[index] + Self.prime - factor * row[index] % Self.prime) % Self.prime
      }
    }
    return rest
  }

  /// By Fermat: the power p − 2.
  private static func inverse(_ number: UInt64) -> UInt64 {
    var (result, base, power) = (UInt64(1), number % prime, prime - 2)
    while power > 0 {
      if power & 1 == 1 { result = result * base % prime }
      base = base * base % prime
      power >>= 1
    }
    return result
  }
}
