import Definitions
import Diagnostics
import Reporting

/// Everything that was told of a round's anonymous papers so far: `reports/released.json`.
///
/// The file holds published figures only. Without it nothing is known of earlier publications, so it belongs to
/// the round like its journals.
struct ReleaseRegister: Sendable {
  /// Its path in a round's folder.
  static let name = "reports/released.json"

  private static let file = RegisterFile(name: name, list: "releases")

  /// What was told, oldest first.
  private(set) var releases: [FamilyRelease] = []

  /// What was told of a family, oldest first.
  func releases(of family: Disclosure.Family) -> [FamilyRelease] {
    releases.filter { $0.family == family }
  }

  /// Remembers a release.
  mutating func add(_ release: FamilyRelease) { releases.append(release) }

  // MARK: File

  /// Reads a round's register; one that is there and cannot be read is refused.
  static func read(_ folder: RoundFolder) throws(Refusal) -> ReleaseRegister {
    ReleaseRegister(
      releases: try file.entries(in: folder, else: ReleaseFault.unreadable) {
        FamilyRelease($0)
      })
  }

  /// Writes the register in the place of the old one.
  func write(_ folder: RoundFolder) throws(FileFault) {
    let document: JSONValue = [
      "note": .string(
        "已公布的无记名结果，用来防止由前后两次公布之差推出个别人的答案；不要删除。"
          + "What was published of anonymous papers, against differences between publications; keep it."
      ),
      "releases": .array(releases.map(\.document)),
    ]
    let path = folder.path(Self.name)
    try Folder.make(PathName.folder(of: path))
    try AtomicFile.write(Array((document.text() + "\n").utf8), to: path, overwriting: true)
  }
}

/// What can be wrong with the register.
enum ReleaseFault: WordedFault {
  /// It cannot be read.
  case unreadable

  var words: FaultWords {
    switch self {
    case .unreadable:
      FaultWords(
        "released-register",
        Bilingual(
          zh: "已公布结果的登记读不出来，无法防止两次公布之差泄露个别人的答案",
          en:
            "the register of what was published cannot be read, so that differences between publications cannot be looked after"
        ),
        suggestion: Bilingual(
          zh: "从备份恢复；确实从未公布过结果时才可删除",
          en: "restore it from a copy; remove it only if nothing was ever published"))
    }
  }
}

extension FamilyRelease {
  fileprivate var document: JSONValue {
    var told = JSONObject()
    for name in answers.keys.sorted() {
      guard let found = answers[name] else { continue }
      told[name] = [
        "papers": .integer(found.papers), "threshold": .integer(found.threshold),
        "places": .array(
          found.places.map { place in
            guard let place else { return .null }
            var counts = JSONObject()
            for mark in place.keys.sorted() { counts[mark] = .integer(place[mark] ?? 0) }
            return .object(counts)
          }),
      ]
    }
    var document: JSONObject = [
      "unit": .string(family.unit), "group": .string(family.group), "day": .string(day),
      "basis": .optional(basis), "answers": .object(told),
      "untold": .array(untold.map { .string($0) }),
    ]
    if isTrial { document["trial"] = .bool(true) }
    return .object(document)
  }

  fileprivate init?(_ value: LocatedValue) {
    guard let unit = value["unit"]?.string, let group = value["group"]?.string,
      let day = value["day"]?.string, case .object(let told)? = value["answers"]?.content,
      case .array(let untold)? = value["untold"]?.content
    else { return nil }
    var answers: [String: Answers] = [:]
    for entry in told {
      guard let found = Answers(entry.value) else { return nil }
      answers[entry.key] = found
    }
    self.init(
      family: Disclosure.Family(unit: unit, group: group), day: day, basis: value["basis"]?.string,
      answers: answers, untold: untold.compactMap(\.string),
      isTrial: value["trial"]?.content == .boolean(true))
  }
}

extension FamilyRelease.Answers {
  fileprivate init?(_ value: LocatedValue) {
    guard let papers = value["papers"]?.wholeNumber,
      let threshold = value["threshold"]?.wholeNumber,
      case .array(let list)? = value["places"]?.content
    else { return nil }
    var places: [[String: Int]?] = []
    for place in list {
      switch place.content {
      case .null: places.append(nil)
      case .object(let entries):
        var counts: [String: Int] = [:]
        for entry in entries {
          guard let count = entry.value.wholeNumber else { return nil }
          counts[entry.key] = count
        }
        places.append(counts)
      default: return nil
      }
    }
    self.init(papers: papers, threshold: threshold, places: places)
  }
}

extension LocatedValue {
  fileprivate var wholeNumber: Int? {
    if case .number(let text) = content { Int(text) } else { nil }
  }
}
