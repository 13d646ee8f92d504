import Glibc
import Journaling
import Synchronization

/// A disk in memory that counts calls, lets any of them fail, and knows what a power loss would leave.
final class SimulatedDisk: JournalStorage {
  /// What a call is to do instead of its work.
  enum Fault: Sendable, Hashable {
    /// Fail with this number.
    case number(Int32)
    /// Write only the first half, and at least one byte when there are two.
    case short
    /// The disk fills up: one write is taken in part, every later one finds no room.
    case fills
    /// Sync fails and the system forgets that the pages were never written.
    case syncLosesPages
    /// A stranger adds a byte to the file after the call.
    case stranger
  }

  /// One file: what programs see, and what the disk surely holds.
  struct File: Sendable {
    var content: [UInt8] = []
    var durable: [UInt8] = []
    /// Pages that failed to reach the disk once are never tried again.
    var lostPages = false
  }

  /// What is on the disk, from which every image of a power loss is made.
  struct Snapshot: Sendable {
    var files: [Int: File]
    var names: [String: Int]
    var durableNames: [String: Int]
    /// How many records had been acknowledged when it was taken; set by the test.
    var acknowledged = 0
  }

  struct State: Sendable {
    var files: [Int: File] = [:]
    var names: [String: Int] = [:]
    var durableNames: [String: Int] = [:]
    var open: [Int32: (file: Int, purpose: OpeningPurpose)] = [:]
    var locks: [Int: Int32] = [:]
    var nextFile = 1
    var nextDescriptor: Int32 = 3
    var closedStandard: Set<Int32> = []
    var counts: [SystemFault.Call: Int] = [:]
    var fault: (call: SystemFault.Call, from: Int, to: Int, fault: Fault)?
    var faultsMade = 0
    var isRecording = false
    /// A file that takes a name the next time a lock is asked for.
    var replacement: (path: String, bytes: [UInt8])?
    var acknowledged = 0
    var snapshots: [Snapshot] = []
    var bytesWritten = 0
  }

  let state = Mutex(State())

  init() {}

