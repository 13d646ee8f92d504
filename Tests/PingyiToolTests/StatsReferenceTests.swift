import PingyiTool
import Testing

/// The `stats` commands against R and Python: `Fixtures/statistics`, with the command of each file.
@Suite struct StatsReferenceTests {
  static let folder = SourceFile.root() + "/Fixtures/statistics/"

  /// The lines of a reference file, split at bars.
  static func lines(_ name: String) -> [[String]] {
    (SourceFile.read("Fixtures/statistics/" + name) ?? "").split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
          let cell = cell.drop { $0 == " " }
          return String(
            cell.prefix(
              upTo: cell.lastIndex { $0 != " " }.map(cell.index(after:)) ?? cell.startIndex))
        }
      }
  }

  private func run(_ verb: String, _ file: String, _ options: [String]) -> Document {
    let outcome = Stage().run(["stats", verb, Self.folder + file, "--json"] + options)
    #expect(outcome.status == .fine, "\(file) \(options): \(outcome.diagnostics)")
    return Document(outcome.output)
  }

  private func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private func agrees(
    _ document: Document, _ path: String, _ expected: String, to tolerance: Double,
    _ what: [String]
  ) {
    let found = document.text(path).flatMap { Double($0) } ?? .nan
    let wanted = Double(expected) ?? .nan
    #expect(
      abs(found - wanted) <= tolerance * max(1, abs(wanted)),
      "\(what) \(path): found \(found), expected \(wanted)")
  }

  @Test("estimates, errors, intervals and design effects are those of R's survey, to 1e-9")
  func estimates() {
    let lines = Self.lines("estimates.txt")
    #expect(lines.count >= 38)
    let keys = [
      "estimate", "standardError", "degreesOfFreedom", "low", "high", "designEffect", "n",
    ]
    for line in lines {
      let options = words(line[0])
      let document = run("estimate", options[0], Array(options.dropFirst()))
      var prefix = ""
      if !line[1].isEmpty {
        let place = (0..<(document.count("groups") ?? 0)).first {
          document.text("groups/\($0)/group") == line[1]
        }
        prefix = "groups/\(place ?? -1)/"
      }
      for (key, expected) in zip(keys, line.dropFirst(2)) {
        agrees(document, prefix + key, expected, to: 1e-9, line)
      }
    }
  }

  @Test("strata with one unit have the errors of R's survey under each of its four words, to 1e-9")
  func loneUnits() {
    let lines = Self.lines("lone.txt")
    #expect(lines.count == 24)
    for line in lines {
      let options = words(line[0])
      let document = run("estimate", options[0], Array(options.dropFirst()))
      for (key, expected) in zip(
        ["estimate", "standardError", "degreesOfFreedom", "low", "high"], line.dropFirst(2))
      {
        agrees(document, key, expected, to: 1e-9, line)
      }
      #expect(document.text("loneUnit") == options.last { LoneWords.all.contains($0) })
      #expect(document.text("loneStrata/0") == "B")
    }
    let base = [
      "stats", "estimate", Self.folder + "lone.csv", "--stratum", "stratum", "--unit", "union",
      "--value", "score",
    ]
    for refused in [Stage().run(base), Stage().run(base + ["--lone-unit", "fail"])] {
      #expect(refused.status.rawValue == 65 && refused.diagnostics.contains("'B'"))
    }
    let named = Stage().run(base + ["--lone-unit", "certainty"])
    #expect(named.output.contains("B, D") && named.output.contains("--lone-unit certainty"))
  }

  private enum LoneWords {
    static let all = ["adjust", "certainty", "average"]
  }

  @Test("alpha, its limits and the items' figures are those of R's psych, to 1e-10")
  func reliability() {
    let lines = Self.lines("reliability.txt").filter { ["alpha", "dropped"].contains($0[0]) }
    #expect(lines.count == 28)
    for line in lines {
      let items =
        line[1] == "attitude.csv"
        ? "rating,complaints,privileges,learning,raises,critical,advance" : "a,b,c,d,e"
      let document = run("reliability", line[1], ["--items", items] + words(line[2]))
      if line[0] == "alpha" {
        for (key, expected) in zip(["alpha", "low", "high"], line.dropFirst(3)) {
          agrees(document, key, expected, to: 1e-10, line)
        }
        #expect(document.text("rowsDropped") == (line[1] == "scale5.csv" ? "2" : "0"))
        let isReversed = line[1] == "scale5.csv" && line[2].isEmpty
        #expect(document.count("warnings") == (isReversed ? 1 : 0))
      } else {
        let place = (0..<10).first { document.text("itemDropped/\($0)/item") == line[3] } ?? -1
        agrees(document, "itemDropped/\(place)/alpha", line[4], to: 1e-10, line)
        agrees(document, "itemDropped/\(place)/itemRest", line[5], to: 1e-10, line)
      }
    }
  }

  @Test("the six ICCs with limits and Kendall's W are those of R, to 1e-10")
  func agreement() {
    let lines = Self.lines("reliability.txt").filter { ["icc", "kendall"].contains($0[0]) }
    #expect(lines.count == 14)
    for line in lines {
      let document = run("agreement", line[1], [])
      if line[0] == "icc" {
        for (key, expected) in zip(["value", "low", "high"], line.dropFirst(3)) {
          agrees(document, "icc/\(line[2])/\(key)", expected, to: 1e-10, line)
        }
      } else {
        agrees(document, "kendallW", line[2], to: 1e-12, line)
        agrees(document, "kendallWCorrected", line[3], to: 1e-12, line)
      }
    }
  }

  /// The first file is Krippendorff's example, published as 0.743, 0.815, 0.849 and 0.797.
  @Test("Krippendorff's four alphas are those of the Python package, to 1e-12")
  func krippendorff() {
    let lines = Self.lines("alphas.txt")
    #expect(lines.count == 12)
    for line in lines {
      let document = run("agreement", line[0], [])
      agrees(document, "krippendorff/\(line[1])", line[2], to: 1e-12, line)
    }
  }

  @Test("adjusted means and raters' effects are those of R's lm, to 1e-10")
  func severity() {
    let lines = Self.lines("reliability.txt").filter { ["adjusted", "severity"].contains($0[0]) }
    #expect(lines.count == 16)
    let document = run("peers", "peers.csv", [])
    for line in lines {
      let (list, key) =
        line[0] == "adjusted" ? ("severity/adjusted", "mean") : ("severity/raters", "effect")
      let place = (0..<8).first { document.text("\(list)/\($0)/id") == line[2] } ?? -1
      agrees(document, "\(list)/\(place)/\(key)", line[3], to: 1e-10, line)
    }
  }

  // Log relative errors: B. D. McCullough, The American Statistician 52 (1998), p. 360.
  @Test("NIST's nine univariate sets come out to 14 digits and more")
  func nist() {
    let lines = Self.lines("nist.txt")
    #expect(lines.count == 9)
    for line in lines {
      let document = run("describe", "nist-\(line[0]).csv", ["--column", "value"])
      #expect(document.text("n") == line[1])
      for (key, expected) in zip(["mean", "sd"], line.dropFirst(2)) {
        let found = document.text(key).flatMap { Double($0) } ?? .nan
        let certified = Double(expected) ?? .nan
        #expect(abs(found - certified) <= 1e-14 * abs(certified), "\(line) \(key) found \(found)")
      }
    }
  }

  // Source: R. V. Krejcie, D. W. Morgan (1970), table 1, all 90 entries.
  @Test("Krejcie and Morgan's table comes out, 90 of 90")
  func krejcieMorgan() {
    let text = SourceFile.read("Fixtures/statistics/krejcie-morgan.txt") ?? ""
    let pairs = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
      .flatMap { $0.split(separator: ",") }.map { $0.split(separator: " ").map(String.init) }
    #expect(pairs.count == 90)
    for pair in pairs {
      let outcome = Stage().run(
        "stats", "sample-size", "--population", pair[0], "--margin", "0.05", "--method",
        "krejcie-morgan", "--json")
      #expect(Document(outcome.output).text("n") == pair[1], "population \(pair[0])")
    }
  }
}
