import Analyses
import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// With how few changed inputs a unit reaches a goal, and what the round comes to then.
struct ReachReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The unit's id.
  let unit: String
  /// What it is to reach.
  let goal: Goal
  /// What the search found.
  let answer: ReachAnswer
  /// What the changes make of the round; nil without changes.
  let result: WhatIf?
  /// The language of the page.
  let language: Language

  // MARK: Page

  /// The page.
  var text: String {
    let name = round.unit(id: unit)?.name ?? ""
    var text =
      TerminalText.safe(
        words(
          "内部 · \(unit) \(name)：怎样\(target.zh)", "INTERNAL · \(unit) \(name): how to \(target.en)"))
      + "\n"
    text += words("只是推算，没有改动任何记录。", "A calculation only: no record was changed.") + "\n\n"
    text += verdict + "\n"
    for change in answer.changes { text += line(change) }
    text += "\n" + basis + "\n"
    if let result {
      text += "\n" + words("改动之后：", "With these changes:") + "\n"
      let told = UnitChangeWords(round: round, scheme: scheme, language: language)
      for change in result.changes { text += "  " + told.line(change) + "\n" }
    }
    return text
  }

  private var target: Bilingual {
    switch goal {
    case .points(let points):
      let points = Figure.points(points, round.rounding)
      return Bilingual(zh: "达到 \(points) 分", en: "reach \(points) points")
    case .place(let place):
      return Bilingual(zh: "进入前 \(place) 名", en: "take place \(place) or a better one")
    case .grade(let id):
      let title = scheme.grades.first { $0.id == id }?.title ?? Bilingual(zh: id, en: id)
      return Bilingual(zh: "评为\(title.zh)", en: "be graded \(title.en)")
    }
  }

  private var verdict: String {
    let now = Figure.score(answer.compared.before, round.rounding)
    let then = Figure.score(answer.compared.after, round.rounding)
    let most = Figure.score(answer.most, round.rounding)
    switch answer.verdict {
    case .alreadyReached:
      return words(
        "现在已经达到：\(now) 分，不需要改动。", "It is reached already: \(now) points, no change is needed.")
    case .reachable:
      let count = answer.changes.count
      let proof =
        answer.isProven
        ? words(
          "至少要改 \(count) 项",
          "At least \(count) \(count == 1 ? "input has" : "inputs have") to change")
        : words(
          "改 \(count) 项可以达到", "\(count) changed \(count == 1 ? "input reaches" : "inputs reach") it"
        )
      return words("\(proof)：\(now) → \(then) 分。", "\(proof): \(now) → \(then) points.")
    case .impossible where !answer.obstacles.isEmpty:
      let list = answer.obstacles.map { $0[language] }.joined(separator: words("；", "; "))
      return words("不能达到，多少分都一样：\(list)。", "It cannot be reached with any points: \(list).")
    case .impossible:
      return answer.isProven
        ? words(
          "不能达到：各项都做到最好也只有 \(most) 分（现在 \(now) 分）。",
          "It cannot be reached: with everything at its best it is \(most) points (now \(now)).")
        : words(
          "没有找到能达到的办法：试到的最好结果是 \(most) 分（现在 \(now) 分）。",
          "No way was found: the best that was tried is \(most) points (now \(now)).")
    case .undecided:
      return words("搜索到了限度，没有得出答案。", "The limit of the search was met before an answer.")
    }
  }

  private func line(_ change: ReachAnswer.Change) -> String {
    let values = MeasureWords(rounding: round.rounding)
    let places = change.readers.joined(separator: words("、", ", "))
    return "  "
      + TerminalText.safe(
        "\(places) \(change.label[language])（\(change.input)）: ".replacingBrackets(language)
          + "\(values.words(change.from)[language]) → \(values.words(change.to)[language])") + "\n"
  }

  /// What was searched and what is proven.
  private var basis: String {
    var parts = [
      words(
        "试了 \(answer.searched) 个输入所有使结果变化的值（加分、不适用的、办法写明的数和任务数不动）。",
        "All values at which something changes were tried of \(answer.searched) inputs (not of the "
          + "bonus, of what does not apply, of the document's own numbers and of targets).")
    ]
    switch answer.limit {
    case nil:
      if answer.verdict == .reachable {
        parts.append(words("改得更少的办法都达不到，已证明。", "No fewer changes reach it: proven."))
      }
    case .tooManyWays(let readers):
      let list = readers.joined(separator: words("、", ", "))
      parts.append(
        words(
          "\(list) 的输入组合太多，没有全部试完，因此不能断定是最少。",
          "The inputs of \(list) combine in too many ways to try all: fewer may do."))
    case .acrossPlaces(let readers):
      let list = readers.joined(separator: words("、", ", "))
      parts.append(
        words(
          "\(list) 共用输入而分别排位，因此不能断定是最少。",
          "\(list) share inputs but take places apart: fewer may do."))
    case .tooManyRounds(let count):
      parts.append(
        words("排位试算了 \(count) 次，到限度为止。", "The order was worked out \(count) times, the limit."))
    }
    switch answer.smallness {
    case .ofAll:
      parts.append(
        words(
          "单改一项就够的办法中，取变动最小的。", "Of all single inputs that are enough, this one moves least."))
    case .each:
      parts.append(
        words(
          "先取得分最多的一组，再从后往前把每项改到刚好够。",
          "Of the sets as small the one that gains most; then each change, from the last, is made just "
            + "large enough."))
    case nil: break
    }
    return parts.joined(separator: language == .zh ? "" : " ")
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  // MARK: Document

  /// The document: the goal, the verdict, the changes, what is proven, and every unit that differs.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "scheme": .string(scheme.id),
      "unit": .string(unit), "goal": goalDocument, "verdict": .string(answer.verdict.rawValue),
      "fewest": answer.verdict == .reachable ? .integer(answer.changes.count) : .null,
      "proven": .bool(answer.isProven), "smallness": .optional(answer.smallness?.rawValue),
      "before": .score(answer.compared.before), "after": .score(answer.compared.after),
      "most": .score(answer.most), "searched": .integer(answer.searched),
      "limit": limitDocument, "obstacles": .array(answer.obstacles.map { .text($0) }),
      "inputs": .array(
        answer.changes.map {
          [
            "input": .string($0.input), "label": .text($0.label),
            "readers": .array($0.readers.map { .string($0) }), "from": .measure($0.from),
            "to": .measure($0.to),
          ]
        }),
      "changes": .array((result?.changes ?? []).map { .change($0) }),
    ]
  }

  private var goalDocument: JSONValue {
    switch goal {
    case .points(let points): ["kind": "points", "value": .rational(points)]
    case .place(let place): ["kind": "rank", "value": .integer(place)]
    case .grade(let id): ["kind": "grade", "value": .string(id)]
    }
  }

  private var limitDocument: JSONValue {
    switch answer.limit {
    case nil: .null
    case .tooManyWays(let readers):
      ["kind": "tooManyWays", "readers": .array(readers.map { .string($0) })]
    case .acrossPlaces(let readers):
      ["kind": "acrossPlaces", "readers": .array(readers.map { .string($0) })]
    case .tooManyRounds(let count): ["kind": "tooManyRounds", "count": .integer(count)]
    }
  }
}

extension String {
  /// The full-width brackets of Chinese as English writes them.
  fileprivate func replacingBrackets(_ language: Language) -> String {
    guard language == .en else { return self }
    return split(separator: "（", omittingEmptySubsequences: false).joined(separator: " (")
      .split(separator: "）", omittingEmptySubsequences: false).joined(separator: ")")
  }
}
