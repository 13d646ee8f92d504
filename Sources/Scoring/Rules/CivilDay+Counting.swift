import Definitions
import Diagnostics
import Sheets

extension CivilDay {
  /// The days since 0001-01-01, which is 0; a Monday in the Gregorian calendar.
  ///
  /// Source: the count of leap years before a year, ⌊y/4⌋ − ⌊y/100⌋ + ⌊y/400⌋; 2023-10-31 gives 738,823.
  var number: Int {
    let before = year - 1
    let leaps = before / 4 - before / 100 + before / 400
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    let starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
    let start = starts.indices.contains(month - 1) ? starts[month - 1] : 0
    return before * 365 + leaps + start + (isLeap && month > 2 ? 1 : 0) + day - 1
  }

  /// The civil days from this day to another, negative where that is earlier.
  func days(until other: CivilDay) -> Int { other.number - number }

  /// The days from Monday to Friday after this day up to another; 0 where that is not later.
  func weekdays(until other: CivilDay) -> Int {
    let days = days(until: other)
    guard days > 0 else { return 0 }
    let rest = (1...7).prefix(days % 7).count { (number + days / 7 * 7 + $0) % 7 < 5 }
    return days / 7 * 5 + rest
  }

  /// The same day some years before; the last day of February where there is no 29th.
  func yearsBefore(_ years: Int) -> CivilDay? {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
    }
    let start = "\(padded(year - years, 4))-\(padded(month, 2))-"
    return CivilDay(start + padded(day, 2)) ?? CivilDay(start + padded(day - 1, 2))
  }
}

extension Shape<CivilDay> {
  /// A day, `'2019-12-31'`.
  static var civilDay: Shape {
    Shape<String>.string.converted { text, location, findings in
      if let day = CivilDay(text) { return day }
      findings.append(SchemeFault.badDay(text).finding(at: location))
      return nil
    }
  }
}
