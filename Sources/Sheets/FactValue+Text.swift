public import Diagnostics
import ExactArithmetic

extension FactValue {
  /// What a declared kind accepts, for a message.
  public static func expectation(for kind: FactDeclaration.Kind) -> Bilingual {
    switch kind {
    case .count: Bilingual(zh: "0 或正整数，如 12", en: "a whole number such as 12")
    case .ratio: Bilingual(zh: "分数 k/n，如 47/50", en: "a ratio k/n such as 47/50")
    case .amount: Bilingual(zh: "数值，如 35.6", en: "a decimal such as 35.6")
    case .date: Bilingual(zh: "日期，如 2019-06-13", en: "a day such as 2019-06-13")
    case .yesNo: Bilingual(zh: "yes 或 no（是、否，1、0）", en: "yes or no (1 or 0)")
    case .rate:
      Bilingual(
        zh: "na、pending 或 notHeld；满意率只能由答卷得出",
        en: "na, pending or notHeld; a rate comes from papers only")
    }
  }

  /// Reads a value as typed; nil when the kind does not accept it.
  public init?(_ text: String, kind: FactDeclaration.Kind) {
    switch text.lowercased() {
    case "na":
      self = .notApplicable
      return
    case "pending":
      self = .pending
      return
    case "notheld":
      self = .notHeld
      return
    default: break
    }
    switch kind {
    case .count:
      guard let count = Digits.value(text) else { return nil }
      self = .number(Rational(count))
    case .amount:
      guard text.utf8.count <= 40, !text.utf8.contains(where: { $0 == 0x2F || $0 == 0x25 }),
        let number = try? Rational(parsing: text)
      else { return nil }
      self = .number(number)
    case .ratio:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, let part = Digits.value(parts[0]), let whole = Digits.value(parts[1]),
        whole > 0, part <= whole
      else { return nil }
      self = .ratio(part: BigInteger(part), whole: BigInteger(whole))
    case .date:
      guard let day = CivilDay(text) else { return nil }
      self = .date(day.text)
    case .yesNo:
      switch text.lowercased() {
      case "yes", "y", "1", "是": self = .yesNo(true)
      case "no", "n", "0", "否": self = .yesNo(false)
      default: return nil
      }
    case .rate: return nil
    }
  }

  /// Reads a value as a journal holds it, where its shape tells its kind.
  init?(recorded text: String) {
    for kind in [FactDeclaration.Kind.ratio, .date] {
      if let value = FactValue(text, kind: kind), text.contains("/") || text.contains("-") {
        self = value
        return
      }
    }
    if text == "yes" || text == "no" {
      self = .yesNo(text == "yes")
    } else if let value = FactValue(text, kind: .amount) {
      self = value
    } else {
      return nil
    }
  }

  /// The value as a journal holds it and `fact` reads it back.
  public var text: String {
    switch self {
    case .number(let number): number.terminatingDecimal ?? number.description
    case .ratio(let part, let whole): "\(part)/\(whole)"
    case .date(let day): day
    case .yesNo(let isTrue): isTrue ? "yes" : "no"
    case .notApplicable: "na"
    case .pending: "pending"
    case .notHeld: "notHeld"
    }
  }
}
