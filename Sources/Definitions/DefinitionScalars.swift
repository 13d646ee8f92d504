import Diagnostics

/// Decodes a file strictly as UTF-8 and says where it is not.
enum DefinitionScalars {
  /// The scalars of the file without a leading byte order mark.
  static func decode(_ bytes: [UInt8], file: String) -> Result<[Unicode.Scalar], Stop> {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let text = String(validating: body, as: UTF8.self)
    let scalars = text.map { Array($0.unicodeScalars) } ?? beginning(of: body)
    if let place = scalars.firstIndex(of: "\u{FFFD}") {
      let before = Array(scalars[..<place])
      return .failure(Stop(.replacementCharacter, at: end(of: before, file: file)))
    }
    return text == nil
      ? .failure(Stop(.notUTF8, at: end(of: scalars, file: file))) : .success(scalars)
  }

  /// The scalars before the first byte that is not UTF-8.
  private static func beginning(of bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var parser = Unicode.UTF8.ForwardParser()
    var input = bytes.makeIterator()
    while case .valid(let encoded) = parser.parseScalar(from: &input) {
      scalars.append(Unicode.UTF8.decode(encoded))
    }
    return scalars
  }

  private static func end(of scalars: [Unicode.Scalar], file: String) -> SourceLocation {
    var cursor = ScalarCursor(scalars, file: file)
    while cursor.advance() != nil {}
    return cursor.location
  }
}
