import Diagnostics

extension Session {
  func listCommands() -> Reply {
    Reply(
      210, [.init("count", "\(Word.allCases.count)")],
      details: Word.allCases.map { word in
        [.init("word", word.rawValue)] + (word.alias.map { [.init("alias", $0)] } ?? [])
          + [.init("usage", WordGuide(word).usage)]
      },
      text: .init(
        zh: "答卷行：号码 标记，如 17 1123.*；帮助（help）加命令或代码看解释",
        en: "a paper line is: number marks, such as 17 1123.*; help WORD or CODE explains"))
  }

  func help(_ arguments: CommandArguments) throws(Refusal) -> Reply {
    try expect(arguments, .help, words: 1)
    guard let about = arguments.words.first?.folded else { return listCommands() }
    if let code = Int(about), let meaning = CodeGuide.meanings[code] {
      return Reply(210, [.init("code", "\(code)")], text: meaning)
    }
    if let word = Word(folded: about) {
      let guide = WordGuide(word)
      return Reply(
        210,
        [.init("word", word.rawValue)] + (word.alias.map { [.init("alias", $0)] } ?? [])
          + [.init("usage", guide.usage)],
        text: .init(
          zh: guide.meaning.zh + "。写法：" + guide.spelt(word), en: guide.meaning.en))
    }
    let names = Word.spellings + CodeGuide.meanings.keys.map { "\($0)" }
    throw .bad(
      "WORD|CODE", found: about, nearest: NearestName.among(names.sorted(), to: about),
      zh: "没有这个命令或代码", en: "there is no such command or code")
  }
}
