import Definitions
import Diagnostics
import ExactArithmetic
package import IndicatorTables
package import Sheets
import Tables
import Tallies

extension Scheme {
  /// The scheme with one unit's own tables in it: indicators are sections, works items, nodes parts of a sum.
  ///
  /// What is not there, breaks constraints or is not what was certified leaves its track open. A node gives
  /// its points when it was done by its day (`onTime`), or what an assessor gives (`judged`). An innovation
  /// is a bonus item that only gives.
  package func holding(_ tables: UnitTables) -> Scheme {
    guard let forms = indicatorTables else { return self }
    var scheme = self
    scheme.sections = []
    for form in forms.forms {
      let state = tables.forms[form.id] ?? .missing
      if case .filled(let table) = state, tables.standing.counts {
        let part = OwnTable(table, form, forms, source: source)
        scheme.inputs += part.inputs
        scheme.sections += part.sections
        scheme.connect(form.id, to: part.sections.map(\.id))
      } else if let track = tracks?.parts.first(where: { $0.form == form.id }) {
        scheme.tableGaps[track.id] = [tables.gap(of: form, state, in: forms)]
      }
    }
    if tables.standing == .draft, scheme.tableGaps.count < tracks?.parts.count ?? 0 {
      scheme.tableGaps[""] = [tables.certificationGap(forms)]
    }
    scheme.inputs += forms.milestones.map { milestone in
      Input(
        name: milestone.id, label: Bilingual(zh: milestone.id, en: milestone.id),
        origin: .fact(id: milestone.id, kind: .date, period: ""), silence: nil,
        location: forms.location)
    }
    return scheme
  }

  /// The items of one unit's own table, as an override may name them.
  ///
  /// All of them rest on the table, and so on whoever certified it.
  package func itemDeclarations(
    of table: IndicatorTable, as form: IndicatorForm, unit: String, _ readings: Readings
  ) -> [ItemDeclaration] {
    guard let forms = indicatorTables else { return [] }
    return holding(table, form, forms).itemDeclarations(
      readings, units: [unit], restingOn: [forms.certification.fact])
  }

  /// What is added up from the items of one unit's own table.
  package func sums(of table: IndicatorTable, as form: IndicatorForm) -> [String: [String]] {
    indicatorTables.map { holding(table, form, $0).sums } ?? [:]
  }

  /// The scheme with one form and nothing else.
  private func holding(
    _ table: IndicatorTable, _ form: IndicatorForm, _ forms: IndicatorForms
  ) -> Scheme {
    let part = OwnTable(table, form, forms, source: source)
    var scheme = self
    scheme.sections = part.sections
    scheme.inputs += part.inputs
    scheme.connect(form.id, to: part.sections.map(\.id))
    return scheme
  }

  private mutating func connect(_ form: String, to ids: [String]) {
    guard var parts = tracks?.parts else { return }
    for index in parts.indices where parts[index].form == form { parts[index].sections = ids }
    tracks?.parts = parts
  }
}

extension IndicatorForms {
  /// The days that are registered about every unit's tables.
  var milestones: [FactDeclaration] {
    [certification, deadline].compactMap { $0 }.map {
      FactDeclaration(id: $0.fact, aliases: [], kind: .date)
    }
  }

  /// The facts that a unit's own table asks for, of which other units need have none.
  package func factDeclarations(
    of table: IndicatorTable, as form: IndicatorForm, unit: String
  ) -> [FactDeclaration] {
    let nodes = table.works.flatMap(\.nodes)
    let kinds: [(String, FactDeclaration.Kind)] =
      nodes.map { ($0.id, .date) }
      + (form.isBonus
        ? table.indicators.map { (OwnTable.recognition(of: $0.id), .yesNo) }
        : nodes.map { (OwnTable.mark(of: $0.id), .amount) })
    return kinds.map { FactDeclaration(id: $0.0, aliases: [], kind: $0.1, units: [unit]) }
  }
}

