/// A reading (口径) of an ambiguous clause as it was applied.
public struct ReadingUse: Sendable, Hashable {
  /// Who chose the alternative.
  public enum Source: String, Sendable, Hashable, CaseIterable {
    /// The command's option.
    case option
    /// The round.
    case round
    /// The scheme's default.
    case scheme
    /// The rule itself, which names an alternative and leaves no choice.
    case rule
  }

  /// The reading's id; empty where the rule names an alternative itself.
  public let id: String
  /// The alternative.
  public let alternative: String
  /// Who chose it.
  public let source: Source
  /// The ambiguous clause.
  public let clause: String
}

/// The alternatives by which a scheme is scored: one for each of its readings.
public struct Readings: Sendable, Hashable {
  /// Every reading with its alternative, by id.
  public let all: [ReadingUse]

  private let uses: [String: ReadingUse]

  init(_ uses: [ReadingUse]) {
    self.uses = Dictionary(uses.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    all = self.uses.values.sorted { $0.id < $1.id }
  }

  /// The reading that a rule names by id, or the alternative that it names itself.
  func use(_ name: String) -> ReadingUse {
    uses[name] ?? ReadingUse(id: "", alternative: name, source: .rule, clause: "")
  }

  /// The ids of the readings of which another alternative is chosen than in others.
  func differences(from others: Readings) -> Set<String> {
    Set(uses.keys.filter { uses[$0]?.alternative != others.uses[$0]?.alternative })
  }

  /// The same readings with one alternative changed.
  package func choosing(_ alternative: String, for id: String) -> Readings {
    Readings(
      uses.values.map { use in
        use.id == id
          ? ReadingUse(id: id, alternative: alternative, source: .option, clause: use.clause) : use
      })
  }
}

extension Scheme {
  /// The alternatives to score by: those of the command first, then the round's, then the defaults.
  ///
  /// Throws the first fault, in the order of ids, where a name is not the scheme's.
  public func readings(
    round: [String: String] = [:], option: [String: String] = [:]
  ) throws(SchemeFault) -> Readings {
    for choice in [option, round] {
      if let (_, fault) = faults(inReadings: choice).first { throw fault }
    }
    return Readings(
      readings.map { reading in
        let (alternative, source): (String, ReadingUse.Source) =
          if let chosen = option[reading.id] {
            (chosen, .option)
          } else if let chosen = round[reading.id] {
            (chosen, .round)
          } else {
            (reading.standard, .scheme)
          }
        return ReadingUse(
          id: reading.id, alternative: alternative, source: source, clause: reading.clause)
      })
  }

  /// What is wrong with chosen readings, by id: unknown ids and alternatives.
  public func faults(inReadings chosen: [String: String]) -> [(id: String, fault: SchemeFault)] {
    chosen.sorted { $0.key < $1.key }.compactMap { id, alternative in
      guard let reading = readings.first(where: { $0.id == id }) else {
        return (id, .unknownReading(id, known: readings.map(\.id)))
      }
      guard reading.alternatives.contains(alternative) else {
        return (id, .unknownAlternative(alternative, of: id, known: reading.alternatives))
      }
      return nil
    }
  }
}
