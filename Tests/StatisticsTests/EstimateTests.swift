import Statistics
import Testing

/// Worked by hand; R's figures are compared through the `stats` commands.
@Suite("Design-based estimates") struct EstimateTests {
  private let units = ["a", "a", "b", "b", "b", "c"]
  private let values: [Double?] = [1, 2, 2, 1, 2, 4]

  /// Unit totals 3, 5, 4: mean 4, variance of the total 3/2 · (1 + 1 + 0) = 3.
  @Test("the variance is between units, and a census of units has none")
  func betweenUnits() throws {
    let design = try SurveyDesign(count: 6, stages: [.init(units: units)])
    let total = try design.estimate(.total, of: values)
    #expect(total.value == 12 && abs(total.standardError * total.standardError - 3) < 1e-12)
    #expect(total.degreesOfFreedom == 2 && total.units == 3 && total.count == 6)
    let census = try SurveyDesign(
      count: 6, stages: [.init(units: units, populations: [3, 3, 3, 3, 3, 3])])
    #expect(try census.estimate(.total, of: values).standardError == 0)
    // Of 6 units 3 were drawn: weights 2, so the total doubles; variance 4 · 3 · (1 − 3/6).
    let half = try SurveyDesign(
      count: 6, stages: [.init(units: units, populations: [6, 6, 6, 6, 6, 6])])
    let doubled = try half.estimate(.total, of: values)
    #expect(doubled.value == 24)
    #expect(abs(doubled.standardError * doubled.standardError - 6) < 1e-12)
  }

  /// Second stage: a of 4 gave 2 rows, b of 3 all, c of 1 all; a's rows 1 and 2 weigh 2·2 = 4:
  /// 4 and 8, variance within 2/1 · (4 + 4) · (1 − 2/4) = 8, scaled by the first stage's 3/6: 4.
  @Test("a second stage adds its variance scaled by the first stage's share")
  func secondStage() throws {
    let rows = ["1", "2", "3", "4", "5", "6"]
    let design = try SurveyDesign(
      count: 6,
      stages: [
        .init(units: units, populations: [6, 6, 6, 6, 6, 6]),
        .init(units: rows, populations: [4, 4, 3, 3, 3, 1]),
      ])
    #expect(design.weights == [4, 4, 2, 2, 2, 2])
    let total = try design.estimate(.total, of: values)
    // Unit totals 12, 10, 8: deviations 2, 0, −2; 3/2 · 8 · ½ = 6, with the second stage 10.
    #expect(total.value == 30)
    #expect(abs(total.standardError * total.standardError - 10) < 1e-12)
  }

  @Test("a domain keeps the units that have no row in it")
  func domain() throws {
    let design = try SurveyDesign(count: 6, stages: [.init(units: units)])
    let inside = [false, false, true, true, true, true]
    let found = try design.estimate(.total, of: values, within: inside)
    // Totals 0, 5, 4: mean 3, 3/2 · (9 + 4 + 1) = 21.
    #expect(found.value == 9 && abs(found.standardError * found.standardError - 21) < 1e-12)
    #expect(found.units == 2 && found.degreesOfFreedom == 1)
    let missing = try design.estimate(.total, of: [nil, nil, 2, 1, 2, 4])
    #expect(missing == found)
    let one = try design.estimate(.mean, of: [1, 1, nil, nil, nil, nil])
    #expect(one.degreesOfFreedom == 0 && one.interval(at: .ninetyFive) == nil)
    #expect(one.designEffect == nil)
  }

  @Test("a lone unit is refused with its stratum, unless it is all there is")
  func loneUnit() throws {
    let strata = ["x", "x", "x", "x", "x", "y"]
    #expect(throws: StatisticsFault.loneUnit("y", stage: 1)) {
      try SurveyDesign(count: 6, strata: strata, stages: [.init(units: units)])
    }
    let certain = try SurveyDesign(
      count: 6, strata: strata, stages: [.init(units: units, populations: [2, 2, 2, 2, 2, 1])])
    #expect(try certain.estimate(.total, of: values).standardError == 0)
    #expect(throws: StatisticsFault.loneUnit("c", stage: 2)) {
      try SurveyDesign(
        count: 6,
        stages: [
          .init(units: units, populations: [6, 6, 6, 6, 6, 6]),
          .init(units: ["1", "2", "3", "4", "5", "6"], populations: [4, 4, 3, 3, 3, 2]),
        ])
    }
  }

  @Test("arrays of different lengths are refused and never read past their end")
  func lengths() throws {
    #expect(throws: StatisticsFault.noValues) {
      try SurveyDesign(count: 2, stages: [.init(units: ["a"])])
    }
    #expect(throws: StatisticsFault.noValues) { try SurveyDesign(count: 0, stages: []) }
    let design = try SurveyDesign(count: 6, stages: [.init(units: units)])
    #expect(throws: StatisticsFault.noValues) { try design.estimate(.mean, of: [1]) }
    #expect(throws: StatisticsFault.noValues) {
      try design.estimate(.mean, of: [nil, nil, nil, nil, nil, nil])
    }
  }
}

@Suite("Reliability and agreement") struct AgreementTests {
  @Test("by hand: items (1, 2), (2, 1), (3, 3) have alpha 2/3 and a rest correlation of 1/2")
  func alpha() throws {
    let found = try CronbachAlpha([[1, 2], [2, 1], [3, 3]])
    #expect(abs(found.alpha - 2.0 / 3) < 1e-15)
    #expect(found.items[0].alphaWithout == nil)
    #expect(abs((found.items[0].restCorrelation ?? 0) - 0.5) < 1e-15)
    #expect(throws: StatisticsFault.constant) { try CronbachAlpha([[1, 2], [2, 1]]) }
    #expect(throws: StatisticsFault.tooFew) { try CronbachAlpha([[1], [2]]) }
    #expect(throws: StatisticsFault.tooFew) { try CronbachAlpha([[1, 2], [1]]) }
  }

  @Test("full agreement is 1 by every measure, and limits that do not exist are not invented")
  func fullAgreement() throws {
    let rows: [[Double]] = [[1, 1, 1], [2, 2, 2], [4, 4, 4], [3, 3, 3]]
    let correlations = try IntraclassCorrelations(rows, at: .ninetyFive)
    for form in IntraclassCorrelations.Form.allCases {
      #expect(correlations.estimates[form]?.value == 1)
      let limits = correlations.estimates[form]?.limits
      #expect(limits == nil || (limits?.low ?? 0) <= 1)
    }
    let concordance = try KendallConcordance(rows)
    #expect(concordance.plain == 1 && concordance.corrected == 1)
    let alpha = KrippendorffAlpha(rows)
    for metric in KrippendorffAlpha.Metric.allCases { #expect(try alpha.alpha(metric) == 1) }
  }

  @Test("constant marks, single raters and negative ratios have a reason instead of a figure")
  func undefined() throws {
    #expect(throws: StatisticsFault.constant) {
      try IntraclassCorrelations([[1, 2], [1, 2]], at: .ninetyFive)
    }
    #expect(throws: StatisticsFault.tooFew) { try KendallConcordance([[1], [2]]) }
    #expect(try KendallConcordance([[1, 1], [1, 1]]).corrected == nil)
    #expect(throws: StatisticsFault.tooFew) { try KrippendorffAlpha([[1, nil]]).alpha(.nominal) }
    #expect(throws: StatisticsFault.constant) { try KrippendorffAlpha([[1, 1]]).alpha(.interval) }
    #expect(throws: StatisticsFault.negativeValue) {
      try KrippendorffAlpha([[-1, 1], [2, 2]]).alpha(.ratio)
    }
  }
}
