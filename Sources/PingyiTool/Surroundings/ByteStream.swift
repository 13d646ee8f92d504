/// Somewhere bytes go, in order.
public protocol ByteSink: Sendable {
  /// Whether a person reads along at a terminal.
  var isTerminal: Bool { get }

  /// Writes all the bytes or fails.
  func write(_ bytes: [UInt8]) throws(StreamFault)
}

/// Somewhere bytes come from, in order.
public protocol ByteSource: Sendable {
  /// Whether a person types at a terminal.
  var isTerminal: Bool { get }
  /// Whether the source is a regular file, so that it can be read again from where it began.
  var isRegularFile: Bool { get }

  /// Waits for bytes and returns at most `limit` of them; none at the end.
  func read(upTo limit: Int) throws(StreamFault) -> [UInt8]

  /// Goes back to where a regular file began when the program started.
  func rewind() throws(StreamFault)
}
