/// A whole number of any size.
///
/// A value that fits `Int` is kept inline and costs no allocation; a calculation that leaves that
/// range goes over to words on the heap, and comes back when it can. No operation overflows.
public struct BigInteger: Sendable, Hashable {
  /// The most bits that `power(_:)` gives; about 39,000 decimal digits.
  public static let longestPower = 131_072

  enum Form: Sendable, Hashable {
    case small(Int)
    /// Above `Int.max`.
    case positive(Magnitude)
    /// Below `Int.min`.
    case negative(Magnitude)
  }

  let form: Form

  /// The whole number with an `Int`'s value.
  public init(_ value: Int) {
    form = .small(value)
  }

  /// Gives every value its one form, so that equal values are equal bit for bit.
  init(isNegative: Bool, _ magnitude: Magnitude) {
    guard magnitude.words.count <= 1 else {
      form = isNegative ? .negative(magnitude) : .positive(magnitude)
      return
    }
    let word = magnitude.words.first ?? 0
    if !isNegative {
      form = word <= UInt(Int.max) ? .small(Int(bitPattern: word)) : .positive(magnitude)
    } else {
      form =
        word <= Int.min.magnitude ? .small(0 &- Int(bitPattern: word)) : .negative(magnitude)
    }
  }

  /// The value when it fits `Int`, else nil.
  public var exactInt: Int? {
    guard case .small(let value) = form else { return nil }
    return value
  }

  /// Whether the value is zero.
  public var isZero: Bool { form == .small(0) }

  /// Whether the value is below zero.
  public var isNegative: Bool {
    switch form {
    case .small(let value): value < 0
    case .positive: false
    case .negative: true
    }
  }

  /// −1, 0 or 1, as the value is below, at or above zero.
  public var signum: Int {
    switch form {
    case .small(let value): value.signum()
    case .positive: 1
    case .negative: -1
    }
  }

  /// The distance from zero.
  public var magnitude: BigInteger { isNegative ? -self : self }

  /// Whether the last binary digit is zero.
  public var isEven: Bool {
    switch form {
    case .small(let value): value & 1 == 0
    case .positive(let magnitude), .negative(let magnitude):
      magnitude.words.first.map { $0 & 1 == 0 } ?? true
    }
  }

  /// The distance from zero, in words.
  var words: Magnitude {
    switch form {
    case .small(let value): Magnitude(value.magnitude)
    case .positive(let magnitude), .negative(let magnitude): magnitude
    }
  }
}

extension BigInteger: ExpressibleByIntegerLiteral {
  /// The whole number that a literal in the source names.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension BigInteger: Comparable {
  /// Orders by value.
  public static func < (a: BigInteger, b: BigInteger) -> Bool {
    switch (a.form, b.form) {
    case (.small(let a), .small(let b)): a < b
    case (.small, .positive), (.negative, .small), (.negative, .positive): true
    case (.small, .negative), (.positive, .small), (.positive, .negative): false
    case (.positive(let a), .positive(let b)): a < b
    case (.negative(let a), .negative(let b)): b < a
    }
  }
}
