extension DrawHistory {
  /// Puts the files of a round together, whatever order they are read in.
  ///
  /// Throws where a number is missing or there twice, a record does not belong to its commitment, a
  /// draw does not name its predecessors, or a seed was used again.
  public init(commits: [DrawCommit], records: [DrawRecord]) throws(SeriesFault) {
    self.init()
    var promised: [Int: DrawCommit] = [:]
    for commit in commits {
      guard promised.updateValue(commit, forKey: commit.number) == nil else {
        throw .repeatedDraw(commit.number)
      }
    }
    var made: [Int: DrawRecord] = [:]
    for record in records {
      guard made.updateValue(record, forKey: record.number) == nil else {
        throw .repeatedDraw(record.number)
      }
    }
    let last = max(promised.keys.max() ?? 0, made.keys.max() ?? 0)
    guard last <= SamplingLimits.draws else { throw .tooManyDraws }
    for number in stride(from: 1, through: last, by: 1) {
      switch (promised[number], made[number]) {
      case (let commit, let record?):
        guard commit?.digest == record.commit?.digest else { throw .recordWithoutItsCommit(number) }
        try append(Act(commit: commit, record: record))
      case (let commit?, nil):
        try append(Act(commit: commit))
      case (nil, nil):
        throw .missingDraw(number)
      }
    }
  }
}
