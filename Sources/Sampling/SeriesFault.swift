public import Diagnostics

/// Why a draw does not fit among the draws of its round.
public enum SeriesFault: WordedFault, Hashable {
  /// There is no commitment with this number.
  case unknownCommit(Int)
  /// A second seed for a commitment.
  case alreadyRevealed(Int)
  /// A later draw replaced the commitment before it was revealed.
  case abandoned(Int, by: Int)
  /// A seed that an earlier draw over the same frame or for the same purpose had.
  case seedUsedBefore(draw: Int)
  /// The round has ``SamplingLimits/draws`` draws.
  case tooManyDraws
  /// The files of a draw are missing though later ones exist.
  case missingDraw(Int)
  /// Two files stand for one draw.
  case repeatedDraw(Int)
  /// A record and a commitment of one number do not belong together.
  case recordWithoutItsCommit(Int)
  /// A draw does not name the earlier ones that it must name.
  case wrongLink(Int)

  /// The code, the problem and what to do.
  public var words: FaultWords {
    switch self {
    case .unknownCommit(let draw):
      FaultWords(
        "unknown-commit",
        Bilingual(zh: "第 \(draw) 次抽取没有承诺", en: "draw \(draw) has no commitment"),
        found: "\(draw)",
        suggestion: Bilingual(zh: "先用 draw commit 承诺", en: "commit first with draw commit"))
    case .alreadyRevealed(let draw):
      FaultWords(
        "already-revealed",
        Bilingual(
          zh: "第 \(draw) 次抽取的种子已经公布，一次承诺只能公布一次",
          en: "the seed of draw \(draw) has been revealed; a commitment takes one seed only"),
        found: "\(draw)",
        suggestion: Bilingual(
          zh: "确需重抽时重新承诺，记录会写明这是再次抽取",
          en: "if a further draw is needed, commit anew; the record will say that it is one"))
    case .abandoned(let draw, let later):
      FaultWords(
        "abandoned-commit",
        Bilingual(
          zh: "第 \(draw) 次抽取的承诺已被第 \(later) 次取代，不能再公布",
          en: "the commitment of draw \(draw) was replaced by draw \(later) and cannot be revealed"),
        found: "\(draw)",
        suggestion: Bilingual(zh: "公布第 \(later) 次抽取", en: "reveal draw \(later)"))
    case .seedUsedBefore(let draw):
      FaultWords(
        "seed-used-before",
        Bilingual(
          zh: "这个种子在第 \(draw) 次抽取用过", en: "the seed was used before, for draw \(draw)"),
        found: "\(draw)",
        suggestion: Bilingual(zh: "换用新产生的种子", en: "use a seed that was newly made"))
    case .tooManyDraws:
      FaultWords(
        "too-many-draws",
        Bilingual(
          zh: "本轮次已有 \(SamplingLimits.draws) 次抽取",
          en: "the round has \(SamplingLimits.draws) draws already"))
    case .missingDraw(let draw):
      FaultWords(
        "missing-draw",
        Bilingual(
          zh: "第 \(draw) 次抽取的文件不见了，后面的还在",
          en: "the files of draw \(draw) are missing, though later draws are there"),
        found: "\(draw)",
        suggestion: Bilingual(
          zh: "从备份找回；日志里有它的 SHA-256",
          en: "restore them from a backup; the journal has their SHA-256"))
    case .repeatedDraw(let draw):
      FaultWords(
        "repeated-draw",
        Bilingual(zh: "有两个文件都是第 \(draw) 次抽取", en: "two files stand for draw \(draw)"),
        found: "\(draw)",
        suggestion: Bilingual(
          zh: "按日志里的 SHA-256 留下真的那个", en: "keep the one whose SHA-256 the journal has"))
    case .recordWithoutItsCommit(let draw):
      FaultWords(
        "record-without-its-commit",
        Bilingual(
          zh: "第 \(draw) 次抽取的记录与承诺文件不相符",
          en: "the record of draw \(draw) and its commitment do not belong together"),
        found: "\(draw)",
        suggestion: Bilingual(
          zh: "按日志里的 SHA-256 找回两个文件",
          en: "restore both files, compared with the SHA-256 in the journal"))
    case .wrongLink(let draw):
      FaultWords(
        "wrong-link",
        Bilingual(
          zh: "第 \(draw) 次抽取没有如实写明它之前的抽取",
          en: "draw \(draw) does not name the earlier draws as they are"),
        found: "\(draw)",
        suggestion: Bilingual(
          zh: "按日志里的 SHA-256 核对各次抽取的文件",
          en: "compare the files of the draws with the SHA-256 in the journal"))
    }
  }
}
