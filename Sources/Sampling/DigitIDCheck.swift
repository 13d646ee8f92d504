import Diagnostics

/// Warns of ids that look as if a spreadsheet had taken them for numbers.
enum DigitIDCheck {
  /// A spreadsheet keeps 15 digits of a number.
  private static let keptDigits = 15

  static func check(_ entries: [FrameEntry], into findings: inout [Finding]) {
    var shortest: FrameEntry?
    var short = 0
    let digits = entries.filter { isDigits($0.unit.id) }
    let widest = digits.map(\.unit.id.utf8.count).max() ?? 0
    let padded = digits.first { $0.unit.id.utf8.first == UInt8(ascii: "0") && $0.unit.id != "0" }
    var numbers: [Substring: FrameEntry] = [:]
    for entry in digits {
      let id = entry.unit.id
      if padded != nil, id.utf8.count < widest {
        short += 1
        shortest = shortest ?? entry
      }
      let number = id.drop { $0 == "0" }
      if let earlier = numbers.updateValue(entry, forKey: number) {
        let fault = FrameWarning.sameNumber(
          id, row: entry.row, other: earlier.unit.id, first: earlier.row)
        findings.append(fault.finding(at: entry.location))
      }
    }
    if let padded, let shortest {
      let fault = FrameWarning.zerosLost(
        count: short, example: shortest.unit.id, row: shortest.row, other: padded.unit.id)
      findings.append(fault.finding(at: shortest.location))
    }
    // Where one long number kept its last digits, none of them went through a spreadsheet.
    let long = digits.filter { $0.unit.id.utf8.count > keptDigits }
    let areRounded = long.allSatisfy {
      $0.unit.id.utf8.dropFirst(keptDigits).allSatisfy { $0 == 0x30 }
    }
    let suspects = (areRounded ? long : []) + entries.filter { isScientific($0.unit.id) }
    for entry in suspects {
      let fault = FrameWarning.roundedNumber(entry.unit.id, row: entry.row)
      findings.append(fault.finding(at: entry.location))
    }
  }

  private static func isDigits(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `1.23457E+17`.
  private static func isScientific(_ id: String) -> Bool {
    guard let sign = id.utf8.firstIndex(of: UInt8(ascii: "+")),
      id.utf8[..<sign].last == UInt8(ascii: "E")
    else { return false }
    let mantissa = id.utf8[..<sign].dropLast()
    let exponent = id.utf8[sign...].dropFirst()
    return !exponent.isEmpty && exponent.allSatisfy { (0x30...0x39).contains($0) }
      && !mantissa.isEmpty && mantissa.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
  }
}
