import Diagnostics
import Glibc

/// A file or folder that could not be read or written.
struct FileFault: Fault {
  /// What was tried.
  let attempt: Attempt
  /// The path as the user gave it.
  let path: String
  /// Why it failed.
  let reason: Reason

  /// What was tried.
  enum Attempt: Sendable {
    case read
    case create
    case write
  }

  /// Why it failed.
  enum Reason: Sendable, Hashable {
    /// The system refused, with its error number.
    case system(Int32)
    /// The file is longer than this many bytes.
    case tooLarge(limit: Int)
    /// A file is there and `--force` was not given.
    case wouldOverwrite
    /// A folder that should be new or empty holds something.
    case notEmpty
  }

  /// The exit status that tells this fault apart.
  var status: ExitStatus {
    switch (attempt, reason) {
    case (_, .tooLarge): .data
    case (_, .wouldOverwrite), (_, .notEmpty): .cannotCreate
    case (_, .system(EIO)), (_, .system(ENOSPC)), (_, .system(EDQUOT)), (_, .system(EFBIG)):
      .inputOutput
    case (.read, .system(EMFILE)), (.read, .system(ENFILE)), (.read, .system(ENOMEM)): .inputOutput
    case (.read, .system): .noInput
    case (.create, .system): .cannotCreate
    case (.write, .system): .inputOutput
    }
  }

  var code: String {
    switch (attempt, reason) {
    case (_, .tooLarge): "file-too-large"
    case (_, .wouldOverwrite): "file-exists"
    case (_, .notEmpty): "folder-not-empty"
    case (.read, .system(ENOENT)), (.read, .system(ENOTDIR)): "no-such-file"
    case (.read, .system): "cannot-read"
    case (.create, .system): "cannot-create"
    case (.write, .system): "cannot-write"
    }
  }

  var problem: Bilingual {
    let path = Excerpt.visible(path)
    switch reason {
    case .tooLarge(let limit):
      return Bilingual(
        zh: "\(path)：文件超过 \(limit) 字节", en: "\(path): the file is longer than \(limit) bytes")
    case .wouldOverwrite:
      return Bilingual(zh: "\(path)：文件已经存在", en: "\(path): a file is there already")
    case .notEmpty:
      return Bilingual(zh: "\(path)：目录不是空的", en: "\(path): the folder is not empty")
    case .system(let number):
      let words = SystemWords.of(number)
      switch attempt {
      case .read:
        return Bilingual(zh: "\(path)：无法读取，\(words.zh)", en: "\(path): cannot be read: \(words.en)")
      case .create:
        return Bilingual(
          zh: "\(path)：无法创建，\(words.zh)", en: "\(path): cannot be created: \(words.en)")
      case .write:
        return Bilingual(
          zh: "\(path)：无法写入，\(words.zh)", en: "\(path): cannot be written: \(words.en)")
      }
    }
  }

  var suggestion: Bilingual? {
    switch reason {
    case .wouldOverwrite:
      Bilingual(zh: "换一个名称，或加 --force", en: "choose another name, or add --force")
    case .notEmpty: Bilingual(zh: "换一个新目录", en: "choose a new folder")
    case .tooLarge, .system: nil
    }
  }
}
