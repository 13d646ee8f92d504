import Glibc

/// Writing a file so that it is there whole or not at all.
enum AtomicFile {
  /// Writes a file under a temporary name beside it, synchronises it and gives it its name.
  ///
  /// Without `overwriting` a file of that name is left as it is and the call fails. The folder is
  /// synchronised too, so that the name survives a power loss.
  static func write(
    _ bytes: [UInt8], to path: String, overwriting: Bool, mode: mode_t = 0o666
  ) throws(FileFault) {
    if !overwriting, try Folder.holdsSomething(at: path) {
      throw FileFault(attempt: .create, path: path, reason: .wouldOverwrite)
    }
    let folder = PathName.folder(of: path)
    let temporary = PathName.joining(folder, ".\(PathName.lastName(of: path)).\(getpid()).partial")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw fault(.create, path, errno) }
    var failure = DescriptorWriting.write(bytes, to: descriptor)
    if failure == nil, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    if let failure {
      unlink(temporary)
      throw fault(.write, path, failure)
    }
    guard overwriting else {
      let failure = giveNewName(from: temporary, to: path)
      unlink(temporary)
      if failure == EEXIST {
        throw FileFault(attempt: .create, path: path, reason: .wouldOverwrite)
      }
      if let failure { throw fault(.create, path, failure) }
      return synchronise(folder)
    }
    if rename(temporary, path) != 0 {
      let failure = errno
      unlink(temporary)
      throw fault(.create, path, failure)
    }
    synchronise(folder)
  }

  /// Links the file to a name that must be free; where links are unknown it is renamed.
  private static func giveNewName(from temporary: String, to path: String) -> Int32? {
    if link(temporary, path) == 0 { return nil }
    let failure = errno
    guard failure == EPERM || failure == EOPNOTSUPP || failure == ENOSYS else { return failure }
    return rename(temporary, path) == 0 ? nil : errno
  }

  /// Makes the folder's names durable; a file system that cannot is left alone.
  private static func synchronise(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func fault(
    _ attempt: FileFault.Attempt, _ path: String, _ number: Int32
  ) -> FileFault {
    FileFault(attempt: attempt, path: path, reason: .system(number))
  }
}
