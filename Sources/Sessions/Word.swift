/// The protocol's command words with their Chinese aliases.
enum Word: String, Sendable, CaseIterable {
  case hello
  case commands
  case help
  case who
  case open
  case begin
  case header
  case text
  case tick
  case check
  case undo
  case fix
  case void
  case unvoid
  case invalid
  case abstain
  case spoilBatch = "spoil-batch"
  case end
  case accept
  case leave
  case diff
  case settle
  case seal
  case reopen
  case fact
  case override
  case intervene
  case status
  case missing
  case show
  case resume
  case flush
  case bye

  /// The Chinese word that means the same; `flush` has none, since only programs say it.
  var alias: String? {
    switch self {
    case .hello: "你好"
    case .commands: "命令"
    case .help: "帮助"
    case .who: "录入员"
    case .open: "问卷"
    case .begin: "开批"
    case .header: "更正批头"
    case .text: "文字"
    case .tick: "多选"
    case .check: "试录"
    case .undo: "撤销"
    case .fix: "更正"
    case .void: "作废"
    case .unvoid: "恢复"
    case .invalid: "废票"
    case .abstain: "弃权"
    case .spoilBatch: "整批作废"
    case .end: "收批"
    case .accept: "认可"
    case .leave: "离批"
    case .diff: "比对"
    case .settle: "裁定"
    case .seal: "封存"
    case .reopen: "启封"
    case .fact: "事实"
    case .override: "改判"
    case .intervene: "干预记录"
    case .status: "状态"
    case .missing: "缺号"
    case .show: "查看"
    case .resume: "续录"
    case .flush: nil
    case .bye: "结束"
    }
  }

  /// The word as a Chinese text says it: `封存（seal）`.
  var spelt: String { alias.map { "\($0)（\(rawValue)）" } ?? rawValue }

  /// The word or alias, folded and in any case.
  init?(folded text: String) {
    let lower = text.utf8.allSatisfy { $0 < 0x80 } ? text.lowercased() : text
    guard let word = Word.allCases.first(where: { $0.rawValue == lower || $0.alias == text }) else {
      return nil
    }
    self = word
  }

  /// The word that someone means who types what other programs call it.
  init?(habit text: String) {
    switch text.lowercased() {
    case "quit", "exit", "q", "logout", "退出", "再见": self = .bye
    case "save", "保存": self = .flush
    case "next", "继续": self = .resume
    case "delete", "del", "删除": self = .void
    case "?", "？": self = .help
    default: return nil
    }
  }

  /// Every spelling, for a near miss.
  static var spellings: [String] {
    allCases.flatMap { [$0.rawValue] + ($0.alias.map { [$0] } ?? []) }
  }
}
