import Synchronization

/// An input that is at hand as a whole, such as a recorded transcript.
final class BytesAtHand: ByteSource {
  let isTerminal = false
  let isRegularFile = true
  private let bytes: [UInt8]
  private let position = Mutex(0)

  /// Gives these bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(upTo limit: Int) throws(StreamFault) -> [UInt8] {
    position.withLock { position in
      let end = min(bytes.count, position + max(0, limit))
      defer { position = end }
      return Array(bytes[position..<end])
    }
  }

  func rewind() throws(StreamFault) { position.withLock { $0 = 0 } }
}

/// An output that is kept.
final class KeptBytes: ByteSink {
  let isTerminal = false
  private let kept = Mutex<[UInt8]>([])

  /// What was written so far, as text.
  var text: String { kept.withLock { String(decoding: $0, as: UTF8.self) } }

  func write(_ bytes: [UInt8]) throws(StreamFault) { kept.withLock { $0 += bytes } }
}

extension Surroundings {
  /// The same world with other streams.
  func with(input: any ByteSource, output: any ByteSink) -> Surroundings {
    Surroundings(
      environment: environment, clock: clock, randomBytes: randomBytes, hostName: hostName,
      journalStorage: journalStorage, input: input, output: output, diagnostics: diagnostics)
  }
}
