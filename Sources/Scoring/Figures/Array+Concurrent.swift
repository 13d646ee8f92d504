import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of a computation for the numbers below a count, on all cores, in the order of the numbers.
  ///
  /// What is computed depends on the number alone, so the results are the same however the work is shared out.
  init(computing count: Int, _ compute: @Sendable (Int) -> Element) {
    let results = Mutex([Element?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let result = compute(number)
      results.withLock { $0[number] = result }
    }
    self = results.withLock { $0.compactMap { $0 } }
  }

  /// The same, where one result alone is not worth the while: so many are computed one after the other.
  init(computing count: Int, by width: Int, _ compute: @Sendable (Int) -> Element) {
    let chunks = [[Element]](computing: (count + width - 1) / width) { chunk in
      (chunk * width..<Swift.min((chunk + 1) * width, count)).map(compute)
    }
    self = Array(chunks.joined())
  }
}
