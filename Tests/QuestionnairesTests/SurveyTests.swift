import Diagnostics
import Glibc
import Questionnaires
import Testing

/// The bytes of a file and the names in a folder, for tests only.
enum Disk {
  /// The package's `Surveys` folder.
  static let surveys =
    #filePath.components(around: "/Tests/QuestionnairesTests/").first.map { $0 + "/Surveys" } ?? ""

  static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// Every questionnaire under `Surveys`, as a path below it.
  static let questionnaires: [String] = names(in: surveys).flatMap { folder in
    names(in: surveys + "/" + folder)
      .filter { $0.hasSuffix(".questionnaire.json5") }.map { folder + "/" + $0 }
  }
}

@Suite("The bundled questionnaires") struct SurveyTests {
  @Test("there are some, those of Qinhuangdao among them")
  func some() {
    let home = "qinhuangdao-2023-home/"
    #expect(
      Set(Disk.questionnaires).isSuperset(of: [
        home + "congress-satisfaction.questionnaire.json5",
        home + "member-evaluation.questionnaire.json5",
        home + "practical-service.questionnaire.json5",
      ]))
  }

  @Test("each is read without a finding and is named as its file", arguments: Disk.questionnaires)
  func each(_ path: String) throws {
    let bytes = try #require(Disk.bytes(of: Disk.surveys + "/" + path))
    let read = Questionnaire.decode(bytes: bytes, file: path)
    #expect(read.findings.map { $0.rendered(in: .en) } == [])
    let questionnaire = try #require(read.questionnaire)
    #expect(path.hasSuffix("/\(questionnaire.id).questionnaire.json5"))
    #expect(questionnaire.privacyThreshold >= 10)
  }

  @Test("members' evaluation is one line of seven one-character marks")
  func memberEvaluation() throws {
    let path = "qinhuangdao-2023-home/member-evaluation.questionnaire.json5"
    let bytes = try #require(Disk.bytes(of: Disk.surveys + "/" + path))
    let questionnaire = try #require(Questionnaire.decode(bytes: bytes, file: path).questionnaire)
    #expect(questionnaire.isSingleCharacter)
    #expect(questionnaire.places.count == 7)
    #expect(questionnaire.rates == [Rate(id: "overall", item: "q1", denominator: .opinions)])
  }
}
