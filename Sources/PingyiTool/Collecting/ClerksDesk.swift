import Diagnostics
import Questionnaires
import Reporting
import Rounds
import Sessions
import Sheets

/// What a clerk sees beside the replies when lines are typed at a terminal: how to begin, a card of
/// the keys, where the batch stands, and where to go on.
///
/// All of it goes to the standard error stream; the replies alone are results.
struct ClerksDesk {
  /// The language of the texts.
  let language: Language
  /// The folder as it was typed, for the command that goes on.
  let folder: String
  /// The station that was named, which the command that goes on has to name again.
  var station: String?
  /// How many columns the terminal has.
  var columns: Int
  /// Whether colours are welcome.
  let hasColours: Bool
  /// Whether a refused line rings.
  let rings: Bool

  /// The columns of a terminal that does not say how many it has.
  static let usualColumns = 80

  func words(_ zh: String, _ en: String) -> String { Bilingual(zh: zh, en: en)[language] }

  // MARK: Beginning

  /// How to begin, from who keys to the first batch.
  func welcome(to session: Session) -> String {
    let plan = session.plan
    let ids = plan.layouts.keys.sorted()
    let sample = ids.first ?? "member-evaluation"
    var lines = [
      paint(words("评议录入 · 轮次 \(plan.round.id)", "Pingyi · keying for \(plan.round.id)"), .strong),
      words("  一、报代号　录入员 wang", "  1. say who keys      who wang"),
      words("  二、选问卷　问卷 \(sample)", "  2. questionnaire     open \(sample)"),
    ]
    let width = ids.map { TerminalText.width($0) }.max() ?? 0
    for id in ids {
      let title = plan.layouts[id]?.questionnaire.title[language] ?? ""
      lines.append(soft("       " + padded(id, to: width) + "  " + title))
    }
    let unit = plan.round.units.first?.id ?? "U01"
    lines += [
      words(
        "  三、开批　　开批 M1 subject=\(unit) issued=26 returned=23 numbers=1-23",
        "  3. begin a batch     begin M1 subject=\(unit) issued=26 returned=23 numbers=1-23"),
      soft(
        words(
          "  随时可用：状态 缺号 撤销 帮助；结束 退出。答复“=”的都已写到磁盘，断电、关窗口都不丢。",
          "  any time: status missing undo help; bye leaves. Whatever was answered '=' is on the disk."
        )),
    ]
    lines += waiting(session)
    return lines.map(cut).joined(separator: "\n")
  }

  /// The batches that earlier runs left open, the latest last.
  private func waiting(_ session: Session) -> [String] {
    let passes = session.state.orderedBatches.filter { $0.spoiling == nil }.flatMap { batch in
      batch.passes.values.filter { $0.closing == nil }.map { (batch.id, $0) }
    }
    guard !passes.isEmpty else { return [] }
    let list = passes.suffix(6).map { id, pass in
      words(
        "\(id)（\(pass.owner)，\(pass.papers.enteredNumbers.count)/\(pass.returned)）",
        "\(id) (\(pass.owner), \(pass.papers.enteredNumbers.count)/\(pass.returned))")
    }
    let more = passes.count > list.count ? "… " : ""
    return [
      paint(
        words(
          "  没有录完的批：\(more)\(list.joined(separator: " "))；续录 批号 看录到哪里",
          "  left open: \(more)\(list.joined(separator: " ")); resume BATCH tells where"), .strong)
    ]
  }

  // MARK: Keying

  /// What stands before the line that is typed: what is missing, or how far the batch is.
  func prompt(_ session: Session) -> String {
    let text: String
    if let key = session.currentPass, let pass = session.state.pass(key) {
      text = progress(key, pass)
    } else if let operatorID = session.operatorID {
      text =
        session.selectedQuestionnaire.map { "\(operatorID) \($0)" }
        ?? words("\(operatorID)，请选问卷", "\(operatorID), open …")
    } else {
      text = words("请报代号", "who …")
    }
    return soft(text) + "> "
  }

  private func progress(_ key: PassKey, _ pass: Pass) -> String {
    let entered = pass.papers.enteredNumbers
    var parts = [key.batch + (key.pass == 1 ? "" : "/\(key.pass)")]
    parts.append("\(entered.count)/\(pass.sample?.count ?? pass.returned)")
    let gaps = pass.numbers?.missing(from: entered) ?? []
    let before = gaps.filter { $0.upperBound < (entered.last ?? 0) }
    if columns >= 60 {
      if !before.isEmpty {
        let list = before.prefix(4).map { $0 }.numberText + (before.count > 4 ? "…" : "")
        parts.append(words("漏号 \(list)", "skipped \(list)"))
      }
      let last = pass.lastNumber
      if let next = gaps.first(where: { $0.lowerBound > (last ?? 0) }) ?? gaps.first {
        if let last, next.lowerBound != last + 1 {
          parts.append(words("末号 \(last)", "last \(last)"))
        }
        parts.append(words("下一张 \(next.lowerBound)", "next \(next.lowerBound)"))
      } else {
        parts.append(
          words("已录满，可收批：收批 papers=\(entered.count)", "all in: end papers=\(entered.count)"))
      }
    }
    return parts.joined(separator: " ")
  }

