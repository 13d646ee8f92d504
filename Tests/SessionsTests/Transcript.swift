import Diagnostics
import Digests
import Sessions
import Sheets

/// A transcript for people and for the test: `>` a line in, `<` a line out, `%` what happens around
/// the session, anything else prose.
///
/// `% language en|zh`, `% entry double`, `% shared-journal`, `% restart` (a new session on what the
/// journals replay to), `% changed ID` (a restart after that definition was changed),
/// `% fault NAME` (a line that never became text), `% locked` and `% full-disk` (what the next `who`
/// meets), `% elsewhere WORD FIELDS` (a record of another journal is read).
///
/// `% machine NAME` goes to a machine of its own, `% copy NAME` to one that began as a copy of this one,
/// journals and all; `% together NAME` puts all journals into the folder of that machine.
struct Transcript {
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The transcript with the replies that the session gives now.
  func replayed() throws -> String {
    var stage = try Stage()
    var output: [String] = []
    for line in lines where !line.hasPrefix("<") {
      output.append(line)
      if line.hasPrefix(">") {
        output += stage.say(String(line.dropFirst(line.hasPrefix("> ") ? 2 : 1)))
      } else if line.hasPrefix("% ") {
        output += try stage.direct(String(line.dropFirst(2)))
      }
    }
    try stage.checkReplay()
    return output.joined(separator: "\n")
  }

  /// The lines that go in.
  var requests: [String] {
    lines.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
  }
}

/// A session with its journals while a transcript plays.
struct Stage {
  enum Fault: Error {
    case unknownDirective(String)
    case replayDiffers(live: String, replayed: String)
  }

  private(set) var plan: CollectionPlan
  private(set) var session: Session
  var journals = MemoryJournals()
  private var language = Language.en
  private var machines: [(name: String, journals: MemoryJournals)] = []
  private var machine = "desk"
  private var isTogether = false

  init(entry: String = "single") throws {
    plan = try ProtocolRound.plan(entry: entry)
    session = Session(
      plan: plan, state: CollectionState(layouts: plan.layouts.values), language: .en)
  }

  /// The reply block of a line; empty for a line that is ignored.
  mutating func say(_ line: String) -> [String] {
    guard let reply = session.receive(line, recording: &journals) else { return [] }
    return Self.shown(reply, language)
  }

  /// The reply to a line.
  mutating func reply(_ line: String) -> Reply? { session.receive(line, recording: &journals) }

  private static func shown(_ reply: Reply, _ language: Language) -> [String] {
    reply.rendered(in: language).split(separator: "\n").map { "< \($0)" }
  }

  mutating func direct(_ directive: String) throws -> [String] {
    let words = directive.split(separator: " ").map { String($0) }
    switch words.first {
    case "language": try restart(language: words.last == "zh" ? .zh : .en)
    case "entry":
      plan = try ProtocolRound.plan(entry: words.dropFirst().joined(separator: " "))
      try restart()
    case "shared-journal": journals.isShared = true
    case "restart": try restart()
    case "changed":
      plan = try ProtocolRound.plan(changed: words.last)
      try restart()
    case "locked":
      journals.failure = .init(
        code: 440, fields: [("by", "pid 4711")], message: Bilingual(zh: "被锁", en: "locked"))
    case "full-disk":
      journals.failure = .init(
        code: 450, fields: [("errno", "ENOSPC")], message: Bilingual(zh: "满", en: "disk full"))
    case "fault":
      let faults: [String: LineFault] = [
        "too-long": .tooLong(bytes: 70_000), "unterminated": .unterminated,
        "undecodable": .undecodable(offset: 7), "ambiguous": .ambiguous(offset: 3),
        "replacement": .replacementCharacter(offset: 5), "cut-by-terminal": .cutByTerminal,
      ]
      guard let fault = faults[words[1]] else { throw Fault.unknownDirective(directive) }
      return Self.shown(
        session.refuse(fault, beginning: words.dropFirst(2).joined(separator: " ")), language)
    case "machine", "copy":
      leaveMachine()
      if let known = machines.first(where: { $0.name == words[1] }) {
        journals = known.journals
      } else if words[0] == "machine" {
        journals = MemoryJournals()
        journals.station = words[1]
      } else {
        journals.copyName = words[1]
      }
      machine = words[1]
      try restart()
    case "together":
      leaveMachine()
      journals = MemoryJournals.together(machines, at: words[1])
      journals.plan = plan
      machine = words[1]
      isTogether = true
      try restart()
    case "elsewhere": try hear(words[1], Array(words.dropFirst(2)))
    default: throw Fault.unknownDirective(directive)
    }
    return []
  }

  /// A record of another journal arrives, as after a replay of all journals.
  private mutating func hear(_ word: String, _ fields: [String]) throws {
    var elsewhere = session.state
    guard
      let event = CollectionEvent(
        word: word, fields: fields, isCompact: { elsewhere.isCompact(batch: $0) })
    else { throw Fault.unknownDirective(word) }
    let stamp = Stamp(journal: "e15e000000000000", sequence: 2, hash: .zero)
    try elsewhere.apply(event, RecordContext(stamp: stamp, operatorID: "elsewhere", time: ""))
    session = Session(plan: plan, state: elsewhere, language: language)
  }

  /// Reads all journals again, as another session would.
  mutating func refresh() {
    guard let fresh = try? journals.joined(plan) else { return }
    isTogether = true
    session = Session(plan: plan, state: fresh, language: language)
  }

  /// Remembers the journals of the machine that is left.
  private mutating func leaveMachine() {
    machines.removeAll { $0.name == machine }
    if !journals.records.isEmpty { machines.append((machine, journals)) }
  }

  private mutating func restart(language: Language? = nil) throws {
    self.language = language ?? self.language
    session = Session(
      plan: plan, state: isTogether ? try journals.joined(plan) : try journals.replayed(plan),
      language: self.language)
  }

  /// Compares the live state with what the journals' bytes and fields replay to.
  func checkReplay() throws {
    guard session.state.batches.values.allSatisfy({ $0.conflicts.isEmpty }) else { return }
    guard !isTogether else {
      let ids = Set(journals.records.map(\.stamp.journal)).sorted()
      let live = CanonicalSheets.stateHash(session.state).hex
      for order in [ids, ids.reversed()] {
        let again = CanonicalSheets.stateHash(try journals.joined(plan, by: order)).hex
        guard again == live else { throw Fault.replayDiffers(live: live, replayed: again) }
      }
      return
    }
    let live = description(of: session.state)
    for replayed in [try journals.replayed(plan), try journals.reapplied(plan)] {
      let again = description(of: replayed)
      guard again == live else { throw Fault.replayDiffers(live: live, replayed: again) }
    }
  }
}
