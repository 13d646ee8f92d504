public import Diagnostics

extension JournalError {
  /// What was found, what was expected and what to do.
  public var message: Bilingual {
    switch self {
    case .missing, .notAJournal, .damaged, .rolledBack, .vanished, .notedForAnother, .wrongRound,
      .headerUnreadable, .nothingToSalvage, .exists, .locked, .restless:
      messageOfOpening
    case .standardStreamClosed, .noRoom, .notSynced, .system, .changedUnderneath, .stopped:
      messageOfWriting
    case .notUnderstood, .emptyHeaderField, .kindNotAllowed, .timeNotAllowed, .recordTooLong:
      messageOfRecord
    }
  }

  private var messageOfOpening: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        zh: "\(named(path))：没有这个日志文件。请核对路径和文件名。",
        en: "\(named(path)): there is no such journal. Check the path and the name.")
    case .notAJournal(let path):
      Bilingual(
        zh: "\(named(path))：不是评议日志（文件为空，或开头不是 J1），没有写入任何内容。"
          + "请核对文件名；若日志原来有内容，请从备份恢复。",
        en: "\(named(path)): not a journal (empty, or it does not begin with J1); nothing was "
          + "written. Check the name; if it had contents, restore it from a backup.")
    case .damaged(let path, let damage):
      Bilingual(
        zh: "\(named(path))：第 \(damage.line) 行（第 \(damage.offset) 字节处）起已损坏："
          + "\(damage.reason.words.zh)。没有写入任何内容。请保留原文件并从备份恢复；没有备份时用 "
          + "journal salvage 另建新日志，再把原文件连同旁边的 .head 移出 journals 文件夹存档。",
        en: "\(named(path)): damaged from line \(damage.line) (byte \(damage.offset)) on: "
          + "\(damage.reason.words.en). Nothing was written. Keep the file and restore a backup; "
          + "without one, `journal salvage` makes a new journal; then move this "
          + "file, with the .head beside it, out of the folder journals to the archive.")
    case .rolledBack(let path, let noted, let verdict):
      Bilingual(
        zh: "\(named(path))：与登记的日志头 \(shown(noted)) 不符：\(verdict.words.zh)。没有写入任何内容。"
          + "请找回最新的文件；找不回时用 journal salvage 另建新日志并写明缺失，"
          + "再把原文件连同 .head 移出 journals 文件夹存档。",
        en: "\(named(path)): does not extend its noted head \(shown(noted)): \(verdict.words.en). "
          + "Nothing was written. Find the newest file; if it is lost, `journal salvage` makes a "
          + "new journal that names what is missing; then move this file and its .head out of the "
          + "folder journals to the archive.")
    case .vanished(let path, let noted):
      Bilingual(
        zh: "\(named(path))：日志不见了，旁边的 .head 文件却登记着 \(shown(noted))。没有新建日志。"
          + "请把日志放回原处；确要重新开始，请先把 .head 文件移走存档。",
        en: "\(named(path)): the journal is gone, but the .head file beside it notes "
          + "\(shown(noted)). No new one was made. Put the journal back; to begin anew on purpose, "
          + "first move the .head file to the archive.")
    case .notedForAnother(let path, let noted, let found):
      Bilingual(
        zh: "\(named(path))：旁边的 .head 文件属于日志 \(noted)，而此文件是 \(found)。没有写入任何内容。"
          + "请核对两个文件是否放错位置。",
        en: "\(named(path)): the .head file beside it belongs to journal \(noted), this file is "
          + "\(found). Nothing was written. Check whether one of them is in the wrong place.")
    case .wrongRound(let path, let expected, let found):
      Bilingual(
        zh: "\(named(path))：属于考核轮次“\(shown(found))”，应为“\(shown(expected))”。没有写入任何内容。"
          + "请换用本轮次的日志。",
        en: "\(named(path)): belongs to the round '\(shown(found))', expected "
          + "'\(shown(expected))'. Nothing was written. Use this round's journal.")
    case .headerUnreadable(let path):
      Bilingual(
        zh: "\(named(path))：首行无法辨认，没有可以抢救的记录。请从备份恢复。",
        en: "\(named(path)): the first line is unreadable, so no record can be saved. "
          + "Restore it from a backup.")
    case .nothingToSalvage(let path):
      Bilingual(
        zh: "\(named(path))：日志没有损坏，不需要抢救，请直接使用。",
        en: "\(named(path)): is not damaged and needs no salvage; go on using it.")
    case .exists(let path):
      Bilingual(
        zh: "\(named(path))：文件已存在，没有覆盖。请另取一个名字。",
        en: "\(named(path)): exists and was not overwritten. Choose another name.")
    case .locked(let path):
      Bilingual(
        zh: "\(named(path))：另一个窗口或程序正在录入这份日志。请先在那里结束（bye），再重试。",
        en: "\(named(path)): another window or program is writing to this journal. "
          + "End it there (bye), then try again.")
    case .restless(let path):
      Bilingual(
        zh: "\(named(path))：打开期间文件一再被替换。请停止同步或备份程序后重试。",
        en: "\(named(path)): was replaced again and again while being opened. "
          + "Stop the program that synchronises or backs it up, then try again.")
    default: unworded
    }
  }

  private var messageOfWriting: Bilingual {
    switch self {
    case .standardStreamClosed(let descriptor):
      Bilingual(
        zh: "文件描述符 \(descriptor) 是关闭的，日志可能被当作输出。没有打开任何文件。"
          + "请在启动时保持标准输入、输出和错误输出打开（可接 /dev/null）。",
        en: "descriptor \(descriptor) is closed, so a journal could be taken for output. Nothing "
          + "was opened. Start the program with descriptors 0 to 2 open (/dev/null will do).")
    case .noRoom(let path, let fault):
      Bilingual(
        zh: "\(named(path))：\(fault.reason.zh)（\(fault.call.rawValue)），程序不再写入。没有得到“=”的行没有确认存盘，"
          + "其中一部分可能已写到磁盘：请腾出空间后重新启动，用 续录（resume）看缺哪些，再补录。",
        en: "\(named(path)): \(fault.reason.en) (\(fault.call.rawValue)); nothing more is "
          + "written. Lines without `=` are not confirmed, but some of them may be on the disk: make "
          + "room, start again, and enter what resume shows as missing.")
    case .notSynced(let path, let fault):
      Bilingual(
        zh: "\(named(path))：磁盘没有确认写入：\(fault.reason.zh)（\(fault.call.rawValue)）。程序不再写入。"
          + "没有得到“=”的行没有确认存盘，其中一部分可能已写到磁盘：请检查磁盘，把文件夹另存一份，"
          + "再重新启动，用 续录（resume）看缺哪些，再补录。",
        en: "\(named(path)): the disk did not confirm: \(fault.reason.en) "
          + "(\(fault.call.rawValue)). nothing more is written. Lines without `=` are not confirmed, "
          + "but some of them may be on the disk: check it, copy the folder, start again, and enter "
          + "what resume shows as missing.")
    case .system(let path, let fault):
      Bilingual(
        zh: "\(named(path))：\(fault.reason.zh)（\(fault.call.rawValue)）。没有得到“=”的行没有确认存盘，"
          + "其中一部分可能已写到磁盘。请排除原因后重新启动，用 续录（resume）看缺哪些，再补录。",
        en: "\(named(path)): \(fault.reason.en) (\(fault.call.rawValue)). Lines without `=` are "
          + "not confirmed, but some may be on the disk. Remove the cause, start again, and enter "
          + "what resume shows as missing.")
    case .changedUnderneath(let path, let expected, let found):
      Bilingual(
        zh: "\(named(path))：长度应为 \(expected) 字节，实为 \(found) 字节：有别的程序改动了文件。"
          + "本次内容不算存盘，程序不再写入。请停用那个程序，再用 journal verify 检查。",
        en: "\(named(path)): should be \(expected) bytes long and is \(found): another program "
          + "changed the file. This does not count as stored and nothing more is written. "
          + "Stop that program, then run `journal verify`.")
    case .stopped(let path):
      Bilingual(
        zh: "\(named(path))：先前出错后已停止写入。请重新启动。",
        en: "\(named(path)): writing stopped after an earlier error. Start again.")
    default: unworded
    }
  }

  private var messageOfRecord: Bilingual {
    switch self {
    case .notUnderstood(let line, let kind):
      Bilingual(
        zh: "日志第 \(line) 行完好，但本程序看不懂记录“\(shown(kind))”。请换用写入它的程序版本。",
        en: "line \(line) of the journal is whole, but this program does not understand the record "
          + "'\(shown(kind))'. Use the version that wrote it.")
    case .emptyHeaderField(let field):
      Bilingual(
        zh: "日志首行的 \(shown(field)) 是空的。请写明轮次、录入员和录入点。",
        en: "the journal header's \(shown(field)) is empty. Name round, operator and station.")
    case .kindNotAllowed(let kind):
      Bilingual(
        zh: "记录种类“\(shown(kind))”不可用；应为小写字母和连字符，且不是 recover、salvage、salvaged。",
        en: "the kind of record '\(shown(kind))' cannot be used; expected lowercase letters and "
          + "hyphens, and not recover, salvage or salvaged.")
    case .timeNotAllowed(let time):
      Bilingual(
        zh: "时间“\(shown(time))”不可用；应为 2024-05-06T07:08:09Z 或 2024-05-06。",
        en: "the time '\(shown(time))' cannot be used; expected 2024-05-06T07:08:09Z or 2024-05-06."
      )
    case .recordTooLong(let bytes, let limit):
      Bilingual(
        zh: "一条记录有 \(bytes) 字节，最多 \(limit) 字节。请把文字分成几条。",
        en: "a record takes \(bytes) bytes, at most \(limit) are possible. Split the text.")
    default: unworded
    }
  }

  private var unworded: Bilingual { Bilingual(zh: code, en: code) }

  private func named(_ path: String) -> String { Excerpt.quote(path, limit: 240) }

  private func shown(_ text: String) -> String { Excerpt.quote(text) }
}

