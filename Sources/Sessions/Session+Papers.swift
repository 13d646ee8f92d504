import Diagnostics
import Digests
import Encodings
import Questionnaires
import Rounds
import Sheets

extension Session {
  mutating func keyPaper(
    _ text: String, _ recording: inout some Recording
  ) throws(Refusal) -> Reply {
    let key = try openKeyForPaper()
    let verdict = try judge(text, key)
    if let event = verdict.event {
      try store(event, grain: grain(of: key.batch), &recording)
    }
    return verdict.reply
  }

  /// The verdict on a paper line: its reply, and what would be stored.
  func judge(
    _ text: String, _ key: PassKey
  ) throws(Refusal) -> (reply: Reply, event: CollectionEvent?) {
    guard let batch = state.batches[key.batch],
      let layout = plan.layouts[batch.parameters.questionnaire]
    else { throw .needsBatch(.begin) }
    let line = PaperLine(text)
    let number = try paperNumber(line.number, batch, pass: key.pass)
    let rater = rater(number, layout.questionnaire)
    let marks: Marks
    let warnings: [SoftWarning]
    do {
      let reader = MarkReader(layout)
      let tokens = try reader.tokens(line.marks)
      (marks, warnings) = try reader.marks(tokens, rater: rater)
    } catch {
      throw Refusal(error)
    }
    if let reply = try standing(number, marks, key) { return (reply, nil) }
    if !line.isForced { try ask(number, warnings) }
    let forced = line.isForced && !warnings.isEmpty
    return (
      Reply(
        forced ? 202 : 201,
        [
          .init("paper", "\(number)"), .init("pass", "\(key.pass)"),
          .init("marks", marks.grouped),
        ]),
      .paper(key, number: number, marks: marks, isForced: forced)
    )
  }

  /// Asks about marks outside the range where values usually lie.
  func ask(_ number: Int, _ warnings: [SoftWarning]) throws(Refusal) {
    guard let first = warnings.first else { return }
    func fields(_ warning: SoftWarning) -> [Reply.Field] {
      [
        .init("paper", "\(number)"), .init("item", warning.item), .init("mark", warning.mark),
        .init("low", warning.low), .init("high", warning.high),
      ]
    }
    throw Refusal(
      340, fields(first), details: warnings.dropFirst().map(fields),
      zh: "\(first.item) 的 \(first.mark) 不在通常的 \(first.low)–\(first.high) 之内；"
        + "确认无误就在行尾加 ! 重录",
      en: "\(first.item): \(first.mark) is outside the usual \(first.low) to "
        + "\(first.high); if the paper says so, repeat the line with !")
  }

  /// A reply for a number that is recorded already with these marks; refuses other marks.
  private func standing(_ number: Int, _ marks: Marks, _ key: PassKey) throws(Refusal) -> Reply? {
    guard let paper = state.pass(key)?.papers[number], !paper.isVoided, let recorded = paper.marks
    else { return nil }
    if recorded == marks {
      return Reply(
        208,
        [
          .init("paper", "\(number)"), .init("pass", "\(key.pass)"),
          .init("marks", marks.grouped),
        ], text: .init(zh: "已录过，内容相同", en: "already recorded, the same"))
    }
    throw Refusal(
      531,
      [
        .init("paper", "\(number)"), .init("by", paper.keyedBy), .init("at", paper.keyedAt),
        .init("marks", recorded.grouped),
      ],
      zh: "\(number) 号已录过，内容不同；要用更正（fix）改，重录先作废（void）",
      en: "paper \(number) is recorded with other marks; use fix, or void it and key it again")
  }

  /// The open batch for a paper line, where 520 says that nothing is selected yet.
  func openKeyForPaper() throws(Refusal) -> PassKey {
    guard operatorID != nil else { throw .needsOperator(.begin) }
    return try openKey(.begin)
  }

