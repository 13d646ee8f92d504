import Diagnostics
import Glibc
import Journaling
import PingyiTool
import Synchronization

/// A place where commands run in this process, with everything they touch in the test's hands.
struct Stage {
  /// Variables of the environment.
  var environment: [String: String] = [:]
  /// What is piped in.
  var input = PipedSource([])
  /// The time, in seconds since 1970-01-01 UTC.
  var time: Int64 = 1_700_000_000
  /// The system calls of the journals.
  var storage: any JournalStorage = SystemStorage()

  /// What a command left behind.
  struct Outcome {
    let status: ExitStatus
    let output: String
    let diagnostics: String
  }

  /// Runs one command line.
  func run(_ arguments: String...) -> Outcome { run(arguments) }

  /// Runs one command line.
  func run(_ arguments: [String]) -> Outcome {
    let output = RecordingSink()
    let diagnostics = RecordingSink()
    let environment = environment
    let time = time
    let surroundings = Surroundings(
      environment: { environment[$0] }, clock: { time },
      randomBytes: { [UInt8](repeating: 0xA5, count: $0) }, hostName: { "desk1" },
      journalStorage: storage, input: input, output: output, diagnostics: diagnostics)
    let status = Tool.run(arguments, in: surroundings)
    return Outcome(status: status, output: output.text, diagnostics: diagnostics.text)
  }
}

/// A sink that keeps what was written; after `capacity` bytes it is full.
final class RecordingSink: ByteSink {
  private let bytes = Mutex<[UInt8]>([])
  private let capacity: Int

  init(capacity: Int = .max) { self.capacity = capacity }

  var isTerminal: Bool { false }

  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func write(_ new: [UInt8]) throws(StreamFault) {
    let isFull = bytes.withLock { kept in
      kept += new
      return kept.count > capacity
    }
    if isFull { throw .unwritable(errno: ENOSPC) }
  }
}

/// A source that hands out the given pieces, one a read.
final class PipedSource: ByteSource {
  private let pieces: Mutex<[[UInt8]]>
  private let all: [[UInt8]]
  let isRegularFile: Bool
  let isTerminal: Bool

  init(_ pieces: [[UInt8]], isRegularFile: Bool = false, isTerminal: Bool = false) {
    self.all = pieces
    self.pieces = Mutex(pieces)
    self.isRegularFile = isRegularFile
    self.isTerminal = isTerminal
  }

  /// One piece of text.
  convenience init(_ text: String) { self.init([Array(text.utf8)]) }

  func read(upTo limit: Int) throws(StreamFault) -> [UInt8] {
    pieces.withLock { pieces in
      guard !pieces.isEmpty else { return [] }
      let piece = pieces.removeFirst()
      if piece.count > limit { pieces.insert(Array(piece[limit...]), at: 0) }
      return Array(piece.prefix(limit))
    }
  }

  func rewind() throws(StreamFault) {
    guard isRegularFile else { throw .unreadable(errno: ESPIPE) }
    pieces.withLock { $0 = all }
  }
}

/// A folder of its own for one test, removed with everything in it when the test is over.
final class ScratchFolder {
  /// Where it is.
  let path: String

  init() {
    var template = Array("/tmp/pingyi-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress, mkdtemp(base) != nil else { return "" }
      return String(cString: base)
    }
  }

  deinit { Self.remove(path) }

  /// The path of something inside.
  func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Puts a file inside and returns its path.
  @discardableResult
  func put(_ text: String, at name: String) -> String {
    let parts = name.split(separator: "/").dropLast()
    var folder = path
    for part in parts {
      folder += "/\(part)"
      mkdir(folder, 0o777)
    }
    let descriptor = open(path(name), O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return path(name)
  }

  /// Puts a link inside; the folder it lies in is made.
  func link(_ target: String, at name: String) {
    put("", at: name)
    unlink(path(name))
    symlink(target, path(name))
  }

  /// Takes a file away.
  static func removeFile(_ path: String) { unlink(path) }

  /// The text of a file inside; nil when there is none.
  func text(_ name: String) -> String? {
    let descriptor = open(path(name), O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += block[..<count]
    }
  }

  /// The names of what is inside a folder, dot files too, in any order.
  static func names(in path: String) -> Set<String> {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: Set<String> = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.insert(name) }
    }
    return names
  }

  private static func remove(_ path: String) {
    guard path.hasPrefix("/tmp/pingyi-test-") else { return }
    for name in names(in: path) {
      let inside = "\(path)/\(name)"
      if unlink(inside) != 0 { remove(inside) }
    }
    rmdir(path)
  }
}
