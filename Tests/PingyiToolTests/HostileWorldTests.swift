import Glibc
import Testing

@testable import PingyiTool

/// The built program where the world fails it; expectations are the exit statuses and promises of
/// the protocol's and the journal's contract.
@Suite struct HostileWorldTests {
  private static let lines =
    "who wang\nopen member-evaluation\nbegin A1 subject=U01 issued=40 returned=40 numbers=1-40\n"
    + (1...20).map { "\($0) 1111111\n" }.joined()
  private static let keys = ["collect", "round", "--station", "desk", "--lang", "en"]

  /// A round, and the lines to be keyed in a file beside it.
  private static func stage(_ program: BuiltProgram) -> ScratchFolder {
    let folder = ScratchFolder()
    _ = program.run(["init", "qinhuangdao-2023-home", "round"], in: folder.path)
    folder.put(lines, at: "lines")
    return folder
  }

  @Test(
    "what cannot be said, read or stored ends with 74, and work goes on afterwards",
    arguments: [
      "exec \"$@\" >/dev/full", "exec \"$@\" >&-", "exec \"$@\" <&-", "exec \"$@\" <&- >&- 2>&-",
      "\"$@\" </", "ulimit -f 0; exec \"$@\"", "ulimit -f 1; exec \"$@\"",
      "ulimit -f 2; exec \"$@\"",
      "ulimit -f 3; exec \"$@\"",
    ])
  func failingWorld(start: String) throws {
    let program = try #require(BuiltProgram())
    let folder = Self.stage(program)
    let outcome = try #require(
      program.run(Self.keys, in: folder.path, input: "lines", start: start))
    #expect(outcome.status == 74, "\(outcome.text)")
    let stored = folder.text("round/journals/wang-desk.journal") ?? ""
    for number in 1...20 where outcome.text.contains("=201 paper=\(number) ") {
      #expect(stored.contains(" paper A1 1 \(number) 1111111 "), "\(number) was acknowledged")
    }
    let again = try #require(program.run(Self.keys, in: folder.path, input: "lines"))
    #expect(again.status == 2, "the batch is left open: \(again.text)")
    #expect(again.text.contains("paper=20 "), "\(again.text)")
    #expect(folder.text("round/journals/wang-desk.journal")?.hasPrefix(stored) == true)
    #expect(program.run(["verify", "round"], in: folder.path)?.status == 0)
  }

  @Test("a second session is refused with 440 and 75; a dead writer's lock is gone")
  func secondSession() throws {
    let program = try #require(BuiltProgram())
    let folder = Self.stage(program)
    let keys = ["collect", folder.path + "/round", "--station", "desk", "--lang", "en"]
    let first = try #require(Conversation(program, keys))
    first.send("who wang\n")
    #expect(first.receive(lines: 1).hasPrefix("=200 operator=wang"))
    let second = try #require(Conversation(program, keys))
    second.send("who wang\n")
    #expect(second.finish().hasPrefix("?440 error=journal-locked"))
    #expect(second.status == 75)
    first.kill()
    _ = first.finish()
    let third = try #require(Conversation(program, keys))
    third.send("who wang\nbye\n")
    #expect(third.finish().hasPrefix("=200 operator=wang"))
    #expect(third.status == 0)
  }

  @Test("a changed byte anywhere is found, and nothing more is written")
  func changedBytes() throws {
    let round = RoundStage()
    _ = round.collect(
      "who li\n" + RoundStage.batch("A1", papers: 2)
        + "seal\nfact U01 practical-services 2 evidence=台账\nbye\n")
    let path = round.journal("li-desk1")
    let good = Array(try #require(round.journalText("li-desk1")).utf8)
    for index in stride(from: 0, to: good.count, by: 11) {
      var bytes = good
      bytes[index] ^= 1 << UInt8(index % 8)
      let file = try #require(fopen(path, "w"))
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
      #expect(round.run("verify", round.path).status == .data, "byte \(index)")
      let outcome = round.collect("who li\nopen member-evaluation\n")
      #expect(outcome.status == .data && outcome.output.hasPrefix("?560 "), "byte \(index)")
      #expect(try FileContents.read(path) == bytes, "byte \(index)")
    }
  }

  @Test("two journals with one batch: status 1, no figure, and the files' names do not matter")
  func twoJournals() {
    var hashes: Set<String> = []
    let rounds = [RoundStage(), RoundStage()]
    _ = rounds[0].collect("who li\n" + RoundStage.batch("A1", papers: 2) + "seal\n")
    _ = rounds[1].collect(
      "who wang\nopen practical-service\nbegin A1 subject=U02 issued=3 returned=1 numbers=1\n"
        + "1 1111\nend papers=1\nseal\n")
    for names in [["a", "b"], ["b", "a"]] {
      let merged = RoundStage()
      for (index, operatorID) in ["li", "wang"].enumerated() {
        merged.scratch.put(
          rounds[index].journalText("\(operatorID)-desk1") ?? "",
          at: "round/journals/\(names[index]).journal")
      }
      let verified = merged.run("verify", merged.path, "--json")
      #expect(verified.status == .findings, "\(verified.diagnostics)")
      let document = Document(verified.output)
      #expect(document.text("batches/0/seal") == "conflict")
      hashes.insert(document.text("stateHash") ?? "")
      let tally = Document(merged.run("tally", merged.path, "--json").output)
      #expect(tally.count("tallies") == 0)
      #expect(tally.text("excluded/0/reason") == "conflict")
    }
    #expect(hashes.count == 1)
  }

  @Test("one transcript in every form that arrives gives one state")
  func encodings() throws {
    let text = try #require(SourceFile.read("Fixtures/DemoRound/li.txt"))
    let definition = try #require(SourceFile.read("Fixtures/DemoRound/round.json5"))
    var hashes: [String: String] = [:]
    for name in ["UTF-8", "GB18030", "UTF-16", "UTF-16BE", "UTF-8 CRLF", "UTF-8 BOM"] {
      let round = RoundStage(isWhole: true)
      round.scratch.put(definition, at: "round/round.json5")
      var source =
        name == "UTF-8 CRLF" ? text.split(separator: "\n").joined(separator: "\r\n") + "\r\n" : text
      if name == "UTF-8 BOM" || name == "UTF-16BE" { source = "\u{FEFF}" + source }
      let encoding = name.split(separator: " ")[0]
      let bytes = try #require(Self.converted(Array(source.utf8), to: String(encoding)))
      let outcome = round.collect(PipedSource([bytes]), [])
      #expect(outcome.status == .fine, "\(name): \(outcome.output.suffix(300))")
      let verified = round.run("verify", round.path, "--json")
      hashes[name] = Document(verified.output).text("stateHash")
    }
    #expect(hashes.count == 6)
    #expect(Set(hashes.values).count == 1, "\(hashes)")
  }

  /// Source of the bytes: the C library's `iconv`.
  private static func converted(_ bytes: [UInt8], to encoding: String) -> [UInt8]? {
    let converter = iconv_open(encoding, "UTF-8")
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: bytes.count * 4 + 16)
    var sourceLeft = source.count
    var targetLeft = target.count
    source.withUnsafeMutableBufferPointer { from in
      target.withUnsafeMutableBufferPointer { to in
        var next = from.baseAddress
        var out = to.baseAddress
        _ = iconv(converter, &next, &sourceLeft, &out, &targetLeft)
      }
    }
    return sourceLeft > 0 ? nil : target.dropLast(targetLeft).map { UInt8(bitPattern: $0) }
  }
}
