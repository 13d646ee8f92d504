/// Calls with the patience that each allows: interrupted ones are made again, short writes finished.
struct StorageAccess {
  let storage: any JournalStorage

  /// How often an interrupted call is made again before it counts as failed.
  static let patience = 100

  /// Makes a call again while it is interrupted; never used for a sync.
  func patiently<Value>(
    _ call: () throws(SystemFault) -> Value
  ) throws(SystemFault) -> Value {
    var interruptions = 0
    while true {
      do throws(SystemFault) {
        return try call()
      } catch {
        interruptions += 1
        guard error.isInterruption, interruptions < Self.patience else { throw error }
      }
    }
  }

  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32 {
    try patiently { () throws(SystemFault) in try storage.open(path, for: purpose) }
  }

  func lock(_ descriptor: Int32) throws(SystemFault) -> Bool {
    try patiently { () throws(SystemFault) in try storage.lock(descriptor) }
  }

  /// Writes all of the bytes; a write that takes nothing counts as a fault of the disk.
  func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
      let taken = try patiently { () throws(SystemFault) in
        try storage.write(descriptor, rest)
      }
      guard taken > 0, taken <= rest.count else { throw .nothingTaken }
      done += taken
    }
  }

  /// Shows a journal block by block to its end; returns where that is, in bytes.
  func readAll(
    _ descriptor: Int32, path: String,
    _ take: (UnsafeRawBufferPointer) throws(JournalError) -> Void
  ) throws(JournalError) -> Int {
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: JournalLimits.blockBytes, alignment: 64)
    defer { block.deallocate() }
    var offset = 0
    while true {
      let count: Int
      do throws(SystemFault) {
        count = try patiently { () throws(SystemFault) in
          try storage.read(descriptor, into: block, at: offset)
        }
      } catch {
        throw error.refusal(of: path)
      }
      guard count > 0 else { return offset }
      try take(UnsafeRawBufferPointer(rebasing: block[..<min(count, block.count)]))
      offset += count
    }
  }

  /// A short file as a whole; nil when there is none, empty when it is longer than the limit.
  func readWhole(_ path: String, limit: Int) throws(SystemFault) -> [UInt8]? {
    guard try storage.status(at: path) != nil else { return nil }
    let descriptor = try open(path, for: .reading)
    defer { storage.close(descriptor) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: limit + 1, alignment: 1)
    defer { buffer.deallocate() }
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let taken = try patiently { () throws(SystemFault) in
        try storage.read(descriptor, into: rest, at: count)
      }
      if taken <= 0 { break }
      count += taken
    }
    return count > limit ? [] : [UInt8](buffer[..<count])
  }

  /// Replaces a small file so that a crash leaves the old or the new one, never a torn one.
  func replace(_ path: String, with text: String) throws(SystemFault) {
    let temporary = path + ".new"
    let descriptor = try open(temporary, for: .replacing)
    do throws(SystemFault) {
      defer { storage.close(descriptor) }
      let bytes = Array(text.utf8)
      try bytes.span.bytes.withUnsafeBytes { buffer throws(SystemFault) in
        try writeAll(descriptor, buffer)
      }
      try storage.synchronizeContents(descriptor)
    } catch {
      try? storage.remove(temporary)
      throw error
    }
    try storage.rename(temporary, to: path)
    try synchronizeFolder(of: path)
  }

  /// Brings the name of a file to the disk.
  func synchronizeFolder(of path: String) throws(SystemFault) {
    let descriptor = try open(Self.folder(of: path), for: .folder)
    defer { storage.close(descriptor) }
    try storage.synchronizeFolder(descriptor)
  }

  /// The folder that holds a file, as it must be named to be opened.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.utf8.startIndex ? "/" : String(path[..<slash])
  }
}
