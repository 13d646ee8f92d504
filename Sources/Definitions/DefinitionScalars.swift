import Diagnostics

/// Decodes a file strictly as UTF-8 and says where it is not.
enum DefinitionScalars {
  /// The scalars of the file without a leading byte order mark.
  static func decode(_ bytes: [UInt8], file: String) -> Result<[Unicode.Scalar], Stop> {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(bytes.count)
    var parser = Unicode.UTF8.ForwardParser()
    var input =
      bytes.starts(with: [0xEF, 0xBB, 0xBF])
      ? bytes[3...].makeIterator() : bytes[...].makeIterator()
    while true {
      switch parser.parseScalar(from: &input) {
      case .valid(let encoded):
        let scalar = Unicode.UTF8.decode(encoded)
        guard scalar != "\u{FFFD}" else {
          return .failure(Stop(.replacementCharacter, at: end(of: scalars, file: file)))
        }
        scalars.append(scalar)
      case .error:
        return .failure(Stop(.notUTF8, at: end(of: scalars, file: file)))
      case .emptyInput:
        return .success(scalars)
      }
    }
  }

  private static func end(of scalars: [Unicode.Scalar], file: String) -> SourceLocation {
    var cursor = ScalarCursor(scalars, file: file)
    while cursor.advance() != nil {}
    return cursor.location
  }
}
