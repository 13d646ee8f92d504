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

/// A folder of its own that goes away with its owner.
final class TemporaryFolder {
  /// The folder.
  let path: String

  /// Makes an empty folder; nil when that fails.
  init?() {
    var template = Array("/tmp/pingyi-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { return nil }
    path = String(cString: made)
  }

  deinit { TemporaryFolder.remove(path) }

  /// Removes a folder with all that is in it.
  private static func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
    }
    _ = Glibc.remove(path)
  }
}
