import Definitions
import Diagnostics
import Digests
import IndicatorTables
import Tables

/// An indicator table's file, read and checked by itself.
struct TableFile: Sendable {
  /// Where it is.
  let path: String
  /// SHA-256 of its bytes, as 64 lower-case hex digits.
  let sha256: String
  /// The form that it fills in; nil where nothing tells which.
  let form: IndicatorForm?
  /// What was filled in; nil where it cannot be read as a form.
  let table: IndicatorTable?
  /// Everything that was found in it.
  let findings: [Finding]

  /// How many of the findings keep it from being certified.
  var errors: Int { findings.count { $0.severity == .error } }

  /// The form with what was filled in.
  var filled: (form: IndicatorForm, table: IndicatorTable)? {
    form.flatMap { form in table.map { (form, $0) } }
  }

  /// Reads and checks a file.
  ///
  /// - Parameter form: the form's id; nil tells it by headings and indicators
  init(
    readingFrom path: String, as form: String?, of forms: IndicatorForms, readings: FormReadings
  ) throws(FileFault) {
    let bytes = try FileContents.read(path, limit: TableLimits.size)
    self.path = path
    sha256 = SHA256.hash(bytes).hex
    let (source, found) = Table.read(bytes, file: path)
    guard let source else {
      self.form = nil
      table = nil
      findings = found
      return
    }
    let read = forms.read(source, as: form)
    self.form = read.form
    table = read.table
    var all = found + read.findings
    if let form = read.form, let table = read.table {
      all += IndicatorTableCheck.findings(in: table, as: form, of: forms, readings: readings)
    }
    all.sortByPlace()
    findings = all
  }
}

extension IndicatorTable {
  /// Whether every indicator, work and node has points and every node a day, so that it can be scored.
  var isComplete: Bool {
    !indicators.isEmpty && indicators.allSatisfy { $0.points.number != nil && !$0.works.isEmpty }
      && works.allSatisfy { work in
        work.points.number != nil && !work.nodes.isEmpty
          && work.nodes.allSatisfy { node in
            if case .day = node.day { node.points.number != nil } else { false }
          }
      }
  }
}
