/// Something that two passes say differently of one paper, or a mark that waits for a third person.
public struct Difference: Sendable, Hashable {
  /// What differs.
  public enum Kind: Sendable, Hashable {
    /// A mark, at this place of the layout.
    case mark(place: Int, first: String, second: String)
    /// The paper is in one pass only.
    case onlyIn(pass: Int)
    /// The clerks ruled differently on the paper.
    case ruling(first: Paper.Ruling?, second: Paper.Ruling?)
    /// The mark is unreadable, and the policy wants a third person's word.
    case unreadable(place: Int)
  }

  /// The paper.
  public let number: Int
  /// What differs.
  public let kind: Kind
  /// What was settled; nil while it is open.
  public let settlement: Settlement?
  /// What was settled before a pass said something else, or by who keyed one; it holds no longer.
  public let lapsed: Settlement?

  /// The place that a settlement has to name; nil where it is about the whole paper.
  public var place: Int? {
    switch kind {
    case .mark(let place, _, _), .unreadable(let place): place
    case .onlyIn, .ruling: nil
    }
  }
}

extension Batch {
  /// Where the passes differ, by number and place; with `illegible`, every unreadable mark too.
  ///
  /// A paper that is not in the sample is not compared. Of a paper on which someone ruled after the
  /// end the clerks' own rulings are not compared.
  ///
  /// - Parameter illegible: whether unreadable marks are to be settled.
  public func differences(illegible: Bool) -> [Difference] {
    var candidates: Set<Int> = []
    if let first = passes[1], let second = passes[2] {
      candidates = Set(first.papers.numbersDiffering(from: second.papers))
    }
    if illegible, let first = passes[1] {
      candidates.formUnion(first.papers.unreadableNumbers)
    }
    return candidates.sorted().flatMap { differences(of: $0, illegible: illegible) }
  }

  /// Where the passes differ about one paper.
  public func differences(of number: Int, illegible: Bool) -> [Difference] {
    let first = keyed(1, number)
    let second = keyed(2, number)
    let settled = settlements[number]
    func difference(_ kind: Difference.Kind, _ place: Int?) -> Difference {
      let standing = settled?.standing(at: place)
      let holds = standing.map { upholds($0, first, second) } ?? false
      return Difference(
        number: number, kind: kind, settlement: holds ? standing : nil,
        lapsed: holds ? nil : standing)
    }
    var differences: [Difference] = []
    if let pass = passes[2], pass.sample?.contains(number) ?? true {
      switch (first, second) {
      case (nil, nil): break
      case (_?, nil): return [difference(.onlyIn(pass: 1), nil)]
      case (nil, _?): return [difference(.onlyIn(pass: 2), nil)]
      case (let a?, let b?):
        if !Paper.Ruling.agree(a.ruling, b.ruling), laterRuling(on: number) == nil {
          differences.append(difference(.ruling(first: a.ruling, second: b.ruling), nil))
        }
        let tokens = zip(a.marks?.tokens ?? [], b.marks?.tokens ?? [])
        for (place, (mark, other)) in tokens.enumerated() where mark != other {
          differences.append(difference(.mark(place: place, first: mark, second: other), place))
        }
      }
    }
    guard illegible, let paper = finalPaper(number), paper.isEntered, paper.ruling == nil,
      let tokens = first?.marks?.tokens
    else { return differences }
    for (place, mark) in tokens.enumerated() where mark == "/" {
      guard second?.mark(at: place) ?? mark == mark else { continue }
      differences.append(difference(.unreadable(place: place), place))
    }
    return differences
  }
}
