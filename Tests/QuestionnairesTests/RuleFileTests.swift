import Diagnostics
import Questionnaires
import Testing

/// The samples of `Fixtures/questionnaires`: `<code>.bad.json5` breaks one rule at the place after
/// `/*▸*/`, `<code>.good.json5` keeps it; a word between code and kind tells several of one code apart.
@Suite("A failing and a passing file for every rule") struct RuleFileTests {
  static let root =
    #filePath.components(around: "/Tests/QuestionnairesTests/").first ?? ""
  static let folder = root + "/Fixtures/questionnaires"
  static let bad = Disk.names(in: folder).filter { $0.hasSuffix(".bad.json5") }
  static let good = Disk.names(in: folder).filter { $0.hasSuffix(".good.json5") }

  static func stem(_ name: String) -> String { name.components(around: ".bad.")[0] }

  static func code(_ name: String) -> String { name.components(around: ".")[0] }

  /// The words between `code: "` and `"`, or of `-> "…"`, in the sources that name the codes.
  static func codes(in file: String, after mark: String) throws -> Set<String> {
    let bytes = try #require(Disk.bytes(of: root + "/Sources/" + file))
    let parts = String(decoding: bytes, as: UTF8.self).components(around: mark).dropFirst()
    return Set(parts.compactMap { $0.components(around: "\"").first })
  }

  /// Every code that a questionnaire can meet, taken from the sources that speak it.
  static func everyCode() throws -> Set<String> {
    let own = try codes(in: "Questionnaires/QuestionnaireFault+Words.swift", after: "code: \"")
      .union(codes(in: "Questionnaires/QuestionnaireFault+RuleWords.swift", after: "code: \""))
    let form = try codes(in: "Definitions/DefinitionFault.swift", after: ": \"")
      .filter { !$0.contains("\\") }
    return own.union(form)
  }

  @Test("every rule has a failing and a passing file, and every file a rule")
  func complete() throws {
    let codes = try Self.everyCode()
    #expect(codes.count > 50)
    // No rule: the sentence for a fault without words. Too great for a file of the project: below.
    let expected = codes.subtracting(["questionnaire", "too-large"])
    #expect(Set(Self.bad.map(Self.code)).symmetricDifference(expected) == [])
    #expect(
      Set(Self.bad.map(Self.stem)) == Set(Self.good.map { $0.components(around: ".good.")[0] }))
  }

  @Test("the documentation names every code")
  func documented() throws {
    let page = "/Sources/Questionnaires/Questionnaires.docc/Questionnaires.md"
    let bytes = try #require(Disk.bytes(of: Self.root + page))
    let words = Set(String(decoding: bytes, as: UTF8.self).components(around: "`"))
    #expect(try Self.everyCode().subtracting(words) == ["questionnaire"])
  }

  @Test("a failing file breaks exactly its rule, at the place it marks", arguments: bad)
  func breaks(_ name: String) throws {
    let bytes = try #require(Disk.bytes(of: Self.folder + "/" + name))
    let place = try #require(Self.place(in: bytes, file: name))
    let read = Questionnaire.decode(bytes: bytes, file: name)
    #expect(read.findings.map(\.code) == [Self.code(name)])
    #expect(read.findings.first?.location == place)
    #expect((read.questionnaire == nil) == read.findings.containError)
  }

  @Test("a passing file breaks none", arguments: good)
  func keeps(_ name: String) throws {
    let bytes = try #require(Disk.bytes(of: Self.folder + "/" + name))
    let read = Questionnaire.decode(bytes: bytes, file: name)
    #expect(read.findings.map { $0.rendered(in: .en) } == [])
    #expect(read.questionnaire != nil)
  }

  @Test("a file greater than 4 MiB is too large, one of 4 MiB is not")
  func tooLarge() throws {
    let sound = try #require(Disk.bytes(of: Self.folder + "/low-threshold.good.json5"))
    func padded(to size: Int) -> [UInt8] {
      sound + [UInt8](repeating: 0x20, count: size - sound.count)
    }
    let limit = 4 * 1024 * 1024
    #expect(Questionnaire.decode(bytes: padded(to: limit), file: "x").findings.isEmpty)
    #expect(
      Questionnaire.decode(bytes: padded(to: limit + 1), file: "x").findings.map(\.code)
        == ["too-large"])
  }

  @Test("a $schema text at the top is for editors and defines nothing; elsewhere it is unknown")
  func schemaHint() throws {
    let bytes = try #require(Disk.bytes(of: Self.folder + "/low-threshold.good.json5"))
    let text = String(decoding: bytes, as: UTF8.self)
    func read(_ part: String, _ other: String) -> [Finding] {
      let changed = text.components(around: part).joined(separator: other)
      return Questionnaire.decode(bytes: Array(changed.utf8), file: "x").findings
    }
    #expect(read("version: 1,", "version: 1, $schema: './questionnaire.schema.json',").isEmpty)
    #expect(read("version: 1,", "version: 1, $schema: 3,").map(\.code) == ["unknown-key"])
    #expect(read("threshold: 5", "threshold: 5, $schema: 'x'").map(\.code) == ["unknown-key"])
  }

  /// The place right after the mark, counted here: lines by LF, columns by scalars.
  private static func place(in bytes: [UInt8], file: String) -> Diagnostics.SourceLocation? {
    let mark = Array("/*▸*/".utf8)
    guard
      let start = bytes.indices.first(where: { bytes[$0...].starts(with: mark) })
    else { return nil }
    let before = String(decoding: bytes[..<(start + mark.count)], as: UTF8.self)
    let lines = before.components(around: "\n")
    return Diagnostics.SourceLocation(
      file: file, line: lines.count, column: (lines.last ?? "").unicodeScalars.count + 1)
  }
}
