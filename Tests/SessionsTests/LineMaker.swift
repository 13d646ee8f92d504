import Chance

/// Lines that a clerk, a program or a cat on the keyboard may send.
struct LineMaker {
  var numbers: SeededNumbers
  /// The questionnaire for which most marks are made.
  var questionnaire = "short"
  private var batches = 0

  init(numbers: SeededNumbers) { self.numbers = numbers }

  /// Lines that open a new batch.
  mutating func opening() -> [String] {
    questionnaire = numbers.pick(["short", "short", "every", "peer", "works", "strict"])
    batches += 1
    let isGrid = questionnaire == "peer" || questionnaire == "works"
    let range = questionnaire == "strict" ? "1-2" : isGrid ? "1-5" : "1-9"
    let role = questionnaire == "every" ? " role=chair" : ""
    let returned = Int.random(in: 0...4, using: &numbers)
    return [
      "who \(numbers.pick(["wang", "li", "zhao"]))", "open \(questionnaire)",
      "begin N\(batches) subject=\(isGrid ? "all" : "U01") issued=5 returned=\(returned)"
        + " numbers=\(range)\(role)\(returned > 0 && numbers.once(in: 9) ? "" : " !")",
    ]
  }

  /// Lines that key a batch twice and settle some of what differs.
  mutating func doubleEntry(isSampled: Bool) -> [String] {
    questionnaire = numbers.pick(["short", "strict"])
    batches += 1
    let id = "N\(batches)"
    let count = questionnaire == "strict" ? 2 : Int.random(in: 1...6, using: &numbers)
    var lines = [
      "who wang", "open \(questionnaire)",
      "begin \(id) subject=U01 issued=9 returned=\(count) numbers=1-\(count) !",
    ]
    var papers: [(number: Int, marks: String)] = []
    for number in 1...count {
      papers.append((number, marks()))
      lines.append("\(number) \(papers[number - 1].marks)")
    }
    lines += ["end papers=\(count) !", "who li"]
    lines.append("begin \(id) pass=2" + (isSampled ? " value=271828" : ""))
    if numbers.once(in: 4) {
      lines += [
        "1 \(papers[0].marks)", "spoil-batch pass=2 reason=开错",
        numbers.pick(["undo", "# nothing", "# nothing"]), "begin \(id) pass=2",
      ]
    }
    for paper in papers {
      lines.append("\(paper.number) \(numbers.once(in: 3) ? marks() : paper.marks)")
    }
    let second = isSampled ? (count + 1) / 2 : count
    lines += ["end papers=\(second)", "who zhao", "diff batch=\(id)"]
    let items = questionnaire == "strict" ? ["q1", "q2"] : ["q1", "q2", "q3", "q4", "q5", "q6"]
    for number in 1...count {
      let item = numbers.once(in: 3) ? "" : numbers.pick(items) + " "
      let choice = numbers.pick(item.isEmpty ? ["a", "b"] : ["a", "b", "=1"])
      lines.append("settle \(number) \(item)\(choice) reason=看原卷 batch=\(id)")
      if numbers.once(in: 5) { lines.append("undo") }
    }
    for number in 1...count {
      lines.append("settle \(number) \(numbers.pick(["a", "b"])) reason=看原卷 batch=\(id)")
    }
    return lines + ["seal batch=\(id)", "show 1 layers batch=\(id)"]
  }

  /// Lines in which several people rule on the same papers of a closed batch and take it back.
  mutating func rulings() -> [String] {
    questionnaire = "short"
    batches += 1
    let id = "N\(batches)"
    var lines = [
      "who wang", "open short", "begin \(id) subject=U01 issued=9 returned=2 numbers=1-2 !",
      "1 1105a1", "2 2202b2", "end papers=2 !",
    ]
    for _ in 0..<Int.random(in: 4...16, using: &numbers) {
      // Only what one has said since one sat down can be taken back.
      if numbers.once(in: 2) { lines.append("who \(numbers.pick(["li", "zhao", "chen"]))") }
      let paper = numbers.pick([1, 1, 2])
      lines.append(
        numbers.pick([
          "undo", "undo", "invalid \(paper) code=torn reason=x batch=\(id)",
          "invalid \(paper) code=torn reason=y batch=\(id)", "abstain \(paper) batch=\(id)",
        ]))
    }
    return lines + ["seal batch=\(id)", "undo"]
  }

