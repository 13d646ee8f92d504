import Glibc

/// Files of the project, found from the place of this source file.
enum SourceFile {
  /// The project's top folder.
  static func root(_ here: String = #filePath) -> String {
    var parts = here.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }

  /// A file's text; nil when it cannot be read.
  static func read(_ name: String) -> String? { text(at: root() + "/" + name) }

  /// A file's text; nil when it cannot be read.
  static func text(at path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { break }
      bytes += block[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a file of the project.
  static func write(_ name: String, _ text: String) { write(text, at: root() + "/" + name) }

  /// Writes a file.
  static func write(_ text: String, at path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  }
}
