public import Diagnostics

/// What differs when a record is derived again.
public enum VerificationFault: WordedFault, Hashable {
  /// A list of a record.
  public enum UnitList: String, Sendable, Hashable, CaseIterable {
    case selected
    case substitutes

    var name: Bilingual {
      switch self {
      case .selected: Bilingual(zh: "抽中名单", en: "list of drawn units")
      case .substitutes: Bilingual(zh: "替补名单", en: "list of substitutes")
      }
    }
  }

  /// The units do not have the frame's hash.
  case frameHash(recorded: String, computed: String)
  /// The lines do not have the checksum at their end.
  case checksum(recorded: String, computed: String)
  /// What was committed to does not have the COMMIT.
  case commit(recorded: String, computed: String)
  /// There is a COMMIT, but not who committed and when.
  case noCommitStamp
  /// A hash is not 64 hex digits.
  case notADigest(String)
  /// A rule that this program does not know.
  case unknownRule(String, known: String)
  /// The number for a stratum does not follow from the size.
  case share(recorded: String?, computed: String?)
  /// Another unit stands in a place of a list than its ticket gives.
  case unit(UnitList, place: Int, recorded: String?, computed: String?)
  /// A ticket is not that of its seed and id.
  case ticket(UnitList, id: String, recorded: String, computed: Ticket)
  /// A unit has another stratum than in the frame.
  case stratum(UnitList, id: String, recorded: String, computed: String)
  /// The file says the same in another form.
  case notCanonical(found: String, expected: String)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .frameHash(let recorded, let computed):
      Self.differs(
        "frame-hash-differs", Bilingual(zh: "抽样框的哈希", en: "the frame's hash"), recorded, computed)
    case .checksum(let recorded, let computed):
      Self.differs(
        "checksum-differs", Bilingual(zh: "记录的校验值", en: "the record's checksum"), recorded,
        computed)
    case .commit(let recorded, let computed):
      Self.differs("commit-differs", Bilingual(zh: "COMMIT", en: "COMMIT"), recorded, computed)
    case .noCommitStamp:
      FaultWords(
        "no-commit-stamp",
        Bilingual(
          zh: "记录有 COMMIT，却没有写明谁在何时承诺（committed）",
          en: "there is a COMMIT, but not who committed and when (committed)"))
    case .notADigest(let text):
      FaultWords(
        "not-a-hash",
        Bilingual(zh: "“\(Excerpt.quote(text))”不是哈希", en: "'\(Excerpt.quote(text))' is no hash"),
        found: text, expected: Bilingual(zh: "64 位小写十六进制数", en: "64 lower-case hex digits"))
    case .unknownRule(let found, let known):
      FaultWords(
        "unknown-rule",
        Bilingual(
          zh: "不认识的规则“\(Excerpt.quote(found))”", en: "unknown rule '\(Excerpt.quote(found))'"),
        found: found, expected: Bilingual(zh: known, en: known))
    case .share(let recorded, let computed):
      Self.differs(
        "share-differs", Bilingual(zh: "层的抽取数", en: "the number for a stratum"),
        recorded ?? "—", computed ?? "—")
    case .unit(let list, let place, let recorded, let computed):
      Self.differs(
        list == .selected ? "selection-differs" : "substitutes-differ",
        Bilingual(
          zh: "\(list.name.zh)第 \(place) 个单位", en: "unit \(place) of the \(list.name.en)"),
        recorded ?? "—", computed ?? "—")
    case .ticket(let list, let id, let recorded, let computed):
      Self.differs(
        "ticket-differs",
        Bilingual(
          zh: "\(list.name.zh)中“\(Excerpt.quote(id))”的签号",
          en: "the ticket of '\(Excerpt.quote(id))' in the \(list.name.en)"),
        recorded, computed.description)
    case .stratum(let list, let id, let recorded, let computed):
      Self.differs(
        "stratum-differs",
        Bilingual(
          zh: "\(list.name.zh)中“\(Excerpt.quote(id))”的层",
          en: "the stratum of '\(Excerpt.quote(id))' in the \(list.name.en)"),
        recorded, computed)
    case .notCanonical(let found, let expected):
      FaultWords(
        "not-canonical",
        Bilingual(
          zh: "从这里起与应有的写法不同：\(Excerpt.quote(found))",
          en: "from here the file is not as it is written: \(Excerpt.quote(found))"),
        found: found,
        expected: Bilingual(zh: Excerpt.quote(expected), en: Excerpt.quote(expected)),
        suggestion: Bilingual(
          zh: "文件被改动过，找回原件", en: "the file was changed; find the original"))
    }
  }

  private static func differs(
    _ code: String, _ what: Bilingual, _ recorded: String, _ computed: String
  ) -> FaultWords {
    let (found, expected) = (Excerpt.quote(recorded), Excerpt.quote(computed))
    return FaultWords(
      code,
      Bilingual(
        zh: "\(what.zh)对不上：记录为 \(found)，重算为 \(expected)",
        en: "\(what.en) differs: recorded \(found), derived \(expected)"), found: recorded)
  }
}