  /// What to show after a reply; nil for nothing.
  func remark(on reply: Reply, to line: String, in session: Session) -> String? {
    switch reply.sign {
    case .done:
      guard reply.code == 230, let key = session.currentPass else { return nil }
      return KeyCard(key, session, self).text
    case .held: return bell(words("  ~ 没有变化，等您决定", "  ~ nothing changed; your move"))
    case .refused:
      var text = words("  ✗ 没有收下，什么都没有变", "  ✗ not taken; nothing changed")
      if reply.code == 521, let typed = typedMarks(line, session) {
        text = words("  ✗ 没有收下。您键入的，五个一组：\(typed)", "  ✗ not taken. Typed, in fives: \(typed)")
      }
      return bell(text)
    }
  }

  /// The marks of a refused line in fives, as the paper is ruled.
  private func typedMarks(_ line: String, _ session: Session) -> String? {
    guard let key = session.currentPass,
      let layout = session.state.layout(of: key.batch)
    else { return nil }
    let words = line.split(whereSeparator: { $0 == " " || $0 == "+" || $0 == "\u{3000}" })
    guard words.count > 1, let first = words.first, first.utf8.count <= 20 else { return nil }
    let marks =
      layout.isCompact
      ? words.dropFirst().joined().unicodeScalars.map { String($0) }
      : words.dropFirst().map { String($0) }
    guard marks.count <= 200 else { return nil }
    let groups = stride(from: 0, to: marks.count, by: 5).map { start in
      marks[start..<min(start + 5, marks.count)].joined(separator: layout.isCompact ? "" : " ")
    }
    return TerminalText.safe(groups.joined(separator: layout.isCompact ? " " : "  "))
  }

  private func bell(_ text: String) -> String {
    paint(text, .alert) + (rings ? "\u{7}" : "")
  }

  // MARK: Leaving

  /// What is open and how to go on; nil when nothing is open.
  func farewell(_ session: Session) -> String? {
    let open = session.openPasses
    guard !open.isEmpty else { return nil }
    var lines = [
      paint(
        words(
          "还没有收的批（不计入统计，随时可以接着录）：", "Still open, in no figure, to be gone on with at any time:"),
        .strong)
    ]
    for key in open {
      guard let pass = session.state.pass(key) else { continue }
      let entered = pass.papers.enteredNumbers
      let missing = pass.numbers?.missing(from: entered, limit: 8).numberText ?? ""
      let last = pass.lastNumber.map { "\($0)" } ?? words("无", "none")
      lines.append(
        words(
          "  \(key.batch)　已录 \(entered.count)/\(pass.returned)，末号 \(last)，还缺 \(missing)",
          "  \(key.batch)  \(entered.count)/\(pass.returned) in, last \(last), missing \(missing)"))
      let place =
        station.flatMap { pass.owner == session.operatorID ? "\(folder) --station \($0)" : nil }
        ?? folder
      let begin = key.pass == 1 ? key.batch : "\(key.batch) pass=\(key.pass)"
      lines.append(
        words(
          "  接着录：pingyi collect \(place)，录入员 \(pass.owner)，开批 \(begin)",
          "  to go on: pingyi collect \(place), then who \(pass.owner), then begin \(begin)"))
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Looks

  /// How a text stands out.
  enum Look: String {
    case strong = "1"
    case soft = "2"
    case alert = "31"
  }

  /// The text in a colour, where colours are welcome.
  func paint(_ text: String, _ look: Look) -> String {
    hasColours ? "\u{1B}[\(look.rawValue)m\(text)\u{1B}[0m" : text
  }

  func soft(_ text: String) -> String { paint(text, .soft) }

  /// A text filled up with blanks to a number of columns.
  func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - TerminalText.width(text)))
  }

  /// A line that ends before the terminal does; colours are left as they are.
  func cut(_ line: String) -> String {
    let plain = line.split(separator: "\u{1B}").map { piece in
      piece.hasPrefix("[") ? piece.drop { $0 != "m" }.dropFirst() : piece
    }.joined()
    guard TerminalText.width(plain) >= columns else { return line }
    var text = ""
    var width = 0
    for character in plain {
      width += TerminalText.width(String(character))
      guard width < columns - 1 else { break }
      text.append(character)
    }
    return text + "…"
  }
}
