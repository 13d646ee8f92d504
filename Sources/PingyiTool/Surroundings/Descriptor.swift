import Glibc

/// A standard stream of the process, read and written without a buffer.
struct Descriptor: ByteSource, ByteSink {
  /// The file descriptor.
  let number: Int32
  /// Where a regular file stood when the program started, in bytes.
  private let start: Int64

  /// Looks at a descriptor that is open.
  init(_ number: Int32) {
    self.number = number
    start = max(0, Int64(lseek(number, 0, SEEK_CUR)))
  }

  var isTerminal: Bool { isatty(number) == 1 }

  var isRegularFile: Bool {
    var status = stat()
    return fstat(number, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  func read(upTo limit: Int) throws(StreamFault) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, limit)) { buffer, count in
      var result = Glibc.read(number, buffer.baseAddress, buffer.count)
      while result < 0, errno == EINTR {
        result = Glibc.read(number, buffer.baseAddress, buffer.count)
      }
      if result < 0 { failure = errno }
      count = max(0, result)
    }
    if failure != 0 { throw .unreadable(errno: failure) }
    return bytes
  }

  func rewind() throws(StreamFault) {
    if lseek(number, off_t(start), SEEK_SET) < 0 { throw .unreadable(errno: errno) }
  }

  func write(_ bytes: [UInt8]) throws(StreamFault) {
    if let failure = DescriptorWriting.write(bytes, to: number) {
      throw .unwritable(errno: failure)
    }
  }
}

/// Writing to a descriptor in full.
enum DescriptorWriting {
  /// Writes all the bytes, finishing short writes; returns the error number of a failure.
  static func write(_ bytes: [UInt8], to number: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = Glibc.write(number, rest.baseAddress, rest.count)
        if written > 0 {
          done += written
        } else if written == 0 {
          return EIO
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
  }
}
