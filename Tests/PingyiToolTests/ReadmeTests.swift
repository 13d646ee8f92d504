import Glibc
import Testing

/// The README's walks, typed as they stand there.
///
/// A block ```` ```console ```` holds commands after `$ ` with their output; a block
/// ```` ```text file=NAME ```` is a file that the reader makes. All blocks share one folder, in
/// order. A block ```` ```sh ```` is a recipe for a plain shell, which must end well and silently; only
/// the test command itself is not run from within the tests. What differs from run to run (hashes, heads, days, paths of temporary folders) is masked
/// on both sides. With `PINGYI_RECORD=1` the outputs are written into the README and the test fails.
@Suite struct ReadmeTests {
  @Test func `every command of the README prints what the README says`() throws {
    let program = try #require(BuiltProgram(), "the program is built together with the tests")
    let readme = try #require(SourceFile.read("README.md"))
    let folder = ScratchFolder()
    var walk = ReadmeWalk(readme: readme, program: program, folder: folder.path)
    walk.go()
    #expect(walk.commands >= 12, "the README shows its commands in console blocks")
    for difference in walk.differences {
      Issue.record("\(difference)")
    }
    if getenv("PINGYI_RECORD") != nil {
      SourceFile.write("README.md", walk.recorded)
      Issue.record("recorded the README; run again without PINGYI_RECORD")
    }
  }
}

/// One walk through the README.
private struct ReadmeWalk {
  let readme: String
  let program: BuiltProgram
  let folder: String
  var commands = 0
  var differences: [String] = []
  var recorded = ""
  private var lastStatus: Int32 = 0

  init(readme: String, program: BuiltProgram, folder: String) {
    self.readme = readme
    self.program = program
    self.folder = folder
  }

  mutating func go() {
    var lines = readme.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      recorded += line + "\n"
      guard line.hasPrefix("```") else { continue }
      var block: [Substring] = []
      while let inner = lines.popFirst(), inner != "```" { block.append(inner) }
      if line == "```console" {
        recorded += console(block)
      } else {
        recorded += block.map { $0 + "\n" }.joined()
        if line == "```sh", block.first?.hasPrefix("swift ") == false { recipe(block) }
        if let mark = line.range(of: " file=") {
          let name = String(line[mark.upperBound...])
          SourceFile.write(block.map { $0 + "\n" }.joined(), at: folder + "/" + name)
        }
      }
      recorded += "```\n"
    }
    while recorded.hasSuffix("\n\n") { recorded.removeLast() }
  }

  /// A recipe for a plain shell ends well and has nothing to say.
  private mutating func recipe(_ block: [Substring]) {
    commands += 1
    let script = block.joined(separator: "\n")
    let outcome = BuiltProgram(path: "/bin/bash").run(
      ["-c", script], in: folder, environment: ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"])
    guard let outcome, outcome.status == 0, outcome.text.isEmpty else {
      differences.append("the shell recipe found fault: \(outcome?.text ?? "it did not start")")
      return
    }
  }

  private mutating func console(_ block: [Substring]) -> String {
    var text = ""
    var index = 0
    while index < block.count {
      let command = block[index]
      index += 1
      var expected: [String] = []
      while index < block.count, !block[index].hasPrefix("$ ") {
        expected.append(String(block[index]))
        index += 1
      }
      guard command.hasPrefix("$ ") else { continue }
      commands += 1
      let output = perform(String(command.dropFirst(2)))
      text += command + "\n" + output
      let got = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      if expected.map(Self.masked) != got.map({ Self.masked(String($0)) }) {
        differences.append(
          "$ \(command.dropFirst(2))\nREADME:\n\(expected.joined(separator: "\n"))\nprinted:\n\(output)"
        )
      }
    }
    return text
  }

  private mutating func perform(_ command: String) -> String {
    if command == "echo $?" { return "\(lastStatus)\n" }
    var words = Self.words(command)
    for prefix in [["swift", "run", "-c", "release", "pingyi"], ["pingyi"]]
    where words.starts(with: prefix) {
      words.removeFirst(prefix.count)
      var input: String?
      if let redirect = words.firstIndex(of: "<"), redirect + 1 < words.count {
        input = words[redirect + 1]
        words.removeSubrange(redirect...(redirect + 1))
      }
      guard
        let outcome = program.run(
          words, in: folder, input: input,
          environment: ["LC_ALL=zh_CN.UTF-8", "PATH=/usr/bin:/bin", "TMPDIR=\(folder)"])
      else { return "?\n" }
      lastStatus = outcome.status
      return outcome.text.replacing(folder, with: "/tmp")
    }
    differences.append("the walk cannot run: \(command)")
    return ""
  }

  /// Splits like a shell, as far as the README needs it: blanks and single quotes.
  private static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in command {
      switch character {
      case "'": isQuoted.toggle()
      case " " where !isQuoted:
        if !word.isEmpty { words.append(word) }
        word = ""
      default: word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Hides what differs from run to run.
  private static func masked(_ line: String) -> String {
    line.replacing(/[0-9a-f]{64}/, with: "<sha256>")
      .replacing(/[0-9]+:[0-9a-f]{16}/, with: "<head>")
      .replacing(/[0-9a-f]{16,32}/, with: "<hash>")
      .replacing(/[0-9a-f]{8}:[0-9]+/, with: "<record>")
      .replacing(/[0-9]{4}-[0-9]{4}-[0-9]{4}/, with: "<check>")
      .replacing(/20[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9:]+Z)?/, with: "<day>")
      .replacing(/pingyi-demo-[0-9a-f]+/, with: "<folder>")
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    ranges(of: text).first
  }
}
