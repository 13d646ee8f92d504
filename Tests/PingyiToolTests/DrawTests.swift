import PingyiTool
import Testing

/// Draws from a frame that belongs to no round.
@Suite struct DrawTests {
  let stage = Stage()
  let scratch = ScratchFolder()

  private func draw(_ frame: String, _ options: [String] = []) -> Stage.Outcome {
    stage.run(
      [
        "draw", "--frame", frame, "--seed", "20260601", "-n", "2", "--substitutes", "1",
        "--strata", "parent", "--where", "standalone=是", "--json",
      ] + options)
  }

  @Test("the drawn units and the substitutes are those with the smallest sha256sum in their strata")
  func tickets() {
    let outcome = draw(scratch.put(DrawFrames.text, at: "frame.csv"))
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    let document = Document(outcome.output)
    let order = DrawFrames.order
    #expect(DrawFrames.list("selected", of: document) == [order[0], order[1], order[4], order[5]])
    #expect(DrawFrames.list("substitutes", of: document) == [order[2], order[6]])
    // printf 'G01,U01\nG02,U01\nG03,U01\nG04,U01\nG05,U02\nG06,U02\nG08,U02\nG10,U02\n' | sha256sum
    #expect(
      document.text("frame/sha256")
        == "a18a7e5f75344c0b10569bf5508117311420b4c0b8f35f55a51b19fe0333153f")
    #expect(document.text("isPubliclyCommitted") == "false")
    #expect(document.text("seedSource")?.contains("未经公开承诺") == true)
    #expect(ScratchFolder.names(in: scratch.path) == ["frame.csv"])
  }

  @Test(
    "order, columns, line ends and encoding of the file change nothing in the document",
    arguments: ["shuffled", "columns", "crlf", "bom", "gb18030", "tabs"])
  func sameDraw(form: String) {
    let plain = draw(scratch.put(DrawFrames.text, at: "plain.csv")).output
    let lines = DrawFrames.text.split(separator: "\n").map(String.init)
    let bytes: [UInt8] =
      switch form {
      case "shuffled":
        Array(([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n").utf8)
      case "columns":
        Array(
          lines.enumerated().map { $0 == 0 ? "备注,\($1),x" : "\"a,b\",\($1),\($0)" }
            .joined(separator: "\n").utf8)
      case "crlf": Array(lines.joined(separator: "\r\n").utf8)
      case "bom": [0xEF, 0xBB, 0xBF] + Array(DrawFrames.text.utf8)
      case "gb18030": Self.gb18030
      default: Array(DrawFrames.text.utf8.map { $0 == 0x2C ? 0x09 : $0 })
      }
    let outcome = draw(scratch.put(bytes, at: "other.csv"))
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    #expect(outcome.output == plain)
  }

  /// The frame without names, in GB 18030: 是 is CA C7, 否 is B7 F1 (GB 18030-2022, two-byte area).
  private static let gb18030: [UInt8] = {
    var bytes = Array("id,parent,standalone\n".utf8)
    for line in DrawFrames.text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      bytes += Array("\(cells[0]),\(cells[2]),".utf8)
      bytes += cells[4] == "是" ? [0xCA, 0xC7] : [0xB7, 0xF1]
      bytes.append(0x0A)
    }
    return bytes
  }()

  @Test(
    "what cannot be drawn is refused with its reason and its status",
    arguments: [
      (["--seed", "1,2", "-n", "1"], "comma", 64),
      (["--seed", "", "-n", "1"], "empty-seed", 64),
      (["-n", "1"], "missing-option", 64),
      (["--seed", "1"], "no-size", 64),
      (["--seed", "1", "-n", "1", "--total", "2"], "two-sizes", 64),
      (["--seed", "1", "-n", "x"], "bad-value", 64),
      (["--seed", "1", "-n", "1", "--minimum", "1"], "option-alone", 64),
      (["--seed", "1", "--total", "4", "--take-all"], "option-alone", 64),
      (["--seed", "1", "-n", "1", "--supersedes", "1"], "option-without-round", 64),
      (["--seed", "1", "-n", "1", "-o", "x.json"], "missing-option", 64),
      (["--seed", "1", "-n", "6", "--strata", "parent"], "count-over-stratum", 65),
      (["--seed", "1", "-n", "1", "--strata", "parnet"], "missing-column", 65),
      (["--seed", "1", "-n", "1", "--where", "standalone"], "bad-condition", 64),
      (["--seed", "1", "-n", "1", "--where", "name=x"], "no-eligible-unit", 65),
      (["--seed", "1", "--total", "4", "--allocate", "neyman"], "missing-deviation", 65),
    ] as [([String], String, Int32)])
  func refusals(options: [String], code: String, status: Int32) {
    let frame = scratch.put(DrawFrames.text, at: "frame.csv")
    let outcome = stage.run(["draw", "--frame", frame] + options)
    #expect(outcome.status.rawValue == status, "\(outcome.diagnostics)")
    #expect(outcome.diagnostics.contains(code), "\(outcome.diagnostics)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a repeated id is refused with its row, and nothing is drawn")
  func repeatedID() {
    let frame = scratch.put(DrawFrames.text + "G01,又一个,U01,3,否\n", at: "frame.csv")
    let outcome = draw(frame)
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.diagnostics.contains("[duplicate-id]"))
    #expect(outcome.diagnostics.contains("frame.csv:12:"))
    #expect(outcome.output.isEmpty)
  }

  @Test("a draw needs a round or a frame, and takes one of them")
  func whereFrom() {
    let neither = stage.run("draw", "--seed", "1", "-n", "1")
    #expect(neither.status.rawValue == 64)
    let both = stage.run("draw", scratch.path, "--frame", "f.csv", "--seed", "1", "-n", "1")
    #expect(both.status.rawValue == 64)
    #expect(both.diagnostics.contains("[round-and-frame]"))
  }

  @Test(
    "a total is spread over the strata",
    arguments: [
      // 8 units in strata of 4 and 4: half of 5 is 2.5 each, the tie goes to the name that sorts first.
      (["--total", "5"], 3, 2),
      (["--total", "5", "--allocate", "equal"], 3, 2),
      // Weights 4·1 and 4·3: 6·1/4 = 1.5 and 4.5; 4.5 is cut to 4, so 2 and 4.
      (["--total", "6", "--allocate", "neyman", "--deviations"], 2, 4),
      (["--total", "4", "--minimum", "2"], 2, 2),
    ] as [([String], Int, Int)])
  func totals(options: [String], first: Int, second: Int) {
    let frame = scratch.put(DrawFrames.text, at: "frame.csv")
    let deviations = scratch.put("stratum,sd\nU01,1\nU02,3\n", at: "sd.csv")
    let outcome = stage.run(
      [
        "draw", "--frame", frame, "--seed", "20260601", "--strata", "parent", "--where",
        "standalone=是", "--json",
      ] + options + (options.last == "--deviations" ? [deviations] : []))
    let document = Document(outcome.output)
    #expect(document.text("perStratum/U01") == "\(first)", "\(outcome.diagnostics)")
    #expect(document.text("perStratum/U02") == "\(second)")
    let order = DrawFrames.order
    #expect(
      DrawFrames.list("selected", of: document)
        == Array(order[0..<first]) + Array(order[4..<(4 + second)]))
  }

  @Test("--take-all takes the whole of a small stratum")
  func takeAll() {
    let frame = scratch.put(DrawFrames.text, at: "frame.csv")
    let outcome = stage.run(
      "draw", "--frame", frame, "--seed", "20260601", "-n", "9", "--strata", "parent", "--where",
      "standalone=是", "--take-all", "--json")
    #expect(DrawFrames.list("selected", of: Document(outcome.output)) == DrawFrames.order)
  }

  @Test("-o writes a record that verifies, once")
  func outputFile() {
    let frame = scratch.put(DrawFrames.text, at: "frame.csv")
    let file = scratch.path("record.json")
    #expect(draw(frame, ["-o", file, "--by", "wang"]).status == .fine)
    let verified = stage.run("draw", "verify", file)
    #expect(verified.status == .fine)
    // The lines for the unit with the smallest ticket of U01.
    #expect(
      verified.output.contains(
        "seed='20260601'; id='G04'\nprintf '%s,%s' \"$seed\" \"$id\" | sha256sum   # "
          + DrawFrames.order[0].ticket))
    let again = draw(frame, ["-o", file, "--by", "wang"])
    #expect(again.status.rawValue == 73)
    let other = stage.run("draw", "verify", file, "--unit", "G10")
    #expect(other.output.contains(DrawFrames.order[7].ticket))
    #expect(stage.run("draw", "verify", file, "--unit", "G07").status.rawValue == 64)
  }

  @Test("draw verify says what differs when a record was changed", arguments: [0, 1, 2, 3])
  func changedRecord(place: Int) throws {
    let frame = scratch.put(DrawFrames.text, at: "frame.csv")
    let file = scratch.path("record.json")
    _ = draw(frame, ["-o", file, "--by", "wang"])
    let text = try #require(scratch.text("record.json"))
    let changes = [
      ("\"seed\": \"20260601\"", "\"seed\": \"20260602\"", "differs"),
      ("\"by\": \"wang\"", "\"by\": \"li\"", "checksum-differs"),
      (DrawFrames.order[0].ticket, DrawFrames.order[1].ticket, "ticket-differs"),
      ("{\"id\":\"G01\",\"stratum\":\"U01\"}", "{\"id\":\"G0X\",\"stratum\":\"U01\"}", "differs"),
    ]
    let (old, new, code) = changes[place]
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    scratch.put(changed, at: "record.json")
    let outcome = stage.run("draw", "verify", file)
    #expect(outcome.status.rawValue == 65)
    #expect(outcome.diagnostics.contains(code), "\(outcome.diagnostics)")
    let document = Document(stage.run("draw", "verify", file, "--json").output)
    #expect(document.text("agrees") == "false")
    #expect((document.count("findings") ?? 0) > 0)
  }

  @Test("check reads a frame and lists what is wrong with it")
  func checkFrame() {
    let good = scratch.put(DrawFrames.text, at: "frame.csv")
    #expect(stage.run("check", "--json", good).output == "[]\n")
    let bad = scratch.put(
      DrawFrames.text + "G01,又一个,U01,3,否\nG11,x,U01,many,是\n", at: "bad.csv")
    let outcome = stage.run("check", bad)
    #expect(outcome.status.rawValue == 1)
    #expect(outcome.output.contains("bad.csv:12:"))
    #expect(outcome.output.contains("[duplicate-id]"))
    #expect(outcome.output.contains("bad.csv:13:"))
  }
}
