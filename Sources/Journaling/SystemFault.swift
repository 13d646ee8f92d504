public import Diagnostics
import Glibc

/// A call to the system that failed, with the system's own number for the reason.
public struct SystemFault: Error, Sendable, Hashable {
  /// The calls that a journal makes.
  public enum Call: String, Sendable, CaseIterable {
    case open
    case flock
    case fstat
    case read
    case write
    case fdatasync
    case fsync
    case rename
    case unlink
  }

  /// The call that failed.
  public let call: Call
  /// The system's number, such as `ENOSPC`.
  public let number: Int32

  /// Names a failed call.
  public init(_ call: Call, _ number: Int32) {
    self.call = call
    self.number = number
  }

  /// Whether there was no room: disk, quota or the permitted size of a file.
  public var isLackOfRoom: Bool { number == ENOSPC || number == EDQUOT || number == EFBIG }

  /// The reason in words, with the system's number where there are no better ones.
  public var reason: Bilingual {
    switch number {
    case ENOSPC: Bilingual(zh: "磁盘已满", en: "the disk is full")
    case EDQUOT: Bilingual(zh: "超出磁盘配额", en: "the disk quota is used up")
    case EFBIG: Bilingual(zh: "超过允许的文件大小", en: "the file would exceed its permitted size")
    case EIO: Bilingual(zh: "磁盘读写出错", en: "the disk reports a read or write error")
    case EROFS: Bilingual(zh: "磁盘是只读的", en: "the disk is read-only")
    case EACCES, EPERM: Bilingual(zh: "没有权限", en: "permission denied")
    case ENOENT: Bilingual(zh: "文件或文件夹不存在", en: "no such file or folder")
    case ENOTDIR: Bilingual(zh: "路径中有一段不是文件夹", en: "part of the path is not a folder")
    case EMFILE, ENFILE: Bilingual(zh: "打开的文件太多", en: "too many files are open")
    case EINTR: Bilingual(zh: "调用一再被打断", en: "the call was interrupted again and again")
    case ENOLCK: Bilingual(zh: "系统没有可用的锁", en: "the system has no lock to give")
    default: Bilingual(zh: "系统错误 \(number)", en: "system error \(number)")
    }
  }
}

extension SystemFault {
  /// A write that took nothing although the system reported no error.
  static let nothingTaken = SystemFault(.write, EIO)

  /// Whether the call did not happen because a signal came.
  var isInterruption: Bool { number == EINTR }

  /// Whether nothing has the name.
  var isAbsence: Bool { number == ENOENT }

  /// The refusal of a journal for this reason.
  func refusal(of path: String) -> JournalError {
    if isLackOfRoom { return .noRoom(path: path, self) }
    if call == .fdatasync || call == .fsync { return .notSynced(path: path, self) }
    return .system(path: path, self)
  }
}

extension SystemFault {
  /// Nothing has the name.
  static let absence = SystemFault(.open, ENOENT)

  /// Another process has the lock.
  static let busy = SystemFault(.flock, EWOULDBLOCK)

  /// The name stands for a folder, a pipe or a device.
  static let strangeFile = SystemFault(.open, ENODEV)

}
