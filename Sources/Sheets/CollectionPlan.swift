public import Questionnaires
public import Rounds

/// What a round lets its clerks enter: its units, its questionnaires and the facts of its scheme.
public struct CollectionPlan: Sendable {
  /// The round.
  public let round: Round
  /// The layouts of the round's questionnaires by id.
  public let layouts: [String: SheetLayout]
  /// The facts that the scheme reads.
  public let facts: [FactDeclaration]
  /// The items of the scheme, which an override may name.
  public let items: [ItemDeclaration]
  /// What is added up from items, by id, with the items' ids; a component of something else has none.
  public let sums: [String: [String]]
  /// The subjects that a batch may name.
  public let subjects: Set<String>
  /// Grassroots units that were drawn, or activated as substitutes.
  public let drawn: Set<String>
  /// The sampling frame of the round; nil for a round without one.
  public let grassroots: GrassrootsFrame?
  private let factsByName: [String: Int]

  /// Lays the questionnaires out over the round.
  ///
  /// In a round with a sampling frame, papers of anonymous respondents are about drawn grassroots
  /// units only, all other papers about assessed units only.
  ///
  /// - Parameters:
  ///   - round: the round
  ///   - questionnaires: its questionnaires
  ///   - facts: the facts that its scheme reads
  ///   - items: the items of its scheme
  ///   - sums: what is added up from them
  ///   - drawn: grassroots units that were drawn or activated; they may be subjects too
  ///   - grassroots: the sampling frame
  public init(
    round: Round, questionnaires: [Questionnaire], facts: [FactDeclaration],
    items: [ItemDeclaration] = [], sums: [String: [String]] = [:], drawn: Set<String> = [],
    grassroots: GrassrootsFrame? = nil
  ) {
    self.round = round
    layouts = Dictionary(
      questionnaires.map { ($0.id, SheetLayout($0, in: round)) },
      uniquingKeysWith: { first, _ in first })
    self.facts = facts
    self.items = items
    self.sums = sums
    subjects = Set(round.units.map(\.id)).union(drawn)
    self.drawn = drawn
    self.grassroots = grassroots
    var names: [String: Int] = [:]
    for (index, fact) in facts.enumerated() {
      for alias in fact.aliases where names[alias] == nil { names[alias] = index }
    }
    for (index, fact) in facts.enumerated() {
      names[fact.id] = index
    }
    factsByName = names
  }

  /// The fact with this id or alias.
  public func fact(named name: String) -> FactDeclaration? {
    factsByName[name].map { facts[$0] }
  }

  /// The names of all facts, for a near miss.
  public var factNames: [String] { facts.flatMap { [$0.id] + $0.aliases } }
}
