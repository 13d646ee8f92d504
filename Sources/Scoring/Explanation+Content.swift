import Diagnostics
import ExactArithmetic

extension Explanation {
  /// What a node is made of; an explanation holds it where copies share it.
  struct Content: Sendable, Hashable {
    var kind: Kind
    var id: String
    var weight: Rational = 1
    var maximum: Rational
    var value: Score
    /// One element; none where only the figures are wanted, and then what is told is dropped.
    var words: [Words]
    var inputs: [InputUse] = []
    var lost: [Loss] = []
    /// One element where a place counts.
    var places: [PlaceUse] = []
    var absorbed: Span = Span.zero
    var promisedBeyond: Rational = 0
    var setAside: Span = Span.zero
    var gaps: [Gap] = []
    var flags: [Flag] = []
    var children: [Explanation] = []
  }

  /// What a node tells beside its figures.
  struct Words: Sendable, Hashable {
    var rule: String?
    var title: Bilingual?
    var clause: Clause?
    var scoredBy: Bilingual?
    var statement: Bilingual?
    var reading: ReadingUse?
  }
}
