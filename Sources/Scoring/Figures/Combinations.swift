/// Numbers for combinations of numbers, in the order in which they first come.
struct Combinations {
  /// Numbers of units, each below a count.
  struct Part: Sendable {
    let numbers: [Int32]
    let count: Int
  }

  /// Where the number of a combination is found.
  private enum Store {
    /// By the combination as one small number.
    case table([Int32])
    /// By the combination as one number.
    case packed([Int: Int32])
    /// By the combination itself.
    case whole([[Int32]: Int32])
  }

  /// The most combinations that have a place of their own in a table.
  private static let mostPlaces = 65_536

  /// How many different combinations came so far.
  private(set) var count = 0
  private let parts: [Part]
  private var store: Store

  /// Prepares for combinations of some parts.
  init(of parts: [Part]) {
    self.parts = parts
    var size = 1
    for part in parts {
      let (product, overflow) = size.multipliedReportingOverflow(by: max(1, part.count))
      size = overflow ? .max : product
      if overflow { break }
    }
    store =
      size <= Self.mostPlaces
      ? .table(Array(repeating: -1, count: size)) : size < .max ? .packed([:]) : .whole([:])
  }

  /// The number of a unit's combination, and whether it comes for the first time.
  mutating func number(at unit: Int) -> (number: Int, isNew: Bool) {
    switch store {
    case .table(var table):
      // The table must have one owner, or every change would copy it.
      store = .table([])
      defer { store = .table(table) }
      let place = packed(unit)
      if table[place] >= 0 { return (Int(table[place]), false) }
      table[place] = Int32(count)
    case .packed(var table):
      store = .table([])
      defer { store = .packed(table) }
      let key = packed(unit)
      if let known = table[key] { return (Int(known), false) }
      table[key] = Int32(count)
    case .whole(var table):
      store = .table([])
      defer { store = .whole(table) }
      let key = parts.map { $0.numbers[unit] }
      if let known = table[key] { return (Int(known), false) }
      table[key] = Int32(count)
    }
    count += 1
    return (count - 1, true)
  }

  private func packed(_ unit: Int) -> Int {
    var key = 0
    for part in parts { key = key * part.count + Int(part.numbers[unit]) }
    return key
  }
}
