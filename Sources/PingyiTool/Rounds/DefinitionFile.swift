import Definitions
import Diagnostics
import Surveys

/// A definition file with its bytes, from the program or from a folder.
struct DefinitionFile: Sendable {
  /// The name without folders.
  let name: String
  /// The name that findings show.
  let path: String
  /// The bytes.
  let bytes: [UInt8]

  /// What a definition file defines.
  enum Kind: String, Sendable, CaseIterable {
    case scheme
    case questionnaire
    case round
  }

  /// What the file defines, by its name, else by the first of these keys that it has.
  var kind: Kind? {
    if name == "round.json5" { return .round }
    if name.hasSuffix(".scheme.json5") { return .scheme }
    if name.hasSuffix(".questionnaire.json5") { return .questionnaire }
    let root = Definition(bytes: bytes, file: path).root
    return [.questionnaire, .round, .scheme].first { root?[$0.rawValue] != nil }
  }

  /// Where the file begins.
  var start: SourceLocation { SourceLocation(file: path, line: 1, column: 1) }

  /// A file that travels inside the program.
  init(_ bundled: BundledDefinition) {
    name = bundled.file
    path = bundled.path
    bytes = bundled.bytes
  }

  /// A file on the disk.
  init(readingFrom path: String) throws(FileFault) {
    name = PathName.lastName(of: path)
    self.path = path
    bytes = try FileContents.read(path)
  }

  /// The definition files of a folder, sorted by name; folders inside are left alone.
  static func files(inFolder folder: String) throws(FileFault) -> [DefinitionFile] {
    var files: [DefinitionFile] = []
    for entry in try Folder.entries(of: folder) where !entry.isFolder {
      guard entry.name.hasSuffix(".json5") else { continue }
      files.append(try DefinitionFile(readingFrom: PathName.joining(folder, entry.name)))
    }
    return files
  }
}
