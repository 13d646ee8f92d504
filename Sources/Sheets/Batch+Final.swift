extension Batch {
  /// What a pass says of a paper, as keyed; nil where it has not entered it.
  public func keyed(_ pass: Int, _ number: Int) -> KeyedSheet? {
    guard let paper = passes[pass]?.papers[number] else { return nil }
    let ruling =
      if pass == 1, let ruled = laterRuling(on: number) { ruled.keyed } else { paper.ruling }
    guard !paper.isVoided, paper.marks != nil || ruling != nil else { return nil }
    return KeyedSheet(marks: paper.marks, ruling: ruling, keyedBy: paper.keyedBy)
  }

  /// A paper as it counts: what was settled, else what pass 1 says; nil where there is none.
  ///
  /// A ruling on the paper after the end stands above both.
  public func finalPaper(_ number: Int) -> Paper? {
    guard let settled = settlements[number] else { return passes[1]?.papers[number] }
    let first = keyed(1, number)
    let second = keyed(2, number)
    var paper = passes[1]?.papers[number]
    if let whole = settled.whole, upholds(whole, first, second) {
      switch whole.choice {
      case .second:
        let texts = paper?.texts ?? [:]
        paper = passes[2]?.papers[number]
        paper?.texts = texts
        if second == nil { paper = nil }
      case .first, .mark: if first == nil { paper = nil }
      }
      if let ruled = laterRuling(on: number) { paper?.ruling = ruled.outcome }
    }
    let changes = settled.places.values.filter { upholds($0, first, second) }.compactMap {
      settlement in
      settlement.place.flatMap { place in settlement.mark.map { (place: place, mark: $0) } }
    }
    if !changes.isEmpty {
      let settledMarks = paper?.marks?.replacing(changes)
      paper?.marks = settledMarks
    }
    return paper
  }

  /// Visits every paper that counts as entered; where nothing is settled, without building it.
  ///
  /// - Parameter visit: as ``PaperTable/forEachEntered(_:)`` calls it; settled papers come last.
  public func forEachFinal(
    _ visit: (
      _ number: Int, _ marks: UnsafeBufferPointer<UInt8>, _ hasMarks: Bool, _ ruling: Paper.Ruling?
    ) -> Void
  ) {
    guard let first = passes[1] else { return }
    guard !settlements.isEmpty else {
      first.papers.forEachEntered(visit)
      return
    }
    first.papers.forEachEntered { number, marks, hasMarks, ruling in
      if settlements[number] == nil { visit(number, marks, hasMarks, ruling) }
    }
    for number in settlements.keys.sorted() {
      guard let paper = finalPaper(number), paper.isEntered else { continue }
      (paper.marks?.bytes ?? []).withUnsafeBufferPointer { bytes in
        visit(number, bytes, paper.marks != nil, paper.ruling)
      }
    }
  }
}
