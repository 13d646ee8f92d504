import Diagnostics
import Digests
import Questionnaires
import Rounds
import Sheets

/// What a `begin` line says about its batch.
struct BeginRequest {
  static let keys = [
    "subject", "role", "issued", "returned", "numbers", "pass", "value", "check",
  ]

  let subject: String?
  let role: String?
  let issued: Int?
  let returned: Int?
  let numbers: PaperNumbers?
  let hasCheckDigits: Bool?
  /// The digits that a sampled second pass is drawn by.
  let value: String?
  /// Whether the line carries `!`.
  let isForced: Bool

  init(_ arguments: CommandArguments) throws(Refusal) {
    isForced = arguments.words.dropFirst().first?.folded == "!"
    subject = arguments.folded("subject")
    role = arguments.folded("role")
    issued = try Self.count("issued", arguments)
    returned = try Self.count("returned", arguments)
    value = arguments.folded("value")
    if let value,
      !(1...64).contains(value.utf8.count) || !value.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    {
      throw .bad(
        "value", found: value, zh: "value 是 1–64 位数字，如当众掷出的点数",
        en: "value is 1 to 64 digits, such as dice thrown before witnesses")
    }
    if let text = arguments.folded("numbers") {
      guard let numbers = PaperNumbers(text) else {
        throw .bad(
          "numbers", found: text, zh: "号码范围写作 1-121 或 1-60,71-121",
          en: "numbers look like 1-121 or 1-60,71-121")
      }
      self.numbers = numbers
    } else {
      numbers = nil
    }
    switch arguments.folded("check") {
    case nil: hasCheckDigits = nil
    case "damm": hasCheckDigits = true
    case .some(let other):
      throw .bad("check", found: other, zh: "只有 check=damm", en: "only check=damm is known")
    }
  }

  /// Whether anything but the batch and the pass was said.
  private var isSpoken: Bool {
    subject != nil || role != nil || issued != nil || returned != nil || numbers != nil
      || hasCheckDigits != nil
  }

  static func count(_ key: String, _ arguments: CommandArguments) throws(Refusal) -> Int? {
    guard let text = arguments.folded(key) else { return nil }
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(text)
    else {
      throw .bad(
        key, found: text, zh: "\(key) 是 0 到 999999999 的整数",
        en: "\(key) is a whole number from 0 to 999,999,999")
    }
    return count
  }

  /// The parameters of a new batch; everything that the text leaves open is asked for.
  func parameters(
    _ layout: SheetLayout, _ plan: CollectionPlan, _ state: CollectionState
  ) throws(Refusal) -> BeginParameters {
    let questionnaire = layout.questionnaire
    guard let definition = Digest(hex: questionnaire.textHash) else {
      throw .bad("QUESTIONNAIRE", found: questionnaire.id, zh: "定义无哈希", en: "no hash")
    }
    let figures = try figures()
    return BeginParameters(
      questionnaire: questionnaire.id, definition: definition,
      subject: try subject(questionnaire, plan, state), role: try role(questionnaire),
      issued: figures.issued, returned: figures.returned,
      numbers: try numbers(questionnaire, plan.round),
      hasCheckDigits: hasCheckDigits ?? false)
  }

  /// The figures of the batch, which are asked for.
  func figures() throws(Refusal) -> (issued: Int, returned: Int) {
    guard let issued else {
      throw .missing("issued", zh: "请写发出多少张：issued=…", en: "say how many went out: issued=…")
    }
    guard let returned else {
      throw .missing(
        "returned", zh: "请写收回多少张：returned=…", en: "say how many came back: returned=…")
    }
    return (issued, returned)
  }

  private func subject(
    _ questionnaire: Questionnaire, _ plan: CollectionPlan, _ state: CollectionState
  ) throws(Refusal) -> String {
    let isGrid = questionnaire.items.contains {
      if case .grid = $0.kind { true } else { false }
    }
    guard let subject else {
      throw .missing(
        "subject", zh: "请写被评单位：subject=…" + (isGrid ? "（表格问卷写 all）" : ""),
        en: "say which unit the papers are about: subject=…" + (isGrid ? " (all for a grid)" : ""))
    }
    if isGrid {
      guard subject == "all" else {
        throw .bad(
          "subject", found: subject, nearest: "all", zh: "表格问卷的 subject 是 all",
          en: "a grid questionnaire is about subject=all")
      }
      return subject
    }
    let known = plan.subjects(of: questionnaire, in: state)
    if let index = known.firstIndex(of: subject) { return known[index] }
    if let frame = plan.grassroots {
      throw Self.notSampled(subject, frame, plan, plan.isSampled(questionnaire), known)
    }
    throw .bad(
      "subject", found: subject,
      nearest: plan.round.units.first { "\($0.number)" == subject }?.id
        ?? NearestName.among(known.sorted(), to: subject),
      zh: "本轮没有这个单位（被考核单位或抽中的基层单位）",
      en: "the round has no such unit, assessed or drawn")
  }

