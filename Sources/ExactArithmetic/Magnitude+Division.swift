extension Magnitude {
  /// Divides in place by a divisor that is not zero and returns the remainder.
  ///
  /// A zero divisor leaves the value alone; callers refuse it before they come here.
  mutating func divide(by divisor: UInt) -> UInt {
    guard divisor != 0 else { return 0 }
    var quotient = words
    var remainder: UInt = 0
    for index in quotient.indices.reversed() {
      (quotient[index], remainder) = divisor.dividingFullWidth((remainder, quotient[index]))
    }
    self = Magnitude(words: quotient)
    return remainder
  }

  /// The quotient and the remainder of a division by a divisor that is not zero.
  ///
  /// Source: D. E. Knuth, The Art of Computer Programming, volume 2, third edition, 1997, 4.3.1,
  /// Algorithm D. The steps are named as there.
  func quotientAndRemainder(
    dividingBy divisor: Magnitude
  ) -> (quotient: Magnitude, remainder: Magnitude) {
    guard self >= divisor, let top = divisor.words.last else {
      return (Magnitude(words: []), self)
    }
    if divisor.words.count == 1 {
      var quotient = self
      let remainder = quotient.divide(by: top)
      return (quotient, Magnitude(remainder))
    }
    // D1. Normalise, so that the divisor's highest bit is set.
    let shift = top.leadingZeroBitCount
    let v = divisor.shiftedUp(by: shift, wordCount: divisor.words.count)
    var u = shiftedUp(by: shift, wordCount: words.count + 1)
    let n = v.count
    let m = words.count - n
    var quotient = [UInt](repeating: 0, count: m + 1)
    for j in (0...m).reversed() {
      // D3. The trial digit is right, or one or two too large; D5, D6 mend the rest.
      var digit = Magnitude.trialDigit(
        (u[j + n], u[j + n - 1], u[j + n - 2]), over: (v[n - 1], v[n - 2]))
      if Magnitude.subtract(v, times: digit, from: &u, at: j) {
        digit &-= 1
        Magnitude.addBack(v, to: &u, at: j)
      }
      quotient[j] = digit
    }
    // D8. Unnormalise the remainder.
    return (Magnitude(words: quotient), Magnitude.shiftedDown(u[..<n], by: shift))
  }

  /// Step D3: the digit estimated from three leading words over two, at most one too large.
  private static func trialDigit(
    _ u: (high: UInt, middle: UInt, low: UInt), over v: (high: UInt, low: UInt)
  ) -> UInt {
    var digit: UInt
    var remainder: UInt
    if u.high >= v.high {
      // The estimate would not fit one word; the largest digit, with its remainder.
      digit = .max
      let (sum, overflow) = u.middle.addingReportingOverflow(v.high)
      guard !overflow, u.high == v.high else { return digit }
      remainder = sum
    } else {
      (digit, remainder) = v.high.dividingFullWidth((u.high, u.middle))
    }
    while true {
      let (high, low) = digit.multipliedFullWidth(by: v.low)
      guard (high, low) > (remainder, u.low) else { return digit }
      digit &-= 1
      let (sum, overflow) = remainder.addingReportingOverflow(v.high)
      guard !overflow else { return digit }
      remainder = sum
    }
  }

  /// Step D4: subtracts and says whether the result went below zero.
  private static func subtract(
    _ v: [UInt], times digit: UInt, from u: inout [UInt], at j: Int
  ) -> Bool {
    var carry: UInt = 0
    for index in v.indices {
      let (high, low) = v[index].multipliedFullWidth(by: digit)
      let (product, first) = low.addingReportingOverflow(carry)
      let (difference, second) = u[j + index].subtractingReportingOverflow(product)
      u[j + index] = difference
      carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
    }
    let (difference, below) = u[j + v.count].subtractingReportingOverflow(carry)
    u[j + v.count] = difference
    return below
  }

  /// Step D6: adds the divisor back once; the carry out cancels the borrow.
  private static func addBack(_ v: [UInt], to u: inout [UInt], at j: Int) {
    var carry: UInt = 0
    for index in v.indices {
      let (partial, first) = u[j + index].addingReportingOverflow(v[index])
      let (total, second) = partial.addingReportingOverflow(carry)
      u[j + index] = total
      carry = (first ? 1 : 0) &+ (second ? 1 : 0)
    }
    u[j + v.count] &+= carry
  }

  /// The words moved up by fewer bits than a word has, in `wordCount` words.
  private func shiftedUp(by shift: Int, wordCount: Int) -> [UInt] {
    var shifted = [UInt](repeating: 0, count: wordCount)
    for (index, word) in words.enumerated() {
      shifted[index] |= word << shift
      if index + 1 < wordCount {
        // A smart shift by the whole width gives zero, so a shift of 0 needs no special case.
        shifted[index + 1] = word >> (UInt.bitWidth - shift)
      }
    }
    return shifted
  }

  /// The words moved down by fewer bits than a word has.
  private static func shiftedDown(_ words: ArraySlice<UInt>, by shift: Int) -> Magnitude {
    var shifted = Array(words)
    for index in shifted.indices {
      let above = index + 1 < shifted.count ? shifted[index + 1] : 0
      shifted[index] = shifted[index] >> shift | above << (UInt.bitWidth - shift)
    }
    return Magnitude(words: shifted)
  }

  /// The value without its lowest `count` bits.
  func droppingLowBits(_ count: Int) -> Magnitude {
    let whole = count / UInt.bitWidth
    guard whole < words.count else { return Magnitude(words: []) }
    return Magnitude.shiftedDown(words[whole...], by: count % UInt.bitWidth)
  }
}
