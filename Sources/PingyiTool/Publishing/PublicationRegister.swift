import Diagnostics
import Reporting

/// Under which definitions results were published so far: `reports/published.json`.
///
/// It has one entry for every set of definitions under which results followed each other, with the figures that
/// were published last, and one likewise for tallies. It belongs to the round like its journals; without it
/// nothing is known of earlier publications.
struct PublicationRegister: Sendable {
  /// Its path in a round's folder.
  static let name = "reports/published.json"

  private static let file = RegisterFile(name: name, list: "publications")

  /// What was published, in the order of the last publications under each set of definitions.
  private(set) var publications: [Publication] = []

  /// Remembers what is published; figures under the same definitions take the place of earlier ones.
  mutating func add(_ publication: Publication) {
    let last = publications.lastIndex { $0.subject == publication.subject }
    if let last, publications[last].definitions == publication.definitions {
      publications.remove(at: last)
    }
    publications.append(publication)
  }

  /// The last publication of results under other definitions; nil where there is none.
  func predecessor(of definitions: FrozenDefinitions) -> Publication? {
    publications.last { $0.subject == .results && $0.definitions != definitions }
  }

  /// Whether results were published under definitions with this hash.
  func knows(_ sha256: String) -> Bool {
    publications.contains { $0.subject == .results && $0.definitions.sha256 == sha256 }
  }

  /// Definitions that have another hash than was published under the same version.
  func changes(in definitions: FrozenDefinitions) -> [PublicationFault] {
    definitions.parts.compactMap { part in
      for publication in publications.reversed() {
        guard let earlier = publication.definitions.part(like: part),
          earlier.version == part.version
        else { continue }
        guard earlier.sha256 != part.sha256 else { return nil }
        return .changed(part, from: earlier.sha256, publishedOn: publication.day)
      }
      return nil
    }
  }

  // MARK: File

  /// Reads a round's register; one that is there and cannot be read is refused.
  static func read(_ folder: RoundFolder) throws(Refusal) -> PublicationRegister {
    PublicationRegister(
      publications: try file.entries(
        in: folder, else: PublicationFault.unreadable
      ) { Publication($0) })
  }

  /// Writes the register in the place of the old one.
  func write(_ folder: RoundFolder) throws(FileFault) {
    let document: JSONValue = [
      "note": .string(
        "已公布结果所依据的定义及当时的结果，用来发现公布后改动而未改版本的定义；不要删除。"
          + "The definitions under which results were published, and these results; keep it."),
      "publications": .array(publications.map(\.document)),
    ]
    let path = folder.path(Self.name)
    try Folder.make(PathName.folder(of: path))
    try AtomicFile.write(Array((document.text() + "\n").utf8), to: path, overwriting: true)
  }
}
