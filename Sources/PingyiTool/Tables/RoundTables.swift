import Definitions
import Diagnostics
import Digests
import IndicatorTables
import Rounds
import Scoring
import Sheets
import Tables

/// The indicator tables of a round's units: `tables/<unit>.<form>.csv`.
struct RoundTables: Sendable {
  /// The folder inside a round's folder.
  static let folderName = "tables"
  /// What stands for the unit in the name of a blank form, which is passed over.
  static let blank = "blank"

  /// What the scheme demands.
  let forms: IndicatorForms
  /// Everything that was found, in the order of files and rows.
  let findings: [Finding]
  /// How many files were read.
  let fileCount: Int
  private let files: [Key: TableFile]

  private struct Key: Hashable {
    let unit: String
    let form: String
  }

  /// Reads and checks all tables of a round; a folder that is not there holds none.
  static func read(
    inRound path: String, of round: Round, _ scheme: Scheme
  ) throws(FileFault) -> RoundTables? {
    guard let forms = scheme.indicatorTables else { return nil }
    let folder = PathName.joining(path, folderName)
    var entries: [Folder.Entry] = []
    if try Folder.holdsSomething(at: folder) { entries = try Folder.entries(of: folder) }
    let readings = readings(of: round, scheme)
    let kinds = forms.forms.map(\.id) + forms.attachments.map(\.id)
    var files: [Key: TableFile] = [:]
    var findings: [Finding] = []
    var attached: Set<Key> = []
    var count = 0
    for entry in entries where !entry.isFolder && entry.name.hasSuffix(".csv") {
      let path = PathName.joining(folder, entry.name)
      guard let key = key(entry.name) else { continue }
      guard key.unit != blank else { continue }
      guard round.unit(id: key.unit) != nil, kinds.contains(key.form) else {
        let fault = IndicatorFault.unknownFile(entry.name, known: kinds)
        findings.append(fault.finding(at: SourceLocation(file: path, line: 1, column: 1)))
        continue
      }
      count += 1
      if let attachment = forms.attachments.first(where: { $0.id == key.form }) {
        attached.insert(key)
        findings += try check(attachment, path)
        continue
      }
      let file = try TableFile(readingFrom: path, as: key.form, of: forms, readings: readings)
      files[key] = file
      findings += file.findings
    }
    for unit in round.units {
      let filled = forms.forms.compactMap { files[Key(unit: unit.id, form: $0.id)]?.filled }
      findings += forms.repetitionsAcross(filled)
      findings += missing(of: unit.id, in: folder, forms, files, attached)
    }
    findings.sortByPlace()
    return RoundTables(forms: forms, findings: findings, fileCount: count, files: files)
  }

  /// The alternatives that the round and the scheme choose.
  static func readings(of round: Round, _ scheme: Scheme) -> FormReadings {
    let chosen = (try? scheme.readings(round: round.readings)) ?? (try? scheme.readings())
    return Dictionary(
      (chosen?.all ?? []).map { ($0.id, $0.alternative) }, uniquingKeysWith: { first, _ in first })
  }

  /// `U01.party.csv` is the form `party` of `U01`; nil for a name without a dot inside.
  private static func key(_ name: String) -> Key? {
    let stem = name.dropLast(".csv".count)
    guard let dot = stem.lastIndex(of: ".") else { return nil }
    return Key(unit: String(stem[..<dot]), form: String(stem[stem.index(after: dot)...]))
  }

  private static func missing(
    of unit: String, in folder: String, _ forms: IndicatorForms, _ files: [Key: TableFile],
    _ attached: Set<Key>
  ) -> [Finding] {
    // A unit that has sent nothing yet is told once a form; nothing else is asked for.
    let hasSent = forms.forms.contains { files[Key(unit: unit, form: $0.id)] != nil }
    var findings: [Finding] = []
    for form in forms.forms
    where files[Key(unit: unit, form: form.id)] == nil && (hasSent || !form.isBonus) {
      let path = PathName.joining(folder, "\(unit).\(form.id).csv")
      let fault: IndicatorFault =
        form.isBonus
        ? .noInnovation(unit: unit, file: path)
        : .missingForm(unit: unit, file: path, title: form.title, clause: form.clause)
      findings.append(fault.finding(at: nil))
    }
    for attachment in forms.attachments
    where hasSent && !attached.contains(Key(unit: unit, form: attachment.id)) {
      let path = PathName.joining(folder, "\(unit).\(attachment.id).csv")
      findings.append(
        IndicatorFault.missingAttachment(
          unit: unit, file: path, title: attachment.title, clause: attachment.clause
        ).finding(at: nil))
    }
    return findings
  }

