/// A fault that writes its code and all its words in one place.
///
/// A room whose faults have many cases needs one `switch` then, and no case can lack a part.
public protocol WordedFault: Fault {
  /// The code, the problem, and what else is to be said.
  var words: FaultWords { get }
}

/// The parts of a finding that depend on the fault alone.
public struct FaultWords: Sendable, Hashable {
  /// The stable code in kebab case.
  public let code: String
  /// How much it weighs.
  public let severity: Finding.Severity
  /// What is wrong.
  public let problem: Bilingual
  /// The offending value as found, unshortened.
  public let found: String?
  /// What was expected, as a noun phrase.
  public let expected: Bilingual?
  /// What to do.
  public let suggestion: Bilingual?

  /// Collects the parts.
  public init(
    _ code: String, _ problem: Bilingual, severity: Finding.Severity = .error,
    found: String? = nil, expected: Bilingual? = nil, suggestion: Bilingual? = nil
  ) {
    self.code = code
    self.severity = severity
    self.problem = problem
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}

extension WordedFault {
  /// The stable code.
  public var code: String { words.code }
  /// How much it weighs.
  public var severity: Finding.Severity { words.severity }
  /// What is wrong.
  public var problem: Bilingual { words.problem }
  /// The offending value as found.
  public var found: String? { words.found }
  /// What was expected.
  public var expected: Bilingual? { words.expected }
  /// What to do.
  public var suggestion: Bilingual? { words.suggestion }
}
