import Analyses
import Diagnostics
import ExactArithmetic
import Rounds
import Scoring
import Tallies

/// `what-if ROUND …`.
enum WhatIfVerb: Verb {
  private static let reach = OptionDescription(
    "reach", value: "P",
    Bilingual(zh: "最少改几项能达到 P 分", en: "the fewest changes with which the unit has P points"))

  private static let rank = OptionDescription(
    "rank", value: "N",
    Bilingual(zh: "最少改几项能进入前 N 名", en: "the fewest changes for place N or a better one"))

  private static let grade = OptionDescription(
    "grade", value: "ID",
    Bilingual(zh: "最少改几项能评上这个等次（或更高）", en: "the fewest changes for this grade or a higher one"))

  private static let paper = OptionDescription(
    "one-more-paper",
    Bilingual(
      zh: "每个满意率多一份满意、少一份不满意会怎样",
      en: "what one more satisfied paper, or one fewer dissatisfied, would do"))

  private static let weights = OptionDescription(
    "weights",
    Bilingual(
      zh: "每个权重在多大区间内位次不变（精确）",
      en: "the exact interval of every weight inside which no place changes"))

  static let description = CommandDescription(
    "what-if",
    summary: Bilingual(
      zh: "假如某项不同，得分和位次会怎样（内部）",
      en: "what a changed input would make of points and places (internal)"),
    details: [
      Bilingual(
        zh: "改动写成 名称=值：名称是办法的输入、事实、指标或组成的代号，跟在单位之后，可以写多个单位、多项。",
        en:
          "A change is NAME=VALUE: an input, a fact, an item or a component of the scheme, after its "
          + "unit; there may be several units and several changes."),
      Bilingual(
        zh: "不改动任何记录。", en: "No record is changed."),
    ],
    operands: [
      .round,
      OperandDescription(
        "UNIT|CHANGE", .any,
        Bilingual(
          zh: "单位的代号或编号，其后是它的改动，如 U02 memberEvaluation=18/20 1.4=4",
          en: "a unit's id or number, then its changes, such as U02 memberEvaluation=18/20 1.4=4")),
    ], options: [reach, rank, grade, paper, weights, .reading, .json],
    examples: [
      .init(
        "what-if round-2023 U02 memberEvaluation=18/20",
        prints: Bilingual(
          zh: "1.6 会员评家: 0.50 → 3.00 / 3.00\n…\nU02 示例单位2: 91.00 → 93.50，位次 3 → 1",
          en: "1.6 Members evaluate: 0.50 → 3.00 / 3.00\n…\n"
            + "U02 Sample unit 2: 91.00 → 93.50, rank 3 → 1")),
      .init(
        "what-if round-2023 U02 --reach 95",
        prints: Bilingual(
          zh: "至少要改 2 项：91.00 → 95.50 分。\n…",
          en: "At least 2 inputs have to change: 91.00 → 95.50 points.\n…")),
      .init(
        "what-if round-2019 --weights",
        prints: Bilingual(
          zh: "领导评分  25.00%  ≈21.35% (…)  ≈31.02% (…)  0.175  U03/U05  U21/U05",
          en: "Leaders  25.00%  ≈21.35% (…)  ≈31.02% (…)  0.175  U03/U05  U21/U05")),
    ])

  static func run(
    _ invocation: Invocation, in surroundings: Surroundings
  ) throws(Refusal) -> ExitStatus {
    let loaded = try LoadedRound.load(invocation.required(0), in: surroundings)
    let own = loaded.ownSchemes
    let readings = try ScoreVerb.readings(for: loaded, invocation)
    let request = try WhatIfRequest(
      invocation.operands.dropFirst(), in: loaded.round, of: loaded.folder.scheme, own: own)
    let desk = WhatIfDesk(
      loaded: loaded, request: request, readings: readings, language: invocation.language,
      isDocument: invocation.isGiven(.json))
    if !own.isEmpty, let option = questions.first(where: { invocation.isGiven($0) }) {
      throw Refusal(
        .data,
        WhatIfFault.ownTables(scheme: loaded.folder.scheme.id, option: option.spelling))
    }
    let page: String
    switch try question(invocation, request, in: loaded.folder.scheme) {
    case .changes: page = try desk.changes()
    case .goal(let goal, let unit): page = try desk.reach(goal, unit: unit)
    case .paper(let unit): page = try desk.papers(of: unit)
    case .weights: page = try desk.weights()
    }
    try surroundings.say(page)
    return .fine
  }

  /// The options that ask something else than what changes make.
  private static let questions = [reach, rank, grade, paper, weights]

  /// What is asked.
  private enum Question {
    case changes
    case goal(Goal, unit: String)
    case paper(unit: String)
    case weights
  }

  /// The one question that the command line asks.
  private static func question(
    _ invocation: Invocation, _ request: WhatIfRequest, in scheme: Scheme
  ) throws(Refusal) -> Question {
    let asked = questions.filter { invocation.isGiven($0) }
    if asked.count > 1 {
      throw Refusal(
        .usage, WhatIfFault.twoQuestions(asked[0].spelling, asked[1].spelling))
    }
    guard let option = asked.first else {
      guard !request.written.isEmpty else { throw Refusal(.usage, WhatIfFault.nothingAsked) }
      return .changes
    }
    if let change = request.written.first {
      throw Refusal(
        .usage,
        WhatIfFault.twoQuestions(option.spelling, "\(change.name)=\(change.value)"))
    }
    if option == weights {
      if let unit = request.units.first {
        throw Refusal(.surplusOperand(unit, command: description.name))
      }
      return .weights
    }
    guard let unit = request.units.first else {
      throw Refusal(.missingOperand(description.operands[1], command: description.name))
    }
    if request.units.count > 1 {
      throw Refusal(.usage, WhatIfFault.severalUnits(request.units[1]))
    }
    if option == paper { return .paper(unit: unit) }
    return .goal(try goal(option, invocation.value(of: option) ?? "", in: scheme), unit: unit)
  }

  private static func goal(
    _ option: OptionDescription, _ value: String, in scheme: Scheme
  ) throws(Refusal) -> Goal {
    if option == grade {
      let known = scheme.grades.map(\.id)
      guard known.contains(value) else {
        throw Refusal(.usage, WhatIfFault.unknownGrade(value, known: known))
      }
      return .grade(value)
    }
    if option == rank {
      guard let place = Int(value), place > 0 else {
        throw Refusal(
          .badValue(
            rank, value: value,
            expected: Bilingual(zh: "从 1 起的整数", en: "a whole number from 1 up"), nearest: nil))
      }
      return .place(place)
    }
    guard let points = try? Rational(parsing: value) else {
      throw Refusal(
        .badValue(
          reach, value: value,
          expected: Bilingual(zh: "分数，如 90 或 89.5", en: "points, such as 90 or 89.5"),
          nearest: nil))
    }
    return .points(points)
  }
}
