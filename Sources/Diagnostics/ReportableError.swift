/// A refusal that carries facts only; its words exist in both languages and its code is stable.
public protocol ReportableError: Error, Sendable {
  /// A stable code in kebab case that programs may match, such as `duplicate-key`.
  var code: String { get }
  /// What was found, what was expected and what to do.
  var message: Bilingual { get }
}
