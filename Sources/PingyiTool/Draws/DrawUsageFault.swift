import Diagnostics

/// What can be wrong with the command line of a draw, beyond each of its options.
enum DrawUsageFault: WordedFault {
  /// Neither a round nor a frame is named.
  case noFrameNamed
  /// Both a round and a frame are named.
  case roundAndFrame
  /// A needed option is missing.
  case missingOption(OptionDescription)
  /// Neither or both of `-n` and `--total`.
  case oneSize(both: Bool)
  /// An option belongs to another one.
  case belongsTo(OptionDescription, owner: OptionDescription)
  /// An option means something in a round only.
  case needsRound(OptionDescription)
  /// A reason is missing.
  case missingReason
  /// An operator's id cannot be used.
  case badOperator(String)

  var words: FaultWords {
    switch self {
    case .noFrameNamed:
      FaultWords(
        "no-frame-named",
        Bilingual(
          zh: "没有写明从哪里抽取", en: "what to draw from is not said"),
        expected: Bilingual(zh: "轮次目录，或 --frame 文件", en: "a round's folder, or --frame FILE"))
    case .roundAndFrame:
      FaultWords(
        "round-and-frame",
        Bilingual(
          zh: "轮次只从自己的 frame.csv 抽取，不能同时给 --frame",
          en: "a round is drawn from its own frame.csv; --frame does not go with it"))
    case .missingOption(let option):
      FaultWords(
        "missing-option",
        Bilingual(
          zh: "缺少 \(option.synopsis)：\(option.summary.zh)",
          en: "\(option.synopsis) is missing: \(option.summary.en)"))
    case .oneSize(let both):
      FaultWords(
        both ? "two-sizes" : "no-size",
        both
          ? Bilingual(zh: "-n 和 --total 只能给一个", en: "-n and --total exclude each other")
          : Bilingual(zh: "没有写明抽多少", en: "how many to draw is not said"),
        expected: Bilingual(
          zh: "-n N（每层）或 --total N（总数）", en: "-n N for each stratum, or --total N for all"))
    case .belongsTo(let option, let owner):
      FaultWords(
        "option-alone",
        Bilingual(
          zh: "\(option.spelling) 只能与 \(owner.spelling) 同用",
          en: "\(option.spelling) goes with \(owner.spelling) only"))
    case .needsRound(let option):
      FaultWords(
        "option-without-round",
        Bilingual(
          zh: "\(option.spelling) 只用于轮次", en: "\(option.spelling) goes with a round only"))
    case .missingReason:
      FaultWords(
        "missing-reason", Bilingual(zh: "没有写明理由", en: "the reason is missing"),
        expected: Bilingual(
          zh: "--reason '为什么该单位不能参加'", en: "--reason 'why the unit cannot take part'"))
    case .badOperator(let id):
      FaultWords(
        "bad-operator",
        Bilingual(
          zh: "操作人代号“\(Excerpt.quote(id))”不能用",
          en: "the operator '\(Excerpt.quote(id))' cannot be used"),
        found: id,
        expected: Bilingual(
          zh: "1–64 个字母、数字、-、_ 或 .，不以 . 开头",
          en: "1 to 64 letters, digits, -, _ or ., not beginning with ."))
    }
  }
}
