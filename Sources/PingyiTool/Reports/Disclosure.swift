import Questionnaires
import Rounds
import Scoring
import Tallies

/// What a report may tell of the papers behind a unit's score.
///
/// Results over fewer papers than a questionnaire's threshold stay hidden. Where exactly one role of a
/// component is hidden, the next smallest is hidden too, so that no subtraction gives it away; the
/// component itself stays visible.
struct Disclosure: Sendable {
  /// Nodes of which neither points nor reasons are told.
  private let hidden: Set<String>
  /// Nodes of which the points are told but no sentence, because it would quote hidden figures.
  private let wordless: Set<String>

  /// Decides for one unit.
  init(of root: Explanation, unit: String, _ book: TallyBook, _ folder: RoundFolder) {
    var hidden: Set<String> = []
    var wordless: Set<String> = []
    let thresholds = Dictionary(
      folder.questionnaires.filter { $0.respondent == .anonymous }.map {
        ($0.id, $0.privacyThreshold)
      }, uniquingKeysWith: { first, _ in first })
    for node in root.nodes {
      let roles = node.children.compactMap { child -> (id: String, papers: Int, floor: Int)? in
        guard let papers = Self.papers(of: child, thresholds), papers.count > 0 else { return nil }
        return (child.id, papers.count, papers.floor)
      }
      var small = Set(roles.filter { $0.papers < $0.floor }.map(\.id))
      let rest = roles.filter { !small.contains($0.id) }
      if small.count == 1, node.children.count > 1,
        let next = rest.min(by: { ($0.papers, $0.id) < ($1.papers, $1.id) })
      {
        small.insert(next.id)
      }
      hidden.formUnion(small)
      if !small.isEmpty { wordless.insert(node.id) }
      let isBehindHiddenTally = node.inputs.contains { input in
        guard case .survey(let survey) = input.measure.provenance else { return false }
        return book.tallies.values.contains {
          $0.key.questionnaire == survey.questionnaire && $0.key.subject == unit
            && TallyReport.isHidden($0)
        }
      }
      if isBehindHiddenTally { wordless.insert(node.id) }
      if let papers = Self.papers(of: node, thresholds), papers.count < papers.floor {
        wordless.insert(node.id)
      }
    }
    self.hidden = hidden
    self.wordless = wordless
  }

  /// Whether a node's points may be told.
  func showsPoints(of node: Explanation) -> Bool { !hidden.contains(node.id) }

  /// Whether a node's sentence may be told.
  func showsStatement(of node: Explanation) -> Bool {
    !hidden.contains(node.id) && !wordless.contains(node.id)
  }

  /// The anonymous papers that a node's score rests on, with the threshold; nil where it rests on none.
  private static func papers(
    of node: Explanation, _ thresholds: [String: Int]
  ) -> (count: Int, floor: Int)? {
    guard node.kind == .component, node.children.isEmpty,
      case .sheets(let sheets)? = node.inputs.first?.measure.provenance
    else { return nil }
    let floors = sheets.questionnaires.compactMap { thresholds[$0] }
    return floors.max().map { (sheets.count, $0) }
  }
}
