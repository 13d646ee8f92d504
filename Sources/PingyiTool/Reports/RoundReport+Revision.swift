import Diagnostics
import Reporting
import Rounds

extension RoundReport {
  /// Old and new results of the units that a newer version of a definition touches.
  var revised: HTMLNode? {
    guard let revision else { return nil }
    let grades = GradeWords(scheme: scheme, language: language)
    let headings = Revision.headings(language)
    var table = HTMLTable(
      headings.enumerated().map { place, heading in
        (1...4).contains(place) ? .figures(heading) : .words(heading)
      })
    for row in revision.rows(round.rounding, name: { name(of: $0) }, grade: { grades.title($0) }) {
      table.add(row)
    }
    let told = revision.sentences.map { HTMLNode.element(.p, $0[language]) }
    return section(
      words(
        "定义改版：与 \(revision.former.day) 公布的结果并列",
        "Newer definitions: side by side with what was published on \(revision.former.day)"),
      told + [
        table.isEmpty
          ? .element(.p, words("没有单位的得分、位次、等次改变。", "No unit has other points, place or grade."))
          : table.node
      ])
  }
}
