import Diagnostics
import Journaling

/// Why a command stopped: its exit status, and what is told on the standard error stream.
struct Refusal: Error {
  /// The exit status of the process.
  let status: ExitStatus
  /// What is told, in this order.
  let findings: [Finding]
  /// The first damaged line of a journal, counted from 1; nil for any other reason.
  let damagedLine: Int?

  /// Stops with several findings.
  init(_ status: ExitStatus, _ findings: [Finding], damagedLine: Int? = nil) {
    self.status = status
    self.findings = findings
    self.damagedLine = damagedLine
  }

  /// Stops with the facts of one error.
  init(_ status: ExitStatus, _ error: some ReportableError) {
    self.init(status, [Finding(code: error.code, location: nil, problem: error.message)])
  }

  /// Stops because a command line is wrong.
  init(_ fault: UsageFault) { self.init(.usage, fault) }

  /// Stops because a file cannot be read or written.
  init(_ fault: FileFault) { self.init(fault.status, fault) }

  /// Stops because a journal cannot be read or written.
  init(_ error: JournalError) {
    var line: Int?
    if case .damaged(_, let damage) = error { line = damage.line }
    self.init(
      ExitStatus(rawValue: error.exitStatus) ?? .internalFault,
      [Finding(code: error.code, location: nil, problem: error.message)], damagedLine: line)
  }

  /// Stops because a standard stream failed.
  init(_ fault: StreamFault) { self.init(.inputOutput, fault) }
}
