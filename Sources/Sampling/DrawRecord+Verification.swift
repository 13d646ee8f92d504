import Definitions
import Diagnostics
import Digests

extension DrawRecord {
  /// Reads a record and derives everything in it again: frame hash, COMMIT, shares, tickets,
  /// selection, substitutes, checksum, and the form of the file byte for byte.
  ///
  /// There is no record without a passed verification. What cannot follow from anything (purpose,
  /// source, names, version) is covered by the checksum, and where there is a commitment, by COMMIT.
  public static func verify(_ bytes: [UInt8], file: String) -> DrawVerification<DrawRecord> {
    let (recorded, findings) = Definition.decode(
      bytes, file: file, limit: SamplingLimits.record, as: .recordedDraw)
    guard let recorded else { return DrawVerification(nil, findings) }
    var derivation = RecordDerivation(recorded, bytes: bytes, file: file)
    let record = derivation.derive()
    return DrawVerification(record, findings + derivation.findings)
  }
}

extension DrawCommit {
  /// Reads a commitment; every byte must be in canonical form.
  ///
  /// That the shares follow from the size is seen when the frame is there, at the reveal.
  public static func verify(_ bytes: [UInt8], file: String) -> DrawVerification<DrawCommit> {
    let (recorded, findings) = Definition.decode(
      bytes, file: file, limit: SamplingLimits.record, as: .recordedCommit)
    guard let recorded else { return DrawVerification(nil, findings) }
    let start = SourceLocation(file: file, line: 1, column: 1)
    guard let digest = Digest(hex: recorded.frameDigest) else {
      let fault = VerificationFault.notADigest(recorded.frameDigest)
      return DrawVerification(nil, findings + [fault.finding(at: start)])
    }
    do throws(DrawFault) {
      let commit = try DrawCommit(
        number: recorded.plan.number, plan: try recorded.plan.checked(), frameDigest: digest,
        shares: recorded.plan.shares.map { StratumShare(stratum: $0.name, count: $0.value) },
        seedSource: recorded.seedSource, links: recorded.plan.links, by: recorded.by,
        time: try CommitTime(recorded.time), version: recorded.version)
      let form = CanonicalForm.finding(found: bytes, canonical: commit.bytes, file: file)
      return DrawVerification(commit, findings + recorded.plan.ruleFindings + form)
    } catch {
      return DrawVerification(nil, findings + [error.finding(at: start)])
    }
  }
}

extension RecordedPlan {
  /// The plan, if its texts and numbers are fit for one.
  func checked() throws(DrawFault) -> DrawPlan {
    let eligibility: Eligibility?
    do throws(FrameFault) {
      eligibility = try condition.map { (text) throws(FrameFault) in
        try Eligibility(parsing: text)
      }
    } catch {
      throw .condition(error)
    }
    return try DrawPlan(
      purpose: purpose, condition: eligibility, strata: strata, size: size, reserve: reserve)
  }

  /// What is to be said about rules that this program does not know.
  var ruleFindings: [Finding] {
    let rules = [(rule, DrawRecord.rule), (replacementRule, DrawPlan.replacementRule)]
    return rules.filter { !ByteOrder.areEqual($0.value, $1) }.map { found, known in
      VerificationFault.unknownRule(found.value, known: known).finding(at: found.location)
    }
  }
}
