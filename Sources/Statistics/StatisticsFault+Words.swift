import Diagnostics

extension StatisticsFault {
  /// Why a figure does not exist.
  var undefinedWords: FaultWords {
    switch self {
    case .tooFew:
      FaultWords(
        "too-few", Bilingual(zh: "数据太少", en: "there is too little data"),
        expected: Bilingual(
          zh: "至少两行、两列完整的数据", en: "at least two complete rows and two columns"))
    case .constant:
      FaultWords(
        "constant",
        Bilingual(
          zh: "数值全部相同，没有差异可比", en: "the values do not differ, so there is nothing to compare"))
    case .negativeValue:
      FaultWords(
        "negative-value",
        Bilingual(zh: "有负数，不能按比率尺度计算", en: "there are values below zero, which have no ratios"))
    case .zeroDenominator:
      FaultWords(
        "zero-denominator", Bilingual(zh: "分母合计为 0", en: "the denominators add up to 0"))
    default:
      FaultWords("no-values", Bilingual(zh: "没有可用的数值", en: "there are no values to use"))
    }
  }

  /// What is wrong with a design.
  var designWords: FaultWords {
    switch self {
    case .loneUnit(let name, let stage):
      FaultWords(
        "lone-unit",
        Bilingual(
          zh: (name.isEmpty ? "样本" : "“\(Excerpt.quote(name))”") + "在第 \(stage) 阶段只有一个单位，无法估计误差",
          en: (name.isEmpty ? "the sample" : "'\(Excerpt.quote(name))'")
            + " has a single unit at stage \(stage), so its error cannot be estimated"),
        found: name, expected: Bilingual(zh: "每层至少两个单位", en: "two units or more in every stratum"),
        suggestion: Bilingual(
          zh: "与相近的层合并", en: "merge it with a similar stratum"))
    case .unitInTwoStrata(let unit, let one, let other, _):
      FaultWords(
        "unit-in-two-strata",
        Bilingual(
          zh: "单位“\(Excerpt.quote(unit))”既在层“\(Excerpt.quote(one))”又在层“\(Excerpt.quote(other))”",
          en: "the unit '\(Excerpt.quote(unit))' is in the stratum '\(Excerpt.quote(one))' and in "
            + "'\(Excerpt.quote(other))'"),
        found: unit,
        suggestion: Bilingual(
          zh: "各层的单位用不同的编号", en: "give the units of different strata different ids"))
    case .populationVaries(let name, _):
      FaultWords(
        "population-varies",
        Bilingual(
          zh: "总体单位数在" + (name.isEmpty ? "各行" : "“\(Excerpt.quote(name))”内") + "前后不一",
          en: "the population differs within "
            + (name.isEmpty ? "the sample" : "'\(Excerpt.quote(name))'")),
        found: name,
        expected: Bilingual(zh: "同一层各行相同的数", en: "the same count in every row of a stratum"))
    case .populationTooSmall(let name, let population, let units):
      FaultWords(
        "population-too-small",
        Bilingual(
          zh: (name.isEmpty ? "样本" : "“\(Excerpt.quote(name))”")
            + "有 \(units) 个单位，总体却写 \(population)",
          en: (name.isEmpty ? "the sample" : "'\(Excerpt.quote(name))'")
            + " has \(units) units, but its population is given as \(population)"),
        found: name,
        expected: Bilingual(zh: "总体单位数（不是比例）", en: "a count of units, not a share"))
    default:
      FaultWords(
        "bad-weight", Bilingual(zh: "权数不能用", en: "the weight cannot be used"),
        expected: Bilingual(zh: "不小于 0 的数", en: "a number of at least 0"))
    }
  }

  /// What is wrong with a table of marks.
  var peerWords: FaultWords {
    switch self {
    case .tooFewToTrim(let id, let marks):
      FaultWords(
        "too-few-to-trim",
        Bilingual(
          zh: "“\(Excerpt.quote(id))”只有 \(marks) 个评分，不能去掉最高分和最低分",
          en:
            "'\(Excerpt.quote(id))' has \(marks) marks; the highest and the lowest cannot be left out"
        ),
        found: id, expected: Bilingual(zh: "至少 3 个评分", en: "3 marks or more"),
        suggestion: Bilingual(zh: "改用 mean 或 median", en: "use mean or median"))
    case .emptyClass(let name, let id):
      FaultWords(
        "empty-class",
        Bilingual(
          zh: "“\(Excerpt.quote(name))”这一类没有人给“\(Excerpt.quote(id))”评分",
          en: "nobody of the class '\(Excerpt.quote(name))' marked '\(Excerpt.quote(id))'"),
        found: name,
        suggestion: Bilingual(
          zh: "确要由其他各类按权重分摊，用 --renormalise",
          en: "use --renormalise if the other classes' weights are to stand for it"))
    case .disconnected(let one, let other):
      FaultWords(
        "disconnected",
        Bilingual(
          zh: "“\(Excerpt.quote(one))”与“\(Excerpt.quote(other))”之间没有共同的被评对象相连，评分宽严无法比较",
          en: "no chain of common rated ones leads from '\(Excerpt.quote(one))' to "
            + "'\(Excerpt.quote(other))', so their severity cannot be compared"))
    default:
      FaultWords(
        "too-many",
        Bilingual(
          zh: "评分人和被评对象太多", en: "there are too many raters and rated ones"),
        expected: Bilingual(
          zh: "合计不超过 \(SeverityView.most)", en: "at most \(SeverityView.most) together"))
    }
  }
}
