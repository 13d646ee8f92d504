import Definitions
import Diagnostics
import Digests
import ExactArithmetic

extension Shape<RecordedDraw> {
  static var recordedDraw: Shape {
    object { reader in
      let plan = RecordedPlan.read(from: &reader)
      let frame = reader.required("frame", .recordedFrame)
      let commit = reader.required("commit", Shape<String?>.orNull(.string).located)
      let seed = reader.required("seed", Shape<String>.string.located)
      let source = reader.required("seedSource", .string)
      let selected = reader.required("selected", .array(of: .drawnEntry))
      let substitutes = reader.required("substitutes", .array(of: .drawnEntry))
      let stamp = reader.required("committed", .orNull(.commitStamp))
      let by = reader.required("by", .string)
      let version = reader.required("version", .string)
      let checksum = reader.required("checksum", Shape<String>.string.located)
      guard let plan, let frame, let commit, let seed, let source, let selected, let substitutes,
        let stamp, let by, let version, let checksum
      else { return nil }
      return RecordedDraw(
        plan: plan, frameDigest: frame.digest, units: frame.units, commit: commit, seed: seed,
        seedSource: source, selected: selected, substitutes: substitutes, stamp: stamp, by: by,
        version: version, checksum: checksum)
    }
  }
}

extension Shape<RecordedCommit> {
  static var recordedCommit: Shape {
    object { reader in
      let plan = RecordedPlan.read(from: &reader)
      let frame = reader.required(
        "frame", Shape<String>.object { $0.required("sha256", .string) })
      let source = reader.required("seedSource", .string)
      let by = reader.required("by", .string)
      let time = reader.required("time", .string)
      let version = reader.required("version", .string)
      guard let plan, let frame, let source, let by, let time, let version else { return nil }
      return RecordedCommit(
        plan: plan, frameDigest: frame, seedSource: source, by: by, time: time, version: version)
    }
  }
}

extension RecordedPlan {
  fileprivate static func read(from reader: inout ObjectReader) -> RecordedPlan? {
    let number = reader.required("draw", .integer(in: 1...SamplingLimits.draws))
    let purpose = reader.required("purpose", .string)
    let condition = reader.required("where", .orNull(.string))
    let strata = reader.required("strata", .orNull(.string))
    let rule = reader.required("rule", Shape<String>.string.located)
    let size = reader.required("size", .sampleSize)
    let shares = reader.required(
      "perStratum",
      Shape<[TableEntry<Int>]>.table(of: .integer(in: 0...SamplingLimits.units)).located)
    let replacement = reader.required("replacement", .replacement)
    let supersedes = reader.required("supersedes", .orNull(.drawReference))
    let follows = reader.required("follows", .orNull(.drawReference))
    guard let number, let purpose, let condition, let strata, let rule, let size, let shares,
      let replacement, let supersedes, let follows
    else { return nil }
    return RecordedPlan(
      number: number, purpose: purpose, condition: condition, strata: strata, rule: rule,
      size: size, shares: shares.value, sharesLocation: shares.location,
      reserve: replacement.reserve, replacementRule: replacement.rule,
      links: DrawLinks(supersedes: supersedes, follows: follows))
  }
}

// MARK: Parts

/// The frame as a record has it.
private struct RecordedFrame {
  let digest: Located<String>
  let units: [FrameEntry]
}

/// The rule for substitutes as a file has it.
private struct RecordedReplacement {
  let rule: Located<String>
  let reserve: Int
}

extension Shape<RecordedFrame> {
  fileprivate static var recordedFrame: Shape {
    object { reader in
      let digest = reader.required("sha256", Shape<String>.string.located)
      let units = reader.required(
        "units", .array(of: .frameEntry, atMost: SamplingLimits.units))
      guard let digest, let units else { return nil }
      return RecordedFrame(digest: digest, units: units)
    }
  }
}