extension JournalDamage.Reason {
  /// What is wrong, as a clause.
  public var words: Bilingual {
    switch self {
    case .empty: Bilingual(zh: "文件是空的", en: "the file is empty")
    case .noHeader: Bilingual(zh: "开头不是 J1", en: "it does not begin with J1")
    case .header:
      Bilingual(zh: "首行不完整或校验值不符", en: "the first line is not whole or its hash is wrong")
    case .notARecord: Bilingual(zh: "这一行不是记录", en: "the line is not a record")
    case .lineTooLong: Bilingual(zh: "这一行过长", en: "the line is too long")
    case .sequence(let expected, let found):
      Bilingual(
        zh: "序号应为 \(expected)，实为 \(found)", en: "number \(expected) expected, found \(found)")
    case .batch(let last, let found):
      Bilingual(
        zh: "批次应接在 \(last) 之后，实为 \(found)", en: "burst after \(last) expected, found \(found)")
    case .chain:
      Bilingual(
        zh: "校验值与内容不符（此行或此前有改动）",
        en: "the hash does not fit (this line or one before it was changed)")
    case .misplaced:
      Bilingual(zh: "恢复记录的位置或内容不符", en: "a record of the journal's own is out of place")
    }
  }
}

extension HeadVerdict {
  /// What a journal says to a noted head, as a clause.
  public var words: Bilingual {
    switch self {
    case .extends: Bilingual(zh: "日志包含这一状态", en: "the journal extends that state")
    case .shorter(let than, let has):
      Bilingual(
        zh: "应至少有 \(than) 条记录，只有 \(has) 条",
        en: "at least \(than) records expected, there are \(has)")
    case .differs(let seq, _):
      Bilingual(
        zh: "第 \(seq) 条记录的校验值不同", en: "record \(seq) has another hash")
    }
  }
}
