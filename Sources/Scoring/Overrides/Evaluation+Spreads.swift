import Definitions
import Diagnostics
import ExactArithmetic
import Sheets
import Tallies

extension Scheme {
  /// How far apart the marks of one value may lie without a flag, by input.
  var spreadLimits: [String: Rational] {
    Dictionary(
      inputs.compactMap { input in input.spread.map { (input.name, $0.value) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Limits of distances on inputs that are one statement of one side.
  func lintSpreads() -> [Finding] {
    inputs.compactMap { input in
      guard let spread = input.spread else { return nil }
      guard input.holdsSeveralStatements else {
        return SchemeFault.spreadOfOne(input.name).finding(at: spread.location)
      }
      guard spread.value >= 1, holdsShares(input) else { return nil }
      return SchemeFault.spreadOfAll(input.name, limit: spread.value).finding(at: spread.location)
    }
  }

  /// Whether an input is a share, or the mean of shares, which never lie further apart than 100%.
  private func holdsShares(_ input: Input) -> Bool {
    guard case .mean(let names) = input.origin else { return input.kind.isShare }
    let parts = names.compactMap { inputsByName[$0.value] }
    return !parts.isEmpty && parts.allSatisfy(\.kind.isShare)
  }
}

extension Scheme.Input {
  /// Whether several people, or the unit and its assessors, say the number that it is.
  fileprivate var holdsSeveralStatements: Bool {
    switch origin {
    case .leaders, .peers, .mean: true
    case .fact(_, let kind, _): [.count, .amount, .ratio].contains(kind)
    case .rate, .mark, .survey, .table, .choice: false
    }
  }
}

extension Evaluation {
  /// Flags an item for every input that it reads whose marks lie too far apart; no points change.
  func flagSpreads(of names: [String], at node: inout Explanation) {
    guard isTelling, !spreads.isEmpty else { return }
    for found in names.flatMap({ parts(of: $0) }).compactMap({ discrepancy(of: $0) }) {
      guard !node.discrepancies.contains(found) else { continue }
      node.flags.append(Flag(kind: .spread, note: words(for: found), detail: .spread(found)))
    }
  }

  /// The input and those that it is made of.
  private func parts(of name: String) -> [String] {
    switch inputs[name]?.origin {
    case .mean(let names): [name] + names.flatMap { parts(of: $0.value) }
    case .choice(let reading, let names):
      [name]
        + (names.first { $0.name == readings.use(reading.value).alternative }
          .map { parts(of: $0.value) } ?? [])
    default: [name]
    }
  }

  /// What is found of an input whose marks lie further apart than its limit; nil for every other one.
  private func discrepancy(of name: String) -> Discrepancy? {
    guard let limit = spreads[name], let input = inputs[name] else { return nil }
    func found(
      _ low: Rational, _ high: Rational, _ lowest: [String] = [], _ highest: [String] = [],
      part: String? = nil
    ) -> Discrepancy? {
      guard high - low > limit else { return nil }
      return Discrepancy(
        input: name, low: low, high: high, limit: limit, lowest: lowest, highest: highest,
        part: part)
    }
    if case .mean(let names) = input.origin {
      let values = names.compactMap { reference in
        self.measure(reference.value).value.number.map { (reference.name, $0) }
      }
      guard let low = values.map(\.1).min(), let high = values.map(\.1).max() else { return nil }
      return found(
        low, high, values.filter { $0.1 == low }.map(\.0), values.filter { $0.1 == high }.map(\.0))
    }
    let measure = measure(name)
    switch measure.provenance {
    case .sheets(let sheets):
      return sheets.spread.flatMap {
        found($0.low, $0.high, $0.lowest, $0.highest, part: $0.part)
      }
    case .fact(let fact):
      guard let verified = measure.value.number, let own = fact.own else { return nil }
      return found(
        min(own, verified), max(own, verified), [own < verified ? "self" : "verified"],
        [own < verified ? "verified" : "self"])
    case .survey, .stated, nil: return nil
    }
  }

  private func words(for found: Discrepancy) -> Bilingual {
    let label = label(found.input)
    let kind = kind(found.input)
    func shown(_ number: Rational) -> String {
      kind.isShare ? Wording.percent(number, beside: nil) : Wording.points(number)
    }
    // What lies between two shares are percentage points, not percent.
    func distance(_ number: Rational) -> Bilingual {
      guard kind.isShare else {
        return Bilingual(zh: Wording.points(number), en: Wording.points(number))
      }
      let points = Wording.percentagePoints(number)
      return Bilingual(
        zh: "\(points) 个百分点", en: "\(points) percentage \(points == "1" ? "point" : "points")")
    }
    let part = found.part.map { Bilingual(zh: "“\($0)”", en: " '\($0)'") }
    let span = "\(shown(found.low))…\(shown(found.high))"
    let gap = distance(found.high - found.low)
    let limit = distance(found.limit)
    return Bilingual(
      zh: "\(label.zh)\(part?.zh ?? "")：各方所说在 \(span) 之间，相差 \(gap.zh)，超过 "
        + "\(limit.zh)\(kind.isShare ? "" : " ")的限度，请复核；得分未因此改动",
      en:
        "\(label.en)\(part?.en ?? ""): the marks lie between \(span), \(gap.en) apart, above the limit "
        + "of \(limit.en): look at them; no points were changed")
  }
}
