import Diagnostics
import ExactArithmetic
import Scoring

/// Why a unit's points or place are not certain.
struct RankReason: Sendable {
  /// How many missing inputs are told one by one.
  static let mostGaps = 5

  /// What is missing for its own points.
  let gaps: [Gap]
  /// The units that may still come before or behind it, by id.
  let rivals: [String]

  /// The reason, or nil where points and place are certain.
  init?(for unit: RankedUnit, in result: RoundScore) {
    let value = unit.compared
    guard let rank = unit.rank else { return nil }
    gaps = value.low == value.high ? [] : unit.score.gaps
    rivals =
      rank.isCertain
      ? []
      : result.units.filter { other in
        let its = other.compared
        guard other.score.unit != unit.score.unit, other.rank != nil else { return false }
        // Neither surely above nor surely not above.
        return its.high > value.low && its.low <= value.high
      }.map(\.score.unit).sorted()
    if gaps.isEmpty, rivals.isEmpty { return nil }
  }

  /// The reason in words.
  var words: Bilingual {
    var zh: [String] = []
    var en: [String] = []
    for gap in gaps.prefix(Self.mostGaps) {
      zh.append(gap.reason.zh)
      en.append(gap.reason.en)
    }
    if gaps.count > Self.mostGaps {
      let more = gaps.count - Self.mostGaps
      zh.append("另有 \(more) 项未登记")
      en.append("\(more) more")
    }
    if !rivals.isEmpty {
      let list = rivals.joined(separator: "、")
      zh.append("与 \(list) 的先后尚不能确定")
      en.append("not certain yet whether it is before or behind \(rivals.joined(separator: ", "))")
    }
    return Bilingual(zh: zh.joined(separator: "；"), en: en.joined(separator: "; "))
  }
}
