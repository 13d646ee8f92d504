/// A synthetic round of Shaoxing's scheme that travels inside the program.
///
/// `oracle.py` beside it works the figures out a second time, without the product.
public enum ShaoxingRound {
  /// Papers and facts as one clerk's pile holds them.
  public struct Pile: Sendable {
    /// The batches, in the order in which they were keyed.
    public internal(set) var batches: [Batch] = []
    /// The facts that are registered.
    public internal(set) var facts: [Fact] = []
  }

  /// The papers of one questionnaire about one subject.
  public struct Batch: Sendable {
    /// The questionnaire's id.
    public let questionnaire: String
    /// The unit, or `all` for a grid.
    public let subject: String
    /// Number and marks, one line a paper.
    public internal(set) var papers: [Paper] = []
  }

  /// One paper.
  public struct Paper: Sendable {
    /// Its number.
    public let number: Int
    /// Its marks as they are keyed.
    public let marks: String
  }

  /// A registered fact.
  public struct Fact: Sendable {
    /// The unit's id.
    public let unit: String
    /// The fact's id.
    public let item: String
    /// The value as it is keyed.
    public let value: String
  }

  /// The id of the scheme by which the round is scored.
  public static let scheme = "shaoxing-2019"

  /// The bytes of its `round.json5`.
  public static var round: [UInt8] { PackageResources.round_json5 }

  /// The bytes of its `frame.csv`.
  public static var frame: [UInt8] { PackageResources.frame_csv }

  /// The words after `draw ROUND` by which the grassroots units were drawn, before any paper came in.
  public static let draw = [
    "--seed", "20191220", "-n", "3", "--take-all", "--seed-source", "合成数据",
  ]

  /// What `papers.txt` holds.
  public static var pile: Pile {
    var pile = Pile()
    for line in String(decoding: PackageResources.papers_txt, as: UTF8.self).split(separator: "\n")
    {
      let words = line.split(separator: " ", maxSplits: 3).map { String($0) }
      switch words.first {
      case "batch" where words.count == 3:
        pile.batches.append(Batch(questionnaire: words[1], subject: words[2]))
      case "fact" where words.count == 4:
        pile.facts.append(Fact(unit: words[1], item: words[2], value: words[3]))
      default:
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let number = Int(parts[0]), !pile.batches.isEmpty else { continue }
        pile.batches[pile.batches.count - 1].papers.append(
          Paper(number: number, marks: String(parts[1])))
      }
    }
    return pile
  }
}
