import Diagnostics
import ExactArithmetic
import Questionnaires
import Reporting
import Rounds
import Sheets

/// How a sample paper is filled in, and the line that a clerk keys for it.
struct FilledExample {
  /// The paper's number.
  let number: Int
  /// The marks as they are keyed, one a place.
  let tokens: [String]
  /// The reply's marks, grouped in fives.
  private let grouped: String

  /// How a box on the sample looks.
  enum Look {
    case empty
    case ticked
    case smeared
  }

  /// Fills a sample in, so that the protocol takes its line.
  ///
  /// Where it is long enough one question is left blank, one is ticked twice, and one is smeared.
  ///
  /// - Parameter rater: the unit whose own rows are `-`.
  init(number: Int, layout: SheetLayout, round: Round, rater: String?) {
    self.number = number
    let plain = Self.tokens(layout, round, rater: rater, isIrregular: false)
    let vivid = Self.tokens(layout, round, rater: rater, isIrregular: true)
    let reader = MarkReader(layout)
    let blank = layout.places.map { _ in IrregularMark.blank.rawValue }
    for candidate in [vivid, plain, blank] {
      if let read = try? reader.marks(candidate, rater: rater), read.warnings.isEmpty {
        tokens = candidate
        grouped = read.marks.grouped
        return
      }
    }
    tokens = blank
    grouped = Marks(blank, isCompact: layout.isCompact).grouped
  }

  /// The paper line.
  func line(in layout: SheetLayout) -> String {
    "\(number) " + tokens.joined(separator: layout.isCompact ? "" : " ")
  }

  /// The reply to the paper line.
  var reply: String {
    let marks = grouped.contains(" ") ? "\"\(grouped)\"" : grouped
    return "=201 paper=\(number) pass=1 marks=\(marks)"
  }

  /// How the box of an option looks.
  func look(of code: String, at index: Int, in layout: SheetLayout) -> Look {
    let place = layout.places[index]
    let codes = place.kind == .yesNo ? ["1", "0"] : place.options.map(\.code)
    switch tokens[index] {
    case IrregularMark.overTicked.rawValue: return codes.prefix(2).contains(code) ? .ticked : .empty
    case IrregularMark.unreadable.rawValue:
      return codes.prefix(2).contains(code) ? .smeared : .empty
    default: return place.codes(in: tokens[index]).contains(code) ? .ticked : .empty
    }
  }

  /// What is written into the box of a place; nothing for ticks and signs.
  func written(at index: Int) -> String {
    IrregularMark(rawValue: tokens[index]) == nil ? tokens[index] : ""
  }

  // MARK: Filling in

  private static func tokens(
    _ layout: SheetLayout, _ round: Round, rater: String?, isIrregular: Bool
  ) -> [String] {
    var tokens: [String] = []
    let count = layout.places.count
    for (index, place) in layout.places.enumerated() {
      let item = layout.item(of: place)
      if isOwn(place, item, rater) || isSkipped(item, tokens, layout) {
        tokens.append("-")
      } else if isIrregular, count >= 6, index == count - 2 {
        tokens.append(".")
      } else if isIrregular, count >= 6, index == 4, case .single = place.kind {
        tokens.append("*")
      } else if isIrregular, count >= 10, index == 7, case .single = place.kind {
        tokens.append("/")
      } else {
        tokens.append(answer(place, item, number: index, round))
      }
    }
    return tokens
  }

  private static func isOwn(_ place: Place, _ item: Item, _ rater: String?) -> Bool {
    guard case .grid(let grid) = item.kind, grid.ownRowIsNotApplicable else { return false }
    return rater != nil && place.rowUnit == rater
  }

  private static func isSkipped(_ item: Item, _ tokens: [String], _ layout: SheetLayout) -> Bool {
    guard let skip = item.skip, let index = layout.placeIndex(named: skip.item),
      tokens.indices.contains(index)
    else { return false }
    return layout.places[index].codes(in: tokens[index]).contains { skip.marks.contains($0) }
  }

  private static func answer(
    _ place: Place, _ item: Item, number: Int, _ round: Round
  ) -> String {
    switch place.kind {
    case .single(let options):
      var limited: [String] = []
      if case .grid(let grid) = item.kind { limited = grid.quotas.map(\.option) }
      let free = options.filter { !limited.contains($0.code) }.map(\.code)
      let pattern = [0, 0, 1, 0, 2, 1, 0, 0, 3, 1]
      return free.isEmpty ? "." : free[min(pattern[number % pattern.count], free.count - 1)]
    case .multiple(let options):
      let codes = options.filter { !$0.isExclusive && !$0.takesText }.map(\.code).prefix(2)
      let joins = options.allSatisfy { $0.code.utf8.count == 1 }
      return codes.isEmpty ? "." : codes.joined(separator: joins ? "" : ",")
    case .number(let range): return figure(range, number: number)
    case .ratio: return "47/50"
    case .yesNo: return "1"
    case .date: return "2023-06-13"
    case .unit: return round.units.first.map { "\($0.number)" } ?? "."
    }
  }

  /// A figure near the top of a range, different from row to row.
  private static func figure(_ range: NumberRange, number: Int) -> String {
    let low = range.softLow ?? range.low
    let high = range.softHigh ?? range.high ?? low + 20
    let step = range.step ?? 1
    guard !step.isZero, let steps = try? (high - low).divided(by: step).floor.exactInt, steps > 0
    else { return low.decimalValue.text }
    let down = min(steps, (number * 7 + 3) % max(1, min(steps, 24)))
    return (low + Rational(steps - down) * step).decimalValue.text
  }

  // MARK: The card

  /// What a clerk keys for the sample, printed under it.
  func card(for sheet: FormSheet) -> PageFlow.Block {
    let layout = sheet.layout
    let line = line(in: layout)
    let keys = zip(layout.places, tokens).enumerated().map { index, pair in
      HTMLNode.element(
        .span, [.class(index % 5 == 4 ? "key key-fifth" : "key")],
        [
          .element(.span, class: "key-place keyed", Self.shortName(pair.0)),
          .element(.span, class: "key-mark keyed", pair.1),
        ])
    }
    let widths = zip(layout.places, tokens).map { place, token in
      max(
        9.4,
        max(
          PaperText.width(Self.shortName(place), size: 8.6) + 2.4,
          PaperText.width(token, size: 12.1) + 2.8)) + 0.5
    }
    let rows = Double(Int((widths.reduce(0, +) / (FormSheet.width - 20)).rounded(.up)))
    let lines = Double(PaperText.lines(line, width: FormSheet.width - 10, size: 15.6))
    let replies = Double(PaperText.lines(reply, width: FormSheet.width - 10, size: 10.8))
    let signs = sheet.words(
      "漏答 .　多选 *　看不清 /　不适用、本单位 -　；空格多少不限，数字键盘可用 + 代替空格；文字题用文字（text）另录。",
      "Blank .  over-ticked *  unreadable /  not applicable or own row -; the + of a number pad is a space; "
        + "words are entered with text.")
    return PageFlow.Block(
      .element(
        .div, [.class("card")],
        [
          .element(
            .div, class: "card-title black",
            sheet.words("这张答卷，录入员键入：", "For this paper a clerk keys:")),
          .element(.div, class: "card-line keyed", line),
          .element(
            .div, class: "card-reply keyed", reply),
          .element(.div, [.class("card-keys")], keys),
          .element(.div, class: "soft", signs),
        ]), height: 24 + lines * 7.2 + replies * 5 + rows * 11.5)
  }

  private static func shortName(_ place: Place) -> String {
    place.name.split(separator: ":").last.map { String($0) } ?? place.name
  }
}
