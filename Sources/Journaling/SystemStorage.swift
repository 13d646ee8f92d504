import Glibc

/// The files of this machine.
public struct SystemStorage: JournalStorage {
  /// Makes the door to this machine's files.
  public init() {}

  /// Asks with `fcntl`.
  public func isOpen(_ descriptor: Int32) -> Bool { fcntl(descriptor, F_GETFD) != -1 }

  /// Opens with close-on-exec always, and with mode 0600 what it makes.
  public func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32 {
    let flags =
      switch purpose {
      case .reading: O_RDONLY | O_NONBLOCK
      case .appending: O_RDWR | O_APPEND | O_NONBLOCK
      case .creating: O_RDWR | O_APPEND | O_CREAT
      case .replacing: O_WRONLY | O_CREAT | O_TRUNC
      case .folder: O_RDONLY | O_DIRECTORY
      }
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, 0o600)
    if descriptor < 0 { throw SystemFault(.open, errno) }
    return descriptor
  }

  /// Locks with `flock`, which the system undoes when the process dies.
  public func lock(_ descriptor: Int32) throws(SystemFault) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
    let number = errno
    if number == EWOULDBLOCK { return false }
    throw SystemFault(.flock, number)
  }

  /// Asks with `fstat`.
  public func status(of descriptor: Int32) throws(SystemFault) -> FileStatus {
    var facts = stat()
    if fstat(descriptor, &facts) != 0 { throw SystemFault(.fstat, errno) }
    return FileStatus(facts)
  }

  /// Asks with `stat`.
  public func status(at path: String) throws(SystemFault) -> FileStatus? {
    var facts = stat()
    if stat(path, &facts) == 0 { return FileStatus(facts) }
    let number = errno
    if number == ENOENT { return nil }
    throw SystemFault(.fstat, number)
  }

  /// Reads with `pread`.
  public func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFault) -> Int {
    let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    if count < 0 { throw SystemFault(.read, errno) }
    return count
  }

  /// Writes with `write`; journals are opened to append.
  public func write(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer
  ) throws(SystemFault) -> Int {
    let count = Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    if count < 0 { throw SystemFault(.write, errno) }
    return count
  }

  /// Syncs with `fdatasync`, which brings the size along.
  public func synchronizeContents(_ descriptor: Int32) throws(SystemFault) {
    if fdatasync(descriptor) != 0 { throw SystemFault(.fdatasync, errno) }
  }

  /// Syncs with `fsync`.
  public func synchronizeFolder(_ descriptor: Int32) throws(SystemFault) {
    if fsync(descriptor) != 0 { throw SystemFault(.fsync, errno) }
  }

  /// Advises with `posix_fadvise`; a system that does not listen does no harm.
  public func forgetCachedPages(_ descriptor: Int32) {
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  /// Renames with `rename`.
  public func rename(_ path: String, to newPath: String) throws(SystemFault) {
    if Glibc.rename(path, newPath) != 0 { throw SystemFault(.rename, errno) }
  }

  /// Removes with `unlink`.
  public func remove(_ path: String) throws(SystemFault) {
    if unlink(path) != 0 { throw SystemFault(.unlink, errno) }
  }

  /// Closes once, whatever the system says.
  public func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
}

extension FileStatus {
  fileprivate init(_ facts: stat) {
    self.init(
      size: Int(facts.st_size), isRegular: facts.st_mode & S_IFMT == S_IFREG,
      device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino))
  }
}
