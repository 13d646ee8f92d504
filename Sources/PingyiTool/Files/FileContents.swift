import Glibc

/// Reading whole files, up to a limit.
enum FileContents {
  /// The most that a definition file may have, in bytes.
  static let definitionLimit = 8 << 20

  /// All bytes of a file of at most `limit` bytes.
  static func read(_ path: String, limit: Int = definitionLimit) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(path) }
    if status.st_mode & S_IFMT == S_IFDIR {
      throw FileFault(attempt: .read, path: path, reason: .system(EISDIR))
    }
    var contents: [UInt8] = []
    contents.reserveCapacity(min(limit, max(0, Int(status.st_size))) + 1)
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw fault(path)
      }
      if count == 0 { return contents }
      contents += block[..<count]
      if contents.count > limit {
        throw FileFault(attempt: .read, path: path, reason: .tooLarge(limit: limit))
      }
    }
  }

  /// The first bytes of a file, at most `count`.
  static func beginning(of path: String, count: Int) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: count)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return Array(block[..<count]) }
      guard errno == EINTR else { throw fault(path) }
    }
  }

  private static func fault(_ path: String) -> FileFault {
    FileFault(attempt: .read, path: path, reason: .system(errno))
  }
}
