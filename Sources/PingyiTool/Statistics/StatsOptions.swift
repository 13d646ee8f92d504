import Diagnostics
import ExactArithmetic
import Statistics

/// The options that several `stats` commands share, and how their values are read.
enum StatsOptions {
  static let level = OptionDescription(
    "level", value: "0.95",
    Bilingual(zh: "置信水平；缺省 0.95", en: "confidence level; otherwise 0.95"))

  /// The confidence level; 95% when none is given.
  static func level(_ invocation: Invocation) throws(Refusal) -> ConfidenceLevel {
    guard let share = try rational(level, invocation) else { return .ninetyFive }
    do throws(StatisticsFault) {
      return try ConfidenceLevel(share)
    } catch {
      throw Refusal(.usage, error)
    }
  }

  /// An exact number such as `0.05`, `5%` or `1/20`; nil when the option is not given.
  static func rational(
    _ option: OptionDescription, _ invocation: Invocation
  ) throws(Refusal) -> Rational? {
    guard let text = invocation.value(of: option) else { return nil }
    do throws(NumberSyntaxError) {
      guard text.utf8.count <= 40 else { throw .tooLong(length: text.utf8.count) }
      return try Rational(parsing: text)
    } catch {
      throw Refusal(
        .badValue(
          option, value: text,
          expected: Bilingual(
            zh: "数，如 0.05、5% 或 1/20", en: "a number such as 0.05, 5% or 1/20"), nearest: nil))
    }
  }

  /// A share from 0 to 1, nil when the option is not given.
  ///
  /// `90` is refused, as `90%` is meant.
  static func share(
    _ option: OptionDescription, _ invocation: Invocation
  ) throws(Refusal) -> Rational? {
    guard let value = try rational(option, invocation) else { return nil }
    guard (0...1).contains(value) else {
      throw Refusal(
        .badValue(
          option, value: invocation.value(of: option) ?? "",
          expected: Bilingual(zh: "0 到 1，如 90% 或 0.9", en: "from 0 to 1, such as 90% or 0.9"),
          nearest: nil))
    }
    return value
  }

  /// A whole number of at most eleven digits; nil when the option is not given.
  static func whole(
    _ option: OptionDescription, _ invocation: Invocation
  ) throws(Refusal) -> Int? {
    guard let text = invocation.value(of: option) else { return nil }
    guard let number = whole(text) else {
      throw Refusal(
        .badValue(
          option, value: text,
          expected: Bilingual(zh: "不超过 11 位的整数", en: "a whole number of at most 11 digits"),
          nearest: nil))
    }
    return number
  }

  /// A whole number of at most eleven digits.
  static func whole(_ text: String) -> Int? {
    let isPlain =
      (1...11).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    return isPlain ? Int(text) : nil
  }

  /// The value of an option that the command cannot do without.
  static func required<Value>(
    _ value: Value?, _ option: OptionDescription
  ) throws(Refusal) -> Value {
    guard let value else { throw Refusal(.usage, StatsUsageFault.missingOption(option)) }
    return value
  }

  /// Runs a computation; what is wrong with the figures on the command line ends with 64.
  static func orUsage<Value>(
    _ compute: () throws(StatisticsFault) -> Value
  ) throws(Refusal) -> Value {
    do throws(StatisticsFault) {
      return try compute()
    } catch {
      throw Refusal(.usage, error)
    }
  }
}
