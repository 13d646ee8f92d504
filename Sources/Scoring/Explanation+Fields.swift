public import Diagnostics
public import ExactArithmetic

extension Explanation {
  /// What it stands for.
  public internal(set) var kind: Kind {
    get { content[0].kind }
    set { content[0].kind = newValue }
  }
  /// The id of the scheme, component, section or item; parts of a rule count from 1: `3.4/2`.
  public internal(set) var id: String {
    get { content[0].id }
    set { content[0].id = newValue }
  }
  /// The word of the rule, such as `steps`; nil above the items.
  public internal(set) var rule: String? {
    get { words(\.rule) }
    set { tell(\.rule, newValue) }
  }
  /// What the scheme calls it.
  public internal(set) var title: Bilingual? {
    get { words(\.title) }
    set { tell(\.title, newValue) }
  }
  /// Where the source document says so.
  public internal(set) var clause: Clause? {
    get { words(\.clause) }
    set { tell(\.clause, newValue) }
  }
  /// Who scores it, where the scheme says so.
  public internal(set) var scoredBy: Bilingual? {
    get { words(\.scoredBy) }
    set { tell(\.scoredBy, newValue) }
  }
  /// What one point here is worth in the node above; 1 outside weighted totals.
  public internal(set) var weight: Rational {
    get { content[0].weight }
    set { content[0].weight = newValue }
  }
  /// The most points that it can give.
  public internal(set) var maximum: Rational {
    get { content[0].maximum }
    set { content[0].maximum = newValue }
  }
  /// The points that it gives.
  public internal(set) var value: Score {
    get { content[0].value }
    set { content[0].value = newValue }
  }
  /// What was found, as a sentence: 满意率 18/20 = 90%，达到 90%，不扣分.
  public internal(set) var statement: Bilingual? {
    get { words(\.statement) }
    set { tell(\.statement, newValue) }
  }
  /// The inputs that it read.
  public internal(set) var inputs: [InputUse] {
    get { content[0].inputs }
    _modify { yield &content[0].inputs }
  }
  /// The reading that it applied.
  public internal(set) var reading: ReadingUse? {
    get { words(\.reading) }
    set { tell(\.reading, newValue) }
  }
  /// The points lost here, not those of the children.
  public internal(set) var lost: [Loss] {
    get { content[0].lost }
    _modify { yield &content[0].lost }
  }
  /// The place among all units by which its points were weighted; nil where no place counts.
  public internal(set) var place: PlaceUse? {
    get { content[0].places.first }
    set { content[0].places = newValue.map { [$0] } ?? [] }
  }
  /// Losses here and below that do not count: beyond a floor, or where a place replaces the score.
  public internal(set) var absorbed: Span {
    get { content[0].absorbed }
    set { content[0].absorbed = newValue }
  }
  /// How much more than the maximum the parts promise together; a cap takes what is really beyond.
  var promisedBeyond: Rational {
    get { content[0].promisedBeyond }
    set { content[0].promisedBeyond = newValue }
  }
  /// Losses here and below that the rule itself does not count, such as one that another excludes.
  var setAside: Span {
    get { content[0].setAside }
    set { content[0].setAside = newValue }
  }
  /// What is missing for a closed score here, not in the children.
  public internal(set) var gaps: [Gap] {
    get { content[0].gaps }
    _modify { yield &content[0].gaps }
  }
  /// What a reader must know about the value.
  public internal(set) var flags: [Flag] {
    get { content[0].flags }
    _modify { yield &content[0].flags }
  }
  /// The parts.
  public internal(set) var children: [Explanation] {
    get { content[0].children }
    _modify { yield &content[0].children }
  }

  private func words<Word>(_ word: KeyPath<Words, Word?>) -> Word? {
    content[0].words.isEmpty ? nil : content[0].words[0][keyPath: word]
  }

  private mutating func tell<Word>(_ word: WritableKeyPath<Words, Word?>, _ value: Word?) {
    if !content[0].words.isEmpty { content[0].words[0][keyPath: word] = value }
  }
}