  /// A line that fits the protocol, in a state that it may or may not fit.
  mutating func line() -> String {
    let batch = numbers.pick(["A", "B", "N\(Int.random(in: 1...max(1, batches), using: &numbers))"])
    let operatorID = numbers.pick(["wang", "li", "zhao"])
    let paper = numbers.pick([1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 99])
    let reason = numbers.pick(["reason=看错", "reason=\"two words\"", "reason=x", ""])
    let inBatch = numbers.once(in: 3) ? " batch=\(batch)" : ""
    switch Int.random(in: 0..<48, using: &numbers) {
    case 40, 41:
      let value = numbers.pick(["", "", " value=31415", " value=0", " value=x"])
      let all = numbers.once(in: 3) ? " subject=U01 issued=5 returned=3 numbers=1-9" : ""
      return "begin \(batch) pass=2\(all)\(value)"
    case 46, 47:
      let item = numbers.pick(["1.1", "1.2", "7.1", "9.1"])
      let points = numbers.pick(["points=2", "points=-1", "points=1/3", "points=9", "lift", ""])
      return "override \(numbers.pick(["U01", "U02", "U9"])) \(item) \(points) \(reason)"
    case 42, 43:
      let item = numbers.pick(["q1", "q2", "q5", "s", "m", "score", "g:U02", "x", "", ""])
      let choice = numbers.pick(["a", "b", "=1", "=2", "=/", "=", "＝9", "c"])
      return "settle \(paper) \(item) \(choice) \(reason)\(inBatch)"
    case 44: return "diff\(inBatch)"
    case 45:
      let pass = numbers.pick([" pass=1", " pass=2", " pass=3"])
      return numbers.pick([
        "show \(paper)", "show \(paper) layers", "missing", "reopen by=li reason=x",
      ])
        + pass + inBatch
    case 0: return "who \(operatorID)"
    case 1: return "open \(numbers.pick(["short", "short", "every", "peer", "works", "strict"]))"
    case 2, 3:
      let issued = numbers.pick([3, 5, 9])
      let returned = Int.random(in: 0...6, using: &numbers)
      let subject = numbers.pick(["U01", "U02", "all", "all", "G01"])
      let role = numbers.pick(["", "", " role=member", " role=chair"])
      let range = numbers.pick([" numbers=1-9", " numbers=1-2", " numbers=1-5,8", ""])
      let check = numbers.once(in: 8) ? " check=damm" : ""
      return "begin \(batch) subject=\(subject) issued=\(issued) returned=\(returned)"
        + "\(range)\(role)\(check)\(numbers.once(in: 2) ? " !" : "")"
    case 4, 5: return "begin \(batch)"
    case 6:
      let figure = numbers.pick(["returned", "issued"])
      return "header \(figure)=\(Int.random(in: 0...9, using: &numbers)) \(reason)"
        + (numbers.once(in: 2) ? " !" : "")
    case 7...14: return "\(paper) \(marks())"
    case 15: return "text \(paper) \(numbers.pick(["q9", "q5", "note", "m"])) \(words())"
    case 16: return "tick \(paper) m \(numbers.pick(["1", "1,3", "5、3", "0", ".", "1,0"]))"
    case 17: return "check \(paper) \(marks())"
    case 18:
      return "check \(numbers.pick(["undo", "end papers=3", "seal", "who li", "void 1 reason=x"]))"
    case 19, 20: return "undo"
    case 21, 22:
      let change = numbers.pick(["q1=2", "q1=9", "q5=b", "s=9", "s=1 m=1", "score=30", "g:U02=2"])
      return "fix \(paper) \(change) \(reason)\(numbers.once(in: 4) ? " !" : "")"
    case 23: return "void \(paper) \(reason)"
    case 24: return "unvoid \(paper) \(reason)\(inBatch)"
    case 25: return "invalid \(paper) code=\(numbers.pick(["torn", "late"])) \(reason)\(inBatch)"
    case 26: return "abstain \(paper)\(inBatch)"
    case 27:
      let pass = numbers.once(in: 2) ? " pass=2" : ""
      return numbers.once(in: 3) ? "spoil-batch \(reason)\(pass)\(inBatch)" : "leave"
    case 28, 29, 30:
      let force = numbers.once(in: 2) ? " !" : ""
      return "end papers=\(Int.random(in: 0...6, using: &numbers))\(force)"
    case 31:
      let count = Int.random(in: 0...6, using: &numbers)
      return "accept papers=\(count) by=\(operatorID) \(reason) !"
    case 32: return "seal\(inBatch)"
    case 33: return "reopen by=\(operatorID) \(reason)\(inBatch)"
    case 34:
      let value = numbers.pick(["12", "47/50", "na", "pending", "notHeld", "1/0", "2020-02-29"])
      let item = numbers.pick(["members", "membership", "memberEvaluation", "congress-day"])
      return "fact \(numbers.pick(["U01", "U02"])) \(item) \(value) evidence=e \(reason)"
    case 35: return "intervene who=张三 what=名次 witnesses=\(numbers.pick(["李四", "\"a b\"", ""]))"
    case 36: return numbers.pick(["status", "missing", "flush", "commands", "help end", "diff"])
    case 37: return "show \(paper) \(numbers.pick(["", "layers"]))\(inBatch)"
    case 38: return "resume \(batch)"
    default: return numbers.pick(["", "# comment", "＃注", "hello 1", "help 553", "settle 1 q1 a"])
    }
  }

  private mutating func marks() -> String {
    let other = numbers.pick(["short", "every", "peer", "strict", "works"])
    switch numbers.once(in: 5) ? other : questionnaire {
    case "short": return shortMarks()
    case "every":
      let first = numbers.pick(["1 1,3", "9 -", "2 0", ". .", "1 5"])
      return
        "\(first) 1,10 \(numbers.pick(["88.5", "30", "101", "."])) 12 3.5 47/50 1 2019-06-13 U02"
    case "peer":
      return numbers.pick(["-2222", "2-222", "22-22", "1-122", "1-112", "222-.", "2222-"])
    case "strict": return numbers.pick(["11", "1*", "1/", "..", "12"])
    default: return numbers.pick(["- - 88", "90 - 80", "90 80 -", "90 80 70"])
    }
  }

  /// Six marks that the short questionnaire takes.
  mutating func shortMarks() -> String {
    let allowed = ["129.*/-", "129.*/-", "01.*/-", "012345.*/-", "abx.*/-", "129.*/-"]
    return allowed.map { String(numbers.pick(Array($0))) }.joined()
  }

  private mutating func words() -> String {
    numbers.pick([
      "意见", "e\u{301}", "\u{301}starts with a mark", "a | b \"c\" \\ d", " two blanks", "\u{202E}x",
      "\u{200B}", "\u{2028}second line", "１２３", "K\u{212A}", "-", "%41 %", "!",
    ])
  }

  /// The line with up to three things done to it.
  mutating func mutated(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    for _ in 0..<Int.random(in: 1...3, using: &numbers) {
      let at = Int.random(in: 0...scalars.count, using: &numbers)
      let nasty: [Unicode.Scalar] = [
        "\t", "\u{0}", "\u{7F}", "\u{85}", "\u{FFFD}", "\u{202E}", "\u{2066}", "\u{200B}",
        "\u{301}",
        "\u{212A}", "\u{3000}", " ", "=", "＝", "\"", "＂", "\\", "|", "@", "＠", "#", "!", "！", "+",
        "。", "、", "×", "-", "—", "/", "*", ".", ",", "9", "９", "a", "王", "\u{1F600}", "\u{E000}",
        "\u{10FFFF}", "\r",
      ]
      switch Int.random(in: 0..<7, using: &numbers) {
      case 0 where at < scalars.count: scalars.remove(at: at)
      case 1 where at < scalars.count: scalars.insert(scalars[at], at: at)
      case 2 where at + 1 < scalars.count: scalars.swapAt(at, at + 1)
      case 3: scalars.removeSubrange(at...)
      case 4 where at < scalars.count:
        let value = scalars[at].value
        if (0x21...0x7E).contains(value), let wide = Unicode.Scalar(value + 0xFEE0) {
          scalars[at] = wide
        }
      case 5: scalars.insert(contentsOf: "@r\(at) ".unicodeScalars, at: 0)
      default: scalars.insert(numbers.pick(nasty), at: at)
      }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
