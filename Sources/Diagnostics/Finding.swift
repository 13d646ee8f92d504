/// One thing that a check found wrong or worth saying, with its place and what to do.
public struct Finding: Sendable, Hashable {
  /// How much a finding weighs.
  public enum Severity: String, Sendable, CaseIterable {
    /// The definition cannot be used.
    case error
    /// It can be used, but probably not as meant.
    case warning
    /// A fact worth knowing, such as a declared defect of the source text.
    case note
  }

  /// A stable code in kebab case, such as `unknown-key`.
  public let code: String
  /// How much it weighs.
  public let severity: Severity
  /// Where it is; nil when it concerns a whole set of files.
  public let location: SourceLocation?
  /// What is wrong, as a sentence that names what was found.
  public let problem: Bilingual
  /// The offending value as found, unshortened, for programs; `problem` quotes it shortened.
  public let found: String?
  /// What was expected.
  public let expected: Bilingual?
  /// What to do, such as "did you mean 'q1'?".
  public let suggestion: Bilingual?

  /// Collects the facts of a finding.
  public init(
    code: String, severity: Severity = .error, location: SourceLocation?, problem: Bilingual,
    found: String? = nil, expected: Bilingual? = nil, suggestion: Bilingual? = nil
  ) {
    self.code = code
    self.severity = severity
    self.location = location
    self.problem = problem
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }
}
