import Definitions
public import Diagnostics
public import ExactArithmetic
package import IndicatorTables
public import Sheets
public import Tallies

/// A scheme (考核办法): the items of an assessment, their points and the rules that take or give them.
public struct Scheme: Sendable {
  /// Stable id.
  public let id: String
  /// Version of the definition, from 1.
  public let version: Int
  /// What the scheme is called.
  public let title: Bilingual
  /// The document that it renders.
  public let source: Source
  /// The points that the document gives in total.
  public let maximum: Rational
  /// Whether the definition covers only some of the document's items, and says so.
  public let isExcerpt: Bool
  /// How grassroots units are sampled; nil where the document does not say.
  public let sampling: SamplingRule?
  /// What its rules read.
  var inputTable: InputTable
  /// Its sections, in the order of the file.
  public internal(set) var sections: [Section]
  /// How the total is put together; nil where it is the sum of the sections.
  let composition: Composition?
  /// What takes a unit's chance of a grade away, in the order of the file.
  public let vetoes: [Veto]
  /// What a veto does besides; nil where it only blocks grades.
  let vetoEffect: Located<String>?
  /// The grades (等次) from the highest down; empty where the scheme knows none.
  public let grades: [GradeRule]
  /// Who may take part, be ranked, recommended or preferred, in the order of the file.
  public let gates: [Gate]
  /// From which score a unit can be recommended; nil where the scheme recommends nobody.
  let recommendation: RecommendationRule?
  /// What a unit that is named receives.
  public let awards: [Award]
  /// The day to which look-back windows reach; nil where the scheme has none.
  let asOf: CivilDay?
  /// Tables of the document with a value for every unit.
  public let tables: [Table]
  /// How bonus items are limited; nil where the scheme says nothing.
  let bonus: BonusRule?
  /// How points are converted to a common scale; nil where they are not.
  let conversion: ConversionRule?
  /// Whether places compare shares of the maximum where items left it, not points.
  let comparesShares: Bool
  /// Whether items may fall below 0: the id of a reading or one of ``Floor``; nil for never.
  let floor: Located<String>?
  /// Penalties for one matter in several items.
  let links: [Link]
  /// Inputs that may count one event several times.
  let events: [EventGroup]
  /// Faults of the document that the definition declares.
  public let defects: [Defect]
  /// The ambiguous clauses and how they can be read.
  public let readings: [Reading]
  /// Results that stand side by side instead of one total; nil where the sections make one.
  var tracks: Tracks?
  /// What it demands of tables that the units write for themselves; nil where the document has the items.
  package let indicatorTables: IndicatorForms?
  /// SHA-256 of the definition's bytes, as 64 lower-case hex digits.
  public let sha256: String
  /// The same without a byte order mark and with LF at the end of lines; equal where the file is written so.
  public let textHash: String
  /// Where the definition states the maximum.
  let location: SourceLocation
  /// What keeps a unit's own table from counting: of a track by its id, of all by an empty one.
  var tableGaps: [String: [Gap]] = [:]

  /// The document that a scheme renders.
  public struct Source: Sendable, Hashable {
    /// The document's name.
    public let document: String
    /// The part of it, such as an annex; empty for the whole.
    public let part: String
  }

  /// Which grassroots units a scheme's surveys are drawn from.
  public struct SamplingRule: Sendable, Hashable {
    /// The column of the frame that names the stratum; nil leaves it to the office.
    public let strata: String?
    /// The condition that makes a unit eligible, `column=value`; nil for all units.
    public let condition: String?
  }

  /// A value that rules read under a name.
  public struct Input: Sendable, Hashable {
    /// Where the value comes from.
    public enum Origin: Sendable, Hashable {
      /// A rate of a questionnaire.
      case rate(questionnaire: String, rate: String)
      /// A registered fact.
      case fact(id: String, kind: FactDeclaration.Kind, period: String)
      /// The mark of a scoring department for an item, on its sheet about the unit.
      case mark(questionnaire: String, item: String)
      /// The ratings of all leaders, in a grid over the assessed units.
      case leaders(questionnaire: String, item: String, RatingRule)
      /// The ratings of the other units, in a grid over the declared works.
      case peers(questionnaire: String, item: String, RatingRule)
      /// The scores of whole papers from the grassroots units; several roles are pooled.
      case survey([SurveyScores.Role])
      /// The unit's value in a table of the document; a registered fact takes precedence.
      case table(String)
      /// The mean of other inputs, all of which are needed.
      case mean([Reference])
      /// One of other inputs, as a reading chooses.
      case choice(reading: Reference, [Reference])
    }

    /// Another input or a reading that an input names.
    public struct Reference: Sendable, Hashable {
      /// What it stands for, such as the alternative that chooses it.
      public let name: String
      /// Its own name, and where it is written.
      let target: Located<String>
      /// Its own name.
      var value: String { target.value }
    }

    /// The name by which rules read it.
    public let name: String
    /// What a person calls it.
    public let label: Bilingual
    /// Where the value comes from.
    public let origin: Origin
    /// What nothing registered means: a ``Silence`` or the reading that says it; nil leaves it open.
    let silence: Located<String>?
    /// Where the definition declares it.
    public let location: SourceLocation
    /// How far apart the marks or statements behind the value may lie without a flag; nil for any distance.
    var spread: Located<Rational>?

    /// Whether nothing registered means no or 0, because only what happened is registered.
    public var silentMeansNone: Bool { silence?.value == Silence.none.rawValue }

    /// What kind of value it is.
    public var kind: FactDeclaration.Kind {
      switch origin {
      case .rate: .rate
      case .fact(_, let kind, _): kind
      case .mark, .leaders, .peers, .survey: .amount
      case .table, .mean, .choice: .amount
      }
    }

