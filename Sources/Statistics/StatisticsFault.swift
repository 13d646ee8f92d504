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
    }
  }
}
