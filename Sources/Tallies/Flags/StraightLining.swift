import Questionnaires
public import Sheets

/// How many valid papers give one and the same mark at every choice, which often was not read.
///
/// It changes no score: somebody who is satisfied with everything fills in such a paper too. Only
/// questionnaires with at least ``leastPlaces`` single choices are looked at.
public struct StraightLining: Sendable, Hashable {
  /// Fewer choices than this say nothing.
  public static let leastPlaces = 5

  /// How many papers have the same mark everywhere.
  public let papers: Int
  /// How many valid papers there are.
  public let of: Int

  /// Counts the papers behind a tally; nil where the questionnaire has too few choices.
  public init?(of tally: Tally, in state: CollectionState) {
    let places = tally.layout.places.indices.filter {
      if case .single = tally.layout.places[$0].kind { true } else { false }
    }
    guard places.count >= Self.leastPlaces else { return nil }
    var papers = 0
    var all = 0
    for source in tally.sources {
      state.forEachValidPaper(of: source.batch) { _, bytes, isCompact in
        all += 1
        if isCompact {
          let first = bytes[places[0]]
          let isAnswer = IrregularMark(rawValue: String(decoding: [first], as: UTF8.self)) == nil
          if isAnswer, places.allSatisfy({ bytes[$0] == first }) { papers += 1 }
        } else {
          let tokens = Marks(bytes: Array(bytes), isCompact: false).tokens
          let first = tokens[places[0]]
          if IrregularMark(rawValue: first) == nil, places.allSatisfy({ tokens[$0] == first }) {
            papers += 1
          }
        }
      }
    }
    self.papers = papers
    of = all
  }
}