    /// What the `fact` command may be told: of sheets only why there are none.
    var declaredKind: FactDeclaration.Kind {
      switch origin {
      case .rate, .mark, .leaders, .peers, .survey: .rate
      case .fact(_, let kind, _): kind
      case .table, .mean, .choice: .amount
      }
    }
  }

  /// How ratings become a score.
  public struct RatingRule: Sendable, Hashable {
    /// The id of a reading or an aggregation; nil for the origin's own default.
    let reading: Located<String>?
    /// The least number of ratings for a score.
    public let least: Int
    /// The least number of ratings from which a trimmed mean trims.
    public let trimFrom: Int
  }

  /// A table of the document (目标表) with a value for every unit.
  public struct Table: Sendable, Hashable {
    /// A unit's value.
    public struct Row: Sendable, Hashable {
      /// The unit, by the name in the document or by its id in the round.
      public let unit: String
      /// Its value.
      public let value: Rational
    }

    /// Stable id, unique in the scheme.
    public let id: String
    /// Where it stands in the document.
    public let clause: String
    /// The rows in the order of the document.
    public let rows: [Row]
    /// What the document gives as their sum; nil where it gives none.
    public let total: Rational?
    /// Where the definition declares it.
    let location: SourceLocation
  }

  /// A group of items.
  public struct Section: Sendable {
    /// Stable id, unique in the scheme.
    public let id: String
    /// What it is called.
    public let title: Bilingual
    /// The points that the document gives it.
    public let points: Rational
    /// Its items, in the order of the file.
    public let items: [Item]
    /// The items whose points make up the section's; bonus items stand apart.
    public let scored: [Item]
    /// Whether only some of the document's items are here, and the definition says so.
    public let isExcerpt: Bool
    /// What the document prints as sums of some kinds of items, such as its base and key blocks.
    let blocks: [(kind: Item.Kind, points: Located<Rational>)]
    /// Where the definition states its points.
    let location: SourceLocation
  }

  /// Something assessed for points (指标).
  public struct Item: Sendable {
    /// Stable id, unique in the scheme.
    public let id: String
    /// What it is called.
    public let title: Bilingual
    /// The most points that it gives; 0 for a bonus without a limit.
    public let points: Rational
    /// Whether its points are limited; only a bonus may be without a limit.
    public let isLimited: Bool
    /// What block of the document it belongs to.
    public let kind: Kind
    /// Where the source document says so.
    public let clause: Clause
    /// Who scores it, where the document says so.
    public let scoredBy: Bilingual?
    /// Whether it may fall below 0: the id of a reading or one of ``Floor``; nil as the scheme has it.
    let floor: Located<String>?
    /// How its points come about.
    let rule: Rule
    /// Inputs with the points that they must give.
    let examples: [Example]
    /// Where the definition begins.
    let location: SourceLocation

    /// What block of the document an item belongs to.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// Basic work (基础工作), which is everything where a document has no blocks.
      case base
      /// Key work (重点工作).
      case key
      /// Party work (党的建设).
      case party
      /// Outside the total (加分项).
      case bonus
    }
  }

  /// A fault of the document that a definition renders as it stands.
  public struct Defect: Sendable, Hashable {
    /// Its id in the catalogue, such as `INC-51`.
    public let id: String
    /// The items and sections that it is about; empty for the whole document.
    public let about: [String]
    /// The codes of the findings that it explains.
    public let codes: [String]
    /// What is wrong with the text and how the definition renders it.
    public let note: Bilingual
    /// Where the definition declares it.
    let location: SourceLocation
  }

  /// An ambiguous clause and how it can be read.
  public struct Reading: Sendable, Hashable {
    /// Stable id, such as `AMB-02`.
    public let id: String
    /// The alternative that counts unless someone chooses another.
    public let standard: String
    /// Every alternative.
    public let alternatives: [String]
    /// The ambiguous clause.
    public let clause: String
    /// What the question is, where the scheme says so.
    public let note: Bilingual?
    /// Where the definition declares it.
    let location: SourceLocation
  }

  /// The points of all items that are defined; less than ``maximum`` in an excerpt.
  public var covered: Rational {
    sections.reduce(0) { $1.scored.reduce($0) { $0 + $1.points } }
  }

  /// The points that the document gives to all items together.
  var statedForItems: Rational {
    for case .sections(let points, _) in composition?.bodies ?? [] { return points.value }
    // The items come from the units.
    return indicatorTables == nil ? maximum : covered
  }

  /// What the `fact` command may be told for this scheme.
  ///
  /// A registered fact goes by its own id, with the input's name as another one where it differs; a
  /// rate goes by its input's name.
  public var factDeclarations: [FactDeclaration] {
    var order: [String] = []
    var aliases: [String: [String]] = [:]
    var kinds: [String: FactDeclaration.Kind] = [:]
    for input in inputs {
      let id: String
      switch input.origin {
      case .fact(let fact, _, let period):
        id = fact
        // A name that means one period only is no name of the fact.
        if input.name != fact, period.isEmpty { aliases[id, default: []].append(input.name) }
      case .mean, .choice: continue
      default: id = input.name
      }
      if kinds[id] == nil {
        order.append(id)
        kinds[id] = input.declaredKind
      }
    }
    let declared = order.map { id in
      FactDeclaration(id: id, aliases: aliases[id, default: []], kind: kinds[id] ?? .amount)
    }
    return declared + (indicatorTables?.milestones ?? [])
  }
}

/// Where points stop when more is lost than there is (AMB-09).
enum Floor: String, CaseIterable, Sendable {
  /// At 0.
  case zero
  /// Nowhere: points may be negative.
  case negative
}

extension Scheme.Section {
  /// Whether it holds Party work.
  var isParty: Bool { scored.contains { $0.kind == .party } }
}
