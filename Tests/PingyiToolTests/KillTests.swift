import Chance
import Glibc
import Testing

/// kill -9 at random moments while papers are keyed, single lines and bursts.
///
/// After every kill: what was answered `=` is in the journal, what is in the journal was sent, and
/// in that order. The journal is read here as text, without the program's own reader. A person runs
/// it longer with `PINGYI_KILLS=2000`; `PINGYI_SEED` repeats a run.
@Suite(.serialized) struct KillTests {
  @Test func `nothing acknowledged is lost and nothing is invented by kill -9`() throws {
    let program = try #require(BuiltProgram(), "the program is built together with the tests")
    let kills = getenv("PINGYI_KILLS").flatMap { Int(String(cString: $0)) } ?? 24
    let seed = getenv("PINGYI_SEED").flatMap { UInt64(String(cString: $0)) } ?? 20_261_121
    print("kill test: \(kills) kills, seed \(seed)")
    var random = SeededNumbers(seed: seed)
    var acknowledged = 0
    var tails = 0
    var killed = 0
    while killed < kills {
      let folder = ScratchFolder()
      let round = folder.path + "/round"
      #expect(program.run(["init", "qinhuangdao-2023-home", round], in: folder.path)?.status == 0)
      var keyed = KeyedPapers()
      for _ in 0..<min(100, kills - killed) {
        killed += 1
        let run = try #require(
          KilledRun(program, round: round, from: keyed.next, &random), "the program starts")
        keyed.sent += run.sent
        let journal = SourceFile.text(at: round + "/journals/wang-desk.journal") ?? ""
        let stored = KeyedPapers.papers(in: journal)
        keyed.acknowledged += run.acknowledged
        acknowledged += run.acknowledged.count
        if !journal.isEmpty, !journal.hasSuffix("\n") { tails += 1 }
        let problems = keyed.problems(with: stored)
        #expect(problems.isEmpty, "kill \(killed), seed \(seed): \(problems.prefix(3))")
        keyed.next = (stored.last?.number ?? 0) + 1
        if !problems.isEmpty { return }
      }
      let verified = program.run(["verify", round], in: folder.path)
      #expect(verified.map { $0.status <= 1 } ?? false, "\(verified?.text ?? "")")
      let last = try #require(
        KilledRun(program, round: round, from: keyed.next, &random, isKilled: false))
      #expect(last.status == 2, "the batch is still open after the kills, and the program says so")
      #expect(last.acknowledged == last.sent, "work goes on after the kills")
    }
    print("kill test: \(acknowledged) papers acknowledged, \(tails) unfinished tails seen")
    #expect(acknowledged > 0)
  }
}

/// What was keyed into one round, over all its processes.
private struct KeyedPapers {
  struct Paper: Hashable {
    let number: Int
    let marks: String
  }

  var sent: [Paper] = []
  var acknowledged: [Paper] = []
  var next = 1

  /// The papers of a journal's whole lines, in their order.
  static func papers(in journal: String) -> [Paper] {
    var papers: [Paper] = []
    for line in journal.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count == 9, words[3] == "paper", words[8].utf8.count == 64,
        let number = Int(words[6])
      else { continue }
      papers.append(Paper(number: number, marks: String(words[7])))
    }
    return papers
  }

  func problems(with stored: [Paper]) -> [String] {
    let storedSet = Set(stored)
    let sentSet = Set(sent)
    var problems = acknowledged.filter { !storedSet.contains($0) }.map { "lost: \($0)" }
    problems += stored.filter { !sentSet.contains($0) }.map { "invented: \($0)" }
    if zip(stored, stored.dropFirst()).contains(where: { $0.number >= $1.number }) {
      problems.append("out of order")
    }
    return problems
  }
}

/// One process that keys papers until it is killed.
private struct KilledRun {
  var sent: [KeyedPapers.Paper] = []
  var acknowledged: [KeyedPapers.Paper] = []
  var status: Int32 = 0

