import Diagnostics
import ExactArithmetic
import Reporting
import Statistics

/// Peer marks as a page and as a document.
struct PeerReport {
  /// How marks became scores.
  let method: PeerMethod
  /// The scores in the order of the columns.
  let scores: [PeerScore]
  /// What a person should look at.
  let flags: [PeerFlag]
  /// The adjusted means; nil where there are none.
  let severity: SeverityView?
  /// Why there are no adjusted means.
  let undefined: Bilingual?
  /// The language of the page.
  let language: Language

  /// The document with the keys `scores flags severity`.
  var document: JSONValue {
    [
      "method": .string(method.rawValue), "scores": .array(scores.map(Self.document)),
      "flags": .array(flags.map { flag in .object(flag.object(in: language)) }),
      "severity": severityDocument,
      "undefined": undefined.map { .string("undefined: " + $0[language]) } ?? .null,
    ]
  }

  private static func document(_ score: PeerScore) -> JSONValue {
    var object: JSONObject = [
      "id": .string(score.id), "n": .integer(score.count),
      "score": score.score.map { .rational($0) } ?? .null, "rank": .optional(score.rank),
      "self": score.selfMark.map { .rational($0) } ?? .null,
    ]
    if !score.majorityValue.isEmpty {
      object["majorityValue"] = .array(score.majorityValue.map { .rational($0) })
    }
    return .object(object)
  }

  /// The ranks of adjusted means; means nearer than 1e−9 of their size share a rank.
  private func rank(_ mean: Double) -> Int {
    let tolerance = 1e-9 * max(1, abs(mean))
    return 1 + (severity?.rated.count { $0.mean > mean + tolerance } ?? 0)
  }

  private func rawRank(of id: String) -> Int? { scores.first { $0.id == id }?.rank }

  private var severityDocument: JSONValue {
    guard let severity else { return .null }
    return [
      "adjusted": .array(
        severity.rated.map { one in
          [
            "id": .string(one.id), "mean": .estimate(one.mean), "rank": .integer(rank(one.mean)),
            "rawRank": .optional(rawRank(of: one.id)),
          ]
        }),
      "raters": .array(
        severity.raters.map { ["id": .string($0.id), "effect": .estimate($0.effect)] }),
    ]
  }

  // MARK: Page

  /// The page.
  var text: String {
    var table = TextTable(columns: [
      .init(words("名次", "rank"), .right), .init(words("对象", "rated")),
      .init(words("评分数", "n"), .right), .init(words("得分", "score"), .right),
      .init(words("自评", "self"), .right), .init(words("宽严调整后", "adjusted"), .right),
      .init(words("名次", "rank"), .right),
    ])
    let adjusted = Dictionary(
      (severity?.rated ?? []).map { ($0.id, $0.mean) }, uniquingKeysWith: { first, _ in first })
    for score in scores.sorted(by: { ($0.rank ?? .max) < ($1.rank ?? .max) }) {
      let mean = adjusted[score.id]
      table.add([
        score.rank.map { "\($0)" } ?? "—", score.id, "\(score.count)",
        score.score.map(shown) ?? "—", score.selfMark.map(shown) ?? "",
        mean.map { Figure.estimate($0, decimals: 2) } ?? "—",
        mean.map { "\(rank($0))" } ?? "—",
      ])
    }
    var text = words("互评（\(method.rawValue)）", "Peer marks (\(method.rawValue))") + "\n"
    text += table.text + "\n"
    for flag in flags {
      text += words("提示：", "Note: ") + flag.sentence(naming: { $0 })[language] + "\n"
    }
    if let undefined {
      text += words("宽严调整无法计算：", "No severity view: ") + undefined[language] + "\n"
    }
    return text
      + words(
        "含义：名次依得分而定。宽严调整后的得分是由全体评分人来评时的预计均分，与提示一样只供核查，不改变得分。",
        "Meaning: scores decide the ranks. An adjusted mean is what all raters together would be "
          + "expected to give; like the notes it is for checking and changes no score.") + "\n"
  }

  /// A score with two decimals, marked where something was rounded away.
  private func shown(_ value: Rational) -> String {
    let places = 2
    let isExact = value.rounded(decimals: places, rule: .halfUp) == value
    return (isExact ? "" : "≈") + value.decimal(places: places, rule: .halfUp)
  }

  private func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }
}

extension PeerFlag {
  /// The members `kind`, whom it concerns and `message`.
  func object(in language: Language) -> JSONObject {
    var object: JSONObject
    switch self {
    case .flatRater(let rater, let mark):
      object = ["kind": "flatRater", "rater": .string(rater), "mark": .rational(mark)]
    case .reciprocalPair(let one, let other):
      object = ["kind": "reciprocalPair", "raters": [.string(one), .string(other)]]
    case .mostSevere(let rater):
      object = ["kind": "mostSevere", "rater": .string(rater)]
    case .mostLenient(let rater):
      object = ["kind": "mostLenient", "rater": .string(rater)]
    case .overconfident(let id, let own, let highest):
      object = [
        "kind": "overconfident", "rated": .string(id), "self": .rational(own),
        "highestOfOthers": .rational(highest),
      ]
    }
    object["message"] = .string(sentence(naming: { $0 })[language])
    return object
  }

  /// What it says, with the ids in the words that a reader knows them by.
  func sentence(naming name: (String) -> String) -> Bilingual {
    func quote(_ text: String) -> String { Excerpt.quote(name(text)) }
    switch self {
    case .flatRater(let rater, let mark):
      return Bilingual(
        zh: "“\(quote(rater))”给所有对象都是 \(mark.decimalValue.text)",
        en: "'\(quote(rater))' gave everybody \(mark.decimalValue.text)")
    case .reciprocalPair(let one, let other):
      return Bilingual(
        zh: "“\(quote(one))”与“\(quote(other))”互给最高分，且高于其他人给的均分",
        en: "'\(quote(one))' and '\(quote(other))' gave each other their highest mark, above the "
          + "others' mean")
    case .mostSevere(let rater):
      return Bilingual(zh: "“\(quote(rater))”评分最严", en: "'\(quote(rater))' is the most severe")
    case .mostLenient(let rater):
      return Bilingual(zh: "“\(quote(rater))”评分最宽", en: "'\(quote(rater))' is the most lenient")
    case .overconfident(let id, let own, let highest):
      return Bilingual(
        zh: "“\(quote(id))”自评 \(own.decimalValue.text)，高于他人给的最高分 \(highest.decimalValue.text)",
        en: "'\(quote(id))' gave itself \(own.decimalValue.text), the others at most "
          + highest.decimalValue.text)
    }
  }
}
