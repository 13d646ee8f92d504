import Diagnostics
import ExactArithmetic
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

  /// What the documents print as the total of each department, bonus rows left out (合计，不含加分项), and of
  /// each county table (100 points); counted by hand from the rows where a total is not printed.
  static let totals: [(path: String, points: Rational)] =
    [
      ("party", 35), ("office", 40), ("organisation", 73), ("publicity", 40), ("legal", 40),
      ("finance", 35), ("economy", 40), ("welfare", 40), ("democracy", 40), ("women", 40),
      ("audit", 40), ("research", 30), ("trades", 27),
    ].map { ("qinhuangdao-2019-county/marks-county-\($0.0)", $0.1) }
    + [
      ("party", 35), ("office", 20), ("organisation", 25), ("publicity", 40), ("legal", 22),
      ("finance", 35), ("economy", 40), ("welfare", 24), ("women", 34), ("audit", 20),
      ("research", 30),
    ].map { ("qinhuangdao-2019-system/marks-system-\($0.0)", $0.1) }
    + [
      ("county-township/marks-township", 100), ("county-system/marks-county-system", 100),
      ("county-party-government/marks-party-government", 100),
      ("county-enterprise/marks-enterprise", 100),
    ]

  @Test("the marks of a department add up to the total that the document prints")
  func maxima() throws {
    for total in Self.totals {
      let path = "\(Disk.surveys)/\(total.path).questionnaire.json5"
      let bytes = try #require(Disk.bytes(of: path), "\(total.path)")
      let read = Questionnaire.decode(bytes: bytes, file: path)
      let questionnaire = try #require(read.questionnaire, "\(total.path)")
      var sum: Rational = 0
      for item in questionnaire.items where !item.text.zh.hasPrefix("加分") {
        guard case .number(let range) = item.kind else { continue }
        sum += try #require(range.high)
      }
      #expect(sum == total.points, "\(total.path)")
    }
  }

  @Test("the sheets of 2019 have the 520 and 325 points of their documents")
  func wholes() {
    func sum(_ folder: String) -> Rational {
      Self.totals.filter { $0.path.hasPrefix(folder) }.map(\.points).reduce(0, +)
    }
    #expect(sum("qinhuangdao-2019-county/") == 520)
    #expect(sum("qinhuangdao-2019-system/") == 325)
  }
}
