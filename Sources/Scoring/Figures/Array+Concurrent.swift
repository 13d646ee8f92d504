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
}
