import Diagnostics
import ExactArithmetic
import Questionnaires
import Scoring
import Sheets
import Tallies
import Testing

@Suite("The scheme of Shaoxing") struct ShaoxingSchemeTests {
  @Test("is clean but for the defects of the text that it declares")
  func findings() throws {
    let (scheme, findings) = Scheme.decode(
      bytes: Array(try Shaoxing.text(Shaoxing.path).utf8), file: Shaoxing.path)
    #expect(scheme != nil)
    #expect(findings.allSatisfy { $0.code == "declared-defect" && $0.severity == .note })
    #expect(
      findings.compactMap(\.found) == [
        "INC-40", "INC-41", "INC-42", "INC-45", "INC-46", "INC-47", "INC-48", "INC-49",
      ])
  }

  @Test("has the document's 28 items, seven sections and 100 points")
  func points() throws {
    // Source: the document's 附件2, read by hand.
    let scheme = try Shaoxing.scheme()
    #expect(scheme.sections.map { $0.points } == [18, 15, 23, 14, 10, 13, 7])
    #expect(
      scheme.sections.map { $0.items.map(\.points) } == [
        [6, 5, 5, 2], [8, 7], [5, 3, 2, 3, 8, 1, 1], [7, 7], [3, 3, 2, 2], [4, 2, 1, 2, 2, 2],
        [4, 2, 1],
      ])
    #expect(scheme.sections.flatMap(\.items).allSatisfy { $0.scoredBy != nil })
    #expect(scheme.covered == 100)
  }

  @Test("has the 22 targets of annex 3 with their sum")
  func targets() throws {
    let table = try #require(try Shaoxing.scheme().tables.first)
    #expect(table.rows.count == 22)
    #expect(table.total == 52_850)
    // By hand: the left column of the annex is 38,950, the right one 13,900.
    #expect(table.rows.prefix(11).reduce(0) { $0 + $1.value } == 38_950)
    #expect(table.rows.suffix(11).reduce(0) { $0 + $1.value } == 13_900)
  }

  @Test("reads 21 marks from seven departments' sheets and seven items from facts")
  func marks() throws {
    let scheme = try Shaoxing.scheme()
    let marks = scheme.inputs.compactMap { input -> String? in
      if case .mark(let questionnaire, let item) = input.origin {
        "\(questionnaire) \(item)"
      } else {
        nil
      }
    }
    #expect(Set(marks).count == 21)
    let questionnaires = try Shaoxing.questionnaires()
    for mark in marks {
      let words = mark.split(separator: " ").map { String($0) }
      let questionnaire = try #require(questionnaires.first { $0.id == words[0] })
      let item = try #require(questionnaire.item(words[1]), "\(mark)")
      guard case .number(let range) = item.kind else {
        Issue.record("\(mark) takes no number")
        continue
      }
      // m3-4 is item 3.4: its sheet allows exactly its points.
      let id = words[1].dropFirst().replacing("-", with: ".")
      let points = scheme.sections.flatMap(\.items).first { $0.id == id }?.points
      #expect(range.high == points, "\(mark)")
    }
    #expect(questionnaires.filter { $0.respondent == .department }.flatMap(\.items).count == 21)
  }

  @Test("lets facts say of sheets only why there are none")
  func declarations() throws {
    let facts = try Shaoxing.scheme().factDeclarations
    #expect(facts.first { $0.id == "leaders" }?.kind == .rate)
    #expect(facts.first { $0.id == "m1-1" }?.kind == .rate)
    #expect(facts.first { $0.id == "insuredTask" }?.kind == .amount)
    #expect(facts.first { $0.id == "mutual-aid-insured" }?.aliases == ["insured"])
  }

  @Test("is broken by any change of a number of points, weights, targets and rules")
  func mutations() throws {
    let lines = try Shaoxing.text(Shaoxing.path)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var changed = 0
    for (index, line) in lines.enumerated() {
      let words = line.drop { $0 == " " }
      let decides =
        words.hasPrefix("rule:") || words.hasPrefix("points:") || words.contains("weight: '")
        || words.hasPrefix("step:") || words.contains("rows:") || words.contains("total: '")
        || (words.hasPrefix("id: '") && words.contains("points: '"))
        || (words.hasPrefix("'") && words.hasSuffix("',") && !words.contains("{"))
      guard decides else { continue }
      let pieces = line.split(separator: "'", omittingEmptySubsequences: false)
      for piece in stride(from: 1, to: pieces.count, by: 2)
      where pieces[piece].first?.isNumber == true {
        // Of a section's line only the points decide, not the id.
        if words.hasPrefix("id: '"), words.contains("points: '"),
          !pieces[piece - 1].hasSuffix("points: ")
        {
          continue
        }
        var mutant = pieces
        let isShare = mutant[piece].hasSuffix("%")
        let digits = mutant[piece].filter { $0 != "%" }
        guard let value = Int(digits) else {
          mutant[piece] = "0.123"
          try expectBroken(lines, index, mutant)
          changed += 1
          continue
        }
        mutant[piece] = "\(value + 1)\(isShare ? "%" : "")"
        try expectBroken(lines, index, mutant)
        changed += 1
      }
    }
    // By hand: 28 items and 7 sections, 5 weights, 2%, 22 rows and their sum; in rules 0.25, 0.33,
    // 0.5, 0.5, 1 and the six numbers of the tiers.
    #expect(changed == 28 + 7 + 5 + 1 + 23 + 11)
  }

  private func expectBroken(
    _ lines: [Substring], _ index: Int, _ pieces: [Substring]
  ) throws {
    var lines = lines
    lines[index] = pieces.joined(separator: "'")[...]
    let findings = Scheme.decode(
      bytes: Array(lines.joined(separator: "\n").utf8), file: Shaoxing.path
    ).1
    let isFound = findings.contains { $0.severity == .error || $0.code == "section-sum" }
    #expect(isFound, "line \(index + 1): \(lines[index])")
  }
}
