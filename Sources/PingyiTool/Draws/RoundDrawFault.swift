import Diagnostics
import Digests
import Sampling

/// What can be wrong with the draws of a round, beyond each of their files.
enum RoundDrawFault: WordedFault {
  /// A parent in the frame is no assessed unit.
  case unknownParent(String, row: Int, nearest: String?)
  /// Something in `draws/` that is no file of a draw.
  case unknownFile
  /// A file has another name than its draw's number gives.
  case misnamed(expected: String)
  /// No journal has the file's SHA-256.
  case unrecorded
  /// The journals have another SHA-256.
  case differs(recorded: Digest, found: Digest)
  /// A journal has a file that is not there.
  case missing(recorded: Digest)
  /// Two journals have different hashes.
  case disputed
  /// A substitute of a draw that is not there.
  case substitutionWithoutDraw(Int, substitute: String)
  /// The round has no frame.
  case noFrame(String)
  /// Nothing was drawn yet.
  case nothingDrawn
  /// A draw for a purpose that was drawn for before does not name the earlier one.
  case unnamedPredecessor(Int, position: DrawPosition)
  /// A draw names another one than it replaces.
  case wrongPredecessor(Int, expected: Int?)
  /// There is no commitment that waits for its digits.
  case nothingToReveal
  /// Several draws could be meant.
  case severalDraws([Int])

  var words: FaultWords {
    switch self {
    case .unknownParent(let id, let row, let nearest):
      FaultWords(
        "unknown-parent",
        Bilingual(
          zh: "第 \(row) 行的上级“\(Excerpt.quote(id))”不是本轮的被考核单位",
          en: "row \(row): the parent '\(Excerpt.quote(id))' is no assessed unit of the round"),
        found: id,
        suggestion: nearest.map { near in
          Bilingual(zh: "改用“\(Excerpt.quote(near))”？", en: "did you mean '\(Excerpt.quote(near))'?")
        } ?? Bilingual(zh: "写 round.json5 里的单位编号", en: "write the id of a unit of round.json5"))
    case .unknownFile:
      FaultWords(
        "unknown-draw-file", Bilingual(zh: "不是抽取的文件", en: "this is no file of a draw"),
        severity: .warning,
        expected: Bilingual(zh: "001.json 或 001.commit.json", en: "001.json or 001.commit.json"),
        suggestion: Bilingual(zh: "移出 draws/", en: "move it out of draws/"))
    case .misnamed(let expected):
      FaultWords(
        "misnamed-draw",
        Bilingual(zh: "文件名与抽取的编号不符", en: "the file's name is not its draw's number"),
        expected: Bilingual(zh: expected, en: expected))
    case .unrecorded:
      FaultWords(
        "draw-unrecorded",
        Bilingual(
          zh: "没有日志记下这个文件的 SHA-256，不算本轮的抽取",
          en: "no journal has this file's SHA-256, so it is no draw of the round"),
        suggestion: Bilingual(
          zh: "若是抽取时中断，原样再运行一次那条命令；否则移出 draws/",
          en:
            "if a draw was interrupted, run the same command again; otherwise move it out of draws/"
        ))
    case .differs(let recorded, let found):
      FaultWords(
        "draw-differs",
        Bilingual(
          zh: "文件与日志记下的不同：日志 \(recorded.prefix16)…，文件 \(found.prefix16)…",
          en:
            "the file is not the recorded one: journal \(recorded.prefix16)…, file \(found.prefix16)…"
        ), found: found.hex,
        suggestion: Bilingual(zh: "从备份找回原文件", en: "restore the file from a backup"))
    case .missing(let recorded):
      FaultWords(
        "draw-missing",
        Bilingual(
          zh: "日志记下了这个文件（SHA-256 \(recorded.prefix16)…），文件不见了",
          en: "a journal has this file (SHA-256 \(recorded.prefix16)…), but it is gone"),
        suggestion: Bilingual(zh: "从备份找回原文件", en: "restore the file from a backup"))
    case .disputed:
      FaultWords(
        "draw-disputed",
        Bilingual(
          zh: "两份日志记下的 SHA-256 不同：两处各抽了一次",
          en: "two journals have different hashes: two places drew side by side"),
        suggestion: Bilingual(
          zh: "两个文件都要公布，由两人以上裁定", en: "publish both files and let two people rule"))
    case .substitutionWithoutDraw(let draw, let substitute):
      FaultWords(
        "substitution-without-draw",
        Bilingual(
          zh: "日志启用了第 \(draw) 次抽取的替补“\(Excerpt.quote(substitute))”，没有这次抽取",
          en:
            "a journal activates '\(Excerpt.quote(substitute))' of draw \(draw), which is not there"
        ), found: "\(draw)")
    case .noFrame(let path):
      FaultWords(
        "no-frame",
        Bilingual(
          zh: "没有抽样框 \(Excerpt.visible(path))",
          en: "there is no sampling frame \(Excerpt.visible(path))"),
        expected: Bilingual(
          zh: "列 id,name,parent,members,standalone",
          en: "the columns id,name,parent,members,standalone"))
    case .nothingDrawn:
      FaultWords(
        "nothing-drawn", Bilingual(zh: "本轮还没有抽取", en: "nothing was drawn in this round yet"),
        suggestion: Bilingual(zh: "先用 draw 抽取", en: "draw first"))
    default: otherWords
    }
  }

  /// The words for what the order of draws forbids.
  private var otherWords: FaultWords {
    switch self {
    case .unnamedPredecessor(let draw, let position):
      FaultWords(
        "unnamed-predecessor",
        Bilingual(
          zh: "第 \(draw) 次抽取用途相同；\(position.text.zh)，须写明取代哪一次",
          en:
            "draw \(draw) had the same purpose; this would be \(position.text.en) and has to name it"
        ), found: "\(draw)",
        suggestion: Bilingual(
          zh: "确要重抽，加 --supersedes \(draw)；用途不同则改 --purpose",
          en: "add --supersedes \(draw) to draw again, or another --purpose"))
    case .wrongPredecessor(let named, let expected):
      FaultWords(
        "wrong-predecessor",
        Bilingual(
          zh: "这次抽取不取代第 \(named) 次抽取", en: "this draw does not replace draw \(named)"),
        found: "\(named)",
        expected: expected.map { Bilingual(zh: "第 \($0) 次", en: "draw \($0)") }
          ?? Bilingual(
            zh: "不写 --supersedes，本用途还没有抽过", en: "no --supersedes, as nothing had this purpose"))
    case .nothingToReveal:
      FaultWords(
        "nothing-to-reveal",
        Bilingual(zh: "没有等待公布数字的承诺", en: "no commitment waits for its digits"),
        suggestion: Bilingual(zh: "先用 draw commit 承诺", en: "commit first with draw commit"))
    case .severalDraws(let numbers):
      FaultWords(
        "several-draws",
        Bilingual(
          zh: "可能指第 \(numbers.map { "\($0)" }.joined(separator: "、")) 次抽取",
          en: "draws \(numbers.map { "\($0)" }.joined(separator: ", ")) could be meant"),
        suggestion: Bilingual(zh: "用 --draw N 写明", en: "name one with --draw N"))
    default: FaultWords("draw", Bilingual(zh: "抽取有误", en: "the draw is wrong"))
    }
  }
}