  /// Why a unit is no subject in a round with a sampling frame.
  private static func notSampled(
    _ subject: String, _ frame: GrassrootsFrame, _ plan: CollectionPlan, _ isSampled: Bool,
    _ known: Set<String>
  ) -> Refusal {
    guard isSampled else {
      return .bad(
        "subject", found: subject, nearest: NearestName.among(known.sorted(), to: subject),
        zh: "这份问卷评的是被考核单位，本轮没有这个被考核单位",
        en: "this questionnaire is about an assessed unit, and the round has no such one")
    }
    if frame.standby.contains(subject) {
      return .bad(
        "subject", found: subject, zh: "这个单位是还没有启用的替补；用 draw substitute 写明理由启用",
        en: "the unit is a substitute that was not activated; draw substitute does, with a reason")
    }
    if frame.units.contains(subject) {
      return .bad(
        "subject", found: subject, zh: "这个单位在抽样框里，但没有被抽中",
        en: "the unit is in the sampling frame, but it was not drawn")
    }
    if plan.round.unit(id: subject) != nil {
      return .bad(
        "subject", found: subject, zh: "本轮有抽样框，这份问卷评的是抽中的基层单位，不是被考核单位",
        en: "the round has a sampling frame: this questionnaire is about a drawn grassroots unit, "
          + "not an assessed one")
    }
    return .bad(
      "subject", found: subject, nearest: NearestName.among(known.sorted(), to: subject),
      zh: "抽样框里没有这个单位", en: "the sampling frame has no such unit")
  }

  private func role(_ questionnaire: Questionnaire) throws(Refusal) -> String? {
    let roles = questionnaire.roles
    guard let role else {
      if roles.count <= 1 { return roles.first }
      throw .missing(
        "role", zh: "请写身份：role=\(roles.joined(separator: "|"))",
        en: "say the respondents' role: role=\(roles.joined(separator: "|"))")
    }
    guard roles.contains(role) else {
      throw .bad(
        "role", found: role, nearest: NearestName.among(roles, to: role),
        zh: roles.isEmpty ? "这份问卷不分身份" : "身份只有：\(roles.joined(separator: "、"))",
        en: roles.isEmpty
          ? "this questionnaire knows no roles" : "roles: \(roles.joined(separator: ", "))")
    }
    return role
  }

  private func numbers(
    _ questionnaire: Questionnaire, _ round: Round
  ) throws(Refusal) -> PaperNumbers {
    let raters: [Int] =
      switch questionnaire.respondent {
      case .anonymous: []
      case .unit: round.units.map(\.number)
      case .leader: round.leaders.map(\.number)
      case .department: round.departments.map(\.number)
      }
    let all = PaperNumbers(raters.map { $0...$0 })
    if let numbers {
      guard questionnaire.respondent == .anonymous || numbers.isSubset(of: raters) else {
        throw .bad(
          "numbers", found: numbers.text, nearest: all?.text,
          zh: "这份问卷的号码是评分人在本轮的号码",
          en: "here a paper's number is its rater's number in the round")
      }
      return numbers
    }
    guard let numbers = all else {
      throw .missing(
        "numbers", zh: "请写答卷号码范围：numbers=1-121",
        en: "say which numbers the papers carry: numbers=1-121")
    }
    return numbers
  }

  /// Refuses parameters that differ from the stored ones.
  ///
  /// Figures may be the ones that the batch was begun with or the ones that `header` made of them.
  ///
  /// - Parameter questionnaire: the one that is selected, if any.
  func check(
    against batch: Batch, selected questionnaire: String?, isNew: Bool = false
  ) throws(Refusal) {
    let stored = batch.parameters
    let pass = batch.passes[1]
    var differing: [Reply.Field] = []
    if isSpoken, let questionnaire, questionnaire != stored.questionnaire {
      differing.append(.init("questionnaire", stored.questionnaire))
    }
    if let subject, subject != stored.subject {
      differing.append(.init("subject", stored.subject))
    }
    if let role, role != stored.role {
      differing.append(.init("role", stored.role ?? ""))
    }
    let hasFigures = pass != nil || !isNew
    if hasFigures, let issued, issued != pass?.issued, issued != stored.issued {
      differing.append(.init("issued", "\(pass?.issued ?? stored.issued)"))
    }
    if hasFigures, let returned, returned != pass?.returned, returned != stored.returned {
      differing.append(.init("returned", "\(pass?.returned ?? stored.returned)"))
    }
    if let numbers, numbers != stored.numbers {
      differing.append(.init("numbers", stored.numbers.text))
    }
    let drawn = batch.passes[2]?.sample?.value
    if !isNew, let value, value != drawn {
      differing.append(.init("value", drawn ?? "none"))
    }
    if let hasCheckDigits, hasCheckDigits != stored.hasCheckDigits {
      differing.append(.init("check", stored.hasCheckDigits ? "damm" : "none"))
    }
    guard differing.isEmpty else {
      let remedy = Self.remedy(differing.map(\.key))
      throw Refusal(
        554, [.init("batch", batch.id)] + differing,
        zh: "与开批时的参数不同；只写 开批 \(batch.id) 即可接着录。" + remedy.zh,
        en: "differs from what the batch was begun with; begin \(batch.id) alone goes on. "
          + remedy.en)
    }
  }

  /// How a wrong head is put right: figures are mended, anything else takes another batch.
  static func remedy(_ keys: [String]) -> Bilingual {
    if Set(keys).isSubset(of: ["issued", "returned"]) {
      return Bilingual(zh: "数目用更正批头（header）更正", en: "Figures are mended with header")
    }
    if keys == ["value"] {
      return Bilingual(zh: "抽样用的数字抽过就不能换", en: "What the sample was drawn by stays")
    }
    return Bilingual(
      zh: "单位、问卷、身份、号码开错了不能更正：写明理由整批作废（spoil-batch），换一个批号重新开批（begin）",
      en: "A wrong unit, questionnaire, role or numbers cannot be mended: spoil-batch with a "
        + "reason, then begin again under another id")
  }
}

extension PaperNumbers {
  /// Whether every number is one of these; the ranges themselves may be vast.
  fileprivate func isSubset(of numbers: [Int]) -> Bool {
    Set(numbers).count { contains($0) } == count
  }
}
