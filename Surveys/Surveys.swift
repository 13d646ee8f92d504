/// A definition file that travels inside the program.
public struct BundledDefinition: Sendable {
  /// The folder under `Surveys/`, which is the scheme's id.
  public let scheme: String
  /// The file's name, which ends in `.scheme.json5` or `.questionnaire.json5`.
  public let file: String
  private let contents: @Sendable () -> [UInt8]

  init(_ scheme: String, _ file: String, _ contents: @escaping @Sendable () -> [UInt8]) {
    self.scheme = scheme
    self.file = file
    self.contents = contents
  }

  /// The file's bytes.
  public var bytes: [UInt8] { contents() }

  /// The name under which findings show it: `Surveys/<scheme>/<file>`.
  public var path: String { "Surveys/\(scheme)/\(file)" }

  /// Whether it is a scheme and not a questionnaire.
  public var isScheme: Bool { file.hasSuffix(".scheme.json5") }
}

extension BundledDefinition {
  /// Every bundled file, by scheme and then by name.
  ///
  /// A test compares the list with the folder; each folder is named in `Package.swift` too.
  public static let all: [BundledDefinition] = [
    BundledDefinition("qinhuangdao-2023-home", "congress-satisfaction.questionnaire.json5") {
      PackageResources.congress_satisfaction_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2023-home", "member-evaluation.questionnaire.json5") {
      PackageResources.member_evaluation_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2023-home", "practical-service.questionnaire.json5") {
      PackageResources.practical_service_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2023-home", "qinhuangdao-2023-home.scheme.json5") {
      PackageResources.qinhuangdao_2023_home_scheme_json5
    },
  ]

  /// The ids of the bundled schemes, sorted.
  public static var schemes: [String] { all.filter(\.isScheme).map(\.scheme) }

  /// The files of one scheme.
  public static func files(of scheme: String) -> [BundledDefinition] {
    all.filter { $0.scheme == scheme }
  }
}
