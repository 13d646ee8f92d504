import Glibc

/// Folders: what is in them, and making them.
enum Folder {
  /// Something in a folder.
  struct Entry: Sendable, Hashable {
    /// Its name.
    let name: String
    /// Whether it is a folder itself; a link to one is none, so that no search goes round in circles.
    let isFolder: Bool
  }

  /// The kind of thing at a path, links followed.
  enum Kind: Sendable {
    case file
    case folder
  }

  /// What is at a path.
  static func kind(of path: String) throws(FileFault) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw FileFault(attempt: .read, path: path, reason: .system(errno))
    }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
  }

  /// Whether there is anything at a path, even a link that leads nowhere.
  ///
  /// What the system cannot say is no answer: a folder that fails is never taken for an empty one.
  static func holdsSomething(at path: String) throws(FileFault) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0 { return true }
    let failure = errno
    if failure == ENOENT || failure == ENOTDIR { return false }
    throw FileFault(attempt: .read, path: path, reason: .system(failure))
  }

  /// Whether two paths lead to one file, links followed.
  static func isSameFile(_ a: String, _ b: String) -> Bool {
    var first = stat()
    var second = stat()
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// What a folder holds, sorted by the bytes of the names; names that begin with a dot are hidden.
  static func entries(of path: String, hidden: Bool = false) throws(FileFault) -> [Entry] {
    guard let stream = opendir(path) else {
      throw FileFault(attempt: .read, path: path, reason: .system(errno))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != "..", hidden || !name.hasPrefix(".") { names.append(name) }
    }
    if errno != 0 { throw FileFault(attempt: .read, path: path, reason: .system(errno)) }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names.map { name in
      var status = stat()
      let isKnown = lstat(PathName.joining(path, name), &status) == 0
      return Entry(name: name, isFolder: isKnown && status.st_mode & S_IFMT == S_IFDIR)
    }
  }

  /// Makes a folder and the folders above it that are missing.
  static func make(_ path: String) throws(FileFault) {
    if mkdir(path, 0o777) == 0 { return }
    var failure = errno
    if failure == ENOENT, PathName.folder(of: path) != path {
      try make(PathName.folder(of: path))
      if mkdir(path, 0o777) == 0 { return }
      failure = errno
    }
    if failure == EEXIST, (try? kind(of: path)) == .folder { return }
    throw FileFault(attempt: .create, path: path, reason: .system(failure))
  }
}
