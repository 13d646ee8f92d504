/// The terminal at which a person types lines, beside its streams.
public protocol TypingTerminal: Sendable {
  /// How many columns it has now; nil where it does not say.
  var columns: Int? { get }

  /// Makes it fit for typing: Backspace erases whole characters, and signals wait for ``wait()``.
  func begin()

  /// Waits until there is something to read or something happened.
  func wait() -> TypingEvent

  /// Leaves it as it was found.
  func end()
}

/// What a wait at a terminal ended with.
public enum TypingEvent: Sendable, Hashable {
  /// A line, or the end of input, can be read.
  case input
  /// Someone pressed Ctrl-C or Ctrl-\, or the process was asked to end.
  case interrupted
  /// The window was closed or the line hung up.
  case closed
  /// The process goes on after it was stopped.
  case continued
}
