import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Figures and absences in words, the same in every rule.
enum Wording {
  /// The most decimals that are shown as they are; longer ones are shortened and marked `≈`.
  private static let mostDecimals = 6

  /// Points, a count or an amount: `0.5`, or the fraction where no decimal ends: `2/3`.
  static func points(_ value: Rational) -> String {
    exact(value) ?? value.description
  }

  /// An amount of points in English: `1 point`, `0.5 points`.
  static func amount(_ value: Rational) -> String {
    "\(points(value)) \(value == 1 ? "point" : "points")"
  }

  /// Points that were assumed instead of computed.
  static func assumed(_ value: Rational) -> Bilingual {
    Bilingual(zh: "假定得 \(points(value)) 分", en: "assumed: \(amount(value))")
  }

  /// A loss in English: `−0.5 points`.
  static func lost(_ value: Rational) -> String { "−" + amount(value) }

  /// A share in percent; `≈` where it is shortened, never so that it seems to cross the line.
  static func percent(_ value: Rational, beside line: Rational?) -> String {
    if let text = exact(value * 100) { return text + "%" }
    // Without a line the figure must still not be shown as none, or as all.
    let line = line ?? (value * 2 < 1 ? 0 : 1)
    return "≈" + value.percentText(minimumPlaces: 2, notContradicting: line)
  }

  /// A difference of shares in percentage points: `0.25`.
  static func percentagePoints(_ value: Rational) -> String {
    let points = value * 100
    if let text = exact(points) { return text }
    var places = 2
    // Something is never shown as nothing; the loop ends where the first digit of it is.
    while points.rounded(decimals: places, rule: .halfUp).isZero { places += 1 }
    return "≈" + points.decimal(places: places, rule: .halfUp)
  }

  /// A share as stated with its value: `17/20 = 85%`, `2/3 ≈66.67%`.
  static func rate(_ value: Measure.Value, beside line: Rational?) -> String {
    guard let number = value.number else { return "" }
    let text = percent(number, beside: line)
    let stated: String
    switch value {
    case .rate(let satisfied, let count): stated = "\(satisfied)/\(count)"
    case .ratio(let part, let whole): stated = "\(part)/\(whole)"
    default: return text
    }
    return text.hasPrefix("≈") ? "\(stated) \(text)" : "\(stated) = \(text)"
  }

  /// Points that may be known: `93.1`, or `80…95`.
  static func range(_ score: Score) -> String {
    score.determined.map { points($0) } ?? "\(points(score.low))…\(points(score.high))"
  }

  /// What a score rests on: how many papers, from how many grassroots units.
  static func basis(_ provenance: Measure.Provenance?) -> Bilingual {
    guard case .sheets(let sheets) = provenance else { return Bilingual(zh: "", en: "") }
    guard let units = sheets.grassrootsUnits else {
      return Bilingual(
        zh: "（\(sheets.count) 个评分）",
        en: " (\(sheets.count) \(sheets.count == 1 ? "rating" : "ratings"))")
    }
    return Bilingual(
      zh: "（\(units) 个基层单位，\(sheets.count) 份答卷）",
      en: " (\(sheets.count) \(sheets.count == 1 ? "paper" : "papers") from \(units) "
        + "grassroots \(units == 1 ? "unit" : "units"))")
  }

  /// A loss that may or may not come.
  static func unknown(_ label: Bilingual, losesUpTo points: Rational) -> Bilingual {
    Bilingual(
      zh: "\(label.zh)：尚不能确定，可能扣 0 到 \(Wording.points(points)) 分",
      en: "\(label.en): not known yet, between 0 and \(amount(points)) may be lost")
  }

  /// A declared reason before the figures that decided.
  static func joined(_ because: Bilingual?, _ found: Bilingual) -> Bilingual {
    guard let because else { return found }
    return Bilingual(zh: "\(because.zh)：\(found.zh)", en: "\(because.en): \(found.en)")
  }

