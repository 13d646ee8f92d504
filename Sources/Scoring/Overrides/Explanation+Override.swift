import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Explanation {
  /// Whether it is an item that does not apply to the unit.
  var isInapplicable: Bool {
    maximum.isZero && flags.contains { $0.kind == .notApplicable }
  }

  /// Gives an item the points that the office decided; what the rule gives stays in the ledger.
  ///
  /// Fewer points are one more loss, more points are losses that do not count. Where something was missing
  /// for the rule's points, the decision stands in their place. Points that the item cannot have change
  /// nothing, which ``RoundOverrides/faults(in:)`` tells.
  mutating func override(
    by statements: [Override], of item: Scheme.Item, in evaluation: Evaluation
  ) {
    let original = value
    let use = OverrideUse(original: original, statements: statements)
    let isNegative = item.evaluation(in: evaluation).floor == nil
    let spans = statements.map { statement in
      statement.parameters.points.map { Score($0) } ?? original
    }
    let isInside = spans.allSatisfy { span in
      (isNegative || span.low >= min(0, original.low))
        && (!item.isLimited || span.high <= maximum)
    }
    guard isInside, !isInapplicable, let low = spans.map(\.low).min(),
      let high = spans.map(\.high).max()
    else { return }
    let reason = evaluation.say(words(for: use))
    if let decision = use.decision, original.isClosed {
      change(by: (decision.parameters.points ?? original.low) - original.low, item, reason)
    } else {
      replace(low, high, item, reason)
      if use.decision == nil { gaps = [contradiction(of: use, reason)] }
    }
    flags.append(
      Flag(
        kind: use.decision == nil ? .overrideConflict : .overridden, note: reason,
        detail: .override(use)))
    settle(floor: nil)
  }

  /// Gives more points or fewer than the rule, which is closed.
  private mutating func change(by points: Rational, _ item: Scheme.Item, _ reason: Bilingual) {
    setAside = absorbed
    promisedBeyond = 0
    if points < 0 {
      lost.append(Loss(points: Span(0 - points), reason: reason, clause: item.clause))
    } else if item.isLimited {
      setAside = setAside + Span(points)
    } else {
      maximum = maximum + points
    }
  }

  /// Gives points, or an interval, where the rule's are open: what was missing decides nothing any more.
  private mutating func replace(
    _ low: Rational, _ high: Rational, _ item: Scheme.Item, _ reason: Bilingual
  ) {
    if !item.isLimited { maximum = high }
    children = []
    gaps = []
    setAside = .zero
    promisedBeyond = 0
    let points = Span(atWorst: maximum - low, atBest: maximum - high)
    lost = points.isZero ? [] : [Loss(points: points, reason: reason, clause: item.clause)]
  }

  private func words(for use: OverrideUse) -> Bilingual {
    let original = Wording.range(use.original)
    guard let decision = use.decision else {
      let list = use.statements.map { statement -> Bilingual in
        let points = statement.parameters.points.map { Wording.points($0) }
        return Bilingual(
          zh: "\(statement.by) \(points.map { "改判为 \($0) 分" } ?? "撤回改判")",
          en: "\(statement.by) " + (points.map { "gives \($0)" } ?? "lifts it"))
      }
      return Bilingual(
        zh: "改判互相矛盾：\(list.map(\.zh).joined(separator: "；"))；按办法计 \(original) 分",
        en: "overrides contradict each other: \(list.map(\.en).joined(separator: "; ")); "
          + "the rule gives \(original)")
    }
    let said = decision.parameters
    let points = said.points.map { Wording.points($0) } ?? original
    let sources = [said.clause, said.evidence].filter { !$0.isEmpty }
    let rest = sources.isEmpty ? "" : "（\(sources.joined(separator: "；"))）"
    let restEn = sources.isEmpty ? "" : " (\(sources.joined(separator: "; ")))"
    return Bilingual(
      zh: "改判：按办法计 \(original) 分，\(decision.by) 于 \(decision.at) 改为 \(points) 分，"
        + "理由：\(said.reason)\(rest)",
      en: "override: the rule gives \(original), \(decision.by) gave \(points) on \(decision.at), "
        + "because: \(said.reason)\(restEn)")
  }

  private func contradiction(of use: OverrideUse, _ reason: Bilingual) -> Gap {
    let key = use.statements.first?.parameters.key
    let line = "\(key?.unit ?? "") \(key?.item ?? "")"
    return Gap(
      input: id, value: .conflict, reason: reason,
      remedy: Bilingual(
        zh: "合并日志后由一人重新改判：改判 \(line) points=… reason=…，或 lift",
        en: "put the journals together and have one person decide again: override \(line) points=… "
          + "reason=…, or lift"))
  }
}
