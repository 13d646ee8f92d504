import Analyses
import Diagnostics
import ExactArithmetic
import Reporting
import Rounds
import Scoring

/// What one paper more or less would do for a unit.
struct PaperEffectReport {
  /// The round.
  let round: Round
  /// The scheme.
  let scheme: Scheme
  /// The unit's id.
  let unit: String
  /// The effects.
  let effects: [PaperEffect]
  /// The language of the page.
  let language: Language

  /// The page.
  var text: String {
    let name = round.unit(id: unit)?.name ?? ""
    var text =
      TerminalText.safe(
        words(
          "内部 · \(unit) \(name)：差一份答卷会怎样", "INTERNAL · \(unit) \(name): what one paper would do"))
      + "\n"
    var last = ""
    for effect in effects {
      if effect.input != last {
        text += "\n" + TerminalText.safe("\(effect.label[language]) (\(effect.input))") + "\n"
        last = effect.input
      }
      text += "  " + TerminalText.safe(line(effect)) + "\n"
    }
    if effects.isEmpty {
      text +=
        "\n" + words("这个单位没有由答卷得出的率或分。", "No rate and no score of the unit comes of papers.")
        + "\n"
    }
    return text
  }

  private func line(_ effect: PaperEffect) -> String {
    let values = MeasureWords(rounding: round.rounding)
    let kind =
      switch effect.kind {
      case .oneMoreSatisfied: words("多一份满意", "one more satisfied")
      case .oneFewerDissatisfied: words("少一份不满意", "one fewer dissatisfied")
      case .oneTurned: words("一份由不满意变满意", "one turns satisfied")
      case .onePoint: words("问卷得分多 1 分", "one point more")
      }
    let step = "\(values.words(effect.from)[language]) → \(values.words(effect.to)[language])"
    let change = effect.change
    let outcome =
      change.isChange
      ? UnitChangeWords(round: round, scheme: scheme, language: language).line(change)
      : words("没有变化", "nothing changes")
    let gain = change.after.score.value.low - change.before.score.value.low
    let sign = gain > 0 ? "+" : ""
    let points = gain.isZero ? "" : words("，得分 ", ", points ") + "\(sign)\(gain.decimalValue.text)"
    return "\(kind): \(step)\(points)" + words("；", "; ") + outcome
  }

  private func words(_ zh: String, _ en: String) -> String {
    Bilingual(zh: zh, en: en)[language]
  }

  /// The document: one effect for each rate and kind.
  var document: JSONValue {
    [
      "internal": true, "round": .string(round.id), "unit": .string(unit),
      "effects": .array(
        effects.map {
          [
            "input": .string($0.input), "label": .text($0.label),
            "kind": .string($0.kind.rawValue), "from": .measure($0.from), "to": .measure($0.to),
            "gain": .rational($0.change.after.score.value.low - $0.change.before.score.value.low),
            "change": .change($0.change),
          ]
        }),
    ]
  }
}
