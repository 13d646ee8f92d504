import Diagnostics
import Sheets

/// Why a line is refused or held; a fact with its code, its fields and its words.
struct Refusal: Error, Sendable {
  let code: Int
  let fields: [Reply.Field]
  let details: [[Reply.Field]]
  let text: Bilingual

  init(
    _ code: Int, _ fields: [Reply.Field], details: [[Reply.Field]] = [], zh: String, en: String
  ) {
    self.code = code
    self.fields = fields
    self.details = details
    text = Bilingual(zh: zh, en: en)
  }

  init(_ fault: MarkFault) {
    code = fault.code
    fields = fault.fields.map {
      Reply.Field($0.key, $0.key == "mark" ? Excerpt.quote($0.value) : $0.value)
    }
    details = []
    text = fault.message
  }

  private init(_ other: Refusal, paper: Int) {
    code = other.code
    fields = [.init("paper", "\(paper)")] + other.fields
    details = other.details
    text = other.text
  }

  /// The same with the paper that it is about.
  func about(paper: Int) -> Refusal { Refusal(self, paper: paper) }

  var reply: Reply { Reply(code, fields, details: details, text: text) }

  /// 503: the command does not fit the state.
  static func notNow(_ word: Word, need: String, zh: String, en: String) -> Refusal {
    Refusal(503, [.init("word", word.rawValue), .init("need", need)], zh: zh, en: en)
  }

  /// 503: nobody said who is keying.
  static func needsOperator(_ word: Word) -> Refusal {
    notNow(
      word, need: "who", zh: "请先报上录入员代号：录入员（who）",
      en: "say who is keying first: who ID")
  }

  /// 503: no batch is open.
  static func needsBatch(_ word: Word) -> Refusal {
    notNow(
      word, need: "begin", zh: "现在没有打开的批，请先用开批（begin）",
      en: "no batch is open; begin one first")
  }

  /// 506: an argument is missing.
  static func missing(_ argument: String, zh: String, en: String) -> Refusal {
    Refusal(506, [.init("argument", argument), .init("found", "")], zh: zh, en: en)
  }

  /// 506: an argument is not what it should be.
  static func bad(
    _ argument: String, found: String, nearest: String? = nil, zh: String, en: String
  ) -> Refusal {
    let hint = nearest.map { (zh: "；是否指 \($0)？", en: "; did you mean \($0)?") }
    return Refusal(
      506,
      [.init("argument", argument), .init("found", Excerpt.quote(found))]
        + (nearest.map { [.init("nearest", $0)] } ?? []),
      zh: zh + (hint?.zh ?? ""), en: en + (hint?.en ?? ""))
  }

  /// 506: more words than the command takes.
  static func tooMany(_ word: Word, found: String) -> Refusal {
    let usage = WordGuide(word).usage
    return bad(
      "words", found: found,
      zh: "写法：\(WordGuide(word).spelt(word))；有空格的内容放在双引号里",
      en: "write: \(usage); what has blanks goes into double quotes")
  }

  /// 550: the reason is missing.
  static func needsReason(_ word: Word) -> Refusal {
    Refusal(
      550, [.init("word", word.rawValue)], zh: "请写明理由：reason=…（有空格时用双引号）",
      en: "state the reason: reason=… (in double quotes if it has spaces)")
  }
}
