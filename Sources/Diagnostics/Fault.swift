/// The facts of a refusal in the parts of a finding: what is wrong, what was expected, what to do.
///
/// An enumeration of facts that conforms writes its words once; ``finding(at:)`` puts them at a place
/// and ``ReportableError/message`` joins them to a sentence.
public protocol Fault: ReportableError {
  /// How much it weighs.
  var severity: Finding.Severity { get }
  /// What is wrong; it quotes what was found with ``Excerpt/quote(_:limit:)``.
  var problem: Bilingual { get }
  /// The offending value as found, unshortened.
  var found: String? { get }
  /// What was expected, as a noun phrase.
  var expected: Bilingual? { get }
  /// What to do: in Chinese it follows “建议”, in English it stands alone.
  var suggestion: Bilingual? { get }
}

extension Fault {
  /// An error, unless the conforming type says otherwise.
  public var severity: Finding.Severity { .error }
  /// Nothing, unless the conforming type says otherwise.
  public var found: String? { nil }
  /// Nothing, unless the conforming type says otherwise.
  public var expected: Bilingual? { nil }
  /// Nothing, unless the conforming type says otherwise.
  public var suggestion: Bilingual? { nil }

  /// The problem, the expectation and the suggestion as one sentence.
  public var message: Bilingual { finding(at: nil).sentence }

  /// This fault at a place.
  public func finding(at location: SourceLocation?) -> Finding {
    Finding(
      code: code, severity: severity, location: location, problem: problem, found: found,
      expected: expected, suggestion: suggestion)
  }
}
