import Definitions
public import Diagnostics

/// What came out when a record or a commitment was derived again from its own file.
public struct DrawVerification<Document: Sendable>: Sendable {
  /// The document; nil exactly when a finding is an error.
  public let document: Document?
  /// What differs, in the order of the file.
  public let findings: [Finding]

  /// Whether every byte of the file follows from what the file says.
  public var isSound: Bool { document != nil }

  init(_ document: Document?, _ findings: [Finding]) {
    var sorted = findings
    sorted.sortByPlace()
    self.findings = sorted
    self.document = sorted.containError ? nil : document
  }
}
