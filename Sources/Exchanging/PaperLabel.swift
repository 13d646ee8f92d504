import Sheets

/// A paper's number as it stands on the paper.
enum PaperLabel {
  /// The number, with its check digit and at fixed width where the batch has them.
  static func text(_ number: Int, _ parameters: BeginParameters) -> String {
    guard parameters.hasCheckDigits else { return "\(number)" }
    let width = "\(parameters.numbers.last)".utf8.count
    let digits = "\(number)"
    let padded = String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    return padded + (CheckDigit.damm(padded).map { "\($0)" } ?? "")
  }

  /// The number that such a text means, without its check digit where the batch has them.
  static func number(_ text: String, _ parameters: BeginParameters) -> Int? {
    PaperNumbers.number(parameters.hasCheckDigits ? text.dropLast() : text[...])
  }
}