  /// Why an input gives no value.
  static func absence(_ value: Measure.Value, of label: Bilingual) -> Bilingual {
    let why: Bilingual =
      switch value {
      case .missing(.notRegistered): Bilingual(zh: "没有登记", en: "not registered")
      case .missing(.noBatch): Bilingual(zh: "没有这份问卷的批次", en: "no batch of the questionnaire")
      case .missing(.noPaper): Bilingual(zh: "批次里没有答卷", en: "no paper in the batches")
      case .missing(.otherKind):
        Bilingual(zh: "现有的值不是办法要的那一种", en: "what is there is of another kind")
      case .missing(.noRaters): Bilingual(zh: "本轮没有写明评分人", en: "the round names no rater")
      case .missing(.noWorks): Bilingual(zh: "没有申报工作", en: "no work was entered")
      case .missing(.notStated):
        Bilingual(zh: "文件的表中没有这个单位", en: "the document's table has no row for the unit")
      case .missing(.uncounted(let batch, let why)): uncounted(batch, why)
      case .between(_, _, let reason): absence(reason)
      case .undefined(.emptyDenominator):
        Bilingual(zh: "没有可计的答案，分母是 0", en: "no valid answers: the denominator is 0")
      case .undefined(.tooFewTookPart(let took, let all, let floor)):
        Bilingual(
          zh: "参与 \(took)/\(all)，低于 \(percent(floor, beside: nil))，结果不成立",
          en: "\(took)/\(all) took part, below \(percent(floor, beside: nil)): no result stands")
      case .notHeld:
        Bilingual(zh: "未开展，办法没有说怎样计分", en: "not held, and the scheme does not say what counts")
      case .notApplicable: Bilingual(zh: "不适用", en: "not applicable")
      case .pending: Bilingual(zh: "待定", en: "still to come")
      case .conflict: Bilingual(zh: "来源互相矛盾，尚未裁定", en: "sources contradict each other")
      case .rate, .ratio, .number, .yesNo, .date:
        Bilingual(zh: "现有的值不能计", en: "what is there cannot count")
      }
    return Bilingual(zh: "\(label.zh)：\(why.zh)", en: "\(label.en): \(why.en)")
  }

  /// Why a batch that was keyed is in no figure.
  private static func uncounted(_ batch: String, _ why: Measure.Uncounted) -> Bilingual {
    switch why {
    case .inConflict:
      Bilingual(
        zh: "答卷录了，但日志对批 \(batch) 的记录互相矛盾（561），裁定之前不计",
        en: "papers were keyed, but journals contradict each other about batch \(batch) (561), "
          + "which counts after a ruling")
    case .spoiled:
      Bilingual(
        zh: "答卷录了，但批 \(batch) 已整批作废", en: "papers were keyed, but batch \(batch) was spoiled")
    case .dropped:
      Bilingual(
        zh: "答卷录了，但对批 \(batch) 的裁定把它们判为不计",
        en: "papers were keyed, but the ruling on batch \(batch) dropped them")
    }
  }

  /// What to do about papers in a batch that is in no figure.
  private static func remedy(_ batch: String, _ why: Measure.Uncounted) -> Bilingual {
    switch why {
    case .inConflict:
      Bilingual(
        zh: "由两方之外的人裁定：比对（diff）batch=\(batch) 看各方，再 裁定（settle）batch=\(batch) "
          + "keep=… reason=…；开展过的问卷不要登记 notHeld",
        en: "an operator of neither side rules: diff batch=\(batch) shows the sides, then "
          + "settle batch=\(batch) keep=… reason=…; a survey that was held is not notHeld")
    case .spoiled:
      Bilingual(
        zh: "重新录入这些答卷，另起批号；开展过的问卷不要登记 notHeld",
        en: "key these papers again under another batch id; a survey that was held is not notHeld")
    case .dropped:
      Bilingual(
        zh: "核实这些答卷要不要计：要计的，由没写过这些记录的人重新裁定 batch=\(batch)（不同的答卷用 "
          + "keep=both rename=哈希:新批号），或另起批号重新录入；开展过的问卷不要登记 notHeld",
        en:
          "find out whether these papers count: if they do, someone who wrote none of the records "
          + "rules again on batch=\(batch) (keep=both rename=HASH:NEWID for different papers), or "
          + "they are keyed again under another id; a survey that was held is not notHeld")
    }
  }

  /// Why a value lies between two.
  private static func absence(_ reason: Measure.OpenReason) -> Bilingual {
    switch reason {
    case .missingRaters(let ids):
      let names = list(ids)
      return Bilingual(
        zh: "缺 \(ids.count) 人的评分（\(names.zh)）",
        en: "\(ids.count) \(ids.count == 1 ? "rating is" : "ratings are") missing (\(names.en))")
    case .tooFewRatings(let works, let least):
      let names = list(works)
      return Bilingual(
        zh: "\(names.zh) 的评分不足 \(least) 个", en: "fewer than \(least) ratings of \(names.en)")
    case .emptyRoles(let roles):
      let names = list(roles)
      return Bilingual(zh: "\(names.zh) 没有答卷", en: "no paper from \(names.en)")
    }
  }

  /// At most five names, each shortened.
  static func list(_ names: [String]) -> Bilingual {
    let shown = names.prefix(5).map { Excerpt.quote($0) }
    return Bilingual(
      zh: shown.joined(separator: "、") + (names.count > 5 ? " 等" : ""),
      en: shown.joined(separator: ", ") + (names.count > 5 ? ", …" : ""))
  }

