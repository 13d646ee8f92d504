import Diagnostics
import Journaling

/// The heads that `--head S:H` names.
enum HeadArguments {
  /// Reads every `--head` of a command line.
  static func read(_ invocation: Invocation) throws(Refusal) -> [HeadReference] {
    var heads: [HeadReference] = []
    for text in invocation.values(of: .head) {
      guard let head = HeadReference(text) else {
        throw Refusal(
          .badValue(
            .head, value: text,
            expected: Bilingual(
              zh: "序号:校验值，校验值取前 16 位或全部 64 位十六进制数字",
              en: "number:hash, with the first 16 or all 64 hex digits of the hash"),
            nearest: nil))
      }
      heads.append(head)
    }
    return heads
  }
}
