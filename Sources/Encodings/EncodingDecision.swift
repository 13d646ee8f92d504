/// Decides, once for an input, in which encoding its text is.
///
/// In this order: the encoding that was named; a byte order mark; strict UTF-8; GB 18030. Where the
/// text is valid UTF-8 but holds nothing that proves it (a Hanzi, or a mark of the blocks
/// U+3000–303F or U+FF00–FFEF), while as GB 18030 it would hold Hanzi, it is ambiguous: 目录 in GBK is
/// `Ŀ¼` in UTF-8.
///
/// A regular file is read through `scan` as a whole, in blocks of any size and in bounded memory,
/// and then again as text. A live pipe is asked line by line with `decide(line:)`. U+FFFD does not
/// bear on the decision; the line that holds it is refused when it is decoded.
public struct EncodingDecision: Sendable {
  /// What the bytes so far say.
  public enum Verdict: Sendable, Hashable {
    /// Only ASCII so far, which is the same in UTF-8 and GB 18030.
    case undecided
    /// The text is in this encoding.
    case decided(TextEncoding)
    /// `invalid` where no encoding fits, for the one that got further; or `ambiguous`.
    case refused(EncodingFault)
  }

  private var opening: ByteOrderMarkReader?
  private var encoding: TextEncoding?
  private var known: (any TextScanner)?
  private var utf8 = UTF8Scanner()
  private var gb18030 = GB18030Scanner()

  /// A decision about an input; `encoding` is the one that was named, if any.
  public init(named encoding: TextEncoding? = nil) {
    self.encoding = encoding
    known = encoding?.scanner()
    opening = ByteOrderMarkReader(for: encoding)
  }

  /// Takes in the next block of a file.
  public mutating func scan(_ block: UnsafeRawBufferPointer) {
    var rest = block
    if opening != nil {
      guard let outcome = opening?.take(from: &rest) else { return }
      opening = nil
      switch outcome {
      case .mark(let marked):
        encoding = marked
        known = marked.scanner(offset: marked.byteOrderMark.count)
      case .text(let held):
        held.withUnsafeBytes { scanText($0) }
      }
    }
    scanText(rest)
  }

  /// The verdict on the whole file; offsets count from its first byte.
  ///
  /// ASCII alone is UTF-8.
  public func conclude() -> Verdict {
    var last = self
    if let held = opening?.held {
      held.withUnsafeBytes { last.scanText($0) }
    }
    let verdict = last.verdict()
    return verdict == .undecided ? .decided(.utf8) : verdict
  }

  /// The verdict after a line of a live pipe, given without its end; offsets count within the line.
  ///
  /// Once decided, it stays. Until then only ASCII has come; a line that is refused decides nothing.
  /// A byte order mark must have been taken off before, as `IncomingLines` does.
  public mutating func decide(line: UnsafeRawBufferPointer) -> Verdict {
    if let encoding { return .decided(encoding) }
    if line.isASCII { return .undecided }
    var ofLine = EncodingDecision()
    ofLine.scanText(line)
    let verdict = ofLine.verdict()
    if case .decided(let found) = verdict {
      encoding = found
    }
    return verdict
  }

  private mutating func scanText(_ block: UnsafeRawBufferPointer) {
    if known != nil {
      known?.scan(block)
    } else {
      utf8.scan(block)
      gb18030.scan(block)
    }
  }

  private mutating func verdict() -> Verdict {
    if let encoding {
      known?.conclude()
      return known?.firstInvalid.map { .refused(.invalid(encoding, offset: $0)) }
        ?? .decided(encoding)
    }
    utf8.conclude()
    gb18030.conclude()
    guard let firstNonASCII = utf8.firstNonASCII else { return .undecided }
    switch (utf8.firstInvalid, gb18030.firstInvalid) {
    case (nil, nil) where !utf8.holdsProof && gb18030.holdsHanzi:
      return .refused(.ambiguous(offset: firstNonASCII))
    case (nil, _):
      return .decided(.utf8)
    case (_, nil):
      return .decided(.gb18030)
    case (let inUTF8?, let inGB18030?):
      return inUTF8 >= inGB18030
        ? .refused(.invalid(.utf8, offset: inUTF8))
        : .refused(.invalid(.gb18030, offset: inGB18030))
    }
  }
}