  /// A list that goes with the tables: its columns and that every cell of them is filled in.
  private static func check(
    _ attachment: IndicatorForms.Attachment, _ path: String
  ) throws(FileFault) -> [Finding] {
    let bytes = try FileContents.read(path, limit: TableLimits.size)
    let (read, found) = Table.read(bytes, file: path)
    guard let table = read else { return found }
    var findings = found
    for name in attachment.columns {
      guard let column = table.column(ifNamed: name) else {
        let fault = IndicatorFault.missingHeading(
          name, clause: attachment.clause, known: table.columns.map(\.name))
        findings.append(fault.finding(at: table.headerLocation))
        continue
      }
      for cell in table.rows.map({ $0.cell(column) }) where cell.isBlank {
        findings.append(
          IndicatorFault.blankAttachment(cell, clause: attachment.clause)
            .finding(at: cell.location))
      }
    }
    return findings
  }

  // MARK: Units

  /// The file of a unit's form; nil where there is none.
  func file(of unit: String, _ form: String) -> TableFile? {
    files[Key(unit: unit, form: form)]
  }

  /// The facts that the tables ask for: nodes, marks, recognitions.
  var factDeclarations: [FactDeclaration] {
    var order: [String] = []
    var kinds: [String: FactDeclaration.Kind] = [:]
    var units: [String: Set<String>] = [:]
    for (key, file) in files.sorted(by: { ($0.key.unit, $0.key.form) < ($1.key.unit, $1.key.form) })
    {
      guard let (form, table) = file.filled else { continue }
      for fact in forms.factDeclarations(of: table, as: form, unit: key.unit) {
        if kinds[fact.id] == nil { order.append(fact.id) }
        kinds[fact.id] = fact.kind
        units[fact.id, default: []].insert(key.unit)
      }
    }
    return order.map {
      FactDeclaration(id: $0, aliases: [], kind: kinds[$0] ?? .date, units: units[$0])
    }
  }

  /// The items of the tables, each of its own unit.
  func itemDeclarations(_ scheme: Scheme, _ readings: Readings) -> [ItemDeclaration] {
    files.sorted { ($0.key.unit, $0.key.form) < ($1.key.unit, $1.key.form) }.flatMap { key, file in
      file.filled.map { form, table in
        scheme.itemDeclarations(of: table, as: form, unit: key.unit, readings)
      } ?? []
    }
  }

  /// What is added up from these items, in the order of units.
  func sums(_ scheme: Scheme) -> [String: [String]] {
    files.sorted { ($0.key.unit, $0.key.form) < ($1.key.unit, $1.key.form) }.reduce(into: [:]) {
      sums, entry in
      guard let (form, table) = entry.value.filled else { return }
      sums.merge(scheme.sums(of: table, as: form)) { old, new in
        old + new.filter { !old.contains($0) }
      }
    }
  }

  /// The SHA-256 by which a unit's tables are certified: of the lines `form sha256`, LF after each, in the
  /// order of the scheme.
  func seal(of unit: String) -> String {
    let lines = forms.forms.compactMap { form in
      file(of: unit, form.id).map { "\(form.id) \($0.sha256)\n" }
    }
    return SHA256.hash(Array(lines.joined().utf8)).hex
  }

  /// How far a unit's tables are, as the journals have it.
  func standing(of unit: String, in state: CollectionState) -> UnitTables.Standing {
    let key = FactKey(unit: unit, item: forms.certification.fact)
    guard let fact = state.facts[key], state.factConflicts[key] == nil,
      case .date(let day) = fact.value
    else { return .draft }
    guard let seal = Self.seal(in: fact.evidence) else { return .unsealed(day: day) }
    return seal == self.seal(of: unit) ? .certified(day: day) : .changed(day: day)
  }

  /// What there is of a unit's tables.
  func tables(of unit: String, in state: CollectionState) -> UnitTables {
    let standing = standing(of: unit, in: state)
    var isCertified = false
    if case .certified = standing { isCertified = true }
    let pairs = forms.forms.map { form -> (String, UnitTables.Form) in
      guard let file = file(of: unit, form.id) else { return (form.id, .missing) }
      // What was certified counts as it was certified, however the constraints are read now.
      guard let table = file.table, table.isComplete, isCertified || file.errors == 0 else {
        return (form.id, .faulty(errors: max(1, file.errors), file: file.path))
      }
      return (form.id, .filled(table))
    }
    return UnitTables(
      unit: unit, forms: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
      standing: standing)
  }

  // MARK: Evidence

  private static let sealWord = "sha256="

  /// The evidence of a certification: what the office writes, and the SHA-256 of the tables.
  static func evidence(_ text: String, seal: String) -> String { "\(text) \(sealWord)\(seal)" }

  /// The SHA-256 that an evidence names; nil where it names none.
  private static func seal(in evidence: String) -> String? {
    evidence.split(separator: " ").last { $0.hasPrefix(sealWord) }.flatMap { word in
      let hex = word.dropFirst(sealWord.count)
      return hex.utf8.count == 64 ? String(hex) : nil
    }
  }
}
