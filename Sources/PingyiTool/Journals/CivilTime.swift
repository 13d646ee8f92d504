/// A moment as journals write it: in UTC by the proleptic Gregorian calendar.
struct CivilTime: Sendable, Hashable {
  /// `YYYY-MM-DDTHH:MM:SSZ`.
  let second: String
  /// `YYYY-MM-DD`.
  let day: String

  /// The moment that lies this many seconds after 1970-01-01 UTC; years 0 to 9999, others are held
  /// at the nearest.
  ///
  /// Source: E. G. Richards, "Calendars", in S. E. Urban and P. K. Seidelmann (eds.), Explanatory
  /// Supplement to the Astronomical Almanac, 3rd ed. 2013, section 15.11.3, by eras of 400 years.
  /// Worked example: 951,782,400 is 2000-02-29.
  init(_ seconds: Int64) {
    let seconds = min(max(seconds, -62_167_219_200), 253_402_300_799)
    var days = seconds / 86_400
    var rest = seconds % 86_400
    if rest < 0 {
      rest += 86_400
      days -= 1
    }
    // Count from 0000-03-01, so that the leap day ends a year; no day before it lies in range.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(dayOfMonth, 2))"
    let clock = [rest / 3_600, rest / 60 % 60, rest % 60].map { Self.padded($0, 2) }
    second = "\(day)T\(clock.joined(separator: ":"))Z"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
