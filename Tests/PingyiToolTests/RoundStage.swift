import Definitions
import Diagnostics
import Journaling
import PingyiTool
import Surveys
import Testing

/// A round in a scratch folder, with three items of the scheme of the model home and three units.
struct RoundStage {
  static let scheme = "qinhuangdao-2023-home"
  let scratch = ScratchFolder()
  var stage = Stage()

  /// The round's folder.
  var path: String { scratch.path("round") }

  /// Makes the round; `isWhole` keeps all items of the scheme.
  init(isWhole: Bool = false) {
    let outcome = stage.run("init", Self.scheme, path)
    #expect(outcome.status == .fine, "\(outcome.diagnostics)")
    guard !isWhole else { return }
    // Three items are enough for what these tests ask, and easier to add up by hand.
    let items = SourceFile.read("Fixtures/schemes/three-items.scheme.json5")
    #expect(items != nil)
    scratch.put(items ?? "", at: "round/definitions/\(Self.scheme).scheme.json5")
    let round = (scratch.text("round/round.json5") ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    // The readings of the other items are none of the three.
    let kept = round.filter { line in
      !line.hasPrefix("    'AMB-") && !line.hasPrefix("    'S5'") || line.hasPrefix("    'AMB-02'")
        || line.hasPrefix("    'AMB-04'")
    }
    scratch.put(kept.joined(separator: "\n"), at: "round/round.json5")
  }

  /// Runs a command.
  func run(_ arguments: String...) -> Stage.Outcome { stage.run(arguments) }

  /// Enters lines through a pipe, one block.
  func collect(_ text: String, _ options: String...) -> Stage.Outcome {
    collect(PipedSource(text), options)
  }

  /// Enters what a source gives.
  func collect(_ source: PipedSource, _ options: [String]) -> Stage.Outcome {
    var stage = stage
    stage.input = source
    return stage.run(["collect", path] + options)
  }

  /// A journal's path.
  func journal(_ name: String) -> String { "\(path)/journals/\(name).journal" }

  /// The bytes of a journal as text; nil when there is none.
  func journalText(_ name: String) -> String? { scratch.text("round/journals/\(name).journal") }

  /// A batch of member evaluations about U01, all of whose papers are satisfied but the last ones.
  static func batch(
    _ id: String, papers: Int, dissatisfied: Int = 1, unit: String = "U01"
  ) -> String {
    let lines = (1...papers).map { $0 > papers - dissatisfied ? "\($0) 3333333" : "\($0) 1111111" }
    return """
      open member-evaluation
      begin \(id) subject=\(unit) role=member issued=\(papers) returned=\(papers) numbers=1-\(papers)
      \(lines.joined(separator: "\n"))
      end papers=\(papers)

      """
  }
}

/// A JSON document as the tests read it; JSON is a part of JSON5.
struct Document {
  let root: LocatedValue?

  init(_ text: String) {
    // What a command prints may be longer than a definition may be.
    root = Definition(bytes: Array(text.utf8), file: "document", limit: 64 << 20).root
  }

  /// The value at a path of keys and places: `units/0/score/low/value`.
  subscript(path: String) -> LocatedValue? {
    var value = root
    for step in path.split(separator: "/") {
      if let place = Int(step), case .array(let elements)? = value?.content {
        value = elements.indices.contains(place) ? elements[place] : nil
      } else {
        value = value?[String(step)]
      }
    }
    return value
  }

  /// The text or the number at a path, as written.
  func text(_ path: String) -> String? {
    switch self[path]?.content {
    case .string(let text), .number(let text): text
    case .boolean(let flag): "\(flag)"
    default: nil
    }
  }

  /// The elements of the list at a path.
  func count(_ path: String) -> Int? {
    guard case .array(let elements)? = self[path]?.content else { return nil }
    return elements.count
  }
}

/// The files of this machine, of which one call can be made to fail.
struct FailingStorage: JournalStorage {
  let system = SystemStorage()
  let failing: SystemFault.Call
  let number: Int32

  func isOpen(_ descriptor: Int32) -> Bool { true }

  func open(_ path: String, for purpose: OpeningPurpose) throws(SystemFault) -> Int32 {
    try system.open(path, for: purpose)
  }

  func lock(_ descriptor: Int32) throws(SystemFault) -> Bool { try system.lock(descriptor) }

  func status(of descriptor: Int32) throws(SystemFault) -> FileStatus {
    try system.status(of: descriptor)
  }

  func status(at path: String) throws(SystemFault) -> FileStatus? { try system.status(at: path) }

  func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFault) -> Int {
    try system.read(descriptor, into: buffer, at: offset)
  }

  func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) -> Int {
    if failing == .write { throw SystemFault(.write, number) }
    return try system.write(descriptor, bytes)
  }

  func synchronizeContents(_ descriptor: Int32) throws(SystemFault) {
    if failing == .fdatasync { throw SystemFault(.fdatasync, number) }
    try system.synchronizeContents(descriptor)
  }

  func synchronizeFolder(_ descriptor: Int32) throws(SystemFault) {
    try system.synchronizeFolder(descriptor)
  }

  func forgetCachedPages(_ descriptor: Int32) { system.forgetCachedPages(descriptor) }

  func rename(_ path: String, to newPath: String) throws(SystemFault) {
    try system.rename(path, to: newPath)
  }

  func remove(_ path: String) throws(SystemFault) { try system.remove(path) }

  func close(_ descriptor: Int32) { system.close(descriptor) }
}
