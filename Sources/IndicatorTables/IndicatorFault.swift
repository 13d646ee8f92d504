package import Diagnostics
package import ExactArithmetic
package import Sheets
package import Tables

/// What can be wrong with a filled-in form; every case names the clause that it breaks.
package enum IndicatorFault: WordedFault, Hashable {
  /// What a number of points belongs to.
  package enum Level: Sendable, Hashable {
    case indicator
    case work
    case node
    case innovation
  }

  // MARK: Form (R12)
  /// Nothing tells which form it is.
  case unknownForm(known: [String])
  /// A column of the form is not there.
  case missingHeading(String, clause: String, known: [String])
  /// A row stands below no indicator or work.
  case strayRow(TableCell)

  // MARK: Indicators (R6, R8)
  case unknownIndicator(TableCell, known: [Bilingual], clause: String)
  case repeatedIndicator(TableCell, first: Int)
  case missingIndicator(Bilingual, clause: String)
  case tooManyInnovations(TableCell, limit: Int, clause: String)

  // MARK: Points (R1, R2, R4)
  case missingPoints(TableCell, Level, isPlaceholder: Bool)
  case pointsOutside(TableCell, Rational, from: Rational, to: Rational, clause: String)
  case pointsDivided(TableCell, Rational, unit: Rational, clause: String)
  case formSum(Rational, total: Rational, clause: String)
  case partSum(TableCell, Level, parts: Rational, whole: Rational, clause: String)
  case innovationPoints(TableCell, Rational, limit: Rational, isExact: Bool, clause: String)

  // MARK: Time nodes (R3)
  case noWork(TableCell)
  case noNode(TableCell, clause: String)
  case tooManyNodes(TableCell, count: Int, most: Int, clause: String)
  case missingDay(TableCell, found: String, clause: String)
  case noSuchDay(TableCell, found: String)
  case otherYear(TableCell, CivilDay, year: Int, clause: String)
  case lastNode(TableCell, CivilDay, last: CivilDay, NodeRule.End, clause: String)
  case nodeOrder(TableCell, CivilDay, before: CivilDay)

  // MARK: Words (R5, R9, R10)
  case forbiddenWord(TableCell, word: String, text: String, clause: String)
  case missingStandard(TableCell, clause: String)
  case unmeasurable(TableCell, text: String, clause: String)
  case missingEvidence(TableCell, clause: String)

  // MARK: Coverage and repetition (R6, R7)
  case missingTopic(TableCell, topic: String, title: Bilingual, words: Bilingual, clause: String)
  case unknownTopic(TableCell, String, known: [String])
  case repeatedWork(TableCell, first: SourceLocation, clause: String)
  case similarWork(TableCell, first: SourceLocation, share: Rational, clause: String)
  case listedInnovation(TableCell, first: SourceLocation, clause: String)

  // MARK: Submission (R12)
  case late(CivilDay, due: CivilDay, clause: String)
  case missingForm(unit: String, file: String, title: Bilingual, clause: String)
  case noInnovation(unit: String, file: String)
  case missingAttachment(unit: String, file: String, title: Bilingual, clause: String)
  case blankAttachment(TableCell, clause: String)
  case unknownFile(String, known: [String])
}