  /// A number of points that is none of those that can count.
  static func outside(_ label: Bilingual, _ points: Rational, most: Rational) -> Bilingual {
    Bilingual(
      zh: "\(label.zh) \(self.points(points)) 分，不在 0 到 \(self.points(most)) 分之间，不能计分",
      en: "\(label.en): \(self.points(points)) is not between 0 and \(amount(most)), "
        + "it cannot count")
  }

  /// What to do about an input whose value cannot count.
  static func correction(of origin: Scheme.Input.Origin?, unit: String) -> Bilingual {
    guard case .fact(let fact, _, let period) = origin else {
      return Bilingual(
        zh: "核对这张评分表，更正（fix）这个分数", en: "look at the sheet and correct the mark (fix)")
    }
    let end = "evidence=… reason=…" + (period.isEmpty ? "" : " period=\(period)")
    return Bilingual(
      zh: "核实后改登一个能计的值：fact \(unit) \(fact) 值 \(end)",
      en: "find out and register a value that can count: fact \(unit) \(fact) VALUE \(end)")
  }

  /// What to do about an input without a value.
  static func remedy(
    for name: String, _ origin: Scheme.Input.Origin?, _ value: Measure.Value, unit: String
  ) -> Bilingual {
    if value == .conflict {
      return contradictionRemedy(for: name, origin, unit: unit)
    }
    if case .missing(.uncounted(let batch, let why)) = value { return remedy(batch, why) }
    switch origin {
    case .leaders(let questionnaire, _, _), .mark(let questionnaire, _),
      .peers(let questionnaire, _, _):
      return Bilingual(
        zh: "收齐并封存 \(questionnaire) 的票", en: "collect and seal the sheets of \(questionnaire)")
    case .survey(let roles):
      let names = roles.map(\.questionnaire)
      return Bilingual(
        zh: "在 \(unit) 的基层单位收集并封存问卷 \(names.joined(separator: "、"))",
        en: "collect and seal \(names.joined(separator: ", ")) at the grassroots units of \(unit)")
    case .table:
      return Bilingual(
        zh: "单位名称按文件的表填写，或登记 fact \(unit) \(name) 5000 evidence=…",
        en: "name the unit as the document's table does, or register "
          + "fact \(unit) \(name) 5000 evidence=…")
    case .rate(let questionnaire, _):
      return Bilingual(
        zh: "收集并封存 \(unit) 的问卷 \(questionnaire)；确未开展的，登记 "
          + "fact \(unit) \(name) notHeld evidence=…",
        en: "collect and seal the questionnaire \(questionnaire) of \(unit); if nothing was held, "
          + "register fact \(unit) \(name) notHeld evidence=…")
    case .fact(let fact, let kind, let period):
      let command =
        "fact \(unit) \(fact) \(kind.sample) evidence=…"
        + (period.isEmpty ? "" : " period=\(period)")
      return Bilingual(zh: "登记 \(command)", en: "register \(command)")
    case .mean, .choice, nil:
      return Bilingual(zh: "在办法中声明输入 \(name)", en: "declare the input \(name) in the scheme")
    }
  }

  /// What to do about sources that contradict each other.
  private static func contradictionRemedy(
    for name: String, _ origin: Scheme.Input.Origin?, unit: String
  ) -> Bilingual {
    switch origin {
    case .rate, .survey:
      let command = "fact \(unit) \(name) pending reason=…"
      return Bilingual(
        zh: "核实后重新登记：以答卷为准的，登记 \(command)；答卷不作数的，整批作废（spoil-batch）",
        en: "find out which is right: if the papers stand, register \(command); "
          + "if they do not, spoil-batch")
    case .fact(let fact, let kind, let period):
      let command =
        "fact \(unit) \(fact) \(kind.sample) evidence=… reason=…"
        + (period.isEmpty ? "" : " period=\(period)")
      return Bilingual(
        zh: "核实后重新登记 \(command)", en: "find out which is right, then register \(command)")
    case .mark, .leaders, .peers, .table, .mean, .choice, nil:
      return Bilingual(zh: "由未录入过的人裁定", en: "have it settled by someone who did not key it")
    }
  }

  /// The shortest exact decimal, if it is short enough to be read.
  private static func exact(_ value: Rational) -> String? {
    guard let text = value.terminatingDecimal else { return nil }
    let parts = text.split(separator: ".")
    return parts.count < 2 || parts[1].utf8.count <= mostDecimals ? text : nil
  }
}

extension FactDeclaration.Kind {
  /// A value of the kind, as the `fact` command takes it.
  fileprivate var sample: String {
    switch self {
    case .count: "3"
    case .ratio: "47/50"
    case .amount: "12.5"
    case .date: "2023-06-30"
    case .yesNo: "yes"
    case .rate: "notHeld"
    }
  }
}
