import Glibc
import Testing

@testable import Surveys

/// The catalogue in the program against the folder it is made from.
@Suite struct CatalogueTests {
  /// `Surveys/`, found from where this file stands.
  static let folder = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/") + "/Surveys"
  }()

  @Test("the catalogue names exactly the files of the folder, in order")
  func completeness() {
    var found: [String] = []
    for scheme in Self.names(in: Self.folder).sorted() where !scheme.hasSuffix(".swift") {
      for file in Self.names(in: "\(Self.folder)/\(scheme)").sorted() {
        found.append("Surveys/\(scheme)/\(file)")
      }
    }
    #expect(BundledDefinition.all.map(\.path) == found)
  }

  @Test("every bundled file holds the bytes of the file in the folder")
  func bytes() throws {
    for definition in BundledDefinition.all {
      let file = try #require(
        Self.bytes(of: "\(Self.folder)/\(definition.scheme)/\(definition.file)"))
      #expect(definition.bytes == file, "\(definition.path)")
    }
  }

  @Test("file names are distinct, because resources of one name cannot both be embedded")
  func distinctNames() {
    let files = BundledDefinition.all.map(\.file)
    #expect(Set(files).count == files.count)
  }

  @Test("a folder holds questionnaires, and at most one scheme, which is named like the folder")
  func naming() {
    for scheme in Set(BundledDefinition.all.map(\.scheme)) {
      let files = BundledDefinition.files(of: scheme)
      let schemes = files.filter(\.isScheme).map(\.file)
      #expect(schemes.allSatisfy { $0 == "\(scheme).scheme.json5" }, "\(scheme)")
      #expect(schemes.count <= 1, "\(scheme)")
      #expect(files.allSatisfy { $0.isScheme || $0.file.hasSuffix(".questionnaire.json5") })
      #expect(files.contains { !$0.isScheme }, "\(scheme)")
    }
  }

  @Test("the schemes of the five documents that ask for papers have questionnaires")
  func families() {
    let expected: Set = [
      "county-enterprise", "county-party-government", "county-system", "county-township",
      "dalian-2019", "qinhuangdao-2019-county", "qinhuangdao-2019-system",
      "qinhuangdao-2023-home", "qinhuangdao-2023-small-home", "shaoxing-2019",
    ]
    #expect(Set(BundledDefinition.all.map(\.scheme)).isSuperset(of: expected))
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = block.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count <= 0 { return bytes }
      bytes += block[..<count]
    }
  }
}
