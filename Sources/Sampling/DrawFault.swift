public import Diagnostics
public import Digests

/// Why a draw is not committed to, not made or not accepted among the draws of a round.
public enum DrawFault: WordedFault, Hashable {
  /// The number of units is impossible.
  case allocation(AllocationFault)
  /// The seed is none.
  case seed(SeedFault)
  /// The eligibility condition is none.
  case condition(FrameFault)
  /// A stated text is blank, too long, or has blanks around or hidden characters.
  case badText(Statement, String)
  /// A time is not `YYYY-MM-DDTHH:MM:SSZ`.
  case badTime(String)
  /// The frame has strata and the plan none, or the other way round.
  case strataDoNotFit(column: String?)
  /// The frame is not the one that was committed to.
  case frameChanged(committed: Digest, found: Digest)
  /// The committed shares do not follow from the committed size.
  case sharesChanged(draw: Int)
  /// A seed does not begin with the COMMIT of its draw.
  case seedOfAnotherCommit
  /// A draw without commitment does not say so.
  case markMissing
  /// The draw does not fit among the draws of its round.
  case series(SeriesFault)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .allocation(let fault): fault.words
    case .seed(let fault): fault.words
    case .condition(let fault): fault.words
    case .badText(let field, let text):
      FaultWords(
        "bad-text",
        Bilingual(
          zh: "\(field.name.zh)“\(Excerpt.quote(text))”不能用",
          en: "the \(field.name.en) '\(Excerpt.quote(text))' cannot be used"),
        found: text,
        expected: Bilingual(
          zh: "不超过 \(SamplingLimits.text) 字节的可见文字，首尾没有空格",
          en: "visible text of at most \(SamplingLimits.text) bytes without blanks around it"))
    case .badTime(let text):
      FaultWords(
        "bad-time",
        Bilingual(
          zh: "时间“\(Excerpt.quote(text))”看不懂",
          en: "the time '\(Excerpt.quote(text))' is not understood"),
        found: text, expected: Bilingual(zh: "YYYY-MM-DDTHH:MM:SSZ", en: "YYYY-MM-DDTHH:MM:SSZ"))
    case .strataDoNotFit(let column):
      FaultWords(
        "strata-do-not-fit",
        column == nil
          ? Bilingual(
            zh: "抽样框分了层，抽取方案没有写明分层列",
            en: "the frame has strata, but the plan names no stratum column")
          : Bilingual(
            zh: "抽取方案写明了分层列，抽样框没有分层",
            en: "the plan names a stratum column, but the frame has no strata"))
    case .frameChanged(let committed, let found):
      FaultWords(
        "frame-changed",
        Bilingual(
          zh: "抽样框与承诺的不同：承诺 \(committed.prefix16)…，现在 \(found.prefix16)…",
          en:
            "the frame is not the committed one: committed \(committed.prefix16)…, found \(found.prefix16)…"
        ), found: found.hex,
        suggestion: Bilingual(
          zh: "找回承诺时的抽样框，或重新承诺一次", en: "restore the frame as it was, or commit anew"))
    case .sharesChanged(let draw):
      FaultWords(
        "shares-changed",
        Bilingual(
          zh: "第 \(draw) 次抽取承诺的各层数目与承诺的抽取数不符",
          en: "the shares in the commitment of draw \(draw) do not follow from its size"))
    case .seedOfAnotherCommit:
      FaultWords(
        "seed-of-another-commit",
        Bilingual(zh: "种子不以本次承诺的 COMMIT 开头", en: "the seed does not begin with this draw's COMMIT"),
        expected: Bilingual(zh: "“COMMIT:数字”", en: "'COMMIT:digits'"))
    case .markMissing:
      FaultWords(
        "mark-missing",
        Bilingual(
          zh: "没有承诺的抽取，种子来源没有注明“\(DrawRecord.uncommittedMark.zh)”",
          en:
            "the seed source of a draw without commitment does not say '\(DrawRecord.uncommittedMark.en)'"
        ))
    case .series(let fault): fault.words
    }
  }
}
