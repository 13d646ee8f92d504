/// Checks whether bytes that come block by block are text in one encoding.
protocol TextScanner: Sendable {
  /// Where the first sequence begins that is no character.
  var firstInvalid: Int? { get }
  /// Where the first U+FFFD begins.
  var firstReplacement: Int? { get }

  /// Takes in a block, of any size.
  mutating func scan(_ block: UnsafeRawBufferPointer)
  /// Says that no more comes; a sequence that has only begun is invalid.
  mutating func conclude()
}

extension TextEncoding {
  /// A scanner whose first byte has the given offset.
  func scanner(offset: Int = 0) -> any TextScanner {
    switch self {
    case .utf8: UTF8Scanner(offset: offset)
    case .gb18030: GB18030Scanner(offset: offset)
    case .utf16LE: UTF16Scanner(isBigEndian: false, offset: offset)
    case .utf16BE: UTF16Scanner(isBigEndian: true, offset: offset)
    }
  }

  /// Why `decode` would refuse the bytes; nil when it would not.
  public func fault(in bytes: UnsafeRawBufferPointer) -> EncodingFault? {
    var scanner = scanner()
    scanner.scan(bytes)
    scanner.conclude()
    if let offset = scanner.firstInvalid { return .invalid(self, offset: offset) }
    return scanner.firstReplacement.map { .replacementCharacter(offset: $0) }
  }

  /// The text of bytes in this encoding, scalar for scalar; a byte order mark is not looked for.
  ///
  /// Throws `invalid` or `replacementCharacter` with the offset of the first such sequence, the
  /// former before the latter. Never puts U+FFFD in the place of what it cannot read.
  public func decode(_ bytes: UnsafeRawBufferPointer) throws(EncodingFault) -> String {
    switch self {
    case .utf8 where bytes.isASCII, .gb18030 where bytes.isASCII:
      return String(decoding: bytes, as: UTF8.self)
    case .utf8:
      if let fault = fault(in: bytes) { throw fault }
      return String(decoding: bytes, as: UTF8.self)
    case .gb18030:
      return String(decoding: try GB18030.decode(bytes), as: UTF8.self)
    case .utf16LE, .utf16BE:
      if let fault = fault(in: bytes) { throw fault }
      let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
        let unit = bytes.loadUnaligned(fromByteOffset: index, as: UInt16.self)
        return self == .utf16BE ? UInt16(bigEndian: unit) : UInt16(littleEndian: unit)
      }
      return String(decoding: units, as: UTF16.self)
    }
  }
}