  /// A paper's number as typed, with its check digit where the batch has them.
  func paperNumber(_ text: String, _ batch: Batch, pass: Int = 1) throws(Refusal) -> Int {
    let parameters = batch.parameters
    let sample = batch.passes[pass]?.sample
    var digits = text
    if parameters.hasCheckDigits {
      let width = "\(parameters.numbers.last)".utf8.count + 1
      guard text.utf8.count == width, CheckDigit.damm(text) == 0 else {
        let swaps = text.utf8.count == width ? likelySwaps(text, parameters.numbers) : ""
        throw Refusal(
          530,
          [
            .init("paper", Excerpt.quote(text)), .init("width", "\(width)"),
            .init("likely", swaps),
          ],
          zh: "号码连校验码应为 \(width) 位，这个不符" + (swaps.isEmpty ? "" : "；可能是 \(swaps)"),
          en: "a number has \(width) digits with its check digit and this one does not check"
            + (swaps.isEmpty ? "" : "; perhaps \(swaps)"))
      }
      digits = String(text.dropLast())
    }
    guard let number = PaperNumbers.number(digits), parameters.numbers.contains(number) else {
      throw Refusal(
        530,
        [
          .init("paper", Excerpt.quote(text)),
          .init("numbers", Excerpt.quote(parameters.numbers.text)),
        ],
        zh: "本批的号码是 \(Excerpt.quote(parameters.numbers.text))",
        en: "this batch has the numbers \(Excerpt.quote(parameters.numbers.text))")
    }
    if let sample, !sample.contains(number) {
      let drawn = sample.numbers?.text ?? ""
      throw Refusal(
        530, [.init("paper", "\(number)"), .init("sample", Excerpt.quote(drawn))],
        zh: "\(number) 号没有抽中复录；抽中的是 \(Excerpt.quote(drawn))",
        en: "paper \(number) is not in the sample; drawn were \(Excerpt.quote(drawn))")
    }
    return number
  }

  /// The batch's numbers that two swapped neighbours would explain.
  private func likelySwaps(_ text: String, _ numbers: PaperNumbers) -> String {
    CheckDigit.swapsThatCheck(text).filter { candidate in
      PaperNumbers.number(candidate.dropLast()).map { numbers.contains($0) } ?? false
    }.joined(separator: ",")
  }

  func rater(_ number: Int, _ questionnaire: Questionnaire) -> String? {
    guard questionnaire.respondent == .unit else { return nil }
    return plan.round.unit(number: number)?.id
  }

  /// A recorded paper that is not voided, by its number as typed.
  func recordedPaper(_ text: String?, _ key: PassKey, _ word: Word) throws(Refusal) -> Paper {
    guard let text else {
      throw .missing("PAPER", zh: "请写答卷号码", en: "name the paper's number")
    }
    guard let batch = state.batches[key.batch] else { throw .needsBatch(word) }
    let number = try paperNumber(text, batch, pass: key.pass)
    guard let paper = state.pass(key)?.papers[number], paper.isVoided || paper.isEntered else {
      throw Refusal(
        533, [.init("paper", "\(number)")], zh: "\(number) 号还没有录入",
        en: "paper \(number) is not recorded yet")
    }
    if paper.isVoided, [.fix, .text, .tick].contains(word) {
      throw Refusal(
        532, [.init("paper", "\(number)")], zh: "\(number) 号已作废；重录一行或恢复（unvoid）",
        en: "paper \(number) is voided; key it again or unvoid it")
    }
    return paper
  }
}

/// A folded paper line in its parts; cut at scalars, since a mark may be followed by anything.
private struct PaperLine {
  let number: String
  let marks: String
  let isForced: Bool

  init(_ text: String) {
    var rest = Self.trimmed(text.unicodeScalars[...])
    isForced = rest.last == "!"
    if isForced { rest = Self.trimmed(rest.dropLast()) }
    let end = rest.firstIndex(of: " ") ?? rest.endIndex
    number = String(rest[..<end])
    marks = String(rest[end...])
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