  /// A disk on which everything is as an image says.
  init(files: [String: [UInt8]]) {
    state.withLock { state in
      for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
        state.files[state.nextFile] = File(content: bytes, durable: bytes)
        state.names[name] = state.nextFile
        state.nextFile += 1
      }
      state.durableNames = state.names
    }
  }

  func bytes(_ path: String) -> [UInt8]? {
    state.withLock { state in state.names[path].flatMap { state.files[$0]?.content } }
  }

  func put(_ bytes: [UInt8], at path: String) {
    state.withLock { state in
      let file = state.names[path] ?? state.nextFile
      state.nextFile += 1
      state.files[file] = File(content: bytes, durable: bytes)
      state.names[path] = file
      state.durableNames[path] = file
    }
  }

  /// Everything as a process finds it that starts after all others were killed.
  func afterKill() -> SimulatedDisk {
    let disk = SimulatedDisk()
    state.withLock { old in
      let (files, names, durable, next) = (old.files, old.names, old.durableNames, old.nextFile)
      disk.state.withLock { new in
        new.files = files
        new.names = names
        new.durableNames = durable
        new.nextFile = next
      }
    }
    return disk
  }

  func inject(_ fault: Fault, at call: SystemFault.Call, from: Int, to: Int) {
    state.withLock { $0.fault = (call, from, to, fault) }
  }

  var faultsMade: Int { state.withLock { $0.faultsMade } }
  var bytesWritten: Int { state.withLock { $0.bytesWritten } }
  var openDescriptors: Int { state.withLock { $0.open.count } }

  private func begin(
    _ call: SystemFault.Call, _ state: inout State
  ) throws(SystemFault) -> Fault? {
    if state.isRecording {
      state.snapshots.append(
        Snapshot(
          files: state.files, names: state.names, durableNames: state.durableNames,
          acknowledged: state.acknowledged))
    }
    state.counts[call, default: 0] += 1
    guard let fault = state.fault, fault.call == call,
      fault.from...fault.to ~= state.counts[call, default: 0]
    else { return nil }
    state.faultsMade += 1
    if case .number(let number) = fault.fault { throw SystemFault(call, number) }
    if fault.fault == .fills {
      if state.faultsMade > 1 { throw SystemFault(call, ENOSPC) }
      return .short
    }
    return fault.fault
  }

  /// Runs a call under the lock, with its error kept in its type.
  private func perform<Value: Sendable>(
    _ body: (inout State) throws(SystemFault) -> Value
  ) throws(SystemFault) -> Value {
    try state.withLock { state throws(SystemFault) in try body(&state) }
  }

  func isOpen(_ descriptor: Int32) -> Bool {
    state.withLock { state in
      descriptor <= 2
        ? !state.closedStandard.contains(descriptor) : state.open[descriptor] != nil
    }
  }

  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32 {
    try perform { state throws(SystemFault) in
      _ = try begin(.open, &state)
      let descriptor = state.nextDescriptor
      if purpose == .folder {
        state.nextDescriptor += 1
        state.open[descriptor] = (0, purpose)
        return descriptor
      }
      if state.names[path] == nil {
        guard purpose == .creating || purpose == .replacing else {
          throw SystemFault(.open, ENOENT)
        }
        state.files[state.nextFile] = File()
        state.names[path] = state.nextFile
        state.nextFile += 1
      }
      guard let file = state.names[path] else { throw SystemFault(.open, ENOENT) }
      if purpose == .replacing { state.files[file] = File() }
      state.nextDescriptor += 1
      state.open[descriptor] = (file, purpose)
      return descriptor
    }
  }

  func lock(_ descriptor: Int32) throws(SystemFault) -> Bool {
    try perform { state throws(SystemFault) in
      _ = try begin(.flock, &state)
      if let (path, bytes) = state.replacement {
        state.files[state.nextFile] = File(content: bytes, durable: bytes)
        state.names[path] = state.nextFile
        state.nextFile += 1
        state.replacement = nil
      }
      guard let file = state.open[descriptor]?.file else { throw SystemFault(.flock, EBADF) }
      if let holder = state.locks[file] { return holder == descriptor }
      state.locks[file] = descriptor
      return true
    }
  }

  func status(of descriptor: Int32) throws(SystemFault) -> FileStatus {
    try perform { state throws(SystemFault) in
      _ = try begin(.fstat, &state)
      guard let file = state.open[descriptor]?.file, let content = state.files[file]?.content
      else { throw SystemFault(.fstat, EBADF) }
      return FileStatus(size: content.count, isRegular: true, device: 1, inode: UInt64(file))
    }
  }

  func status(at path: String) throws(SystemFault) -> FileStatus? {
    state.withLock { state in
      guard let file = state.names[path], let content = state.files[file]?.content else {
        return nil
      }
      return FileStatus(size: content.count, isRegular: true, device: 1, inode: UInt64(file))
    }
  }

  func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFault) -> Int {
    let bytes = try perform { state throws(SystemFault) in
      let fault = try begin(.read, &state)
      guard let file = state.open[descriptor]?.file, let content = state.files[file]?.content
      else { throw SystemFault(.read, EBADF) }
      var rest = content.dropFirst(offset).prefix(buffer.count)
      if fault == .short, rest.count > 1 { rest = rest.prefix(rest.count / 2) }
      return Array(rest)
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int {
    let bytes = Array(bytes)
    return try perform { state throws(SystemFault) in
      let fault = try begin(.write, &state)
      guard let file = state.open[descriptor]?.file else { throw SystemFault(.write, EBADF) }
      let taken = fault == .short ? max(1, bytes.count / 2) : bytes.count
      state.files[file]?.content += bytes[..<taken]
      state.bytesWritten += taken
      if fault == .stranger { state.files[file]?.content.append(0x78) }
      return taken
    }
  }

  func synchronizeContents(_ descriptor: Int32) throws(SystemFault) {
    try perform { state throws(SystemFault) in
      let fault = try begin(.fdatasync, &state)
      guard let number = state.open[descriptor]?.file, var file = state.files[number] else {
        throw SystemFault(.fdatasync, EBADF)
      }
      if fault == .syncLosesPages {
        file.lostPages = true
        state.files[number] = file
        throw SystemFault(.fdatasync, EIO)
      }
      if file.lostPages {
        // The old pages count as written; the disk has the size and zeros in their place.
        let missing = file.content.count - file.durable.count
        file.durable += [UInt8](repeating: 0, count: max(0, missing))
      } else {
        file.durable = file.content
      }
      if fault == .stranger { file.content.append(0x78) }
      state.files[number] = file
    }
  }

  func synchronizeFolder(_ descriptor: Int32) throws(SystemFault) {
    try perform { state throws(SystemFault) in
      _ = try begin(.fsync, &state)
      state.durableNames = state.names
    }
  }

  func forgetCachedPages(_ descriptor: Int32) {
    state.withLock { state in
      guard let number = state.open[descriptor]?.file, let file = state.files[number],
        file.lostPages
      else { return }
      state.files[number] = File(content: file.durable, durable: file.durable)
    }
  }

  func rename(_ path: String, to newPath: String) throws(SystemFault) {
    try perform { state throws(SystemFault) in
      _ = try begin(.rename, &state)
      guard let file = state.names.removeValue(forKey: path) else {
        throw SystemFault(.rename, ENOENT)
      }
      state.names[newPath] = file
    }
  }

  func remove(_ path: String) throws(SystemFault) {
    try perform { state throws(SystemFault) in
      _ = try begin(.unlink, &state)
      guard state.names.removeValue(forKey: path) != nil else {
        throw SystemFault(.unlink, ENOENT)
      }
    }
  }

  func close(_ descriptor: Int32) {
    state.withLock { state in
      guard let entry = state.open.removeValue(forKey: descriptor) else { return }
      if state.locks[entry.file] == descriptor { state.locks[entry.file] = nil }
    }
  }
}
