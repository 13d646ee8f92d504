import Diagnostics
import Foundation
import Scoring
import Testing

/// The samples of `Fixtures/schemes/lint`: `<code>.bad.json5` breaks one rule and nothing else, `<code>.good.json5` is the
/// same put right; a word between code and kind tells several of one code apart.
@Suite("A failing and a passing file for every rule of the linter") struct LintFileTests {
  static let root =
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  static let folder = root + "/Fixtures/schemes/lint"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .sorted()
  static let bad = names.filter { $0.hasSuffix(".bad.json5") }
  static let good = names.filter { $0.hasSuffix(".good.json5") }

  static func code(_ name: String) -> String { String(name.split(separator: ".")[0]) }

  static func stem(_ name: String) -> String {
    name.split(separator: ".").dropLast(2).joined(separator: ".")
  }

  private static func findings(_ name: String) throws -> (scheme: Scheme?, findings: [Finding]) {
    let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let (scheme, findings) = Scheme.decode(bytes: Array(text.utf8), file: name)
    return (scheme, findings)
  }

  /// Every code that a scheme can meet, taken from the source that speaks it.
  static func everyCode() throws -> Set<String> {
    let source = try String(
      contentsOfFile: root + "/Sources/Scoring/SchemeFault.swift", encoding: .utf8)
    let lines = source.split(separator: "\n").filter { $0.contains(": \"") }
    let codes = lines.compactMap { line -> String? in
      let parts = line.split(separator: "\"")
      return parts.count > 1 && parts[0].contains("case .") ? String(parts[1]) : nil
    }
    return Set(codes)
  }

  @Test("every rule has a failing and a passing file, and every file a rule")
  func complete() throws {
    let codes = try Self.everyCode()
    #expect(codes.count > 50)
    // How many units a round has is no matter of the definition.
    #expect(Set(Self.bad.map(Self.code)) == codes.subtracting(["too-many-units"]))
    #expect(Set(Self.bad.map(Self.stem)) == Set(Self.good.map(Self.stem)))
  }

  @Test("every rule maps to an inconsistency, an ambiguity or a mechanism")
  func catalogue() throws {
    // A declared defect names its own id.
    for code in try Self.everyCode() where code != "declared-defect" {
      let ids = SchemeFault.catalogue(ofCode: code)
      #expect(!ids.isEmpty, "\(code)")
      for id in ids {
        // INC-01 to INC-60, AMB-01 to AMB-50, or a family of mechanisms and a number.
        let parts = id.split(separator: "-")
        if parts.count == 2 {
          let most = parts[0] == "INC" ? 60 : parts[0] == "AMB" ? 50 : 0
          #expect((1...60).contains(Int(parts[1]) ?? 0) && Int(parts[1]) ?? 99 <= most, "\(id)")
        } else {
          let family = id.prefix(1)
          let most = [
            "A": 14, "D": 12, "G": 3, "J": 5, "B": 5, "C": 10, "V": 11, "S": 11, "R": 13, "T": 3,
            "E": 3,
          ]
          #expect((1...(most[String(family)] ?? 0)).contains(Int(id.dropFirst()) ?? 0), "\(id)")
        }
      }
    }
  }

  private static let coverage = "uncovered-boundary"

  /// The samples are about one rule each; only that of coverage has an example beside every line.
  private static func withoutCoverage(_ findings: [Finding], _ name: String) -> [Finding] {
    code(name) == coverage ? findings : findings.filter { $0.code != coverage }
  }

  @Test("a failing file breaks exactly its rule", arguments: bad)
  func breaks(_ name: String) throws {
    let (scheme, all) = try Self.findings(name)
    let findings = Self.withoutCoverage(all, name)
    #expect(
      Self.code(name) == Self.coverage
        ? findings.allSatisfy { $0.code == Self.coverage } && !findings.isEmpty
        : findings.map(\.code) == [Self.code(name)], "\(findings.map { $0.rendered(in: .en) })")
    #expect(findings.allSatisfy { $0.location != nil })
    #expect((scheme == nil) == findings.containError)
  }

  @Test("a passing file breaks none", arguments: good)
  func keeps(_ name: String) throws {
    let (scheme, all) = try Self.findings(name)
    let findings = Self.withoutCoverage(all, name)
    #expect(findings.map { $0.rendered(in: .en) } == [])
    #expect(scheme != nil)
  }
}
