import ExactArithmetic

/// A share of a total between two bounds, in proportion to a weight.
struct BoundedShare {
  let name: String
  let low: Int
  let high: Int
  let weight: Rational

  /// Whole numbers between the bounds that add up to the total.
  ///
  /// The total lies between the sum of the lows and the sum of the highs of the parts with weight
  /// and the lows of those without.
  static func counts(of parts: [BoundedShare], total: Int) -> [Int] {
    let factor = factor(of: parts, total: total)
    var counts: [Int] = []
    var remainders: [(index: Int, value: Rational)] = []
    for (index, part) in parts.enumerated() {
      let share = part.share(factor)
      let floor = share.floor
      counts.append(floor.exactInt ?? part.low)
      let rest = share - Rational(floor)
      if !rest.isZero { remainders.append((index, rest)) }
    }
    remainders.sort { a, b in
      if a.value != b.value { return a.value > b.value }
      let (first, second) = (parts[a.index], parts[b.index])
      if first.high != second.high { return first.high > second.high }
      return ByteOrder.precedes(first.name, second.name)
    }
    let left = total - counts.reduce(0, +)
    for remainder in remainders.prefix(max(0, left)) { counts[remainder.index] += 1 }
    return counts
  }

  /// The share by a factor: λ·w, but not outside the bounds.
  private func share(_ factor: Rational) -> Rational {
    min(max(factor * weight, Rational(low)), Rational(high))
  }

  /// The least factor with which the shares add up to the total.
  ///
  /// The sum grows with the factor and bends only where a share reaches a bound, so the bends around
  /// the total are searched, and between them the sum is a straight line.
  private static func factor(of parts: [BoundedShare], total: Int) -> Rational {
    let wanted = Rational(total)
    var bends: [Rational] = []
    for part in parts where part.weight > 0 {
      for bound in [part.low, part.high] {
        if let bend = Rational(bound).quotient(by: part.weight) { bends.append(bend) }
      }
    }
    bends.sort()
    var low = 0
    var high = bends.count
    while low < high {
      let middle = (low + high) / 2
      if sum(of: parts, bends[middle]) < wanted { low = middle + 1 } else { high = middle }
    }
    guard low < bends.count else { return bends.last ?? 0 }
    guard low > 0 else { return bends[0] }
    let before = bends[low - 1]
    let sumBefore = sum(of: parts, before)
    let rise = sum(of: parts, bends[low]) - sumBefore
    let part = (wanted - sumBefore).quotient(by: rise) ?? 0
    return before + (bends[low] - before) * part
  }

  private static func sum(of parts: [BoundedShare], _ factor: Rational) -> Rational {
    parts.reduce(0) { $0 + $1.share(factor) }
  }
}

extension Rational {
  /// The quotient, nil by zero.
  fileprivate func quotient(by divisor: Rational) -> Rational? {
    do throws(ArithmeticError) {
      return try divided(by: divisor)
    } catch {
      return nil
    }
  }
}
