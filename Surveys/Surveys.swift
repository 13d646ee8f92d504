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

  /// The file's text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The name under which findings show it: `Surveys/<scheme>/<file>`.
  public var path: String { "Surveys/\(scheme)/\(file)" }

  /// Whether it is a scheme and not a questionnaire.
  public var isScheme: Bool { file.hasSuffix(".scheme.json5") }
}

extension BundledDefinition {
  /// The scheme of an id, such as `qinhuangdao-2023-home`; nil where none is bundled.
  public static func scheme(_ id: String) -> BundledDefinition? {
    all.first { $0.isScheme && $0.scheme == id }
  }

  /// Every bundled file, by scheme and then by name.
  ///
  /// A test compares the list with the folder; `EmbedText` puts the files into the code.
  public static let all: [BundledDefinition] = [
    BundledDefinition("county-enterprise", "county-enterprise.scheme.json5") {
      PackageResources.county_enterprise_scheme_json5
    },
    BundledDefinition("county-enterprise", "marks-enterprise.questionnaire.json5") {
      PackageResources.marks_enterprise_questionnaire_json5
    },
    BundledDefinition("county-party-government", "county-party-government.scheme.json5") {
      PackageResources.county_party_government_scheme_json5
    },
    BundledDefinition("county-party-government", "marks-party-government.questionnaire.json5") {
      PackageResources.marks_party_government_questionnaire_json5
    },
    BundledDefinition("county-system", "county-system.scheme.json5") {
      PackageResources.county_system_scheme_json5
    },
    BundledDefinition("county-system", "marks-county-system.questionnaire.json5") {
      PackageResources.marks_county_system_questionnaire_json5
    },
    BundledDefinition("county-township", "county-township.scheme.json5") {
      PackageResources.county_township_scheme_json5
    },
    BundledDefinition("county-township", "marks-township.questionnaire.json5") {
      PackageResources.marks_township_questionnaire_json5
    },
    BundledDefinition("dalian-2019", "dalian-2019.scheme.json5") {
      PackageResources.dalian_2019_scheme_json5
    },
    BundledDefinition("dalian-2019", "open-affairs.questionnaire.json5") {
      PackageResources.open_affairs_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-audit.questionnaire.json5") {
      PackageResources.marks_county_audit_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-democracy.questionnaire.json5") {
      PackageResources.marks_county_democracy_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-economy.questionnaire.json5") {
      PackageResources.marks_county_economy_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-finance.questionnaire.json5") {
      PackageResources.marks_county_finance_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-legal.questionnaire.json5") {
      PackageResources.marks_county_legal_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-office.questionnaire.json5") {
      PackageResources.marks_county_office_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-organisation.questionnaire.json5") {
      PackageResources.marks_county_organisation_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-party.questionnaire.json5") {
      PackageResources.marks_county_party_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-publicity.questionnaire.json5") {
      PackageResources.marks_county_publicity_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-research.questionnaire.json5") {
      PackageResources.marks_county_research_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-trades.questionnaire.json5") {
      PackageResources.marks_county_trades_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-welfare.questionnaire.json5") {
      PackageResources.marks_county_welfare_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "marks-county-women.questionnaire.json5") {
      PackageResources.marks_county_women_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "needs-county.questionnaire.json5") {
      PackageResources.needs_county_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "qinhuangdao-2019-county.scheme.json5") {
      PackageResources.qinhuangdao_2019_county_scheme_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "satisfaction-county.questionnaire.json5") {
      PackageResources.satisfaction_county_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-county", "stability-county.questionnaire.json5") {
      PackageResources.stability_county_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-audit.questionnaire.json5") {
      PackageResources.marks_system_audit_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-economy.questionnaire.json5") {
      PackageResources.marks_system_economy_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-finance.questionnaire.json5") {
      PackageResources.marks_system_finance_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-legal.questionnaire.json5") {
      PackageResources.marks_system_legal_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-office.questionnaire.json5") {
      PackageResources.marks_system_office_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-organisation.questionnaire.json5") {
      PackageResources.marks_system_organisation_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-party.questionnaire.json5") {
      PackageResources.marks_system_party_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-publicity.questionnaire.json5") {
      PackageResources.marks_system_publicity_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-research.questionnaire.json5") {
      PackageResources.marks_system_research_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-welfare.questionnaire.json5") {
      PackageResources.marks_system_welfare_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "marks-system-women.questionnaire.json5") {
      PackageResources.marks_system_women_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "needs-system.questionnaire.json5") {
      PackageResources.needs_system_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "qinhuangdao-2019-system.scheme.json5") {
      PackageResources.qinhuangdao_2019_system_scheme_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "satisfaction-system.questionnaire.json5") {
      PackageResources.satisfaction_system_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2019-system", "stability-system.questionnaire.json5") {
      PackageResources.stability_system_questionnaire_json5
    },
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
    BundledDefinition("qinhuangdao-2023-small-home", "delegate-review.questionnaire.json5") {
      PackageResources.delegate_review_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2023-small-home", "qinhuangdao-2023-small-home.scheme.json5") {
      PackageResources.qinhuangdao_2023_small_home_scheme_json5
    },
    BundledDefinition("qinhuangdao-2023-small-home", "small-home-review.questionnaire.json5") {
      PackageResources.small_home_review_questionnaire_json5
    },
    BundledDefinition("qinhuangdao-2023-small-home", "small-home-satisfaction.questionnaire.json5")
    {
      PackageResources.small_home_satisfaction_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "brand-ballot.questionnaire.json5") {
      PackageResources.brand_ballot_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "chair-satisfaction.questionnaire.json5") {
      PackageResources.chair_satisfaction_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "employee-satisfaction.questionnaire.json5") {
      PackageResources.employee_satisfaction_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "leader-rating.questionnaire.json5") {
      PackageResources.leader_rating_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "manager-satisfaction.questionnaire.json5") {
      PackageResources.manager_satisfaction_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-audit.questionnaire.json5") {
      PackageResources.marks_audit_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-economy.questionnaire.json5") {
      PackageResources.marks_economy_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-finance.questionnaire.json5") {
      PackageResources.marks_finance_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-legal.questionnaire.json5") {
      PackageResources.marks_legal_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-organisation.questionnaire.json5") {
      PackageResources.marks_organisation_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-publicity.questionnaire.json5") {
      PackageResources.marks_publicity_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "marks-welfare.questionnaire.json5") {
      PackageResources.marks_welfare_questionnaire_json5
    },
    BundledDefinition("shaoxing-2019", "shaoxing-2019.scheme.json5") {
      PackageResources.shaoxing_2019_scheme_json5
    },
  ]

  /// The ids of the bundled schemes, sorted.
  public static var schemes: [String] { all.filter(\.isScheme).map(\.scheme) }

  /// The files of one scheme.
  public static func files(of scheme: String) -> [BundledDefinition] {
    all.filter { $0.scheme == scheme }
  }
}
