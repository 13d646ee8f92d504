public import Diagnostics
public import ExactArithmetic

/// What a statistic cannot be computed from.
public enum StatisticsFault: WordedFault, Hashable {
  /// A confidence level that is not between 0 and 1.
  case badLevel(Rational)
  /// More satisfied than valid answers, or none valid, or too many.
  case badCounts(satisfied: Int, valid: Int)
  /// A population that is smaller than the sample, or too large.
  case badPopulation(Int, sample: Int)
  /// A share that is not between 0 and 1.
  case badShare(Rational)
  /// A design effect that is not above zero.
  case badDesignEffect(Rational)
  /// A response rate that is not above 0 and at most 1.
  case badResponseRate(Rational)
  /// There is nothing to compute from.
  case noValues
  /// Fewer than two rows or columns.
  case tooFew
  /// The values do not differ.
  case constant
  /// A ratio metric over values below zero.
  case negativeValue
  /// A ratio whose denominator is zero.
  case zeroDenominator
  /// A stratum, or a unit of an earlier stage, with one unit only.
  case loneUnit(String, stage: Int)
  /// A first-stage unit that occurs in two strata; the row is counted from 0.
  case unitInTwoStrata(String, String, String, row: Int)
  /// A population count that differs within a stratum; the row is counted from 0.
  case populationVaries(String, row: Int)
  /// A population that has fewer units than the sample.
  case populationTooSmall(String, population: Double, units: Int)
  /// A weight that is below zero or no number; the row is counted from 0.
  case badWeight(row: Int)
  /// A trimmed mean of fewer than three marks.
  case tooFewToTrim(String, marks: Int)
  /// A class of raters that gave somebody no mark.
  case emptyClass(String, String)
  /// Two raters between whom no chain of common rated ones leads.
  case disconnected(String, String)
  /// More raters and rated ones than can be compared.
  case tooMany(Int)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .badLevel(let level):
      FaultWords(
        "bad-level",
        Bilingual(
          zh: "置信水平 \(level) 不能用", en: "the confidence level \(level) cannot be used"),
        expected: Bilingual(
          zh: "大于 0、小于 1 的数，如 0.95", en: "a number above 0 and below 1, such as 0.95"))
    case .badCounts(_, valid: 0):
      FaultWords(
        "no-valid-answers",
        Bilingual(zh: "没有有效答卷，满意率无从谈起", en: "there are no valid answers, so there is no rate"))
    case .badCounts(let satisfied, let valid):
      FaultWords(
        "bad-counts",
        Bilingual(
          zh: "\(valid) 份有效中 \(satisfied) 份满意，无法计算",
          en: "\(satisfied) satisfied of \(valid) valid cannot be"),
        expected: Bilingual(
          zh: "有效 1 到 \(Proportion.greatestCount) 份，满意不少于 0、不多于有效数",
          en: "1 to \(Proportion.greatestCount) valid, and from 0 to as many satisfied"))
    case .badPopulation(let population, let sample):
      FaultWords(
        "bad-population",
        Bilingual(
          zh: "总体 \(population) 人与样本 \(sample) 份不符",
          en: "a population of \(population) does not go with a sample of \(sample)"),
        expected: Bilingual(
          zh: "不少于样本数、不超过 \(Proportion.greatestCount) 的整数",
          en: "a whole number from the sample's size to \(Proportion.greatestCount)"))
    case .badShare(let share):
      FaultWords(
        "bad-share",
        Bilingual(zh: "\(share) 不能用作比例", en: "\(share) cannot be used as a share"),
        expected: Bilingual(
          zh: "大于 0、小于 1 的数，如 0.05 或 5%", en: "a number above 0 and below 1, such as 0.05 or 5%"))
    case .badDesignEffect(let effect):
      FaultWords(
        "bad-design-effect",
        Bilingual(zh: "设计效应 \(effect) 不能用", en: "the design effect \(effect) cannot be used"),
        expected: Bilingual(zh: "大于 0 的数，如 1.5", en: "a number above 0, such as 1.5"))
    case .badResponseRate(let rate):
      FaultWords(
        "bad-response-rate",
        Bilingual(zh: "回收率 \(rate) 不能用", en: "the response rate \(rate) cannot be used"),
        expected: Bilingual(
          zh: "大于 0、不超过 1 的数，如 80%", en: "a number above 0 and at most 1, such as 80%"))
    case .noValues, .tooFew, .constant, .negativeValue, .zeroDenominator: undefinedWords
    case .loneUnit, .unitInTwoStrata, .populationVaries, .populationTooSmall, .badWeight:
      designWords
    case .tooFewToTrim, .emptyClass, .disconnected, .tooMany: peerWords
    }
  }
}