  init?(
    _ program: BuiltProgram, round: String, from first: Int, _ random: inout SeededNumbers,
    isKilled: Bool = true
  ) {
    guard
      let child = Conversation(
        program, ["collect", round, "--station", "desk", "--lang", "en"])
    else { return nil }
    let opening =
      first == 1
      ? "open member-evaluation\nbegin K1 subject=U01 issued=900000 returned=900000 "
        + "numbers=1-900000 !\n" : "begin K1\n"
    // A killed first session may have left the batch unopened; both ways are offered then.
    child.send("who wang\n" + (first == 1 ? opening + "begin K1\n" : opening))
    var number = first
    var replies = ""
    if random.below(4) > 0 { replies += child.receive(lines: 2) }
    for _ in 0..<(1 + random.below(12)) {
      let burst = random.below(3) == 0 ? 1 + random.below(60) : 1
      var text = ""
      for _ in 0..<burst {
        let marks = String((0..<7).map { _ in "1239.*/".randomElement(using: &random) ?? "1" })
        sent.append(.init(number: number, marks: marks))
        text += "\(number) \(marks)\n"
        number += 1
      }
      child.send(text)
      if random.below(2) == 0 { replies += child.receive(lines: 1) }
      if isKilled, random.below(10) == 0 { break }
    }
    if isKilled {
      usleep(UInt32(random.below(2_500)))
      child.kill()
    }
    replies += child.finish()
    status = child.status
    let marks = Dictionary(sent.map { ($0.number, $0) }, uniquingKeysWith: { $1 })
    for line in replies.split(separator: "\n") where line.hasPrefix("=201 paper=") {
      let digits = line.dropFirst("=201 paper=".count).prefix { $0.isNumber }
      if let number = Int(digits), let paper = marks[number] { acknowledged.append(paper) }
    }
  }
}

/// A running program, written to and read from by pipes.
final class Conversation {
  private var child: pid_t = 0
  private var input: Int32
  private let output: Int32
  private var pending = ""
  /// The exit status; 128 + signal after a kill.
  private(set) var status: Int32 = 0

  /// Starts the program; its standard error is thrown away.
  init?(_ program: BuiltProgram, _ arguments: [String]) {
    var down: [Int32] = [0, 0]
    var up: [Int32] = [0, 0]
    guard pipe(&down) == 0, pipe(&up) == 0 else { return nil }
    for end in down + up { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    input = down[1]
    output = up[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, down[0], 0)
    posix_spawn_file_actions_adddup2(&actions, up[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var child: pid_t = 0
    let spawned = ([program.path] + arguments).withCStrings { argv in
      ["SWIFT_BACKTRACE=enable=no", "PATH=/usr/bin:/bin"].withCStrings { envp in
        posix_spawn(&child, program.path, &actions, nil, argv, envp)
      }
    }
    close(down[0])
    close(up[1])
    guard spawned == 0 else { return nil }
    self.child = child
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    if input >= 0 { close(input) }
    close(output)
  }

  /// Writes all of a text; what a dead program does not take is gone.
  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Reads until this many lines have come, or the program ends.
  func receive(lines: Int) -> String {
    var text = ""
    var missing = lines
    while missing > 0 {
      while missing > 0, let end = pending.firstIndex(of: "\n") {
        text += pending[...end]
        pending.removeSubrange(...end)
        missing -= 1
      }
      if missing > 0, !fill() { break }
    }
    return text
  }

  /// Ends the program at once, as a power switch would for a process.
  func kill() { _ = Glibc.kill(child, SIGKILL) }

  /// Closes the input, reads what is left and waits for the end.
  func finish() -> String {
    close(input)
    input = -1
    while fill() {}
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    self.status = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    defer { pending = "" }
    return pending
  }

  private func fill() -> Bool {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(output, &block, block.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      pending += String(decoding: block[..<count], as: UTF8.self)
      return true
    }
  }
}
