import Diagnostics
import Journaling

/// Why a command stopped: its exit status, and what is told on the standard error stream.
struct Refusal: Error {
  /// The exit status of the process.
  let status: ExitStatus
  /// What is told, in this order.
  let findings: [Finding]

  /// Stops with several findings.
  init(_ status: ExitStatus, _ findings: [Finding]) {
    self.status = status
    self.findings = findings
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
    self.init(ExitStatus(rawValue: error.exitStatus) ?? .internalFault, error)
  }

  /// Stops because a standard stream failed.
  init(_ fault: StreamFault) { self.init(.inputOutput, fault) }
}
