/// The check digit of a paper number after Damm: finds every wrong digit and every neighbour swap.
///
/// Source: H. Michael Damm, *Total anti-symmetrische Quasigruppen*, Marburg 2004, page 111
/// (the order-10 quasigroup); the worked example 572 → 4 is repeated by the test.
public enum CheckDigit {
  private static let table: [[Int]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]

  /// The check digit of a string of ASCII digits; nil when it holds anything else or nothing.
  public static func damm(_ digits: some StringProtocol) -> Int? {
    guard !digits.utf8.isEmpty else { return nil }
    var interim = 0
    for byte in digits.utf8 {
      guard (0x30...0x39).contains(byte) else { return nil }
      interim = table[interim][Int(byte - 0x30)]
    }
    return interim
  }

  /// The numbers that would be right with two neighbours swapped back, ascending.
  ///
  /// A swap of neighbours in a right number is always among them; others may be by chance.
  public static func swapsThatCheck(_ digits: some StringProtocol) -> [String] {
    let bytes = Array(digits.utf8)
    var candidates: Set<String> = []
    for index in bytes.indices.dropLast() where bytes[index] != bytes[index + 1] {
      var swapped = bytes
      swapped.swapAt(index, index + 1)
      let text = String(decoding: swapped, as: UTF8.self)
      if damm(text) == 0 { candidates.insert(text) }
    }
    return candidates.sorted()
  }
}