extension Shape<FrameEntry> {
  fileprivate static var frameEntry: Shape {
    object { reader in
      let id = reader.required("id", .string)
      let stratum = reader.required("stratum", .string)
      guard let id, let stratum else { return nil }
      return FrameEntry(
        unit: FrameUnit(id: id, stratum: stratum), row: nil, location: reader.location)
    }
  }
}

extension Shape<RecordedDraw.Entry> {
  fileprivate static var drawnEntry: Shape {
    object { reader in
      let id = reader.required("id", .string)
      let stratum = reader.required("stratum", .string)
      let ticket = reader.required("ticket", .string)
      guard let id, let stratum, let ticket else { return nil }
      return RecordedDraw.Entry(
        id: id, stratum: stratum, ticket: ticket, location: reader.location)
    }
  }
}

extension Shape<RecordedDraw.Stamp> {
  fileprivate static var commitStamp: Shape {
    object { reader in
      let by = reader.required("by", .string)
      let time = reader.required("time", .string)
      let version = reader.required("version", .string)
      guard let by, let time, let version else { return nil }
      return RecordedDraw.Stamp(by: by, time: time, version: version)
    }
  }
}

extension Shape<RecordedReplacement> {
  fileprivate static var replacement: Shape {
    object { reader in
      let rule = reader.required("rule", Shape<String>.string.located)
      let reserve = reader.required("perStratum", .integer(in: 0...SamplingLimits.units))
      guard let rule, let reserve else { return nil }
      return RecordedReplacement(rule: rule, reserve: reserve)
    }
  }
}

extension Shape<DrawReference> {
  fileprivate static var drawReference: Shape {
    object { reader in
      let draw = reader.required("draw", .integer(in: 1...SamplingLimits.draws))
      let digest = reader.required("sha256", .digest)
      guard let draw, let digest else { return nil }
      return DrawReference(draw: draw, digest: digest)
    }
  }
}

extension Shape<Digest> {
  fileprivate static var digest: Shape {
    Shape<String>.string.converted { text, location, findings in
      if let digest = Digest(hex: text), digest.hex == text { return digest }
      findings.append(
        DefinitionFault.badNumber(
          text, expected: Bilingual(zh: "64 位小写十六进制数", en: "64 lower-case hex digits")
        ).finding(at: location))
      return nil
    }
  }
}

extension Shape<SampleSize> {
  fileprivate static var sampleSize: Shape {
    object { reader in
      let range = 0...SamplingLimits.units
      if reader.has("each") {
        let count = reader.required("each", .integer(in: range))
        let takesAll = reader.required("takeAll", .boolean)
        guard let count, let takesAll else { return nil }
        return .each(count, takesAll: takesAll)
      }
      let total = reader.required("total", .integer(in: range))
      let method = reader.required("allocate", Shape<AllocationMethod>.word)
      let minimum = reader.required("minimum", .integer(in: range))
      let deviations = reader.optional("deviations", .table(of: .exactNumber), default: [])
      guard let total, let method, let minimum else { return nil }
      return .total(
        Allocation(total: total, method: method, minimum: minimum),
        deviations: Dictionary(
          deviations.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension Shape<Rational> {
  /// A number of any length that ``ExactArithmetic`` reads, in quotation marks.
  fileprivate static var exactNumber: Shape {
    Shape<String>.string.converted { text, location, findings in
      do throws(NumberSyntaxError) {
        return try Rational(parsing: text)
      } catch {
        let expected = Bilingual(zh: "数，如 '2.5'", en: "a number such as '2.5'")
        findings.append(DefinitionFault.badNumber(text, expected: expected).finding(at: location))
        return nil
      }
    }
  }
}

extension Shape {
  /// Null, or what another shape reads.
  fileprivate static func orNull<Wrapped>(_ shape: Shape<Wrapped>) -> Shape
  where Value == Wrapped? {
    Shape { value, findings in
      if value.content == .null { return .some(nil) }
      return shape.read(value, &findings).map { .some($0) }
    }
  }
}
