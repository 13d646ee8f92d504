public import Diagnostics

/// A standard stream that failed.
public enum StreamFault: Fault {
  /// The input cannot be read; with the system's error number.
  case unreadable(errno: Int32)
  /// The output cannot be written; with the system's error number.
  case unwritable(errno: Int32)

  /// The stable code.
  public var code: String {
    switch self {
    case .unreadable: "input-failed"
    case .unwritable: "output-failed"
    }
  }

  /// What happened.
  public var problem: Bilingual {
    switch self {
    case .unreadable(let number):
      let words = SystemWords.of(number)
      return Bilingual(
        zh: "标准输入无法读取：\(words.zh)", en: "the standard input cannot be read: \(words.en)")
    case .unwritable(let number):
      let words = SystemWords.of(number)
      return Bilingual(
        zh: "标准输出无法写入：\(words.zh)", en: "the standard output cannot be written: \(words.en)")
    }
  }
}
