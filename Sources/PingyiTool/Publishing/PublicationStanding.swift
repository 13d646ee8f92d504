import Diagnostics
import Reporting
import Rounds
import Scoring
import Tallies

/// How a round's results stand to those that were published before; nothing is published by asking.
struct PublicationStanding: Sendable {
  /// The registers: definitions that were changed under their version, and what is wrong with the registers.
  let registers: RegisterStanding
  /// Old and new results of the units that a newer version touches; nil where there was no older one.
  let revision: Revision?

  /// Compares with the register.
  init(
    _ loaded: LoadedRound, _ scores: RoundScores, in surroundings: Surroundings
  ) {
    registers = RegisterStanding(loaded.folder)
    guard let register = registers.register, !register.publications.isEmpty else {
      revision = nil
      return
    }
    let disclosure = Disclosure(loaded, TallyBook(loaded.state), scores)
    let present = Publication(
      loaded, scores, disclosure, on: CivilTime(surroundings.clock()).day)
    revision = Publishing.revision(of: present, in: register)
  }

  /// The lines of a page; empty where nothing was published before, or nothing changed since.
  func text(round: Round, scheme: Scheme, _ language: Language) -> String {
    var text = ""
    for finding in registers.findings {
      let place = finding.location.map { "\($0): " } ?? ""
      text += "\n! " + TerminalText.safe(place + finding.sentence[language]) + "\n"
    }
    for change in registers.changes {
      let said = change.problem[language]
      let advice = change.words.suggestion.map { " → \($0[language])" } ?? ""
      text += "\n! " + TerminalText.safe(said + advice) + "\n"
    }
    guard registers.changes.isEmpty, let revision else { return text }
    let heading = Bilingual(
      zh: "定义改版：与 \(revision.former.day) 公布的结果并列",
      en: "Newer definitions: side by side with what was published on \(revision.former.day)")
    text += "\n" + heading[language] + "\n"
    for sentence in revision.sentences {
      text += "  " + TerminalText.safe(sentence[language]) + "\n"
    }
    let headings = Revision.headings(language)
    var table = TextTable(
      columns: headings.enumerated().map { place, heading in
        (1...4).contains(place) ? .init(heading, .right) : .init(heading)
      })
    let grades = GradeWords(scheme: scheme, language: language)
    let rows = revision.rows(
      round.rounding, name: { "\($0) \(round.unit(id: $0)?.name ?? "")" },
      grade: { grades.title($0) })
    guard !rows.isEmpty else {
      let none = Bilingual(
        zh: "没有单位的得分、位次、等次改变。", en: "No unit has other points, place or grade.")
      return text + "  " + none[language] + "\n"
    }
    for row in rows { table.add(row) }
    return text + table.text
  }
}
