/// Paths as text, the way the system reads them.
enum PathName {
  /// A name inside a folder.
  static func joining(_ folder: String, _ name: String) -> String {
    if folder.isEmpty || folder == "." { return name }
    return folder.utf8.last == UInt8(ascii: "/") ? folder + name : "\(folder)/\(name)"
  }

  /// The part after the last slash; slashes at the end do not count.
  static func lastName(of path: String) -> String {
    String(trimmed(path).utf8.split(separator: UInt8(ascii: "/")).last ?? Substring("").utf8)
      ?? path
  }

  /// The folder that a path lies in; `.` when it names none.
  static func folder(of path: String) -> String {
    let bytes = trimmed(path).utf8
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let folder = String(bytes[..<slash]) ?? "."
    return folder.isEmpty ? "/" : folder
  }

  private static func trimmed(_ path: String) -> Substring {
    var path = Substring(path)
    while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
    return path
  }
}
