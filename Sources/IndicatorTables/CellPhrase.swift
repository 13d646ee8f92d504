import Encodings
package import ExactArithmetic
package import Sheets

/// What a cell of a form says besides its words: points in brackets and a day.
package struct CellPhrase: Sendable, Hashable {
  /// Points as an office writes them.
  package enum Points: Sendable, Hashable {
    /// There are none.
    case none
    /// The blank of the form is still there: （XX分）.
    case placeholder
    case number(Rational)
  }

  /// A day as an office writes it.
  package enum Day: Sendable, Hashable {
    case none
    case day(CivilDay)
    /// A month without a day.
    case month(String)
    /// Numbers that are no day.
    case impossible(String)
  }

  /// The text without the points, blanks around it dropped.
  package let text: String
  package let points: Points

  /// Reads a cell such as `党的政治建设（20分）`; of several brackets with points the last one counts.
  package init(_ cell: String) {
    let scalars = Array(cell.unicodeScalars)
    guard let found = Self.bracket(in: scalars) else {
      text = Self.trimmed(scalars[...])
      points = .none
      return
    }
    text = Self.trimmed(scalars[..<found.range.lowerBound] + scalars[found.range.upperBound...])
    points = found.points
  }

  /// Reads a cell that holds nothing but points: `5`, `5分`, `（5分）`.
  package static func points(in cell: String) -> Points {
    if let found = bracket(in: Array(cell.unicodeScalars)) { return found.points }
    var digits = trimmed(Array(Folding.fold(cell).unicodeScalars)[...])
    if digits.hasSuffix("分") { digits.removeLast() }
    if digits.isEmpty { return .none }
    return number(digits) ?? .placeholder
  }

  // MARK: Points

  private static let opening = Set("([【〔{".unicodeScalars)
  private static let closing = Set(")]】〕}".unicodeScalars)

  private static func bracket(
    in scalars: [Unicode.Scalar]
  ) -> (range: Range<Int>, points: Points)? {
    let folded = scalars.map { Folding.fold($0) }
    var end = folded.count
    while let close = folded[..<end].lastIndex(where: { closing.contains($0) }) {
      end = close
      guard let open = folded[..<close].lastIndex(where: { opening.contains($0) }) else {
        return nil
      }
      var inside = trimmed(folded[(open + 1)..<close])
      guard inside.hasSuffix("分") else { continue }
      inside.removeLast()
      let digits = trimmed(Array(inside.unicodeScalars)[...])
      if let points = number(digits) { return (open..<(close + 1), points) }
    }
    return nil
  }

  /// A number, or the `XX` of the blank form; nil for other words.
  private static func number(_ digits: String) -> Points? {
    if digits.unicodeScalars.allSatisfy({ "Xx×_?".unicodeScalars.contains($0) || $0 == " " }) {
      return .placeholder
    }
    guard digits.utf8.count <= 15, !digits.hasSuffix("%"), !digits.contains("/"),
      let value = try? Rational(parsing: digits)
    else { return nil }
    return .number(value)
  }

  // MARK: Days

  /// The first day in a text: `6月30日前`, `2019年6月30日`, `2019-06-30`, `2019/6/30`, `6月底`.
  package static func day(in text: String, year: Int) -> Day {
    let scalars = Array(Folding.fold(text).unicodeScalars).filter { !$0.properties.isWhitespace }
    var index = 0
    while index < scalars.count {
      guard isDigit(scalars[index]) else {
        index += 1
        continue
      }
      let (number, after) = digits(scalars, from: index)
      let sign = after < scalars.count ? scalars[after] : " "
      if number.count == 4, sign == "年" || sign == "-" || sign == "/" || sign == "." {
        let (month, next) = digits(scalars, from: after + 1)
        if !month.isEmpty, next < scalars.count,
          sign == "年" ? scalars[next] == "月" : scalars[next] == sign
        {
          return day(number, month, scalars, after: next, isSpelled: sign == "年")
        }
      }
      if sign == "月", number.count <= 2, !isDuration(scalars, after) {
        return day("\(year)", number, scalars, after: after, isSpelled: true)
      }
      index = max(after, index + 1)
    }
    return .none
  }

  /// `3个月` is told by the 个 before 月; `6月份` is a month like any other.
  private static func isDuration(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index > 0 && scalars[index - 1] == "个"
  }

  private static func day(
    _ year: String, _ month: String, _ scalars: [Unicode.Scalar], after index: Int,
    isSpelled: Bool
  ) -> Day {
    let (day, end) = digits(scalars, from: index + 1)
    if day.isEmpty {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      guard next == "底" || next == "末" else { return .month("\(month)月") }
      let last = (28...31).reversed().lazy.compactMap {
        CivilDay("\(padded(year, 4))-\(padded(month, 2))-\($0)")
      }.first
      return last.map { .day($0) } ?? .impossible("\(year)-\(month)")
    }
    if isSpelled, end < scalars.count, scalars[end] != "日", scalars[end] != "号" {
      return .month("\(month)月")
    }
    return CivilDay("\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))").map { .day($0) }
      ?? .impossible("\(year)-\(month)-\(day)")
  }

  private static func digits(
    _ scalars: [Unicode.Scalar], from index: Int
  ) -> (text: String, end: Int) {
    var end = index
    while end < scalars.count, isDigit(scalars[end]) { end += 1 }
    guard index < end else { return ("", index) }
    return (String(String.UnicodeScalarView(scalars[index..<end])), end)
  }

  private static func padded(_ digits: String, _ width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  // MARK: Nodes

  /// The nodes of a cell: split before every 节点1, 节点2 … but the first.
  package static func nodes(in cell: String) -> [String] {
    let scalars = Array(cell.unicodeScalars)
    var starts = scalars.indices.filter { mark(scalars, at: $0) != nil }
    guard let first = starts.first else { return [cell] }
    // What stands before the first mark belongs to it.
    if first > 0 { starts[0] = 0 }
    return starts.enumerated().map { position, start in
      let end = position + 1 < starts.count ? starts[position + 1] : scalars.count
      return trimmed(scalars[start..<end])
    }
  }

  /// The text without `节点1：` before it.
  package static func withoutMark(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let end = mark(scalars, at: 0) else { return text }
    return trimmed(scalars[end...].drop { "：:、，,. ".unicodeScalars.contains($0) })
  }

  /// Where the mark that begins here ends; nil where none begins.
  private static func mark(_ scalars: [Unicode.Scalar], at index: Int) -> Int? {
    guard index + 2 < scalars.count, scalars[index] == "节", scalars[index + 1] == "点" else {
      return nil
    }
    var end = index + 2
    while end < scalars.count,
      isDigit(Folding.fold(scalars[end])) || "一二三四五六七八九十".unicodeScalars.contains(scalars[end])
    {
      end += 1
    }
    return end > index + 2 ? end : nil
  }

  // MARK: Comparing

  /// A text reduced to letters, digits and Hanzi in half width and lower case, for comparing words.
  package static func reduced(_ text: String) -> ReducedText {
    var scalars: [Unicode.Scalar] = []
    for scalar in Folding.fold(text).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        scalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      default: if scalar == "%" || scalar == "％" { scalars.append("%") }
      }
    }
    return ReducedText(scalars: scalars)
  }

  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var slice = scalars
    while let first = slice.first, first.properties.isWhitespace { slice.removeFirst() }
    while let last = slice.last, last.properties.isWhitespace { slice.removeLast() }
    return String(String.UnicodeScalarView(slice))
  }
}
