import Diagnostics
public import ExactArithmetic
public import Questionnaires
public import Sheets

/// The counts of one place over the valid papers.
public struct PlaceTally: Sendable, Hashable {
  /// An option with how often it was ticked.
  public struct OptionCount: Sendable, Hashable {
    /// The option.
    public let option: Option
    /// How often it was ticked.
    public let count: Int
  }

  /// The numbers of a place that takes numbers.
  public struct Numbers: Sendable, Hashable {
    /// How many papers give a number.
    public let count: Int
    /// Their exact sum.
    public let sum: Rational
    /// The least.
    public let least: Rational
    /// The greatest.
    public let greatest: Rational
  }

  /// The place.
  public let place: Place
  /// The options in printed order; empty where the place offers none.
  public let options: [OptionCount]
  /// The numbers, where the place takes numbers and there are any.
  public let numbers: Numbers?
  /// Papers that answer the place with an option or a value.
  public let answered: Int
  /// Papers whose mark is an option that is not an abstention, or a value.
  public let opinions: Int
  /// Left blank.
  public let blank: Int
  /// More than one ticked.
  public let overTicked: Int
  /// Unreadable or defaced.
  public let unreadable: Int
  /// Not applicable.
  public let notApplicable: Int
  /// How often the most frequent answer stands: an option that is ticked, or a number.
  public let commonest: Int

  /// Reads the counts of one place's marks.
  init(_ place: Place, _ marks: [String: Int]) {
    var ticks: [String: Int] = [:]
    var answered = 0
    var abstaining = 0
    var numbers: Numbers?
    var commonest = 0
    let abstentions = Set(place.options.filter(\.isAbstention).map(\.code))
    for (mark, count) in marks where IrregularMark(rawValue: mark) == nil {
      answered += count
      if case .number = place.kind { commonest = max(commonest, count) }
      let codes = place.codes(in: mark)
      for code in codes { ticks[code, default: 0] += count }
      if !codes.isEmpty, codes.allSatisfy(abstentions.contains) { abstaining += count }
      if case .number = place.kind, let value = try? Rational(parsing: mark) {
        numbers = Numbers(value, count, joining: numbers)
      }
    }
    self.place = place
    self.numbers = numbers
    self.answered = answered
    opinions = answered - abstaining
    options = place.tallied.map { OptionCount(option: $0, count: ticks[$0.code, default: 0]) }
    self.commonest = max(commonest, ticks.values.max() ?? 0)
    blank = marks[IrregularMark.blank.rawValue, default: 0]
    overTicked = marks[IrregularMark.overTicked.rawValue, default: 0]
    unreadable = marks[IrregularMark.unreadable.rawValue, default: 0]
    notApplicable = marks[IrregularMark.notApplicable.rawValue, default: 0]
  }
}

extension PlaceTally.Numbers {
  fileprivate init(_ value: Rational, _ count: Int, joining other: PlaceTally.Numbers?) {
    self.count = (other?.count ?? 0) + count
    sum = (other?.sum ?? 0) + value * Rational(count)
    least = min(other?.least ?? value, value)
    greatest = max(other?.greatest ?? value, value)
  }
}

extension Place {
  /// The options that a tally lists; yes and no are options too.
  fileprivate var tallied: [Option] {
    if case .yesNo = kind {
      return [
        Option(code: "1", label: .init(zh: "是", en: "yes")),
        Option(code: "0", label: .init(zh: "否", en: "no")),
      ]
    }
    return options
  }
}