extension UnitTables {
  /// What keeps a form from counting, and what to do.
  fileprivate func gap(of form: IndicatorForm, _ state: Form, in forms: IndicatorForms) -> Gap {
    let title = form.title
    let reason: Bilingual
    let remedy: Bilingual
    switch (state, standing) {
    case (.missing, _):
      reason = Bilingual(zh: "没有\(title.zh)", en: "there is no \(title.en)")
      remedy = Bilingual(
        zh: "把单位报来的表存为 tables/\(unit).\(form.id).csv",
        en: "save what the unit sent as tables/\(unit).\(form.id).csv")
    case (.faulty(let errors, let file), _):
      reason = Bilingual(
        zh: "\(title.zh)有 \(errors) 个错误",
        en: "the \(title.en) has \(errors) error\(errors == 1 ? "" : "s")")
      remedy = Bilingual(
        zh: "按 pingyi check 的提示改好 \(file)", en: "mend \(file) as pingyi check says")
    case (_, .unsealed):
      reason = Bilingual(
        zh: "\(title.zh)：登记了认定日期，没有登记认定的是哪一份表",
        en: "\(title.en): a day of certification, but not of which table")
      remedy = Bilingual(zh: "用 pingyi certify 认定", en: "certify it with pingyi certify")
    default:
      reason = Bilingual(
        zh: "\(title.zh)在认定之后改动过", en: "the \(title.en) was changed after it was certified")
      remedy = Bilingual(
        zh: "恢复认定时的表，或用 pingyi certify … --reason 重新认定",
        en: "put back what was certified, or certify it again with --reason")
    }
    return Gap(
      input: "\(unit).\(form.id)", value: .missing(.notStated), reason: reason, remedy: remedy)
  }

  fileprivate func certificationGap(_ forms: IndicatorForms) -> Gap {
    Gap(
      input: forms.certification.fact, value: .missing(.notRegistered),
      reason: Bilingual(
        zh: "指标表还没有认定（\(forms.certification.clause)）",
        en: "the tables are not certified yet (\(forms.certification.clause))"),
      remedy: Bilingual(
        zh: "pingyi certify 轮次 \(unit) --by … --evidence …",
        en: "pingyi certify ROUND \(unit) --by … --evidence …"))
  }
}

extension UnitTables.Standing {
  /// Whether the tables that are there are those to score by.
  fileprivate var counts: Bool {
    switch self {
    case .draft, .certified: true
    case .changed, .unsealed: false
    }
  }
}

/// One filled-in form as parts of a scheme.
struct OwnTable {
  private(set) var inputs: [Scheme.Input] = []
  private(set) var sections: [Scheme.Section] = []
  private let form: IndicatorForm
  private let forms: IndicatorForms
  private let source: Scheme.Source

  init(
    _ table: IndicatorTable, _ form: IndicatorForm, _ forms: IndicatorForms,
    source: Scheme.Source
  ) {
    self.form = form
    self.forms = forms
    self.source = source
    for indicator in table.indicators { add(indicator) }
  }

  /// The fact that holds an assessor's mark of a node.
  static func mark(of node: String) -> String { "\(node)-mark" }

  /// The fact that says that an innovation was recognised (认定).
  static func recognition(of innovation: String) -> String { "\(innovation)-recognised" }

  // MARK: Sections and items

  private mutating func add(_ indicator: FilledIndicator) {
    let title = indicator.declared?.title ?? Bilingual(zh: indicator.name, en: indicator.name)
    let clause = indicator.declared?.clause ?? form.clause
    let items =
      form.isBonus
      ? [innovation(indicator, title, clause)]
      : indicator.works.map { item($0, of: indicator, clause) }
    sections.append(
      Scheme.Section(
        id: form.isBonus ? "\(indicator.id)-section" : indicator.id, title: title,
        points: indicator.points.number ?? 0, items: items, scored: items, isExcerpt: false,
        blocks: [],
        location: indicator.cell.location))
  }

  private mutating func item(
    _ work: FilledWork, of indicator: FilledIndicator, _ clause: String
  ) -> Scheme.Item {
    let parts = work.nodes.map { rule(for: $0) }
    return Scheme.Item(
      id: work.id, title: Bilingual(zh: work.name, en: work.name),
      points: work.points.number ?? 0, isLimited: true, kind: .base,
      clause: Clause(
        document: source.document, section: indicator.id, item: work.id, text: clause),
      scoredBy: nil, floor: nil,
      rule: plain(Sum(parts: parts), at: work.cell.location), examples: [],
      location: work.cell.location)
  }

