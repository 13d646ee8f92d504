/// A unit that the round assesses (被考核单位).
public struct AssessedUnit: Sendable, Hashable {
  /// Stable id, unique among the round's units.
  public let id: String
  /// The number that a clerk keys, unique among the round's units: 1…999,999,999,999,999.
  public let number: Int
  /// What the unit is called.
  public let name: String
  /// How many members it has; nil where the round does not say.
  public let members: Int?
  /// The works that it has entered for peer evaluation, in printed order.
  public let works: [String]

  /// Collects the parts; the decoder has checked them.
  public init(id: String, number: Int, name: String, members: Int? = nil, works: [String] = []) {
    self.id = id
    self.number = number
    self.name = name
    self.members = members
    self.works = works
  }
}

/// Someone who rates by name: a leader or a scoring department.
public struct Rater: Sendable, Hashable {
  /// Stable id, unique among the raters of its kind.
  public let id: String
  /// The number that a clerk keys, unique among the raters of its kind.
  public let number: Int
  /// What the rater is called; nil where the round leaves it out.
  public let name: String?

  /// Collects the parts; the decoder has checked them.
  public init(id: String, number: Int, name: String? = nil) {
    self.id = id
    self.number = number
    self.name = name
  }
}
