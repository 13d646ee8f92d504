public import Journaling

/// Everything of the outside world that a command may touch, so that a test can stand in for it.
///
/// Files are reached through ``FileContents``, ``AtomicFile`` and ``Folder``; their paths come from
/// the command line only.
public struct Surroundings: Sendable {
  /// Reads a variable of the environment.
  public let environment: @Sendable (String) -> String?
  /// Tells the time, in seconds since 1970-01-01 UTC.
  public let clock: @Sendable () -> Int64
  /// Draws this many random bytes.
  public let randomBytes: @Sendable (Int) -> [UInt8]
  /// Tells the name of this machine.
  public let hostName: @Sendable () -> String
  /// The system calls of the journals.
  public let journalStorage: any JournalStorage
  /// The standard input stream.
  public let input: any ByteSource
  /// The standard output stream: results only.
  public let output: any ByteSink
  /// The standard error stream: diagnostics and progress.
  public let diagnostics: any ByteSink
  /// The terminal at which the input is typed; nil where it is not typed, or nothing is to be done.
  public let terminal: (any TypingTerminal)?

  /// Collects the parts.
  public init(
    environment: @escaping @Sendable (String) -> String?,
    clock: @escaping @Sendable () -> Int64,
    randomBytes: @escaping @Sendable (Int) -> [UInt8],
    hostName: @escaping @Sendable () -> String,
    journalStorage: any JournalStorage = SystemStorage(),
    input: any ByteSource, output: any ByteSink, diagnostics: any ByteSink,
    terminal: (any TypingTerminal)? = nil
  ) {
    self.environment = environment
    self.clock = clock
    self.randomBytes = randomBytes
    self.hostName = hostName
    self.journalStorage = journalStorage
    self.input = input
    self.output = output
    self.diagnostics = diagnostics
    self.terminal = terminal
  }

  /// Writes a result.
  func say(_ text: String) throws(Refusal) { try say(Array(text.utf8)) }

  /// Writes a result.
  func say(_ bytes: [UInt8]) throws(Refusal) {
    do {
      try output.write(bytes)
    } catch {
      throw Refusal(error)
    }
  }

  /// Writes a diagnostic; when that fails there is nobody left to tell.
  func tell(_ text: String) { try? diagnostics.write(Array((text + "\n").utf8)) }
}
