/// The mapping between the codes of GB 18030 and Unicode, built once from what is irregular in it.
///
/// Regular, and so computed: the areas for users' own characters, the 14,139 Hanzi of GBK that GB
/// 2312 lacks, which follow the order of Unicode, and the four-byte codes, which follow the order of
/// all scalars of the basic plane without a two-byte code.
struct GB18030Table: Sendable {
  static let shared = GB18030Table()

  /// The scalar of each two-byte code, by lead byte and then trail byte.
  private let twoBytes: [UInt32]
  /// The scalars of the basic plane with four bytes, in order.
  private let fourBytes: [UInt16]
  /// The code of each scalar of the basic plane; 0 for none.
  private let codes: [UInt32]

  func scalar(ofTwoBytes code: UInt32) -> Unicode.Scalar? {
    Unicode.Scalar(twoBytes[GB18030Table.place(code)])
  }

  func scalar(ofFourBytes value: Int) -> Unicode.Scalar? {
    if value < fourBytes.count { return Unicode.Scalar(UInt32(fourBytes[value])) }
    return Unicode.Scalar(UInt32(value - GB18030.firstAbove + 0x1_0000))
  }

  func code(of scalar: Unicode.Scalar) -> UInt32? {
    guard scalar.value > 0x7F else { return scalar.value }
    guard scalar.value <= 0xFFFF else {
      return GB18030.fourByteCode(Int(scalar.value) - 0x1_0000 + GB18030.firstAbove)
    }
    let code = codes[Int(scalar.value)]
    return code == 0 ? nil : code
  }

  private init() {
    var draft = GB18030Draft()
    draft.fillUserAreas()
    draft.fillIrregularAreas()
    draft.fillRemainingHanzi()
    let fourBytes = draft.scalarsWithoutTwoBytes()
    var codes = [UInt32](repeating: 0, count: 0x1_0000)
    for (value, scalar) in fourBytes.enumerated() {
      codes[Int(scalar)] = GB18030.fourByteCode(value)
    }
    for code in GB18030Draft.allCodes {
      let scalar = draft.twoBytes[GB18030Table.place(code)]
      if scalar <= 0xFFFF {
        codes[Int(scalar)] = code
      }
    }
    twoBytes = draft.twoBytes
    self.fourBytes = fourBytes
    self.codes = codes
  }

  /// The place of a two-byte code among all; its trail byte is 40–7E or 80–FE.
  static func place(_ code: UInt32) -> Int {
    let trail = Int(code & 0xFF)
    return (Int(code >> 8) - 0x81) * 190 + trail - (trail < 0x7F ? 0x40 : 0x41)
  }
}

/// The table while it is being filled.
private struct GB18030Draft {
  /// Scalars by the place of their code; 0 where nothing has been filled in yet.
  var twoBytes = [UInt32](repeating: 0, count: 126 * 190)
  /// The private-use scalars whose codes were given to published characters since 2000.
  private var replaced: Set<UInt32> = []

  static let lowTrails = Array(0x40...0x7E) + Array(0x80...0xA0) as [UInt32]
  static let highTrails = Array(0xA1...0xFE) as [UInt32]

  static var allCodes: [UInt32] { codes(0x81...0xFE, lowTrails + highTrails) }

  static func codes(_ leads: ClosedRange<UInt32>, _ trails: [UInt32]) -> [UInt32] {
    leads.flatMap { lead in trails.map { lead << 8 | $0 } }
  }

  /// The three areas for users' own characters, one after the other from U+E000.
  mutating func fillUserAreas() {
    let areas =
      GB18030Draft.codes(0xAA...0xAF, GB18030Draft.highTrails)
      + GB18030Draft.codes(0xF8...0xFE, GB18030Draft.highTrails)
      + GB18030Draft.codes(0xA1...0xA7, GB18030Draft.lowTrails)
    for (scalar, code) in zip((0xE000 as UInt32)..., areas) {
      twoBytes[GB18030Table.place(code)] = scalar
    }
  }

  /// The areas whose order is that of the printed standard.
  mutating func fillIrregularAreas() {
    for area in GB18030Area.all {
      let codes = GB18030Draft.codes(area.leads, area.trails)
      let scalars = area.scalars.unicodeScalars.lazy.filter { $0 != "\n" }
      var privateUse = area.privateUse.joined().makeIterator()
      for (code, scalar) in zip(codes, scalars) {
        let place = GB18030Table.place(code)
        if scalar == GB18030Area.gap {
          twoBytes[place] = privateUse.next() ?? 0
        } else {
          twoBytes[place] = scalar.value
          if area.given.contains(code), let old = privateUse.next() {
            replaced.insert(old)
          }
        }
      }
    }
  }

  /// The Hanzi U+4E00–9FA5 that GB 2312 lacks, in order, where nothing is yet.
  mutating func fillRemainingHanzi() {
    var isPresent = [Bool](repeating: false, count: 0x1_0000)
    for scalar in twoBytes where scalar <= 0xFFFF {
      isPresent[Int(scalar)] = true
    }
    var missing = (0x4E00...0x9FA5 as ClosedRange<UInt32>).lazy
      .filter { !isPresent[Int($0)] }.makeIterator()
    for place in twoBytes.indices where twoBytes[place] == 0 {
      twoBytes[place] = missing.next() ?? 0
    }
  }

  /// The scalars of the basic plane that have four bytes, as the edition of 2000 counted them.
  ///
  /// A published character that got a two-byte code later keeps its four-byte code beside it; the
  /// private-use scalar that lost its code got none here.
  func scalarsWithoutTwoBytes() -> [UInt16] {
    var hasTwoBytes = [Bool](repeating: false, count: 0x1_0000)
    let later = Set(GB18030Area.all.flatMap(\.given))
    for code in GB18030Draft.allCodes where !later.contains(code) {
      hasTwoBytes[Int(twoBytes[GB18030Table.place(code)] & 0xFFFF)] = true
    }
    for scalar in replaced {
      hasTwoBytes[Int(scalar & 0xFFFF)] = true
    }
    return (0x80...0xFFFF as ClosedRange<UInt16>).filter {
      !hasTwoBytes[Int($0)] && !(0xD800...0xDFFF).contains($0)
    }
  }
}
