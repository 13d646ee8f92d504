import Diagnostics

/// What a command's help says.
struct WordGuide: Sendable {
  /// How it is written.
  let usage: String
  /// What it does.
  let meaning: Bilingual

  init(_ word: Word) {
    switch word {
    case .hello: self.init("hello 1 [feature …]", zh: "问候：版本与功能", en: "version and features")
    case .commands: self.init("commands", zh: "列出全部命令", en: "lists the commands")
    case .help: self.init("help [WORD|CODE]", zh: "解释命令或代码", en: "explains a command or a code")
    case .who:
      self.init(
        "who ID", zh: "报上录入员代号，存任何东西之前都要",
        en: "says who is keying; needed before anything is stored")
    case .open:
      self.init(
        "open QUESTIONNAIRE", zh: "选定问卷，给出各题的键", en: "selects a questionnaire and shows its keys")
    case .begin:
      self.init(
        "begin BATCH subject=UNIT [role=…] issued=130 returned=121 numbers=1-121 [pass=2] [value=DIGITS] [check=damm] [!]",
        zh: "开批；只写批号就接着录自己的批。单位、问卷、身份、号码开错了，写明理由整批作废（spoil-batch），换一个批号重开",
        en:
          "opens a batch; the batch alone goes on with one's own. With a wrong unit, questionnaire, "
          + "role or numbers, spoil-batch with a reason and begin again under another id")
    case .header:
      self.init(
        "header [issued=…] [returned=…] reason=… [!]",
        zh: "更正批头的发出、收回数；别的开错了，写明理由整批作废（spoil-batch），换一个批号重开",
        en: "mends the figures of the batch; for anything else spoil-batch with a reason and begin "
          + "again under another id")
    case .text: self.init("text 17 q9 …", zh: "录一题的文字", en: "writes the free text of an item")
    case .tick:
      self.init("tick 17 q7 1,3,5", zh: "改录多选题", en: "replaces the mark of a multiple choice")
    case .check: self.init("check LINE", zh: "试录，只判断不保存", en: "the same verdict, nothing stored")
    case .undo:
      self.init(
        "undo", zh: "撤销最新一行，可连续撤销，到这次报上代号为止",
        en: "takes the newest line back, and further when repeated, as far as this session's who")
    case .fix:
      self.init("fix 17 q3=2 reason=… [!]", zh: "更正一题或几题", en: "corrects one mark or several")
    case .void:
      self.init("void 17 reason=…", zh: "录错了，整张作废，可重录", en: "a keying mistake: as if not entered")
    case .unvoid:
      self.init(
        "unvoid 17 reason=… [batch=ID]", zh: "恢复作废，或撤回裁断",
        en: "restores a voided paper or lifts a ruling")
    case .invalid:
      self.init("invalid 17 code=… reason=… [batch=ID]", zh: "判为废票", en: "rules the paper invalid")
    case .abstain:
      self.init("abstain 17 [batch=ID]", zh: "判为弃权", en: "rules the paper an abstention")
    case .spoilBatch:
      self.init(
        "spoil-batch reason=… [batch=ID] [pass=2]",
        zh: "整批作废，两遍都算；pass=2 只撤回还开着的第二遍，第一遍不动",
        en: "the whole batch is void, both passes; pass=2 withdraws an open second pass alone")
    case .end:
      self.init("end papers=121 [!]", zh: "收批并核对数目", en: "closes the pass and runs the accounting")
    case .accept:
      self.init(
        "accept papers=121 by=ID2 reason=… [!]", zh: "数目不平时由另一人认可收批",
        en: "closes totals that do not balance, by another person")
    case .leave: self.init("leave", zh: "离开，批仍开着", en: "leaves the batch open")
    case .diff:
      self.init(
        "diff [batch=ID]", zh: "比对两遍录入，列出差异与裁定",
        en: "lists where the passes differ, and what was settled")
    case .settle:
      self.init(
        "settle 17 [q3] a|b|=2 reason=… [batch=ID] · settle batch=ID keep=HASH16|both [rename=HASH16:ID] reason=…",
        zh: "由没有录入过的人裁定一题或整张；keep 裁定两本日志矛盾的哪一行有效，或两批都要、一批改号",
        en: "someone who keyed neither pass settles an item or a paper; keep rules which of two "
          + "conflicting lines stands, or keeps both batches, one under another id")
    case .seal:
      self.init("seal [batch=ID]", zh: "封存，数目和哈希定格", en: "freezes the batch with counts and hash")
    case .reopen:
      self.init(
        "reopen by=ID2 reason=… [batch=ID] [pass=2]",
        zh: "由两人启封；整批作废的批由此恢复，与作废之前一样",
        en: "two people reopen a batch; one that was spoiled as a whole stands again as before")
    case .fact:
      self.init(
        "fact UNIT ITEM VALUE evidence=… [period=2021] [side=self|verified]",
        zh: "登记事实，或 na、pending、notHeld", en: "registers a value, or na, pending, notHeld")
    case .override:
      self.init(
        "override UNIT ITEM points=2 reason=… [clause=…] [evidence=…] [!] · override UNIT ITEM lift reason=…",
        zh: "改判一个单位一项指标的得分，原来的得分照样留着；lift 撤回改判，结果与改判之前一样",
        en:
          "gives an item of a unit other points, beside those that the rule gives, which are kept; "
          + "lift takes that back, and everything is as before")
    case .intervene:
      self.init(
        "intervene who=… what=… witnesses=…", zh: "记下有人打听数字",
        en: "records that someone asked for a figure")
    case .status:
      self.init("status", zh: "现在在哪里，各批怎样", en: "where am I, and how every batch stands")
    case .missing:
      self.init("missing [batch=ID] [pass=2]", zh: "还没录的号码", en: "the numbers that are not in yet")
    case .show:
      self.init(
        "show 17 [layers] [batch=ID] [pass=2]", zh: "查看一张，layers 看两遍、裁定与改动",
        en: "one paper; layers: both passes, settlements, corrections")
    case .resume:
      self.init("resume BATCH [pass=2]", zh: "停下之后从哪里接着录", en: "where to go on after a stop")
    case .flush: self.init("flush", zh: "落盘", en: "waits for the disk")
    case .bye: self.init("bye", zh: "结束，给出日志头", en: "ends and prints the journal's head")
    }
  }

  /// How it is written with the Chinese word.
  func spelt(_ word: Word) -> String {
    let alias = word.alias ?? word.rawValue
    return usage.split(separator: " · ")
      .map { alias + $0.dropFirst(word.rawValue.utf8.count) }.joined(separator: " 或 ")
  }

  private init(_ usage: String, zh: String, en: String) {
    self.usage = usage
    meaning = Bilingual(zh: zh, en: en)
  }
}
