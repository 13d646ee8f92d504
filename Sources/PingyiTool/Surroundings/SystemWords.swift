import Diagnostics
import Glibc

/// Words for the system's error numbers, in both languages.
enum SystemWords {
  /// Words for an error number; a rare one is told by its number.
  static func of(_ number: Int32) -> Bilingual {
    switch number {
    case ENOENT: Bilingual(zh: "不存在", en: "it does not exist")
    case EACCES, EPERM: Bilingual(zh: "没有权限", en: "permission denied")
    case EEXIST: Bilingual(zh: "已经存在", en: "it exists already")
    case EISDIR: Bilingual(zh: "这是目录", en: "it is a folder")
    case ENOTDIR: Bilingual(zh: "路径中有一段不是目录", en: "a part of the path is not a folder")
    case ENOSPC: Bilingual(zh: "磁盘已满", en: "the disk is full")
    case EDQUOT: Bilingual(zh: "超出磁盘配额", en: "the disk quota is used up")
    case EFBIG: Bilingual(zh: "文件超过允许的大小", en: "the file would grow beyond its limit")
    case EROFS: Bilingual(zh: "文件系统只读", en: "the file system is read-only")
    case EIO: Bilingual(zh: "设备读写错误", en: "the device reported an error")
    case EMFILE, ENFILE: Bilingual(zh: "打开的文件过多", en: "too many files are open")
    case ENAMETOOLONG: Bilingual(zh: "名称过长", en: "the name is too long")
    case ELOOP: Bilingual(zh: "符号链接循环", en: "the symbolic links go round in a circle")
    case EPIPE: Bilingual(zh: "对方已关闭", en: "the reader has closed it")
    case EBADF: Bilingual(zh: "没有打开", en: "it is not open")
    case ENOMEM: Bilingual(zh: "内存不足", en: "there is not enough memory")
    default: Bilingual(zh: "系统错误 \(number)", en: "system error \(number)")
    }
  }
}
