import Diagnostics

/// What every code of the protocol means, and what to do about it.
enum CodeGuide {
  static let meanings: [Int: Bilingual] = [
    200: Bilingual(zh: "已办", en: "done"),
    201: Bilingual(zh: "答卷已录；核对回显的标记", en: "paper recorded; compare the marks echoed"),
    202: Bilingual(zh: "已录，越过了提醒", en: "recorded, forced over a warning"),
    204: Bilingual(
      zh: "已判为废票或弃权；恢复（unvoid）可以撤回", en: "paper ruled invalid or an abstention; unvoid lifts it"),
    208: Bilingual(zh: "早已录过，内容相同，没有改动", en: "recorded already, identical, nothing changed"),
    210: Bilingual(zh: "下列清单", en: "a list follows"),
    220: Bilingual(zh: "问候", en: "greeting"),
    230: Bilingual(zh: "批已打开或接续；可以逐张录入", en: "batch opened or resumed; key the papers"),
    231: Bilingual(zh: "这一遍已收批；核对后封存（seal）", en: "pass closed; check the figures, then seal"),
    232: Bilingual(zh: "已封存；日志头请抄入会议纪要", en: "sealed; write the head into the minutes"),
    340: Bilingual(
      zh: "提醒：对照答卷、批头或改判的依据，确实如此就在行尾加 ! 再录一次",
      en:
        "soft check: if the papers, or the decision behind an override, say so, repeat the line with ! to accept"
    ),
    341: Bilingual(
      zh: "有差异或看不清的标记未裁定；由没有录入过的人裁定（settle）",
      en: "differences or unreadable marks are not settled; someone who keyed neither pass settles"),
    350: Bilingual(
      zh: "数目不平，批仍开着；补录缺的号，更正批头（header），或由另一人认可（accept）",
      en:
        "totals do not balance; still open; key what is missing, mend with header, or let another person accept"
    ),
    440: Bilingual(
      zh: "日志正被另一个程序使用；请在那个窗口结束（bye）后重试",
      en: "the journal is locked by another session; say bye there, then try again"),
    450: Bilingual(
      zh: "磁盘满或落盘失败，未存；腾出空间后重新 collect，上一个 = 之前的都在",
      en:
        "disk full or sync failed: nothing stored; make room and start collect again: all up to the last = is kept"
    ),
    500: Bilingual(zh: "不认识的命令；输入命令（commands）看清单", en: "unknown word; see commands"),
    501: Bilingual(
      zh: "编码不明或有歧义；用 --encoding 指明编码，或把文件另存为 UTF-8",
      en:
        "bytes in no known encoding, or ambiguous; name it with --encoding, or save the file as UTF-8"
    ),
    502: Bilingual(
      zh: "行太长，或有控制字符；请拆短，或用空格代替 Tab",
      en: "line too long, or control characters; shorten the line, or use spaces for tabs"),
    503: Bilingual(
      zh: "现在不能这样做；need= 后面是要先做的命令",
      en: "not now: wrong state; need= names the command that comes first"),
    504: Bilingual(
      zh: "最后一行没有换行；可能被截断，请补上换行重送这一行",
      en: "unterminated last line; it may be cut: send the line again with its line feed"),
    505: Bilingual(
      zh: "功能或版本不支持；你好（hello）列出已有的功能",
      en: "feature or version not supported; hello lists what there is"),
    506: Bilingual(
      zh: "参数缺少或不对；argument= 是哪一个，帮助（help）加命令看写法",
      en: "an argument is missing or wrong; argument= says which; see help WORD"),
    520: Bilingual(
      zh: "还没有选定问卷；先选问卷（open），或用 开批 批号 接着录",
      en: "no questionnaire open; open one, or begin BATCH to go on"),
    521: Bilingual(
      zh: "标记个数不对；对照答卷重录这一行，漏答也要录 .",
      en: "wrong number of marks; key the line again from the paper, with . for every blank"),
    522: Bilingual(
      zh: "这一题没有这个标记，或事实的值写法不对；allowed= 是可用的，对照答卷或凭据重录",
      en:
        "the mark is not an option here, or a fact is not written so; allowed= lists what is: key it again from "
        + "the paper or the evidence"),
    523: Bilingual(
      zh: "超出范围；low= 与 high= 是界限（空着的一端没有界限）：标记对照答卷重录，事实的比对照凭据，改判的得分改到界限以内",
      en:
        "out of range; low= and high= are the limits (an empty one is none): key a mark again from the paper, a "
        + "fact's ratio from the evidence, and give an override points inside them"),
    524: Bilingual(
      zh: "排他选项与其他选项同选；对照答卷重录，答卷上确是这样的录 *",
      en: "exclusive option combined with others; key it again from the paper, or * if it says so"),
    525: Bilingual(
      zh: "跳过的题有了答案；被跳过的题录 -", en: "answer in a skipped item; key - for a skipped item"),
    526: Bilingual(
      zh: "这一题或选项不收文字；核对题号，文字只录在收文字的题",
      en: "text for an item or option that takes none; check which item takes a text"),
    527: Bilingual(
      zh: "超过评定名额；请评议人改票，或按规定判废票",
      en: "ballot quota exceeded; have the rater mend the ballot, or rule it invalid"),
    530: Bilingual(
      zh: "号码不在本批，或校验码不符；核对答卷上的号码",
      en: "number out of range or bad check digit; check the number on the paper"),
    531: Bilingual(
      zh: "这个号已录，内容不同；用更正（fix）改，整张录错先作废（void）",
      en:
        "number recorded already with different content; use fix, or void it first and key it again"
    ),
    532: Bilingual(
      zh: "这个号已作废；重录一行，或恢复（unvoid）", en: "the number is voided; key it again or unvoid it"),
    533: Bilingual(
      zh: "这个号还没有录入；先录这张答卷", en: "the number is not recorded yet; key the paper first"),
    540: Bilingual(
      zh: "第二遍要由另一人录；换一位录入员",
      en: "the same operator may not key pass 2; let another operator key it"),
    541: Bilingual(
      zh: "要求的遍次没有收齐；第二遍由另一位录入员录完收批（end），开错了的可以撤回：整批作废 pass=2 reason=…",
      en:
        "passes are not closed: another operator keys and ends begin BATCH pass=2; one that was "
        + "begun by mistake is withdrawn by spoil-batch pass=2 reason=…"),
    542: Bilingual(
      zh: "裁定人录过其中一遍，或改判人登记、录入、认定过这项指标现在或以前所依据的数或指标表；换一个没有经手的人",
      en:
        "the settler keyed one of the passes, or who overrides registered, keyed or certified what the item rests "
        + "on, now or before; let someone do it who did not"),
    543: Bilingual(
      zh: "这一遍属于另一位录入员；由 by= 在 station= 那台机器上接着录，或另开一批。本人不在的第二遍可以撤回：整批作废 pass=2 reason=…",
      en:
        "the pass belongs to another operator: by= goes on at station=, or begin another batch; a "
        + "second pass whose operator is gone is withdrawn by spoil-batch pass=2 reason=…"),
    544: Bilingual(
      zh: "这里没有差异，不用裁定；比对（diff）列出要裁定的",
      en: "no difference to settle here; diff lists what waits"),
    550: Bilingual(zh: "缺少理由；补上 reason=…", en: "reason missing; add reason=…"),
    551: Bilingual(zh: "批已封存；要改由两人启封（reopen）", en: "batch is sealed; two people can reopen it"),
    552: Bilingual(
      zh: "开批之后定义变了；恢复 definitions/ 里的原文件",
      en: "definition changed since this batch began; restore the file in definitions/"),
    553: Bilingual(
      zh: "声明的张数与实录不同；missing= 是缺的号，补录或改正张数",
      en:
        "declared papers differ from entered ones; missing= lists the numbers: key them or mend the count"
    ),
    554: Bilingual(
      zh: "批的参数与已存的不同；只写 开批 批号 即可接着录。数目用更正批头（header）改；单位、问卷、身份、号码开错了，写明理由整批作废（spoil-batch），换一个批号重开",
      en:
        "batch parameters differ from the stored ones; begin BATCH alone goes on with it. header "
        + "mends figures; for a wrong unit, questionnaire, role or numbers spoil-batch with a reason, "
        + "and begin again under another id"),
    560: Bilingual(
      zh: "日志损坏；停止录入，保留原文件，从备份恢复",
      en: "journal damaged; stop keying, keep the file, restore a backup"),
    561: Bilingual(
      zh: "两本日志互相矛盾；两处都不计入，比对（diff）列出两行，由两方之外的人裁定：裁定 batch=… keep=… reason=…；"
        + "kind=batches 是两批不同的答卷用了一个批号，keep=both rename=… 两批都保留",
      en:
        "two journals conflict; neither counts until an operator of neither rules, after diff showed "
        + "both lines: settle batch=… keep=…; kind=batches means different papers under one id, "
        + "which keep=both rename=… keeps both"
    ),
  ]
}
