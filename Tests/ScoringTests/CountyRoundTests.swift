import Diagnostics
import ExactArithmetic
import Rounds
import Scoring
import Tallies
import Testing

/// The round of nine counties against `oracle.py` beside it, which knows nothing of this program.
@Suite("A round of the counties of Qinhuangdao") struct CountyRoundTests {
  @Test("gives every row of every county the points of the oracle")
  func items() throws {
    let score = try County.score()
    let expected = try County.lines("expected.txt").filter { $0[0] == "item" }
    #expect(expected.count == 9 * 74)
    for words in expected {
      let node = try #require(score[words[1]]).score.node(words[2])
      #expect(node.value.low == number(words[3]), "\(words)")
      #expect(node.value.high == number(words[4]), "\(words)")
      #expect(node.maximum == number(words[5]), "\(words)")
    }
  }

  @Test("gives the bonus rows the oracle's points, two pairs of them under one limit")
  func bonus() throws {
    let score = try County.score()
    let expected = try County.lines("expected.txt").filter { $0[0] == "bonus" }
    #expect(expected.count == 9 * 19)
    for words in expected {
      let root = try #require(score[words[1]]?.score.bonus)
      let node = try #require(root.nodes.first { $0.id == words[2] }, "\(words)")
      // The mark of one county's sheet may be missing; all of these are there.
      #expect(node.value == Score(number(words[3])), "\(words)")
    }
  }

  @Test("gives the oracle's totals out of what applies, and the percentages")
  func totals() throws {
    let score = try County.score()
    let expected = try County.lines("expected.txt").filter { $0[0] == "total" }
    #expect(expected.count == 9)
    for words in expected {
      let unit = try #require(score[words[1]])
      #expect(unit.score.value.low == number(words[2]), "\(words)")
      #expect(unit.score.value.high == number(words[3]), "\(words)")
      #expect(unit.score.maximum == number(words[4]), "\(words)")
      #expect(unit.score.bonus?.value == Score(number(words[5])), "\(words)")
      let conversion = try #require(unit.score.conversion)
      #expect(conversion.total.low == number(words[6]), "\(words)")
      #expect(conversion.total.high == number(words[7]), "\(words)")
      #expect(unit.compared == conversion.total)
    }
  }

  @Test("gives the oracle's places, as ranges while one county's facts are missing")
  func places() throws {
    let score = try County.score()
    let expected = try County.lines("expected.txt").filter { $0[0] == "place" }
    #expect(expected.count == 9)
    for words in expected {
      let rank = try #require(score[words[1]]?.rank)
      #expect(rank.best == Int(words[2]) && rank.worst == Int(words[3]), "\(words)")
    }
    #expect(!score.isFinal)
  }

  @Test("names what the county with an interval still owes")
  func gaps() throws {
    let unit = try #require(try County.score()["C5"]).score
    #expect(!unit.value.isClosed)
    let inputs = Set(unit.gaps.map(\.input))
    // The facts that facts.txt leaves out for C5, and the four marks of the sheet that is not there.
    for input in [
      "statisticsDelivered", "duesPaid", "onlineTaskShare", "stabilityReport", "m9-2", "m9-3",
      "m9-4", "m9-5",
    ] { #expect(inputs.contains(input), "\(input)") }
  }

  @Test("re-adds at every node of every tree and completes the ledger")
  func tree() throws {
    for option in [
      [:], ["AMB-06.scale": "cap"], ["AMB-09": "negative", "AMB-39": "negative"],
      ["AMB-07": "first", "AMB-08": "capped"],
    ] {
      for unit in try County.score(option: option).units {
        let trees = [unit.score.explanation, unit.score.bonus].compactMap { $0 }
        for node in trees.flatMap(\.nodes) {
          var sum = node.maximum
          for loss in node.lost { sum = sum - loss.points.atWorst }
          for child in node.children { sum = sum + child.value.low - child.maximum }
          #expect(sum + node.absorbed.atWorst == node.value.low, "\(option) \(node.id)")
          #expect(node.clause?.text.isEmpty == false, "\(node.id)")
        }
        let root = unit.score.explanation
        let lost = root.ledger.reduce(Rational(0)) { $0 + $1.points.atWorst }
        let absorbed = root.nodes.reduce(Rational(0)) { $0 + $1.absorbed.atWorst }
        #expect(root.maximum - lost + absorbed == root.value.low)
      }
    }
  }

  @Test("does not depend on the order of the counties")
  func order() throws {
    let scheme = try County.scheme()
    let measures = try County.measures()
    let units = try County.round().units.map(\.id)
    let readings = try scheme.readings()
    let first = try scheme.scoreRound(units: units, measures: measures, readings: readings)
    let second = try scheme.scoreRound(
      units: units.reversed(), measures: measures, readings: readings)
    for unit in units { #expect(first[unit]?.score == second[unit]?.score) }
  }
}
