import Diagnostics
import ExactArithmetic

extension Explanation {
  /// What a node is made of; an explanation holds it where copies share it.
  struct Content: Sendable, Hashable {
    var kind: Kind
    var id: String
    var rule: String?
    var title: Bilingual?
    var clause: Clause?
    var scoredBy: Bilingual?
    var weight: Rational = 1
    var maximum: Rational
    var value: Score
    var statement: Bilingual?
    var inputs: [InputUse] = []
    var reading: ReadingUse?
    var lost: [Loss] = []
    var place: PlaceUse?
    var absorbed: Span = Span.zero
    var promisedBeyond: Rational = 0
    var setAside: Span = Span.zero
    var gaps: [Gap] = []
    var flags: [Flag] = []
    var children: [Explanation] = []
  }
}
