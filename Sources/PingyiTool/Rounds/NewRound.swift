import Surveys

/// A round's folder before it is written.
struct NewRound: Sendable {
  /// The scheme and its questionnaires.
  let definitions: [DefinitionFile]
  /// The bytes of `round.json5`.
  let round: [UInt8]
  /// The bytes of `frame.csv`; nil where the round samples nothing.
  var frame: [UInt8]?
  /// Blank indicator tables; none where the scheme has no forms.
  var tables: [(name: String, bytes: [UInt8])] = []

  /// Writes the folder, `round.json5` last, so that what was interrupted is no round.
  ///
  /// A folder that holds anything is refused and left as it is.
  /// - Returns: the files that were written, `round.json5` first.
  @discardableResult
  func write(to folder: String) throws(FileFault) -> [String] {
    try Folder.make(folder)
    guard try Folder.entries(of: folder, hidden: true).isEmpty else {
      throw FileFault(attempt: .create, path: folder, reason: .notEmpty)
    }
    var written: [String] = []
    for name in ["definitions", "journals", "draws", "reports"] {
      try Folder.make(PathName.joining(folder, name))
    }
    for file in definitions {
      let path = PathName.joining(PathName.joining(folder, "definitions"), file.name)
      try AtomicFile.write(file.bytes, to: path, overwriting: false)
      written.append(path)
    }
    if let frame {
      let path = PathName.joining(folder, "frame.csv")
      try AtomicFile.write(frame, to: path, overwriting: false)
      written.append(path)
    }
    if !tables.isEmpty {
      let place = PathName.joining(folder, RoundTables.folderName)
      try Folder.make(place)
      for table in tables {
        let path = PathName.joining(place, table.name)
        try AtomicFile.write(table.bytes, to: path, overwriting: false)
        written.append(path)
      }
    }
    let path = PathName.joining(folder, "round.json5")
    try AtomicFile.write(round, to: path, overwriting: false)
    return [path] + written
  }
}

/// The definition files that travel inside the program.
enum BundledFiles {
  /// The files of one scheme; none when it is not bundled.
  static func of(scheme: String) -> [DefinitionFile] {
    BundledDefinition.files(of: scheme).map { DefinitionFile($0) }
  }
}
