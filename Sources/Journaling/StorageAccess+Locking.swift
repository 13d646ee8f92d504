extension StorageAccess {
  /// Opens and locks the journal of a name; nil when there is none, or another one by now.
  func lockExisting(_ path: String) throws(JournalError) -> Int32? {
    do throws(SystemFault) {
      guard let status = try storage.status(at: path) else { return nil }
      if !status.isRegular { throw .strangeFile }
      return try lock(path, for: .appending)
    } catch {
      if error.isAbsence { return nil }
      if error == .strangeFile { throw .notAJournal(path: path) }
      if error == .busy { throw .locked(path: path) }
      throw error.refusal(of: path)
    }
  }

  /// Makes a journal that holds its header, and locks it; nil when another program was faster.
  ///
  /// The header is written and synced under another name, `<journal>.new`, which then becomes the
  /// journal's. So a journal's name never stands for a file without a header, and an empty file of
  /// that name is not one of ours. Racers meet at the lock of the `.new` file: whoever holds it, and
  /// finds that it still has that name, is alone with both names until it renames or removes it.
  func create(_ path: String, header: JournalHeader) throws(JournalError) -> Int32? {
    try publishNew(path) { descriptor throws(JournalError) in
      try append(JournalChain(beginning: header).pending, to: descriptor, at: 0, path: path)
    }
  }

  /// Fills a file under another name and gives it the journal's name once it is on the disk.
  ///
  /// Returns the locked descriptor; nil when something has the name by now, with nothing changed.
  func publishNew(
    _ path: String, filling fill: (Int32) throws(JournalError) -> Void
  ) throws(JournalError) -> Int32? {
    if case .note(let note) = try HeadNote.read(beside: path, self) {
      throw .vanished(path: path, noted: "\(note.head)")
    }
    let temporary = path + ".new"
    guard let descriptor = try claim(temporary, for: path) else { return nil }
    var hasName = false
    do throws(JournalError) {
      try fill(descriptor)
      do throws(SystemFault) {
        try storage.rename(temporary, to: path)
        hasName = true
        try synchronizeFolder(of: path)
      } catch {
        throw error.refusal(of: path)
      }
      return descriptor
    } catch {
      if !hasName { try? storage.remove(temporary) }
      storage.close(descriptor)
      throw error
    }
  }

  /// Locks the empty file in which a journal is made; nil when another program was faster.
  private func claim(_ temporary: String, for path: String) throws(JournalError) -> Int32? {
    do throws(SystemFault) {
      guard let descriptor = try lock(temporary, for: .creating) else { return nil }
      do throws(SystemFault) {
        if try storage.status(at: path) != nil {
          try storage.remove(temporary)
          storage.close(descriptor)
          return nil
        }
        if try storage.status(of: descriptor).size == 0 { return descriptor }
        // Left by a maker that died; the file never had the journal's name, so it holds no promise.
        try storage.remove(temporary)
        storage.close(descriptor)
        return nil
      } catch {
        storage.close(descriptor)
        throw error
      }
    } catch {
      if error == .busy { throw .locked(path: path) }
      throw error.refusal(of: path)
    }
  }

  /// Whether anything has a name.
  func hasFile(_ path: String) throws(JournalError) -> Bool {
    do throws(SystemFault) {
      return try storage.status(at: path) != nil
    } catch {
      throw error.refusal(of: path)
    }
  }

  /// Opens and locks a file; nil when its name stands for another file by now.
  private func lock(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32? {
    let descriptor = try open(path, for: purpose)
    do throws(SystemFault) {
      guard try lock(descriptor) else { throw .busy }
      let mine = try storage.status(of: descriptor)
      if let named = try storage.status(at: path), named.isSameFile(as: mine) {
        return descriptor
      }
      storage.close(descriptor)
      return nil
    } catch {
      storage.close(descriptor)
      throw error
    }
  }

  /// Makes sure that what will be read is what the disk holds, and that the name is there too.
  ///
  /// A writer that was killed may have left bytes that were never synced, and one whose sync failed
  /// may have left pages that the system takes for written. So the file is synced and its pages are
  /// forgotten before the reading.
  func settle(_ descriptor: Int32, _ path: String) throws(JournalError) {
    do throws(SystemFault) {
      try storage.synchronizeContents(descriptor)
      storage.forgetCachedPages(descriptor)
      try synchronizeFolder(of: path)
    } catch {
      throw error.refusal(of: path)
    }
  }
}
