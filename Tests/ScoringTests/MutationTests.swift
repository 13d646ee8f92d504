import Diagnostics
import Scoring
import Testing

/// A text in single quotation marks: the line from 0 and the piece of the line between the marks.
private struct Quoted {
  let line: Int
  let piece: Int

  /// All of a text on the lines that a condition accepts.
  static func all(
    in lines: [Substring], where isWanted: (Int, Substring) -> Bool
  ) -> [(place: Quoted, text: Substring)] {
    lines.indices.filter { isWanted($0, lines[$0]) }.flatMap { line in
      let pieces = lines[line].split(separator: "'", omittingEmptySubsequences: false)
      return stride(from: 1, to: pieces.count, by: 2).map {
        (Quoted(line: line, piece: $0), pieces[$0])
      }
    }
  }

  /// The text with another piece here.
  func replaced(in lines: [Substring], with text: String) -> [UInt8] {
    var lines = lines
    var pieces = lines[line].split(separator: "'", omittingEmptySubsequences: false)
    pieces[piece] = text[...]
    lines[line] = pieces.joined(separator: "'")[...]
    return Array(lines.joined(separator: "\n").utf8)
  }
}

/// Numbers a little and much beside the one written.
private func mutants(of number: Substring) -> [String] {
  let sign = number.hasSuffix("%") ? "%" : ""
  guard let whole = Int(number.filter { $0 != "%" }) else {
    return ["0.4", "0.6", "0.501", "1", "0"]
  }
  return ["\(whole + 1)\(sign)", "\(max(0, whole - 1))\(sign)", "\(whole).1\(sign)"]
    .filter { $0 != number }
}

private func breaks(_ bytes: [UInt8]) -> Bool {
  Scheme.decode(bytes: bytes, file: BundledScheme.path).1.contains { $0.severity == .error }
}

@Test func `changing any number in a rule breaks an example`() throws {
  let lines = try BundledScheme.text().split(separator: "\n", omittingEmptySubsequences: false)
  var isInRule = false
  let inRule = lines.map { line in
    let words = line.split(separator: " ").first ?? ""
    if words == "rule:" { isInRule = true }
    if words == "examples:" { isInRule = false }
    return isInRule
  }
  let numbers = Quoted.all(in: lines) { index, _ in inRule[index] }
    .filter { $0.text.first?.isNumber == true }
  // Counted by hand: 4 and 2 in item 1.6, 5 in 3.4, 5 in 5.6.
  #expect(numbers.count == 16)
  for (place, number) in numbers {
    for mutant in mutants(of: number) {
      let isFound = breaks(place.replaced(in: lines, with: mutant))
      #expect(isFound, "line \(place.line + 1): \(number) → \(mutant)")
    }
  }
}

@Test func `changing the points of any example is found`() throws {
  let lines = try BundledScheme.text().split(separator: "\n", omittingEmptySubsequences: false)
  // The points are the last quoted number of the line of an example.
  let points = Dictionary(
    grouping: Quoted.all(in: lines) { _, line in
      line.drop { $0 == " " }.hasPrefix("{ given:")
    }, by: \.place.line
  ).values.compactMap(\.last).filter { $0.text != "na" }
  // Counted by hand: 26 examples with points in item 1.6, 8 in 3.4, 8 in 5.6.
  #expect(points.count == 42)
  for (place, text) in points {
    let isFound = breaks(place.replaced(in: lines, with: "0.123"))
    #expect(isFound, "line \(place.line + 1): \(text)")
  }
}
