/// One line of an input, as text or with the reason why it is none.
public enum IncomingLine: Sendable, Hashable {
  /// A line without its LF or CRLF, scalar for scalar.
  case line(String)
  /// A line that is not taken as text; offsets count within the line, as it arrived.
  case refused(EncodingFault)
  /// A line of more than 64 KiB, of which only the length in bytes is known.
  case tooLong(length: Int, isTerminated: Bool)
  /// The last line of an input that ends without LF, never to be stored; nil if it is no text.
  case unterminated(String?)
}

/// Turns the bytes of an input, which come in blocks of any size, into lines of text.
///
/// One line out for every LF, in bounded memory. A byte order mark is taken off. The encoding is the
/// one named, or the mark's, or that of the first line that is not ASCII alone; then it stays.
public struct IncomingLines: Sendable {
  private var decision: EncodingDecision
  private var opening: ByteOrderMarkReader?
  private var framer: LineFramer
  /// The encoding of the input; nil as long as it is undecided.
  public private(set) var encoding: TextEncoding?

  /// Reads an input in the encoding that was named or found before, or decides as it reads.
  public init(encoding: TextEncoding? = nil) {
    self.encoding = encoding
    decision = EncodingDecision(named: encoding)
    opening = ByteOrderMarkReader(for: encoding)
    framer = IncomingLines.framer(for: encoding)
  }

  /// Takes in a block and hands over every line that it completes, in order.
  public mutating func feed(_ block: UnsafeRawBufferPointer, _ take: (IncomingLine) -> Void) {
    var rest = block
    if opening != nil {
      guard let outcome = opening?.take(from: &rest) else { return }
      open(outcome, take)
    }
    frame(rest, take)
  }

  /// Says that no more comes, and hands over the last line if its LF is missing.
  public mutating func finish(_ take: (IncomingLine) -> Void) {
    if let held = opening?.held {
      open(.text(held), take)
    }
    var framer = framer
    framer.finish { hand($0, take) }
    self.framer = framer
  }

  private mutating func open(_ outcome: ByteOrderMarkReader.Outcome, _ take: (IncomingLine) -> Void)
  {
    opening = nil
    switch outcome {
    case .mark(let marked):
      encoding = marked
      decision = EncodingDecision(named: marked)
      framer = IncomingLines.framer(for: marked)
    case .text(let held):
      held.withUnsafeBytes { frame($0, take) }
    }
  }

  private mutating func frame(_ bytes: UnsafeRawBufferPointer, _ take: (IncomingLine) -> Void) {
    // Taken out while it works, so that its lines may settle the encoding here.
    var framer = framer
    self.framer = LineFramer(limit: 0)
    framer.feed(bytes) { hand($0, take) }
    self.framer = framer
  }

  private mutating func hand(_ event: LineEvent, _ take: (IncomingLine) -> Void) {
    switch event {
    case .tooLong(let length, let isTerminated):
      take(.tooLong(length: length, isTerminated: isTerminated))
    case .unterminated(let bytes):
      take(.unterminated(try? text(of: bytes).get()))
    case .line(let bytes):
      switch text(of: bytes) {
      // A comment asks for nothing, in whatever bytes, so it is never answered.
      case .failure(let fault): take(bytes.first == 0x23 ? .line("#") : .refused(fault))
      case .success(let text):
        // UTF-8 may be longer than what arrived; the limit holds for both.
        let length = text.utf8.count
        take(
          length > LineFramer.longestLine
            ? .tooLong(length: length, isTerminated: true) : .line(text))
      }
    }
  }

  private mutating func text(of bytes: UnsafeRawBufferPointer) -> Result<String, EncodingFault> {
    let verdict = decision.decide(line: bytes)
    if case .refused(let fault) = verdict { return .failure(fault) }
    if case .decided(let found) = verdict {
      encoding = found
    }
    do {
      return .success(try (encoding ?? .utf8).decode(bytes))
    } catch {
      return .failure(error)
    }
  }

  private static func framer(for encoding: TextEncoding?) -> LineFramer {
    switch encoding {
    // ASCII has twice as many bytes in UTF-16.
    case .utf16LE: LineFramer(limit: 2 * LineFramer.longestLine, unit: .littleEndianPair)
    case .utf16BE: LineFramer(limit: 2 * LineFramer.longestLine, unit: .bigEndianPair)
    case .utf8, .gb18030, nil: LineFramer()
    }
  }
}
