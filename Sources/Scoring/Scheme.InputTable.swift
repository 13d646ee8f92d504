extension Scheme {
  /// What the rules of a scheme read, in the order of the file and by name.
  struct InputTable: Sendable {
    /// The inputs in the order of the file.
    let all: [Input]
    /// The inputs by name, the first where names repeat.
    let byName: [String: Input]

    /// Finds inputs by name from now on.
    init(_ all: [Input]) {
      self.all = all
      byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What its rules read, in the order of the file.
  public internal(set) var inputs: [Input] {
    get { inputTable.all }
    set { inputTable = InputTable(newValue) }
  }

  /// The inputs by name, the first where names repeat.
  var inputsByName: [String: Input] { inputTable.byName }
}
