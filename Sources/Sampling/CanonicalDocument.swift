import Digests
import Reporting

/// The one way in which draw files are written, so that every byte of them means something.
///
/// Two blanks of indentation, one member a line; a list has one element a line, an object that holds
/// no list stands on one line. UTF-8, LF, a final LF.
enum CanonicalDocument {
  /// The document.
  static func text(of object: JSONObject) -> String {
    "{\n" + members(of: object, depth: 1) + "\n}\n"
  }

  /// The document with a last member `checksum`: SHA-256 of the lines before its own.
  ///
  /// `head -n -2 FILE | sha256sum` computes it.
  static func textWithChecksum(of object: JSONObject) -> String {
    let covered = "{\n" + members(of: object, depth: 1) + ",\n"
    return covered + "  \"checksum\": \"\(SHA256.hash(covered).hex)\"\n}\n"
  }

  /// The checksum of a document's bytes: of all lines but the last two.
  static func checksum(of bytes: [UInt8]) -> Digest {
    var end = bytes.endIndex
    for _ in 0..<3 { end = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")) ?? 0 }
    return SHA256.hash(bytes[..<min(end + 1, bytes.endIndex)])
  }

  private static func members(of object: JSONObject, depth: Int) -> String {
    object.names.map { name in
      indent(depth) + JSONValue.string(name).text(.oneLine) + ": "
        + text(of: object[name] ?? .null, depth: depth)
    }.joined(separator: ",\n")
  }

  private static func text(of value: JSONValue, depth: Int) -> String {
    switch value {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { indent(depth + 1) + text(of: $0, depth: depth + 1) }
      return "[\n" + lines.joined(separator: ",\n") + "\n" + indent(depth) + "]"
    case .object(let object) where object.names.contains(where: { isList(object[$0]) }):
      return "{\n" + members(of: object, depth: depth + 1) + "\n" + indent(depth) + "}"
    default:
      return value.text(.oneLine)
    }
  }

  private static func isList(_ value: JSONValue?) -> Bool {
    if case .array? = value { true } else { false }
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
