public import ExactArithmetic
import Questionnaires
import Sheets

/// The scores of papers that are scored as wholes; adds up over batches.
///
/// A paper's score is the mean of the scores of its answers, abstentions and irregular marks left out; a
/// paper without a scored answer has none. Papers are kept by how many scored answers they have, with
/// the sum of those answers, which is all that the mean of papers needs:
/// Σ papers (sum ÷ answers) = Σ over answers k (sums of papers with k ÷ k).
public struct PaperScores: Sendable, Hashable {
  private struct Cell: Sendable, Hashable {
    var papers = 0
    var sum = Rational(0)
  }

  private var cells: [Int: Cell] = [:]

  /// No paper yet.
  public init() {}

  /// How many papers have a score.
  public var papers: Int { cells.values.reduce(0) { $0 + $1.papers } }

  /// The sum of the papers' scores.
  public var sum: Rational {
    cells.reduce(Rational(0)) { total, entry in
      total + ((try? entry.value.sum.divided(by: Rational(entry.key))) ?? 0)
    }
  }

  /// The mean of the papers' scores; nil where no paper has one.
  public var mean: Rational? { try? sum.divided(by: Rational(papers)) }

  /// Adds the papers of another collection.
  public mutating func merge(_ other: PaperScores) {
    for (answers, cell) in other.cells {
      cells[answers, default: Cell()].papers += cell.papers
      cells[answers, default: Cell()].sum += cell.sum
    }
  }

  /// Adds papers that have as many scored answers each.
  mutating func add(_ papers: Int, answers: Int, sum: Rational) {
    guard answers > 0, papers > 0 else { return }
    cells[answers, default: Cell()].papers += papers
    cells[answers, default: Cell()].sum += sum
  }
}

extension PaperScores {
  /// Scores the valid papers of a batch.
  init(of batch: String, in state: CollectionState) {
    self.init()
    guard let layout = state.layout(of: batch) else { return }
    let key = ScoreKey(layout)
    var counts: [Int: (papers: Int, marks: [Int])] = [:]
    state.forEachValidPaper(of: batch) { _, bytes, isCompact in
      let found =
        isCompact
        ? key.indices(compact: bytes)
        : key.indices(tokens: Marks(bytes: Array(bytes), isCompact: false).tokens)
      guard !found.isEmpty else { return }
      var entry = counts[found.count] ?? (0, Array(repeating: 0, count: key.scores.count))
      entry.papers += 1
      for index in found { entry.marks[index] += 1 }
      counts[found.count] = entry
    }
    for (answers, entry) in counts {
      let sum = zip(key.scores, entry.marks).reduce(Rational(0)) { $0 + $1.0 * Rational($1.1) }
      add(entry.papers, answers: answers, sum: sum)
    }
  }
}

/// Which marks stand for which scores, place by place.
private struct ScoreKey {
  /// Every score that an option of the questionnaire has, once.
  let scores: [Rational]
  private let tables: [[String: Int]]

  init(_ layout: SheetLayout) {
    var scores: [Rational] = []
    var tables: [[String: Int]] = []
    for place in layout.places {
      var table: [String: Int] = [:]
      if case .single(let options) = place.kind {
        for option in options where !option.isAbstention {
          guard let score = option.score else { continue }
          if let index = scores.firstIndex(of: score) {
            table[option.code] = index
          } else {
            table[option.code] = scores.count
            scores.append(score)
          }
        }
      }
      tables.append(table)
    }
    self.scores = scores
    self.tables = tables
  }

  func indices(compact bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    zip(tables, bytes).compactMap { table, byte in
      table.isEmpty ? nil : table[String(decoding: CollectionOfOne(byte), as: UTF8.self)]
    }
  }

  func indices(tokens: [String]) -> [Int] {
    zip(tables, tokens).compactMap { table, token in table[token] }
  }
}
