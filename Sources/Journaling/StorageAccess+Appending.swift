extension StorageAccess {
  /// Adds bytes at the end of a file and makes sure that they, and nothing else, are on the disk.
  ///
  /// The size is looked at before, too, so that nothing is added behind the bytes of a stranger.
  func append(
    _ bytes: [UInt8], to descriptor: Int32, at size: Int, path: String
  ) throws(JournalError) {
    try expect(size, descriptor, path)
    do throws(SystemFault) {
      try bytes.span.bytes.withUnsafeBytes { buffer throws(SystemFault) in
        try writeAll(descriptor, buffer)
      }
      try storage.synchronizeContents(descriptor)
    } catch {
      throw error.refusal(of: path)
    }
    try expect(size + bytes.count, descriptor, path)
  }

  private func expect(_ size: Int, _ descriptor: Int32, _ path: String) throws(JournalError) {
    let found: Int
    do throws(SystemFault) {
      found = try storage.status(of: descriptor).size
    } catch {
      throw error.refusal(of: path)
    }
    guard found == size else {
      throw .changedUnderneath(path: path, expected: size, found: found)
    }
  }
}
