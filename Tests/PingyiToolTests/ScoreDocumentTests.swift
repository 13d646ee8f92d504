import Definitions
import Testing

@testable import PingyiTool

/// The keys of `score --json` and `explain --json` are those that the room's page lists.
@Suite("The documents of score and explain") struct ScoreDocumentTests {
  /// The paths of a table of the page: those under a heading, up to the next one.
  private func listed(_ heading: String, until end: String) throws -> [String] {
    let page = try #require(SourceFile.read("Sources/PingyiTool/PingyiTool.docc/Scores.md"))
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == heading[...] })
    let stop = lines[start...].firstIndex { $0 == end[...] } ?? lines.endIndex
    return lines[start..<stop].compactMap { line in
      guard line.hasPrefix("| `") else { return nil }
      return line.dropFirst(3).split(separator: "`").first.map { String($0) }
    }
  }

  /// The paths of a document down to what the page describes as one value.
  private func paths(_ value: LocatedValue?, _ path: String, known: Set<String>) -> Set<String> {
    if known.contains(path) { return [path] }
    switch value?.content {
    case .object(let entries):
      return entries.reduce(into: []) { found, entry in
        let inner = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        found.formUnion(paths(entry.value, inner, known: known))
      }
    case .array(let values):
      if known.contains("\(path)[]") { return ["\(path)[]"] }
      return values.reduce(into: []) { $0.formUnion(paths($1, "\(path)[]", known: known)) }
    default: return [path]
    }
  }

  @Test("score writes every listed key and no other")
  func score() throws {
    let known = Set(try listed("## score", until: "## explain"))
    #expect(known.count > 30)
    let scratch = ScratchFolder()
    try MadeDemo.put(in: scratch)
    let document = Document(Stage().run("score", scratch.path("demo/shaoxing"), "--json").output)
    #expect(paths(document.root, "", known: known) == known)
  }

  @Test("explain writes every listed key and no other, at every node")
  func explain() throws {
    let page = Set(try listed("## explain", until: "A node, the same at every depth:"))
    let node = Set(
      try listed(
        "A node, the same at every depth:",
        until: "At every node value = maximum − lost + Σ weight × (value − maximum of a child) + "
          + "absorbed, exactly."))
    #expect(page.count == 15 && node.count == 22)
    let round = RoundStage()
    _ = round.collect("who li\nfact U01 practical-services 2 evidence=x\n")
    let document = Document(round.run("explain", round.path, "U01", "--json").output)
    #expect(paths(document.root, "", known: page) == page)
    var nodes = [document["explanation"]].compactMap { $0 }
    var seen = 0
    while let next = nodes.popLast() {
      seen += 1
      #expect(paths(next, "", known: node) == node)
      if case .array(let children)? = next["children"]?.content { nodes += children }
    }
    #expect(seen > 10)
  }

  @Test("every result says what it is a function of, and the same basis gives the same bytes")
  func basis() throws {
    let round = RoundStage()
    _ = round.collect("who li\nfact U01 practical-services 2 evidence=x\n")
    let verified = Document(round.run("verify", round.path, "--json").output)
    for command in [["score"], ["explain"], ["readings"]] {
      let arguments = command + [round.path] + (command == ["explain"] ? ["U01"] : []) + ["--json"]
      let first = round.stage.run(arguments).output
      let document = Document(first)
      #expect(document.text("basis/dataHash") == verified.text("stateHash"), "\(command)")
      #expect(
        document.text("basis/definitions/sha256") == verified.text("definitions/sha256"))
      #expect(document.text("basis/program") == Tool.version)
      #expect(round.stage.run(arguments).output == first)
    }
    let before = verified.text("stateHash")
    _ = round.collect("who li\nfact U01 practical-services 1 evidence=x reason=y\n")
    let after = Document(round.run("score", round.path, "--json").output)
    #expect(after.text("basis/dataHash") != before)
  }

  @Test("another engine can add the points up again from the items alone")
  func addsUp() throws {
    let round = RoundStage()
    _ = round.collect(
      "who li\n" + RoundStage.batch("A1", papers: 10)
        + "seal\nfact U01 practical-services 0 evidence=x\n"
    )
    let document = Document(round.run("score", round.path, "--json").output)
    #expect(document.count("units/0/items") == 3)
    #expect(document.text("units/0/items/0/id") == "1.6")
    // 9 of 10 satisfied are 90%: nothing lost; the input is there with its papers.
    #expect(document.text("units/0/items/0/score/low/value") == "3")
    #expect(document.text("units/0/items/0/inputs/0/value/value/numerator") == "9")
    #expect(document.text("units/0/items/0/inputs/0/provenance/batches/0") == "A1")
    #expect(document.text("units/0/items/2/inputs/0/provenance/registeredBy") == "li")
    // 5.6: 2 points, of which 2 are lost and 1 may be; the floor takes up what is beyond.
    #expect(document.text("units/0/items/2/score/high/value") == "0")
    #expect(document.text("units/0/items/2/lost/best/value") == "2")
    #expect(document.text("units/0/items/2/absorbed/worst/value") == "1")
  }
}
