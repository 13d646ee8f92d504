import Definitions
import Diagnostics
import ExactArithmetic
import IndicatorTables
import Testing

/// How points may be spread over indicators, counted.
@Suite struct PointsTests {
  // Source: the design's catalogue of mechanisms, R1: 8,801 of the 11^5 tuples in [15, 25] add up to 100.
  @Test("exactly 8,801 of the 161,051 tuples of Party points are admitted")
  func partyTuples() throws {
    let form = try #require(try DalianForms.read().form("party"))
    let values = (15...25).map { Rational($0) }
    var admitted = 0
    var tried = 0
    for a in values {
      for b in values {
        for c in values {
          for d in values {
            for e in values {
              tried += 1
              if form.faults(ofPoints: [a, b, c, d, e]).isEmpty { admitted += 1 }
            }
          }
        }
      }
    }
    #expect(tried == 161_051)
    #expect(admitted == 8_801)
  }

  // Source: the same place, R1; counted here by adding one indicator after the other to all sums.
  @Test("the limits of the business form admit 25,109,410,430 splits")
  func businessSplits() throws {
    let form = try #require(try DalianForms.read().form("business"))
    let range = try #require(form.range)
    let total = try #require(form.total?.value.floor.exactInt)
    let low = try #require(range.from.value.floor.exactInt)
    let high = try #require(range.to.value.floor.exactInt)
    var ways = [0: 1]
    for _ in form.indicators {
      var next: [Int: Int] = [:]
      for (sum, count) in ways {
        for points in low...high where sum + points <= total {
          next[sum + points, default: 0] += count
        }
      }
      ways = next
    }
    #expect(form.indicators.count == 13)
    #expect(ways[total] == 25_109_410_430)
  }

  @Test("30 mandatory topics stand under the 13 indicators: 5 3 4 5 2 2 1 0 1 3 0 2 2")
  func topics() throws {
    let form = try #require(try DalianForms.read().form("business"))
    #expect(form.indicators.map(\.topics.count) == [5, 3, 4, 5, 2, 2, 1, 0, 1, 3, 0, 2, 2])
  }

  // By hand: half points are a multiple of 0.5 and none of 1; nothing is no points at all.
  @Test("points are multiples of the unit, above 0")
  func units() throws {
    let forms = try DalianForms.read()
    let party = try #require(forms.form("party"))
    let innovation = try #require(forms.form("innovation"))
    let half = try Rational(parsing: "2.5")
    #expect(!party.isMultiple(half))
    #expect(innovation.isMultiple(half))
    #expect(try !innovation.isMultiple(Rational(parsing: "2.75")))
    #expect(!party.isMultiple(0) && !party.isMultiple(-1))
  }
}
