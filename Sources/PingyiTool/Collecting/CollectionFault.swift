import Diagnostics

/// What should not happen while papers are entered.
enum CollectionFault: Fault {
  /// The state did not accept what the session had checked; nothing of the burst was stored.
  case contradiction

  var code: String { "contradiction" }

  var problem: Bilingual {
    Bilingual(
      zh: "程序自相矛盾：检查过的一行与已有记录不符，本次内容没有存盘",
      en: "the program contradicted itself: a line that was checked does not fit the records; "
        + "nothing of this burst was stored")
  }

  var suggestion: Bilingual? {
    Bilingual(
      zh: "重新启动；若再次出现请保留日志并报告", en: "start again; if it comes back, keep the journal and report it")
  }
}
