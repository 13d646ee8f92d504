import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

/// Days after a due day, each of which costs (每超过一天扣 N 分).
///
/// `late: { of: 'delivered', due: '2020-01-05', loseEach: '2', reading: 'AMB-30' }`. On the due day nothing is lost
/// (超过 excludes it). The reading `calendar` counts civil days, `weekdays` Monday to Friday; holidays are
/// not known to the engine. `dueInput` names a registered day instead, where the document leaves the day to a
/// notice (未按规定时限).
///
/// Worked example: delivered on the 9th, due on the 5th, 2 points a day: 4 days, 8 taken.
struct Lateness: RulePrimitive {
  /// Which days count.
  enum Counting: String, CaseIterable, Sendable {
    /// Every day.
    case calendar
    /// Monday to Friday.
    case weekdays
  }

  static let word = "late"

  let input: Located<String>
  let due: CivilDay?
  let dueInput: Located<String>?
  let loseEach: Rational
  let atMost: Rational?
  let reading: Located<String>?

  static var shape: Shape<Lateness> {
    .object { reader in
      let input = reader.required("of", Shape<String>.line.located)
      let due = reader.optional("due", Shape<CivilDay>.civilDay)
      let dueInput = reader.optional("dueInput", Shape<String>.line.located)
      let loseEach = reader.required("loseEach", .rational(from: 0))
      let atMost = reader.optional("atMost", .rational(from: 0))
      let reading = reader.optional("reading", Shape<String>.line.located)
      let found = ["due", "dueInput"].filter { reader.has($0) }
      guard found.count == 1 else {
        reader.report(SchemeFault.oneOf(["due", "dueInput"], found: found))
        return nil
      }
      guard let input, let loseEach else { return nil }
      return Lateness(
        input: input, due: due, dueInput: dueInput, loseEach: loseEach, atMost: atMost,
        reading: reading)
    }
  }

  var references: [InputReference] {
    ([input] + (dueInput.map { [$0] } ?? [])).map { InputReference(name: $0, kinds: [.date]) }
  }

  var readingNeeds: [ReadingNeed] {
    reading.map {
      [ReadingNeed(name: $0, alternatives: Counting.allCases.map(\.rawValue))]
    } ?? []
  }

  var greatestLoss: Rational? { atMost }

  func explain(in evaluation: Evaluation, frame: RuleFrame) -> Explanation {
    let names = references.map(\.name.value)
    var node = evaluation.node(frame, inputs: names)
    let label = evaluation.label(input.value)
    let use = evaluation.readings.use(reading?.value ?? Counting.calendar.rawValue)
    if reading != nil { node.reading = use }
    guard let due = due ?? dueInput.flatMap({ Self.day($0.value, evaluation) }),
      let day = Self.day(input.value, evaluation)
    else {
      node.gaps = names.filter { Self.day($0, evaluation) == nil }.map { evaluation.gap($0) }
      node.takeUnknown(label, limit: atMost, in: evaluation)
      return node
    }
    let days =
      Counting(rawValue: use.alternative) == .weekdays
      ? due.weekdays(until: day) : due.days(until: day)
    let count = Rational(max(0, days))
    let loss = min(loseEach * count, atMost ?? loseEach * count)
    let reason = evaluation.say(
      count.isZero
        ? Bilingual(
          zh: "\(label.zh) \(day.text)，期限 \(due.text)，未超过，不扣分",
          en: "\(label.en) \(day.text), due \(due.text): nothing lost")
        : Wording.joined(
          frame.because,
          Bilingual(
            zh: "\(label.zh) \(day.text)，超过 \(due.text) \(Wording.points(count)) 天，"
              + "每天扣 \(Wording.points(loseEach)) 分，扣 \(Wording.points(loss)) 分",
            en: "\(label.en) \(day.text), \(Wording.points(count)) "
              + "\(count == 1 ? "day" : "days") after \(due.text) at "
              + "\(Wording.amount(loseEach)) a day: \(Wording.lost(loss))")))
    node.statement = reason
    node.take(Span(loss), in: evaluation, because: reason)
    return node
  }

  private static func day(_ name: String, _ evaluation: Evaluation) -> CivilDay? {
    guard case .date(let text) = evaluation.measure(name).value else { return nil }
    return CivilDay(text)
  }
}
