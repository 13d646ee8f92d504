public import Diagnostics

/// What a finished command tells its caller, as a process exit status.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything was done and nothing was found wrong.
  case fine = 0
  /// Something was found or refused, and told.
  case findings = 1
  /// A batch was left open, or the input was cut off.
  case batchOpen = 2
  /// The command line itself is wrong.
  case usage = 64
  /// A definition or a journal is wrong or damaged.
  case data = 65
  /// A file or folder that should be read is not there.
  case noInput = 66
  /// The program contradicted itself.
  case internalFault = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Another session holds the journal.
  case locked = 75

  /// What the number means, for the help page.
  public var meaning: Bilingual {
    switch self {
    case .fine: Bilingual(zh: "正常", en: "fine")
    case .findings:
      Bilingual(zh: "有检查发现或被拒绝的行", en: "something was found, or a line was refused")
    case .batchOpen:
      Bilingual(zh: "有批次未收批，或输入中断", en: "a batch was left open, or the input was cut off")
    case .usage: Bilingual(zh: "命令行写法有误", en: "wrong usage")
    case .data: Bilingual(zh: "定义有误或数据损坏", en: "a wrong definition or damaged data")
    case .noInput: Bilingual(zh: "找不到要读的文件或目录", en: "no such file or folder to read")
    case .internalFault: Bilingual(zh: "程序内部错误", en: "an internal fault of the program")
    case .cannotCreate: Bilingual(zh: "无法创建输出", en: "an output cannot be created")
    case .inputOutput: Bilingual(zh: "读写失败", en: "reading or writing failed")
    case .locked: Bilingual(zh: "被另一会话占用", en: "locked by another session")
    }
  }
}