  private mutating func rule(for node: FilledNode) -> Rule {
    let place = node.cell.location
    let label = label(node)
    declare(node.id, .date, label, place)
    declare(
      Self.mark(of: node.id), .amount,
      Bilingual(zh: "\(label.zh)：评定", en: "\(label.en): assessed"), place)
    let onTime = Rule(
      primitive: Requirement(
        condition: .by(Located(node.id, at: node.dayCell.location), day(of: node)), stake: .all),
      because: nil, clause: nil, notHeld: .points(0), points: nil, location: place)
    let judged = plain(
      Judgement(
        input: Located(Self.mark(of: node.id), at: place), marks: [], atMost: nil, reading: nil),
      at: place)
    let choice = Choice(
      reading: forms.scoring.node,
      alternatives: [("onTime", onTime), ("judged", judged)].map {
        TableEntry(name: $0.0, location: place, value: $0.1)
      })
    return Rule(
      primitive: choice, because: nil, clause: forms.scoring.clause, notHeld: nil,
      points: Located(node.points.number ?? 0, at: place), location: place)
  }

  // MARK: Innovations

  /// A bonus that only gives: recognised, and done by its nodes' days.
  private mutating func innovation(
    _ indicator: FilledIndicator, _ title: Bilingual, _ clause: String
  ) -> Scheme.Item {
    let place = indicator.cell.location
    let recognition = Located(Self.recognition(of: indicator.id), at: place)
    declare(
      recognition.value, .yesNo,
      Bilingual(zh: "\(title.zh)：市总认定", en: "\(title.en): recognised"), place)
    let nodes = indicator.works.flatMap(\.nodes)
    for node in nodes { declare(node.id, .date, label(node), node.cell.location) }
    func winning(_ nodes: [FilledNode], _ points: Rational) -> Rule {
      let days = nodes.map { Condition.by(Located($0.id, at: $0.dayCell.location), day(of: $0)) }
      return Rule(
        primitive: Requirement(
          condition: .allOf([.holds(recognition)] + days), stake: .win(points)), because: nil,
        clause: nil, notHeld: .loses(0), points: nil, location: place)
    }
    let whole = winning(nodes, indicator.points.number ?? 0)
    let byNode = Rule(
      primitive: Sum(parts: nodes.map { winning([$0], $0.points.number ?? 0) }),
      because: Bilingual(zh: "按节点计", en: "by nodes"), clause: nil, notHeld: nil, points: nil,
      location: place)
    let counted = plain(
      Choice(
        reading: forms.scoring.bonus,
        alternatives: [
          TableEntry(name: "byNode", location: place, value: byNode),
          TableEntry(name: "whole", location: place, value: whole),
        ]), at: place)
    return Scheme.Item(
      id: indicator.id, title: title, points: 0, isLimited: false, kind: .bonus,
      clause: Clause(
        document: source.document, section: form.id, item: indicator.id,
        text: forms.scoring.bonusClause), scoredBy: nil, floor: nil,
      rule: limited(counted, indicator, recognition, at: place), examples: [], location: place)
  }

  /// Under the reading that asks for exactly so many points, an innovation of fewer points gives nothing.
  private func limited(
    _ rule: Rule, _ indicator: FilledIndicator, _ recognition: Located<String>,
    at place: SourceLocation
  ) -> Rule {
    guard let each = form.each else { return rule }
    let points = indicator.points.number ?? 0
    let nothing = Rule(
      primitive: Requirement(condition: .holds(recognition), stake: .win(0)),
      because: Bilingual(
        zh: "本表写 \(Wording.points(points)) 分，按“每项 \(Wording.points(each.limit.value)) 分”不计",
        en: "written for \(Wording.amount(points)), not \(Wording.points(each.limit.value))"),
      clause: each.clause, notHeld: .loses(0), points: nil, location: place)
    return plain(
      Choice(
        reading: each.reading,
        alternatives: BonusPoints.Amount.allCases.map { amount in
          TableEntry(
            name: amount.rawValue, location: place,
            value: amount == .exactly && points != each.limit.value ? nothing : rule)
        }), at: place)
  }

  // MARK: Parts

  private func plain(_ primitive: any RulePrimitive, at place: SourceLocation) -> Rule {
    Rule(
      primitive: primitive, because: nil, clause: nil, notHeld: nil, points: nil, location: place)
  }

  private mutating func declare(
    _ name: String, _ kind: FactDeclaration.Kind, _ label: Bilingual, _ place: SourceLocation
  ) {
    inputs.append(
      Scheme.Input(
        name: name, label: label, origin: .fact(id: name, kind: kind, period: ""), silence: nil,
        location: place))
  }

  private func label(_ node: FilledNode) -> Bilingual {
    let text = "\(node.id) \(Excerpt.quote(node.text, limit: 24))"
    return Bilingual(zh: text, en: text)
  }

  /// The node's day; a table without one is not held.
  private func day(of node: FilledNode) -> CivilDay {
    if case .day(let day) = node.day { return day }
    return forms.nodes.last.value
  }
}
