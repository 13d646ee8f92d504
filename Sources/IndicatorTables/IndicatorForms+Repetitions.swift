import Definitions
package import Diagnostics
import ExactArithmetic
import Tables

extension IndicatorForms {
  /// Works that say the same, inside a form and across forms; an innovation must be no listed work (R7).
  package func repetitions(
    among tables: [(form: IndicatorForm, table: IndicatorTable)]
  ) -> [Finding] {
    var seen: [Entry] = []
    var findings: [Finding] = []
    // Innovations come last, so that they are what is told.
    for (form, table) in tables.filter({ !$0.form.isBonus }) + tables.filter({ $0.form.isBonus }) {
      for work in table.works {
        let entry = Entry(
          text: CellPhrase.reduced(work.name), cell: work.cell, isBonus: form.isBonus)
        guard entry.text.scalars.count > 3 else { continue }
        if let fault = fault(of: entry, among: seen) {
          findings.append(fault.finding(at: entry.cell.location))
        }
        seen.append(entry)
      }
    }
    return findings
  }

  /// Repetitions of which the two works stand in different files.
  package func repetitionsAcross(
    _ tables: [(form: IndicatorForm, table: IndicatorTable)]
  ) -> [Finding] {
    let own = Set(tables.flatMap { repetitions(among: [$0]) })
    return repetitions(among: tables).filter { !own.contains($0) }
  }

  private struct Entry {
    let text: ReducedText
    let cell: TableCell
    let isBonus: Bool
  }

  private func fault(of entry: Entry, among seen: [Entry]) -> IndicatorFault? {
    if let first = seen.first(where: { $0.text == entry.text }) {
      return entry.isBonus && !first.isBonus
        ? .listedInnovation(
          entry.cell, first: first.cell.location, clause: duplicates.clause)
        : .repeatedWork(entry.cell, first: first.cell.location, clause: duplicates.clause)
    }
    for other in seen {
      let share = entry.text.likeness(to: other.text)
      guard share >= duplicates.similar.value else { continue }
      return .similarWork(
        entry.cell, first: other.cell.location, share: share, clause: duplicates.clause)
    }
    return nil
  }
}
